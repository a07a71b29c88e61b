import { endOf } from './characters.ts';
import type { Lexing } from './lexing.ts';

const blank = /[^\S\r\n]+/y;
const continuation = /`(?:\r\n|[\r\n]|$)/y;
const lineEnd = /\r\n|[\r\n]/y;
const restOfLine = /[^\r\n]*/y;

/** Takes blanks, a line end or a comment. */
export function trivia(lexing: Lexing): boolean {
  const { source, at, character = '' } = lexing;
  const take = beginnings.get(character);
  if (take) return take(lexing);
  // Nearly all other characters are letters.
  if (character > ' ' && character < '\x7F') return false;
  const end = endOf(blank, source, at);
  lexing.at = end;
  return end > at;
}

const beginnings = new Map<string, (lexing: Lexing) => boolean>([
  ['\n', newline],
  ['\r', newline],
  ['`', lineContinuation],
  ['#', lineComment],
  ['<', blockComment],
]);

function lineContinuation(lexing: Lexing): boolean {
  const { source, at } = lexing;
  const end = endOf(continuation, source, at);
  if (end === at) return false;
  if (at + 1 === source.length) lexing.push({ kind: 'continuation', start: at, end });
  lexing.at = end;
  return true;
}

function lineComment(lexing: Lexing): boolean {
  const { source, at } = lexing;
  lexing.push({ kind: 'comment', closed: true, start: at, end: endOf(restOfLine, source, at) });
  return true;
}

function blockComment(lexing: Lexing): boolean {
  const { source, at } = lexing;
  if (!source.startsWith('<#', at)) return false;
  const close = source.indexOf('#>', at + 2);
  const closed = close !== -1;
  const end = closed ? close + '#>'.length : source.length;
  lexing.push({ kind: 'comment', closed, start: at, end });
  return true;
}

function newline(lexing: Lexing): boolean {
  const end = endOf(lineEnd, lexing.source, lexing.at);
  if (goesOn(lexing)) {
    lexing.at = end;
    return true;
  }
  lexing.push({ kind: 'newline', start: lexing.at, end });
  lexing.state = lexing.holds === 'entries' ? 'key' : 'statement';
  return true;
}

/** Whether a line end means nothing here. */
function goesOn({ holds, state, last }: Lexing): boolean {
  if (holds === 'group') return true;
  if (state === 'operator') return false;
  if (state === 'argument') return last?.kind === 'operator' && last.operator === ',';
  // Behind a type a value may follow or not.
  if (state === 'operand') return last?.kind !== 'type';
  // `return` ends with its line.
  return state !== 'stage' || last?.kind !== 'keyword';
}
