import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShellError } from '../../../../../../src/agent/shell/errors.ts';
import { Regex } from '../../../../../../src/agent/shell/values/regex/regex.ts';

/** What the groups of the first match took. */
const groups = (pattern: string, text: string, matchCase = true) => {
  const match = new Regex(pattern, matchCase).find(text);
  return match && Object.fromEntries(match.groups);
};

test.each<[pattern: string, text: string, found: Record<string, string> | undefined]>([
  ['b+', 'abbbc', { 0: 'bbb' }],
  ['b+?', 'abbbc', { 0: 'b' }],
  ['', 'abc', { 0: '' }],
  ['x', 'abc', undefined],
  [
    '^arn:aws:iam::(\\d{12}):role/(.+)$',
    'arn:aws:iam::123456789012:role/Admin',
    { 0: 'arn:aws:iam::123456789012:role/Admin', 1: '123456789012', 2: 'Admin' },
  ],
  ['(?<first>a)(b)', 'ab', { 0: 'ab', 1: 'b', first: 'a' }],
  ["(?'first'a)", 'a', { 0: 'a', first: 'a' }],
  ['(a)|(b)', 'b', { 0: 'b', 2: 'b' }],
  ['(?:(a)|b)*', 'ab', { 0: 'ab', 1: 'a' }],
  ['(a*)*', 'aab', { 0: 'aa', 1: 'aa' }],
  ['(a|ab)(c|bcd)(d*)', 'abcd', { 0: 'abcd', 1: 'a', 2: 'bcd', 3: '' }],
  ['(\\w)\\1', 'hello', { 0: 'll', 1: 'l' }],
  ['(?<x>.)\\k<x>', 'abccd', { 0: 'cc', x: 'c' }],
  ['a(?=b)', 'acab', { 0: 'a' }],
  ['a(?!b)', 'abac', { 0: 'a' }],
  ['(?<=\\$)\\d+', 'a1 $23', { 0: '23' }],
  ['(?<!\\$)\\b\\d+', '$23 45', { 0: '45' }],
  ['(?<=(a|bc)+)d', 'abcd', { 0: 'd', 1: 'a' }],
  ['(?>a+)ab', 'aaab', undefined],
  ['(?>a+)b', 'aaab', { 0: 'aaab' }],
  ['a.c', 'a\nc', undefined],
  ['(?s)a.c', 'a\nc', { 0: 'a\nc' }],
  ['(?m)^b$', 'a\nb\nc', { 0: 'b' }],
  ['a$', 'a\n', { 0: 'a' }],
  ['a\\z', 'a\n', undefined],
  ['\\Aa\\Z', 'a\n', { 0: 'a' }],
  ['(?i)A(?-i)B', 'aB', { 0: 'aB' }],
  ['(?i)A(?-i)B', 'ab', undefined],
  ['(?i:A)b', 'ab', { 0: 'ab' }],
  ['(?x) a b # both', 'ab', { 0: 'ab' }],
  ['a(?#why)b', 'ab', { 0: 'ab' }],
  ['[]a]+', 'a]b', { 0: 'a]' }],
  ['[^\\d\\s]+', '1 ab2', { 0: 'ab' }],
  ['[a\\-z]+', 'a-zb', { 0: 'a-z' }],
  ['[\\w.-]+@[\\w-]+', 'to me.you@here now', { 0: 'me.you@here' }],
  ['a{2}', 'aaa', { 0: 'aa' }],
  ['(ab){2,3}?', 'ababab', { 0: 'abab', 1: 'ab' }],
  ['a{,2}', 'a{,2}', { 0: 'a{,2}' }],
  ['\\x41\\u0042\\t', 'AB\t', { 0: 'AB\t' }],
  ['\\p{Lu}\\P{Lu}', 'aÄb', { 0: 'Äb' }],
  ['\\bfoo\\B', 'foo food', { 0: 'foo' }],
])('%j finds in %j what .NET does', (pattern, text, found) => {
  expect(groups(pattern, text)).toEqual(found);
});

test('a Regex that ignores case does so in classes, ranges and references', () => {
  expect([groups('[B-C]x', 'CX', false), groups('É', 'é', false), groups('(a)\\1', 'aA', false)]).toEqual([
    { 0: 'CX' },
    { 0: 'é' },
    { 0: 'aA', 1: 'a' },
  ]);
});

