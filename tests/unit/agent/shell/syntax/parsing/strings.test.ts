import { describe, expect, test } from 'vitest';
import { parse } from '../../../../../../src/agent/shell/syntax/parse.ts';
import type { Expression } from '../../../../../../src/agent/shell/syntax/tree.ts';
import { printed } from '../printed.ts';

function textOf(source: string): string | number | undefined {
  const [statement] = parse(source).statements;
  const first: Expression | undefined =
    statement?.kind === 'pipeline' && statement.elements[0]?.kind !== 'command'
      ? statement.elements[0]
      : undefined;
  return first?.kind === 'constant' ? first.value : undefined;
}

describe('the text of a string', () => {
  test.each([
    ["'a'", 'a'],
    ["''", ''],
    ["'it''s'", "it's"],
    ["'$a `n \"'", '$a `n "'],
    ["'two\nlines'", 'two\nlines'],
    ['‘a’', 'a'],
    ['"a"', 'a'],
    ['""', ''],
    ['"say ""a"""', 'say "a"'],
    ['"`0`a`b`e`f`n`r`t`v"', '\0\x07\b\x1B\f\n\r\t\v'],
    ['"`$a `` `" `x"', '$a ` " x'],
    ['"`u{1F600} `u{41}"', '😀 A'],
    ['"`u{110000}"', 'u{110000}'],
    ['"$ 5$"', '$ 5$'],
    ['“a”', 'a'],
    ["@'\na 'b'\n $c\n'@", "a 'b'\n $c"],
    ["@'\n'@", ''],
    ["@'\n\n'@", ''],
    ["@'  \r\na\r\nb\r\n'@", 'a\r\nb'],
    ["@'\na\n '@\n'@", "a\n '@"],
    ['@"\n"a" ""\n"@', '"a" ""'],
    ['@"\n"@', ''],
    ['@"\r\na`tb\r\n"@', 'a\tb'],
  ])('%j', (source, text) => {
    expect(textOf(source)).toBe(text);
  });
});

describe('what is put into a string', () => {
  test.each([
    ['"a $b c"', '"a <$b> c"'],
    ['"$a$b"', '"<$a><$b>"'],
    ['"$a.b"', '"<$a>.b"'],
    ['"$a[0]"', '"<$a>[0]"'],
    ['"$($a.b) c"', '"<$($a.b)> c"'],
    ['"$(Get-A -B "c $d")"', '"<$(<Get-A -B "c <$d>">)>"'],
    ['"$(1; 2)"', '"<$(1; 2)>"'],
    ['"$global:a $env:B"', '"<$global:a> <$env:B>"'],
    ['"${a b}c"', '"<$a b>c"'],
    ['"$_ $? $5"', '"<$_> <$?> <$5>"'],
    ['"a@$b"', '"a@<$b>"'],
    ['@"\n$a\n$(1)\n"@', '"<$a>\n<$(1)>"'],
  ])('%s', (source, tree) => {
    expect(printed(parse(source))).toBe(tree);
  });
});
