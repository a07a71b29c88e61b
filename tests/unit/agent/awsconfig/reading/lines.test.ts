import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, print, type BodyLine } from '../../../../../src/agent/awsconfig/reading/lines.ts';

/** Pieces of shared files, whole and broken, in any order. */
const pieces = fc.constantFrom(
  '[default]',
  '[profile x]',
  '[profile "a b"] # c',
  '[unclosed',
  '[]',
  'region = eu-west-1',
  'Region=eu-west-1 ; home',
  'aws_session_token: a #b==',
  's3 =',
  '  addressing_style = path',
  '\tmore',
  '# comment',
  '  ; comment',
  'broken',
  '= value',
  '   ',
  '\t',
  '',
  '\uFEFF',
  '\u2028',
  '\u00a0',
  'a\0b = \v\u0085',
);
const ends = fc.constantFrom('\n', '\r\n', '\r', '\n\r', '\n\n');
const files = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(fc.tuple(pieces, ends)), pieces)
  .map(([mark, lines, last]) => mark + lines.flat().join('') + last);
const codeUnits = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));

test('print gives back every generated file, byte for byte', () => {
  fc.assert(
    fc.property(files, (text) => {
      expect(print(parse(text))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('print gives back any text, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.oneof(codeUnits, fc.string({ unit: 'binary' })), (text) => {
      expect(print(parse(text))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('every line knows its number, and its column is where its text begins', () => {
  fc.assert(
    fc.property(files, (text) => {
      const { head, sections } = parse(text);
      const lines = [...head, ...sections.flatMap((section) => [section.header, ...section.lines])];
      let number = 1;
      for (const line of lines) {
        expect(line.number).toBe(number);
        number += line.kind === 'blank' ? line.count : 1;
        expect(line.text.slice(0, line.column - 1).trim()).toBe('');
        if (line.kind === 'blank') continue;
        expect(line.text.slice(line.column - 1)).toBe(line.text.trimStart());
        if ('value' in line) expect(line.text.slice(line.valueColumn - 1).startsWith(line.value)).toBe(true);
      }
    }),
  );
});

test('parse keeps the byte order mark apart from the first line', () => {
  expect(parse('\uFEFF[default]')).toEqual({
    byteOrderMark: '\uFEFF',
    head: [],
    sections: [
      {
        header: { kind: 'header', number: 1, text: '[default]', end: '', column: 1, title: 'default' },
        lines: [],
      },
    ],
  });
});

test('parse places key, value and comment, and keeps each line end', () => {
  expect(parse('[p]\r\n  region =  eu-west-1\t# home\r').sections[0]?.lines).toEqual([
    {
      kind: 'property',
      number: 2,
      text: '  region =  eu-west-1\t# home',
      end: '\r',
      column: 3,
      key: 'region',
      separator: '=',
      value: 'eu-west-1',
      valueColumn: 13,
      commentColumn: 23,
    },
  ]);
});

test('parse takes blank lines that follow one another as one entry', () => {
  expect(parse('\n[p]\n\r\n \t\n\r a = 1\n \u00a0').head).toEqual([
    { kind: 'blank', number: 1, count: 1, text: '', end: '\n', column: 1 },
  ]);
  expect(parse('[p]\n \r\n\t\t\n\r a = 1\n \u00a0').sections[0]?.lines).toMatchObject([
    { kind: 'blank', number: 2, count: 3, text: ' \r\n\t\t\n', end: '\r', column: 2 },
    { kind: 'property', number: 5, text: ' a = 1', end: '\n' },
    { kind: 'blank', number: 6, count: 1, text: ' \u00a0', end: '', column: 3 },
  ]);
});

test('parse tells a sub-property, a continuation and a key by what stands above and how deep', () => {
  expect(kinds('s3 =\n  a = 1\n\n  # note\n  b = 2\nregion = x\n  more\n a = 2')).toEqual([
    'property',
    'subProperty',
    'blank',
    'comment',
    'subProperty',
    'property',
    'continuation',
    'continuation',
  ]);
  // As deep as the key above it, and so beside it.
  expect(kinds('  region = x\n  output = json\n  s3 =\n    a = 1')).toEqual([
    'property',
    'property',
    'property',
    'subProperty',
  ]);
  expect(kinds('a = 1\nbroken\n  b = 2')).toEqual(['property', 'broken', 'property']);
});

test('parse takes no line for a key that has a secret in its place', () => {
  const token = 'IQoExampleTokenThatNobodyIssued+/EXAMPLETOKEN';
  for (const line of [
    `${token}==`,
    `${token}=`,
    `${token}=x`,
    `${token}== # c`,
    `"${token}=="`,
    `aws_session_token ${token}==`,
    'AWS_Secret_Access_Key\tshort=',
    `Set-Item x ${token}==`,
    `pat:${token}=abc`,
  ]) {
    expect([line, kinds(line), kinds(`s3 =\n  ${line}`)]).toEqual([line, ['broken'], ['property', 'broken']]);
  }
  expect(
    kinds(
      `AWS_SESSION_TOKEN_OF_THE_OTHER_ACCOUNT=\naws_session_tokens x=\npat: ${token}=\nkey:${token}=\naws_session_token :${token}=`,
    ),
  ).toEqual(['property', 'property', 'property', 'property', 'property']);
});

test.each([
  ['one line of 10 MB', 'a'.repeat(10_000_000)],
  ['10 MB of blanks before a letter', `${' '.repeat(10_000_000)}a`],
  ['a title of 10 MB of blanks', `[profile${' '.repeat(10_000_000)}x]`],
  ['a value of 5 million comment signs', `[p]\na = ${'# '.repeat(5_000_000)}`],
  ['10 MB of base64 without padding', `[p]\n${'A'.repeat(10_000_000)}`],
  ['100,000 sections', '[p]\na = 1\n'.repeat(100_000)],
])('parse is done with %s in time', (_, text) => {
  expect(print(parse(text)) === text).toBe(true);
});

function kinds(lines: string): readonly BodyLine['kind'][] {
  return parse(`[p]\n${lines}`).sections.flatMap((section) => section.lines.map(({ kind }) => kind));
}

test('parse takes a short end of a wrapped token behind a secret for a broken line, and a known key for a key', () => {
  const text = '[p]\naws_session_token = FwoGZXIvYXdzEXAMPLE\nqyabcdefg12==\ns3=\n';
  expect(parse(text).sections.flatMap(({ lines }) => lines.map(({ kind }) => kind))).toEqual([
    'property',
    'broken',
    'property',
  ]);
});
