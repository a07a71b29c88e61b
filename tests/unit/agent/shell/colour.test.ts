import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colouringOf } from '../../../../src/agent/shell/colour.ts';

/** Each coloured part behind its kind. */
function coloured(text: string): string {
  return colouringOf(text)
    .tokens.map(({ start, end, kind }) => `${kind}<${text.slice(start, end)}>`)
    .join(' ');
}

test('colouringOf colours a command with its arguments', () => {
  expect(coloured('Get-X -Name:5 a.b "c $d" @e # f')).toBe(
    'command<Get-X> parameter<-Name:> number<5> plain<a.b> string<"> string<c > variable<$d> string<"> variable<@e> comment<# f>',
  );
});

test('colouringOf colours expressions and statements', () => {
  expect(coloured("if ($a.b -eq 'c') { [int]$d += -1.5 } else { f | g }")).toBe(
    "keyword<if> plain<(> variable<$a> operator<.> plain<b> operator<-eq> string<'c'> plain<)> plain<{> type<[int]> variable<$d> operator<+=> operator<-> number<1.5> plain<}> keyword<else> plain<{> command<f> operator<|> command<g> plain<}>",
  );
});

test('colouringOf colours code inside of a string as code', () => {
  expect(coloured('"a $(Get-B -C "d $e")"')).toBe(
    'string<"> string<a > plain<$(> command<Get-B> parameter<-C> string<"> string<d > variable<$e> string<"> plain<)> string<">',
  );
});

test('colouringOf marks what cannot stand where it does, and colours on behind it', () => {
  expect(coloured('a ) b; 1 + c; Get-D -E')).toBe(
    'command<a> error<)> plain<b> plain<;> number<1> operator<+> error<c> plain<;> command<Get-D> parameter<-E>',
  );
});

describe('a line is unfinished that ends with', () => {
  test.each([
    ['an open string', '"a'],
    ['an open string in single quotes', "'a"],
    ['an open here-string', '@"\na'],
    ['an open brace', 'a {'],
    ['an open bracket', '$a[0'],
    ['an open parenthesis', '(a'],
    ['an open call', '$a.b(1,'],
    ['an open hashtable', '@{ a = 1'],
    ['an open comment', 'a <# b'],
    ['an open variable', '${a'],
    ['a pipe', 'a |'],
    ['a pipe before a line end', 'a |\n'],
    ['a backtick', 'a `'],
    ['an operator', '1 +'],
    ['a comma', 'a b,'],
    ['a condition', 'if ($a)'],
    ['a keyword', 'try'],
    ['a block of do', 'do { a }'],
  ])('%s', (_, text) => {
    expect(colouringOf(text).unfinished).toBe(true);
  });
});

describe('a line is finished that', () => {
  test.each([
    ['is empty', ''],
    ['is a command', 'a -b c'],
    ['has its block', 'if ($a) { b }'],
    ['ends with a comment', 'a # b |'],
    ['has a backtick on the line before', 'a `\n'],
    ['is wrong', 'a )'],
    ['is wrong before what is open', '1 1 {'],
  ])('%s', (_, text) => {
    expect(colouringOf(text).unfinished).toBe(false);
  });
});

test('colouringOf takes any text, and its tokens are in order and overlap nowhere', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let from = 0;
      for (const { start, end } of colouringOf(text).tokens) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        from = end;
      }
      expect(from).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('colouringOf gives no colours for a long text, but says whether it is finished', () => {
  const long = 'Get-X;'.repeat(12_000);
  expect([long, `${long}(`, `${long} \``].map(colouringOf)).toEqual([
    { tokens: [], unfinished: false },
    { tokens: [], unfinished: true },
    { tokens: [], unfinished: true },
  ]);
});
