import { matchAt } from './characters.ts';
import type { Lexing } from './lexing.ts';

/** Takes what means the same in commands and expressions: separators, brackets, redirections. */
export function punctuation(lexing: Lexing): boolean {
  const take = marks.get(lexing.character ?? '');
  if (!take) return false;
  return take(lexing);
}

const marks = new Map<string, (lexing: Lexing) => boolean>([
  [';', semicolon],
  ['|', pipe],
  ['&', ampersand],
  [',', comma],
  ['(', parenthesis],
  ['{', brace],
  [')', closing],
  ['}', closing],
  [']', closing],
  ['<', input],
  ...['>', '1', '2', '3', '4', '5', '6', '*'].map((character) => [character, redirection] as const),
]);

function semicolon(lexing: Lexing): true {
  const { at, holds } = lexing;
  lexing.push({ kind: 'semicolon', start: at, end: at + 1 });
  lexing.state = holds === 'entries' ? 'key' : holds === 'group' ? 'operand' : 'statement';
  return true;
}

function pipe(lexing: Lexing): true {
  const { at } = lexing;
  if (isDoubled(lexing)) lexing.error('InvalidEndOfLine', at + 2);
  else lexing.push({ kind: 'pipe', start: at, end: at + 1 });
  lexing.state = 'stage';
  return true;
}

function comma(lexing: Lexing): true {
  const { at } = lexing;
  lexing.push({ kind: 'operator', operator: ',', start: at, end: at + 1 });
  if (!lexing.isInCommand && lexing.state !== 'header') lexing.state = 'operand';
  return true;
}

function input(lexing: Lexing): true {
  lexing.error('RedirectionNotSupported', lexing.at + 1);
  return true;
}

function isDoubled({ source, at, character }: Lexing): boolean {
  return source[at + 1] === character;
}

function ampersand(lexing: Lexing): true {
  const { at, state } = lexing;
  if (isDoubled(lexing)) {
    lexing.error('InvalidEndOfLine', at + 2);
    lexing.state = 'statement';
  } else if (state === 'statement' || state === 'stage' || state === 'afterDo') {
    lexing.push({ kind: 'call', dotted: false, start: at, end: at + 1 });
    lexing.state = 'callee';
  } else {
    lexing.error('AmpersandNotAllowed', at + 1);
    lexing.state = 'statement';
  }
  return true;
}

function parenthesis(lexing: Lexing): true {
  const { state, keyword, at, behindValue } = lexing;
  if (state !== 'header') lexing.open('(', at + 1, behindValue, 'value');
  else if (keyword === 'function') lexing.open('parameters', at + 1, 'header', 'none');
  else if (keyword === 'param') lexing.open('parameters', at + 1, 'statement', 'none');
  else lexing.open('(', at + 1, keyword === 'until' ? 'operator' : 'header', 'none');
  return true;
}

function brace(lexing: Lexing): true {
  const { state, keyword, at, behindValue } = lexing;
  if (state !== 'header') lexing.open('{', at + 1, behindValue, 'value');
  else lexing.open('{', at + 1, keyword === 'do' ? 'afterDo' : 'statement', 'none');
  return true;
}

function closing(lexing: Lexing): boolean {
  const { at, character, frame } = lexing;
  // Among a command's arguments it is a letter like any other.
  if (character === ']' && lexing.isInCommand) return false;
  if (frame?.inside.closes === character) lexing.close(at + 1);
  else lexing.error('UnexpectedToken', at + 1);
  return true;
}

const redirected = /([1-6*])?>>?(&[12])?/y;
const streams = ['1', '2', '3', '4', '5', '6', '*'] as const;

/** Among operands, a digit or star before the sign is a value or an operator. */
function redirection(lexing: Lexing): boolean {
  if (!lexing.isInCommand && lexing.state !== 'operator' && lexing.character !== '>') return false;
  const start = lexing.at;
  const found = matchAt(redirected, lexing.source, start);
  if (!found) return false;
  const [text, named, merges] = found;
  const stream = streams.find((name) => name === named) ?? '1';
  lexing.push({ kind: 'redirection', stream, merges: merges !== undefined, start, end: start + text.length });
  return true;
}
