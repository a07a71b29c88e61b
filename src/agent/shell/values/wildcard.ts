/*
 * PowerShell's wildcards: * for any characters, ? for one, [a-z] and [abc] for one of them; a backtick takes a
 * character's meaning away.
 */
import { Effort } from './limits.ts';

/** What one character of a text has to be. */
interface Test {
  readonly fits: (character: string) => boolean;
  /** Of effort. */
  readonly steps: number;
}

/** What each character of a pattern costs, next to one of a text. */
const stepsOfPattern = 40;

/**
 * A wildcard as a test of whole texts, without regard to capitals unless asked for it.
 * @throws ShellError "SearchTooCostly", also by the test
 */
export function wildcard(pattern: string, matchCase = false): (text: string) => boolean {
  const fold = (text: string) => (matchCase ? text : text.toLowerCase());
  const effort = new Effort();
  effort.spend(pattern.length * stepsOfPattern);
  const tests = parse(fold(pattern));
  return (text) => fits(tests, fold(text), effort);
}

export function hasWildcards(text: string): boolean {
  return /[*?[]/.test(text.replace(/`[^]/g, ''));
}

function parse(pattern: string): readonly (Test | '*')[] {
  const tests: (Test | '*')[] = [];
  const lastEnd = pattern.lastIndexOf(']');
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    // Behind the last one there is none to look for, however many are opened.
    const end = character === '[' && at + 2 <= lastEnd ? pattern.indexOf(']', at + 2) : -1;
    if (character === '*') {
      if (tests.at(-1) !== '*') tests.push('*');
    } else if (character === '?') {
      tests.push({ fits: () => true, steps: 1 });
    } else if (end !== -1) {
      tests.push(oneOf(pattern.slice(at + 1, end)));
      at = end;
    } else {
      const meant = character === '`' && at + 1 < pattern.length ? pattern.charAt(++at) : character;
      tests.push({ fits: (other) => other === meant, steps: 1 });
    }
  }
  return tests;
}

function oneOf(members: string): Test {
  const ranges = [...members.matchAll(/([^])-([^])|([^])/g)].map(([, first, last, single]) => ({
    first: first ?? single ?? '',
    last: last ?? single ?? '',
  }));
  const { length } = ranges;
  return {
    fits: (character) => ranges.some(({ first, last }) => first <= character && character <= last),
    steps: length,
  };
}

/**
 * Goes back to the latest star only: what an earlier one took can stay as it is. So the time is that of the text's length
 * times the pattern's at most, which is still too long where both have thousands of characters.
 */
function fits(tests: readonly (Test | '*')[], text: string, effort: Effort): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let taken = 0;
  while (at < text.length) {
    const test = tests[next];
    effort.spend(test === undefined || test === '*' ? 1 : test.steps);
    if (test === '*') {
      star = next++;
      taken = at;
    } else if (test?.fits(text.charAt(at)) === true) {
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
