import { doubleQuotes, endOf, singleQuotes, wordEnds } from './characters.ts';
import type { Lexing } from './lexing.ts';
import { numberAt } from './numbers.ts';
import { namedOperatorAt, symbolAt } from './operators.ts';
import { quotedOrExpanded } from './quoted.ts';
import { typeAt } from './types.ts';
import { splatAt } from './variables.ts';
import { wordRest } from './wordTokens.ts';

const identifier = /[\p{L}_][\p{L}\p{N}_]*/uy;
const unknownText = new RegExp(`[^][^${wordEnds}\\]$${singleQuotes}${doubleQuotes}]*`, 'y');
const inOfForeach = new RegExp(`in(?=$|[$'"@${wordEnds}])`, 'iy');

/** Takes what stands directly behind the last token and belongs to it. */
export function bonded(lexing: Lexing): boolean {
  const { bond, source, at, character, state: then } = lexing;
  lexing.bond = 'none';
  if (bond === 'none') return false;
  if (bond === 'word') return wordRest(lexing);
  if (bond === 'member') return member(lexing);
  if (character === '.' && source[at + 1] !== '.') {
    lexing.push({ kind: 'operator', operator: '.', start: at, end: at + 1 });
    lexing.bond = 'member';
  } else if (source.startsWith('::', at)) {
    lexing.push({ kind: 'operator', operator: '::', start: at, end: at + 2 });
    lexing.bond = 'member';
  } else if (character === '[' && bond !== 'type') {
    lexing.open('index', at + 1, then, 'value');
  } else if (character === '(' && bond === 'callable') {
    lexing.open('call', at + 1, then, 'value');
  } else {
    return false;
  }
  return true;
}

function member(lexing: Lexing): boolean {
  const { source, at, behindValue: then } = lexing;
  const end = endOf(identifier, source, at);
  if (end > at) {
    lexing.value({ kind: 'word', role: 'member', value: source.slice(at, end), start: at, end }, 'callable');
    return true;
  }
  if (lexing.character !== '(') return quotedOrExpanded(lexing, 'callable');
  lexing.open('(', at + 1, then, 'callable');
  return true;
}

/** Where an expression needs a value. */
export function operand(lexing: Lexing): void {
  const { source, at } = lexing;
  if (quotedOrExpanded(lexing, 'value')) return;
  if (lexing.character === '[') {
    lexing.push(typeAt(source, at));
    lexing.bond = 'type';
    return;
  }
  const number = numberAt(source, at);
  if (number) {
    lexing.value(number);
    return;
  }
  const operator = namedOperatorAt(source, at) ?? symbolAt(source, at);
  const splat = splatAt(source, at);
  if (operator) lexing.push(operator);
  else if (splat) lexing.value({ kind: 'error', error: 'SplattingNotPermitted', start: at, end: splat.end });
  else unknown(lexing);
}

/** Behind a value of an expression. */
export function operator(lexing: Lexing): void {
  const { source, at, frame } = lexing;
  const isInForeach = frame?.keyword === 'foreach' && frame.then === 'header';
  const inEnd = isInForeach ? endOf(inOfForeach, source, at) : at;
  if (inEnd > at) {
    lexing.push({ kind: 'keyword', value: 'in', start: at, end: inEnd });
    lexing.state = 'stage';
    return;
  }
  const found = namedOperatorAt(source, at) ?? symbolAt(source, at);
  if (!found) {
    // A value behind a value is wrong, but a token as anywhere else.
    if (!quotedOrExpanded(lexing, 'value')) unknown(lexing);
    return;
  }
  lexing.push(found);
  if (found.kind === 'binary') lexing.state = 'operand';
  if (found.kind === 'assignment') lexing.state = lexing.holds === 'group' ? 'operand' : 'statement';
}

/** A key of a hashtable. */
export function key(lexing: Lexing): void {
  const { source, at } = lexing;
  const end = endOf(identifier, source, at);
  if (end > at) {
    lexing.push({ kind: 'word', role: 'key', value: source.slice(at, end), start: at, end });
    lexing.state = 'operator';
  } else {
    lexing.state = 'operand';
    operand(lexing);
  }
}

/** Takes what can be no token here. */
export function unknown(lexing: Lexing): void {
  const { source, at } = lexing;
  lexing.value({ kind: 'error', error: 'UnexpectedToken', start: at, end: endOf(unknownText, source, at) });
}
