import { escaped, escapedUnit } from './escapes.ts';
import type { Source } from './source.ts';
import { anyOf, between, exactly, not, shorthand, type Test } from './units.ts';

/** A class, its opening bracket being behind. */
export function readClass(source: Source, anyCase: boolean): Test {
  const negated = source.take('^');
  const tests: Test[] = [];
  // A bracket that comes first is a member.
  while (tests.length === 0 || source.next !== ']') {
    if (source.atEnd) source.fail('Unterminated [] set.');
    if (source.next === '-' && source.take('-[')) source.fail('Subtraction of sets is not known here.');
    tests.push(member(source, anyCase));
  }
  source.advance();
  const test = anyOf(tests);
  return negated ? not(test) : test;
}

function member(source: Source, anyCase: boolean): Test {
  const isEscape = source.take('\\');
  if (isEscape && (shorthand(source.next) ?? /[pP]/.test(source.next))) return escaped(source, anyCase);
  const first = isEscape ? escapedUnit(source) : source.advance().charCodeAt(0);
  if (!source.skip(/-(?![\][])/y)) return exactly(first, anyCase);
  const last = source.take('\\') ? escapedUnit(source) : source.advance().charCodeAt(0);
  if (!(first <= last)) source.fail('[x-y] range in reverse order.');
  return between(first, last, anyCase);
}
