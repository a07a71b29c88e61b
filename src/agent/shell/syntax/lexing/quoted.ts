import { isDoubleQuote, isSingleQuote, matchAt } from './characters.ts';
import type { Lexing } from './lexing.ts';
import { hereClose, hereTextStart, textAt, verbatimAt, verbatimHereAt } from './strings.ts';
import { variableAt } from './variables.ts';

/** Takes a part of the expandable string that is open: text, what is put in, or its end. */
export function stringPart(lexing: Lexing): boolean {
  const { source, at, frame } = lexing;
  if (frame?.holds !== 'text' && frame?.holds !== 'hereText') return false;
  const { value, end } = textAt(source, at, frame.holds === 'hereText');
  if (end > at) {
    lexing.push({ shape: { kind: 'text', value }, end });
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
    openQuote(lexing, bond, false);
    return true;
  }
  return character === '@' && atSign(lexing, bond);
}

/** Takes `$name` or what opens `$( )`; a lone `$` is neither. */
export function expansion(lexing: Lexing, glued: boolean, bond: Lexing['bond'] = 'none'): boolean {
  const { source, at, behindValue } = lexing;
  if (source.startsWith('$(', at)) {
    const frame = { closes: ')', holds: 'statements', then: behindValue, bond } as const;
    lexing.open('$(', 'statement', frame, at + 2, glued);
    return true;
  }
  const variable = variableAt(source, at);
  if (!variable) return false;
  lexing.push(variable, glued);
  lexing.state = behindValue;
  lexing.bond = bond;
  return true;
}

export function openQuote(lexing: Lexing, bond: Lexing['bond'], glued: boolean): void {
  const frame = { closes: '"', holds: 'text', then: lexing.behindValue, bond } as const;
  lexing.open('"', lexing.state, frame, lexing.at + 1, glued);
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
    lexing.open('@(', 'statement', { closes: ')', holds: 'statements', then, bond }, at + 2);
  } else if (next === '{') {
    lexing.open('@{', 'key', { closes: '}', holds: 'entries', then, bond }, at + 2);
  } else if (isSingleQuote(next) || isDoubleQuote(next)) {
    hereString(lexing, bond);
  } else {
    return false;
  }
  return true;
}

function hereString(lexing: Lexing, bond: Lexing['bond']): void {
  const { source, at, behindValue: then, state } = lexing;
  const from = hereTextStart(source, at);
  if (from === undefined) {
    lexing.value({
      shape: { kind: 'error', error: 'UnexpectedCharactersAfterHereStringHeader' },
      end: at + 2,
    });
  } else if (isSingleQuote(source[at + 1])) {
    lexing.value(verbatimHereAt(source, from), bond);
  } else {
    // Its first line end may be its last as well.
    const firstClose = hereClose(source, from - 1);
    lexing.open('@"', state, { closes: '"@', holds: 'hereText', then, bond }, from);
    if (firstClose !== undefined) lexing.close(firstClose);
  }
}
