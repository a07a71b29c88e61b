import type { Token } from '../tokens.ts';
import { argument, header, functionName, stage } from './commands.ts';
import { bonded, key, operand, operator } from './expressions.ts';
import { Lexing } from './lexing.ts';
import { punctuation } from './punctuation.ts';
import { stringPart } from './quoted.ts';
import { trivia } from './trivia.ts';

/** The tokens of any text, in linear time. What cannot stand where it does is a token of kind "error". */
export function tokenize(source: string): readonly Token[] {
  return [...tokensOf(source)];
}

/** The same one by one, cut as they are asked for: of what is wrong at its beginning, the rest need not be read. */
export function* tokensOf(source: string): Generator<Token, undefined> {
  const lexing = new Lexing(source);
  for (let given = 0; ;) {
    const token = lexing.tokens[given];
    if (token) {
      given++;
      yield token;
    } else if (lexing.at < source.length) {
      advance(lexing);
    } else {
      return undefined;
    }
  }
}

/** Takes one token, or some of what lies between two. */
function advance(lexing: Lexing): void {
  if (stringPart(lexing) || bonded(lexing) || trivia(lexing) || punctuation(lexing)) return;
  switch (lexing.state) {
    case 'statement':
    case 'afterDo':
    case 'stage':
      stage(lexing);
      return;
    case 'callee':
    case 'argument':
      argument(lexing);
      return;
    case 'operand':
      operand(lexing);
      return;
    case 'operator':
      operator(lexing);
      return;
    case 'header':
      header(lexing);
      return;
    case 'name':
      functionName(lexing);
      return;
    case 'key':
      key(lexing);
  }
}
