import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ShellError } from '../../../../../src/agent/shell/errors.ts';
import { parse } from '../../../../../src/agent/shell/syntax/parse.ts';
import type { Span } from '../../../../../src/agent/shell/syntax/tree.ts';
import { printed } from './printed.ts';
import { anyText, pieces } from './soup.ts';

/** What is wrong with how parsing a text ended; undefined for a tree whose spans lie in one another, or an error in it. */
function wrongWith(source: string): string | undefined {
  const whole = { start: 0, end: source.length };
  try {
    return strayIn(parse(source), whole);
  } catch (error) {
    if (!(error instanceof ShellError) || !error.span) return String(error);
    return isWithin(error.span, whole) ? undefined : `${error.id} at ${error.span.start}`;
  }
}

/** The first node whose span does not lie in that of the node around it. */
function strayIn(node: unknown, around: Span): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const own = 'span' in node ? (node.span as Span) : around;
  if (!isWithin(own, around)) return JSON.stringify(node);
  for (const child of Object.values(node)) {
    const stray = child === own ? undefined : strayIn(child, own);
    if (stray !== undefined) return stray;
  }
  return undefined;
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
}

test('parse ends with a tree or an error that lies in the source, whatever the text', () => {
  fc.assert(
    fc.property(anyText, (source) => {
      expect(wrongWith(source)).toBeUndefined();
    }),
    { numRuns: 5000 },
  );
});

/** Sources of trees, by how deep they are nested. */
const source = fc.letrec<{ value: string; command: string; statement: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('1', '0.5', "'a b'", '"c"', '$d', '$e.f', '$g[0]', '"h $i"', '[int]::Max'),
    fc
      .tuple(tie('value'), fc.constantFrom('+', '-', '*', '-eq', '-and', '..', '-f', ','), tie('value'))
      .map((all) => all.join(' ')),
    tie('value').map((value) => `(${value})`),
    tie('value').map((value) => `-not ${value}`),
    tie('value').map((value) => `[string] ${value}`),
    tie('statement').map((statement) => `@(${statement})`),
    tie('statement').map((statement) => `{ ${statement} }`),
    tie('statement').map((statement) => `@{ a = ${statement} }`),
  ),
  command: fc
    .tuple(
      fc.constantFrom('Get-A', 'b', '& $c'),
      fc.array(fc.constantFrom('-D', 'e', '-F:g', '$h', '"i j"', '5', 'k,l')),
      tie('value'),
    )
    .map(([name, given, value]) => [name, ...given, `(${value})`].join(' ')),
  statement: fc.oneof(
    { maxDepth: 3 },
    tie('value'),
    tie('command'),
    tie('value').map((value) => `$a = ${value}`),
    fc.tuple(tie('command'), tie('command')).map((all) => all.join(' | ')),
    fc
      .tuple(tie('value'), tie('statement'))
      .map(([value, body]) => `if (${value}) { ${body} } else { ${body} }`),
    fc.tuple(tie('value'), tie('statement')).map(([value, body]) => `foreach ($a in ${value}) { ${body} }`),
  ),
})).statement;

test('parse reads the same tree whatever blanks, comments and line ends stand around the statements', () => {
  fc.assert(
    fc.property(fc.array(source, { minLength: 1, maxLength: 4 }), (statements) => {
      const tree = printed(parse(statements.join('; ')));
      expect(printed(parse(`\n # a\n${statements.join('\r\n<# b #> ; \n')}\n`))).toBe(tree);
    }),
  );
});

test('parse reads a statement the same inside of a string, a block and an array', () => {
  fc.assert(
    fc.property(source, (statement) => {
      const tree = printed(parse(statement));
      expect(printed(parse(`"a $(${statement})"`))).toBe(`"a <$(${tree})>"`);
      expect(printed(parse(`a { ${statement} }`))).toBe(`<a { ${tree} }>`);
      expect(printed(parse(`@(\n${statement}\n)`))).toBe(`@(${tree})`);
    }),
  );
});

describe('parse ends for a long text', () => {
  test.each([
    ...pieces,
    'Get-A | ',
    '$a.b(',
    '[a',
    '1+',
    '$a = ',
    '-not ',
    '@{a=',
    'if(1){',
    '{}\n',
    "a'b'",
    '$x.y',
  ])('of %j over and over', { timeout: 30_000 }, (piece) => {
    expect(wrongWith(piece.repeat(100_000 / piece.length))).toBeUndefined();
  });
});
