import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../../../../../src/agent/shell/syntax/lexing/tokenize.ts';
import type { Token } from '../../../../../../src/agent/shell/syntax/tokens.ts';
import { anyText } from '../soup.ts';

/** Each token's kind, or what tells more, behind it the text that it stands for. */
function shown(source: string): string {
  return tokenize(source)
    .map((token) => `${kindOf(token)}${token.glued ? '+' : ''}<${source.slice(token.start, token.end)}>`)
    .join(' ');
}

function kindOf(token: Token): string {
  if (token.kind === 'word') return token.role;
  if (token.kind === 'error') return token.error;
  if (token.kind === 'open' && (token.opens === 'call' || token.opens === 'index')) return token.opens;
  return token.kind;
}

describe('the same characters are other tokens in a command than in an expression', () => {
  test.each([
    ['a -b', 'command<a> parameter<-b>'],
    ['$a -eq', 'variable<$a> binary<-eq>'],
    ['a 1+1', 'command<a> argument<1+1>'],
    ['1+1', 'number<1> binary<+> number<1>'],
    ['a [int]', 'command<a> argument<[int]>'],
    ['[int]', 'type<[int]>'],
    ['a b.c', 'command<a> argument<b.c>'],
    ['$a.b', 'variable<$a> operator<.> member<b>'],
    ['a * %', 'command<a> argument<*> argument<%>'],
    ['2 * 3', 'number<2> binary<*> number<3>'],
    ['a (1+1) 1+1', 'command<a> open<(> number<1> binary<+> number<1> close<)> argument<1+1>'],
    ['(a b) + 1', 'open<(> command<a> argument<b> close<)> binary<+> number<1>'],
    ['a $b[0]', 'command<a> variable<$b> index<[> number<0> close<]>'],
    ['a $b [0]', 'command<a> variable<$b> argument<[0]>'],
    ['$a.b(c)', 'variable<$a> operator<.> member<b> call<(> UnexpectedToken<c> close<)>'],
    ['a in if', 'command<a> argument<in> argument<if>'],
    ['a | if', 'command<a> pipe<|> command<if>'],
    ['@{ a = b c }', 'open<@{> key<a> assignment<=> command<b> argument<c> close<}>'],
  ])('%s', (source, tokens) => {
    expect(shown(source)).toBe(tokens);
  });
});

describe('what is put into a bare word is glued to it', () => {
  test.each([
    ['a b$c.d', 'command<a> argument<b> variable+<$c> argument+<.d>'],
    ['a $b/c', 'command<a> variable<$b> argument+</c>'],
    ['a b"c $d"e', 'command<a> argument<b> open+<"> text<c > variable<$d> close<"> argument+<e>'],
    ["a b'c'", "command<a> argument<b> string+<'c'>"],
    ['a b$(c)d', 'command<a> argument<b> open+<$(> command<c> close<)> argument+<d>'],
    ['a "b"c', 'command<a> open<"> text<b> close<"> argument<c>'],
    ['a b(c)', 'command<a> argument<b> open<(> command<c> close<)>'],
  ])('%s', (source, tokens) => {
    expect(shown(source)).toBe(tokens);
  });
});

describe('tokens go on where a text is wrong or unfinished', () => {
  test.each([
    ['a ) b', 'command<a> UnexpectedToken<)> argument<b>'],
    ['1 a; b', 'number<1> UnexpectedToken<a> semicolon<;> command<b>'],
    ['$a -foo 1', 'variable<$a> UnexpectedToken<-foo> UnexpectedToken<1>'],
    ['(a } b)', 'open<(> command<a> UnexpectedToken<}> argument<b> close<)>'],
    [
      '"a $(b } c" d',
      'open<"> text<a > open<$(> command<b> UnexpectedToken<}> argument<c> open+<"> text< d>',
    ],
    ['a `', 'command<a> continuation<`>'],
    ["a 'b", "command<a> string<'b>"],
    ['$a.', 'variable<$a> operator<.>'],
    ['a -b:', 'command<a> parameter<-b:>'],
    ['[int', 'EndSquareBracketExpectedAtEndOfType<[int>'],
    ['a | ', 'command<a> pipe<|>'],
    ['if ($a) b', 'keyword<if> open<(> variable<$a> close<)> command<b>'],
  ])('%s', (source, tokens) => {
    expect(shown(source)).toBe(tokens);
  });
});

test('tokenize takes any text, and leaves out nothing but blanks, line ends and backticks before them', () => {
  fc.assert(
    fc.property(anyText, (source) => {
      let from = 0;
      for (const { start, end } of tokenize(source)) {
        expect(source.slice(from, start)).toMatch(/^(?:\s|`[\r\n])*$/);
        expect(end).toBeGreaterThan(start);
        from = end;
      }
      expect(source.slice(from)).toMatch(/^(?:\s|`[\r\n])*$/);
    }),
    { numRuns: 5000 },
  );
});
