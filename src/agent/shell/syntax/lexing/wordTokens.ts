import { isDoubleQuote, isSingleQuote } from './characters.ts';
import type { Lexing } from './lexing.ts';
import { expansion } from './quoted.ts';
import { verbatimAt } from './strings.ts';
import { isExpansion } from './variables.ts';
import { wordAt } from './words.ts';

/** Takes a bare word, or its first part up to what is put in. */
export function word(lexing: Lexing, role: 'command' | 'argument' | 'function'): void {
  const { value, end } = wordAt(lexing.source, lexing.at);
  lexing.value({ kind: 'word', role, value, start: lexing.at, end }, 'word');
}

/** Takes what goes on with the bare word before it. */
export function wordRest(lexing: Lexing): boolean {
  const { source, at, character } = lexing;
  if (character === '$' && isExpansion(source, at)) return expansion(lexing, true, 'word');
  if (isDoubleQuote(character)) {
    lexing.open('"', at + 1, lexing.behindValue, 'word', true);
    return true;
  }
  if (isSingleQuote(character)) {
    lexing.push({ ...verbatimAt(source, at), glued: true });
    lexing.bond = 'word';
    return true;
  }
  const { value, end } = wordAt(source, at);
  if (end === at) return false;
  lexing.push({ kind: 'word', role: 'argument', value, start: at, end, glued: true });
  lexing.bond = 'word';
  return true;
}
