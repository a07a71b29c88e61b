import type { ColouringView, TokenKind } from '../../protocol/console.ts';
import { tokenize } from './syntax/lexing/tokenize.ts';
import { parse } from './syntax/parse.ts';
import { isUnfinished } from './syntax/parsing/cursor.ts';
import type { Token } from './syntax/tokens.ts';

/** A longer text was pasted; to send its colours with each key would hold up whatever is typed. */
const longestColoured = 64 * 1024;

/** How any text is coloured while it is typed, and whether Enter should only break its line. */
export function colouringOf(text: string): ColouringView {
  const tokens = tokenize(text);
  const coloured = text.length > longestColoured ? [] : tokens;
  return {
    tokens: coloured
      .filter(({ kind }) => kind !== 'newline')
      .map((token) => ({ start: token.start, end: token.end, kind: colourOf(token) })),
    unfinished: tokens.at(-1)?.kind === 'continuation' || endsTooEarly(text),
  };
}

const colours: Record<Exclude<Token['kind'], 'word' | 'open' | 'close'>, TokenKind> = {
  parameter: 'parameter',
  number: 'number',
  string: 'string',
  text: 'string',
  variable: 'variable',
  splat: 'variable',
  keyword: 'keyword',
  binary: 'operator',
  assignment: 'operator',
  operator: 'operator',
  call: 'operator',
  redirection: 'operator',
  pipe: 'operator',
  continuation: 'operator',
  type: 'type',
  comment: 'comment',
  error: 'error',
  semicolon: 'plain',
  newline: 'plain',
  end: 'plain',
};

function colourOf(token: Token): TokenKind {
  if (token.kind === 'word') {
    return token.role === 'command' || token.role === 'function' ? 'command' : 'plain';
  }
  if (token.kind === 'open') return token.opens === '"' || token.opens === '@"' ? 'string' : 'plain';
  if (token.kind === 'close') return token.closes === '"' || token.closes === '"@' ? 'string' : 'plain';
  return colours[token.kind];
}

function endsTooEarly(text: string): boolean {
  try {
    parse(text);
    return false;
  } catch (error) {
    return isUnfinished(error);
  }
}
