import type { Source } from './source.ts';
import { exactly, not, shorthand, unicodeCategory, type Test } from './units.ts';

const controls: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, e: 27 };

/** What stands behind a backslash, in a class or outside. */
export function escaped(source: Source, anyCase: boolean): Test {
  const type = source.skip(/([pP])\{(\w+)\}/y);
  if (type) {
    const test = unicodeCategory(type[2] ?? '');
    if (!test) return source.fail(`Unknown property '${type[2] ?? ''}'.`);
    return type[1] === 'P' ? not(test) : test;
  }
  const short = shorthand(source.next);
  if (!short) return exactly(escapedUnit(source), anyCase);
  source.advance();
  return short;
}

/** The one code unit that an escape stands for. */
export function escapedUnit(source: Source): number {
  if (source.atEnd) source.fail('Illegal \\ at end of pattern.');
  const digits = source.skip(/x([\da-fA-F]{2})|u([\da-fA-F]{4})/y);
  if (digits) return Number.parseInt(digits[1] ?? digits[2] ?? '', 16);
  const octal = source.skip(/0[0-7]{0,2}/y);
  if (octal) return Number.parseInt(octal[0], 8);
  const control = source.skip(/c([A-Za-z])/y);
  if (control) return (control[1] ?? '').toUpperCase().charCodeAt(0) - 64;
  const character = source.advance();
  const unit = controls[character];
  if (unit !== undefined) return unit;
  // A letter that means nothing today may mean something to whoever wrote it.
  if (/\w/.test(character)) source.fail(`Unrecognized escape sequence \\${character}.`);
  return character.charCodeAt(0);
}
