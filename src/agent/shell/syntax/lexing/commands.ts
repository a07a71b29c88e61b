import { keywords } from '../tokens.ts';
import type { Keyword } from '../tokens.ts';
import { dashes, doubleQuotes, endOf, matchAt, singleQuotes, wordEnds } from './characters.ts';
import { operand, unknown } from './expressions.ts';
import type { Lexing } from './lexing.ts';
import { bareNumberAt, numberAt } from './numbers.ts';
import { isUnaryName } from './operators.ts';
import { quotedOrExpanded } from './quoted.ts';
import { typeAt } from './types.ts';
import { isExpansion, splatAt } from './variables.ts';
import { word } from './wordTokens.ts';
import { parameterAt, wordAt } from './words.ts';

const dotCall = new RegExp(`\\.(?=[\\s$({${singleQuotes}${doubleQuotes}])`, 'y');
const expressionStart = new RegExp(
  `[@[!+${singleQuotes}${doubleQuotes}]|[${dashes}](?:[${dashes}$(@[!+${singleQuotes}${doubleQuotes}]|\\.?\\d|\\s|$)`,
  'uy',
);

/** The beginning of a statement, or of a command or expression in it. */
export function stage(lexing: Lexing): void {
  const { source, at } = lexing;
  if (lexing.state !== 'stage' && keyword(lexing)) return;
  if (matchAt(dotCall, source, at)) {
    lexing.push({ kind: 'call', dotted: true, start: at, end: at + 1 });
    lexing.state = 'callee';
  } else if (lexing.character === '=') {
    unknown(lexing);
  } else if (beginsExpression(source, at)) {
    lexing.state = 'operand';
    operand(lexing);
  } else {
    lexing.state = 'callee';
    word(lexing, 'command');
  }
}

const letter = /[A-Za-z]/y;

function beginsExpression(source: string, at: number): boolean {
  // As nearly every command does.
  if (matchAt(letter, source, at)) return false;
  return (
    isExpansion(source, at) ||
    matchAt(expressionStart, source, at) !== undefined ||
    numberAt(source, at) !== undefined ||
    isUnaryName(source, at)
  );
}

const wholeWord = new RegExp(`[A-Za-z]+(?=$|[${wordEnds}])`, 'y');
const keywordNames = new Map<string, Keyword>(keywords.map((name) => [name, name]));
const behindKeyword: Partial<Record<Keyword, Lexing['state']>> = {
  return: 'stage',
  throw: 'stage',
  break: 'argument',
  continue: 'argument',
  function: 'name',
};

function keyword(lexing: Lexing): boolean {
  const end = endOf(wholeWord, lexing.source, lexing.at);
  const value = keywordNames.get(lexing.source.slice(lexing.at, end).toLowerCase());
  if (value === undefined || value === 'in') return false;
  const endsDo = lexing.state === 'afterDo' && value === 'while';
  lexing.push({ kind: 'keyword', value, start: lexing.at, end });
  lexing.keyword = endsDo ? 'until' : value;
  lexing.state = behindKeyword[value] ?? 'header';
  return true;
}

export function functionName(lexing: Lexing): void {
  if (wordAt(lexing.source, lexing.at).end > lexing.at) word(lexing, 'function');
  lexing.state = 'header';
}

/** What stands between a keyword and its block, besides brackets. */
export function header(lexing: Lexing): void {
  if (lexing.character === '[') lexing.push(typeAt(lexing.source, lexing.at));
  else lexing.state = 'statement';
}

/** A command's name behind `&`, or an argument. */
export function argument(lexing: Lexing): void {
  const { source, at, state } = lexing;
  if (quotedOrExpanded(lexing, 'value')) return;
  const piece =
    state === 'argument'
      ? (splatAt(source, at) ?? bareNumberAt(source, at) ?? parameterAt(source, at))
      : undefined;
  if (piece) lexing.value(piece);
  else word(lexing, state === 'argument' ? 'argument' : 'command');
}
