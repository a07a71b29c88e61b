import { isDoubleQuote, isSingleQuote, matchAt } from './characters.ts';
import type { Lexing } from './lexing.ts';
import { hereClose, hereTextStart, textAt, verbatimAt, verbatimHereAt } from './strings.ts';
import { variableAt } from './variables.ts';

/** Takes a part of the expandable string that is open: text, what is put in, or its end. */
export function stringPart(lexing: Lexing): boolean {
  const { source, at, holds } = lexing;
  if (holds !== 'text' && holds !== 'hereText') return false;
  const { value, end } = textAt(source, at, holds === 'hereText');
  if (end > at) {
    lexing.push({ kind: 'text', value, start: at, end });
  } else if (lexing.character !== '$') {
    lexing.close(hereClose(source, at) ?? at + 1);
  } else {
    expansion(lexing, false);
  }
  return true;
}

/** Takes a string, a variable, `$( )`, `@( )` or `@{ }`, with what may stand directly behind it. */
export function quotedOrExpanded(lexing: Lexing, bond: 'value' | 'callable'): boolean {
  const { character } = lexing;
  if (character === '$') return argumentVariable(lexing) || expansion(lexing, false, bond);
  if (isSingleQuote(character)) {
    lexing.value(verbatimAt(lexing.source, lexing.at), bond);
    return true;
  }
  if (isDoubleQuote(character)) {
    lexing.open('"', lexing.at + 1, lexing.behindValue, bond);
    return true;
  }
  return character === '@' && atSign(lexing, bond);
}

/** Takes `$name` or what opens `$( )`; a lone `$` is neither. */
export function expansion(lexing: Lexing, glued: boolean, bond: Lexing['bond'] = 'none'): boolean {
  const { source, at, behindValue } = lexing;
  if (source.startsWith('$(', at)) {
    lexing.open('$(', at + 2, behindValue, bond, glued);
    return true;
  }
  const variable = variableAt(source, at);
  if (!variable) return false;
  lexing.push(glued ? { ...variable, glued } : variable);
  lexing.state = behindValue;
  lexing.bond = bond;
  return true;
}

const reachesIn = /\.(?!\.)|::|\[/y;

/** A variable that begins a bare word of a command: `$env:HOME/x`. */
function argumentVariable(lexing: Lexing): boolean {
  const { source, at, isInCommand } = lexing;
  if (!isInCommand || source[at + 1] === '{' || source[at + 1] === '(') return false;
  const variable = variableAt(source, at);
  if (!variable || matchAt(reachesIn, source, variable.end)) return false;
  lexing.value(variable, 'word');
  return true;
}

function atSign(lexing: Lexing, bond: Lexing['bond']): boolean {
  const { source, at, behindValue: then } = lexing;
  const next = source[at + 1];
  if (next === '(') {
    lexing.open('@(', at + 2, then, bond);
  } else if (next === '{') {
    lexing.open('@{', at + 2, then, bond);
  } else if (isSingleQuote(next) || isDoubleQuote(next)) {
    hereString(lexing, bond);
  } else {
    return false;
  }
  return true;
}

function hereString(lexing: Lexing, bond: Lexing['bond']): void {
  const { source, at } = lexing;
  const from = hereTextStart(source, at);
  if (from === undefined) {
    lexing.error('UnexpectedCharactersAfterHereStringHeader', at + 2);
  } else if (isSingleQuote(source[at + 1])) {
    lexing.value(verbatimHereAt(source, at, from), bond);
  } else {
    // Its first line end may be its last as well.
    const firstClose = hereClose(source, from - 1);
    lexing.open('@"', from, lexing.behindValue, bond);
    if (firstClose !== undefined) lexing.close(firstClose);
  }
}
