/*
 * PowerShell's wildcards: * for any characters, ? for one, [a-z] and [abc] for one of them; a backtick takes a
 * character's meaning away.
 */
import { ShellError } from '../errors.ts';

/** One character of a text has to pass this. */
type Test = (character: string) => boolean;

/**
 * A wildcard as a test of whole texts, without regard to capitals unless asked for it.
 * @throws ShellError "SearchTooCostly" by the test
 */
export function wildcard(pattern: string, matchCase = false): (text: string) => boolean {
  const fold = (text: string) => (matchCase ? text : text.toLowerCase());
  const tests = parse(fold(pattern));
  return (text) => fits(tests, fold(text));
}

export function hasWildcards(text: string): boolean {
  return /[*?[]/.test(text.replace(/`[^]/g, ''));
}

function parse(pattern: string): readonly (Test | '*')[] {
  const tests: (Test | '*')[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    const end = character === '[' ? pattern.indexOf(']', at + 2) : -1;
    if (character === '*') {
      if (tests.at(-1) !== '*') tests.push('*');
    } else if (character === '?') {
      tests.push(() => true);
    } else if (end !== -1) {
      tests.push(oneOf(pattern.slice(at + 1, end)));
      at = end;
    } else {
      const meant = character === '`' && at + 1 < pattern.length ? pattern.charAt(++at) : character;
      tests.push((other) => other === meant);
    }
  }
  return tests;
}

function oneOf(members: string): Test {
  const ranges = [...members.matchAll(/([^])-([^])|([^])/g)].map(([, first, last, single]) => ({
    first: first ?? single ?? '',
    last: last ?? single ?? '',
  }));
  return (character) => ranges.some(({ first, last }) => first <= character && character <= last);
}

/** Some seconds of them. */
const mostSteps = 100_000_000;

/**
 * Goes back to the latest star only: what an earlier one took can stay as it is. So the time is that of the text's length
 * times the pattern's at most, which is still too long where both have megabytes.
 */
function fits(tests: readonly (Test | '*')[], text: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let taken = 0;
  let steps = 0;
  while (at < text.length) {
    if (++steps > mostSteps) throw new ShellError('SearchTooCostly', undefined);
    const test = tests[next];
    if (test === '*') {
      star = next++;
      taken = at;
    } else if (test?.(text.charAt(at)) === true) {
      next++;
      at++;
    } else if (star !== -1) {
      next = star + 1;
      at = ++taken;
    } else {
      return false;
    }
  }
  return tests.slice(next).every((test) => test === '*');
}
