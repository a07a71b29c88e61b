import { expect, test } from 'vitest';
import type { Block, Piece } from '../../../src/page/state/consoleOutput.ts';
import { placeOf, plainText, runsOf } from '../../../src/page/state/consoleText.ts';

function piece(text: string, more: Partial<Omit<Piece, 'cell'>> & { secretId?: number } = {}): Piece {
  const { secretId, style = 'output', colour } = more;
  return { style, colour, cell: secretId === undefined ? { text } : { text, secretId } };
}

test('output is copied as PowerShell prints it, with secrets masked', () => {
  const blocks: Block[] = [
    { kind: 'text', lines: [[piece('one')], [piece('key '), piece('********', { secretId: 1 })]] },
    {
      kind: 'table',
      columns: [
        { name: 'Name', align: 'left' },
        { name: 'Count', align: 'right' },
      ],
      rows: [[{ text: 'a' }, { text: '1' }]],
    },
    {
      kind: 'list',
      properties: [
        { name: 'Account', value: { text: '123456789012' } },
        { name: 'Arn', value: { text: 'arn:aws' } },
      ],
    },
    { kind: 'link', text: 'Open the page', url: 'https://example.com/' },
    {
      kind: 'error',
      error: {
        errorId: 'E',
        text: 'No such thing.',
        at: { line: 2, text: 'Get-X\t-Y', start: 6, end: 8 },
        advice: 'Try another.',
      },
    },
  ];
  expect(plainText(blocks)).toBe(
    [
      'one\nkey ********',
      'Name Count\n---- -----\na        1',
      'Account : 123456789012\nArn     : arn:aws',
      'Open the page: https://example.com/',
      'No such thing.\n   2 | Get-X -Y\n     |       ~~\nTry another.',
    ].join('\n\n'),
  );
});

test('a table without headers is copied without', () => {
  const columns = [
    { name: '', align: 'left' },
    { name: '', align: 'right' },
  ] as const;
  const rows = ['a', 'bcd'].map((text) => [{ text }, { text: '1' }]);
  expect(plainText([{ kind: 'table', columns, rows }])).toBe('a   1\nbcd 1');
});

test('a list goes on below where a value has several lines', () => {
  const properties = [{ name: 'Policy', value: { text: '{\n}' } }];
  expect(plainText([{ kind: 'list', properties }])).toBe('Policy : {\n         }');
});

test('an error at the end of a line still has a mark', () => {
  expect(placeOf({ line: 12, text: 'if (1', start: 5, end: 5 })).toBe('  12 | if (1\n     |      ~');
});

test('lines that look alike are one stretch; warnings and verbose lines say what they are', () => {
  const lines = [
    [piece('a')],
    [piece('b')],
    [piece('careful', { style: 'warning' })],
    [piece('looked', { style: 'verbose' })],
    [piece('red', { style: 'host', colour: 'red' }), piece('blue', { style: 'host', colour: 'blue' })],
  ];
  expect(runsOf(lines).map(({ text, colour }) => [text, colour])).toEqual([
    ['a\nb\n', undefined],
    ['WARNING: careful\n', undefined],
    ['VERBOSE: looked\n', undefined],
    ['red', 'red'],
    ['blue', 'blue'],
  ]);
});

test('a masked secret is a stretch of its own, the same object as in the record', () => {
  const secret = piece('********', { secretId: 3 });
  const runs = runsOf([[piece('a '), secret, piece(' b')], [piece('c')]]);
  expect(runs.map(({ text }) => text)).toEqual(['a ', '********', ' b\nc']);
  expect(runs[1]?.secret).toBe(secret.cell);
});