test.each<[pattern: string, reason: string]>([
  ['(a', "Not enough )'s."],
  ['a)', "Too many )'s."],
  ['[a', 'Unterminated [] set.'],
  ['*a', "Quantifier '*' following nothing."],
  ['a**', 'Nested quantifier.'],
  ['a{2,1}', 'Illegal {x,y} with x > y.'],
  ['[b-a]', '[x-y] range in reverse order.'],
  ['\\', 'Illegal \\ at end of pattern.'],
  ['\\y', 'Unrecognized escape sequence \\y.'],
  ['\\1', 'Reference to undefined group 1.'],
  ['\\p{Greek}', "Unknown property 'Greek'."],
  ['(?(a)b|c)', 'Unrecognized grouping construct.'],
  ['[a-z-[b]]', 'Subtraction of sets is not known here.'],
])('%j is refused', (pattern, reason) => {
  expect(() => new Regex(pattern, true)).toThrow(
    `The regular expression pattern ${pattern} is not valid: ${reason}`,
  );
});

test('a pattern of thousands of brackets is refused', () => {
  expect(() => new Regex('('.repeat(100_000), true)).toThrow('it is longer than 2000 characters.');
});

test.each([
  ['repeats within one another', '^(a+)+$', `${'a'.repeat(50)}!`],
  ['alternatives that fit alike', '^(a|a)*$', `${'a'.repeat(50)}!`],
  ['a reference in a loop', '^(a*)*\\1$', `${'a'.repeat(5000)}!`],
  ['many stars in a row', `${'.*'.repeat(20)}!`, 'a'.repeat(1000)],
  ['a counted repeat of counted repeats', '((a{999}){999}){999}', 'a'],
  ['a counted repeat of nothing', '((?:){99999}){99999}', 'a'],
])('%s are given up', (_, pattern, text) => {
  expect(() => new Regex(pattern, true).find(text)).toThrow(
    'The regular expression was given up, because it would take too long.',
  );
});

test('a long text is walked without a stack that overflows', () => {
  const text = `${'ab'.repeat(200_000)}!`;
  expect(new Regex('^(?:a|b)*!$', true).find(text)?.end).toBe(text.length);
});

test('all gives matches from left to right, empty ones too', () => {
  const places = (pattern: string, text: string) =>
    Array.from(new Regex(pattern, true).all(text), ({ start, end }) => [start, end]);
  expect([places('a*', 'baac'), places('ab', 'abab')]).toEqual([
    [
      [0, 0],
      [1, 3],
      [3, 3],
      [4, 4],
    ],
    [
      [0, 2],
      [2, 4],
    ],
  ]);
});

// Where the two agree on what an expression means: groups in loops keep their last text in .NET only.
const atom = fc.constantFrom(
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\w',
  '\\b',
  '^',
  '$',
  '(?=a)',
  '(?!b)',
  '(?<=a)',
);
const pattern = fc.letrec<{ either: string; sequence: string; part: string }>((tie) => ({
  either: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((options) => options.join('|')),
  sequence: fc.array(tie('part'), { maxLength: 3 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { maxDepth: 3 },
    atom,
    fc
      .tuple(tie('either'), fc.constantFrom('', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,2}?'))
      .map(([inner, times]) => `(?:${inner})${times}`),
    fc
      .tuple(fc.constantFrom('a', 'b', '.'), fc.constantFrom('*', '+', '?', '*?', '{2,}'))
      .map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom('?=', '?!', '?<=', '?<!'), tie('either'))
      .map(([look, inner]) => `(${look}${inner})`),
  ),
})).either;

/** What is too costly says nothing about what is right. */
function found(source: string, text: string) {
  try {
    return new Regex(source, true).find(text);
  } catch (error) {
    fc.pre(!(error instanceof ShellError && error.id === 'RegexTooCostly'));
    throw error;
  }
}

test("a Regex matches where the browser's own expressions do", () => {
  fc.assert(
    fc.property(
      pattern,
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 }),
      (source, text) => {
        const own = new RegExp(source).exec(text);
        const match = found(source, text);
        expect(match && [match.start, match.groups.get('0')]).toEqual(own ? [own.index, own[0]] : undefined);
      },
    ),
    { numRuns: 2000 },
  );
});

test('groups outside of loops take what those of the browser do', () => {
  const grouped = fc
    .tuple(pattern, pattern, pattern)
    .map((parts) => parts.map((part) => `(${part})`).join(''));
  fc.assert(
    fc.property(
      grouped,
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 }),
      (source, text) => {
        const own = new RegExp(source).exec(text);
        const match = found(source, text);
        expect(match && [...match.groups.values()]).toEqual(own ? [...own] : undefined);
      },
    ),
  );
});
