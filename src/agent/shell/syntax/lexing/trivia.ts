import { endOf } from './characters.ts';
import type { Lexing } from './lexing.ts';

const blank = /[^\S\r\n]+/y;
const continuation = /`(?:\r\n|[\r\n]|$)/y;
const lineEnd = /\r\n|[\r\n]/y;
const lineComment = /#[^\r\n]*/y;

/** Takes blanks, a line end or a comment. */
export function trivia(lexing: Lexing): boolean {
  const { source, at, character } = lexing;
  const blankEnd = endOf(blank, source, at);
  const continuationEnd = endOf(continuation, source, at);
  if (blankEnd > at) {
    lexing.at = blankEnd;
  } else if (continuationEnd > at) {
    if (continuationEnd === source.length) lexing.take({ kind: 'continuation' }, continuationEnd - at);
    lexing.at = continuationEnd;
  } else if (character === '\n' || character === '\r') {
    newline(lexing, endOf(lineEnd, source, at));
  } else if (character === '#') {
    lexing.push({ shape: { kind: 'comment', closed: true }, end: endOf(lineComment, source, at) });
  } else if (source.startsWith('<#', at)) {
    const end = source.indexOf('#>', at + 2);
    lexing.push({
      shape: { kind: 'comment', closed: end !== -1 },
      end: end === -1 ? source.length : end + '#>'.length,
    });
  } else {
    return false;
  }
  return true;
}

function newline(lexing: Lexing, end: number): void {
  if (goesOn(lexing)) {
    lexing.at = end;
    return;
  }
  lexing.push({ shape: { kind: 'newline' }, end });
  lexing.state = lexing.frame?.holds === 'entries' ? 'key' : 'statement';
}

/** Whether a line end means nothing here. */
function goesOn({ frame, state, last }: Lexing): boolean {
  if (frame?.holds === 'group') return true;
  switch (state) {
    case 'operator':
      return false;
    case 'argument':
      return last?.kind === 'operator' && last.operator === ',';
    case 'operand':
      // Behind a type a value may follow or not.
      return last?.kind !== 'type';
    case 'stage':
      // `return` ends with its line.
      return last?.kind !== 'keyword';
    default:
      return true;
  }
}
