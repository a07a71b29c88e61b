import { describe, expect, test } from 'vitest';
import type { ConsoleRecord } from '../../../../../src/protocol/console.ts';
import { Formatted } from '../../../../../src/agent/shell/format/formatted.ts';
import { createFormatter } from '../../../../../src/agent/shell/format/formatter.ts';
import { type View, Views } from '../../../../../src/agent/shell/format/views.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import {
  customObject,
  Hashtable,
  PSObject,
  type Value,
} from '../../../../../src/agent/shell/values/value.ts';

function shown(values: readonly Value[], views: readonly View[] = []): ConsoleRecord[] {
  const records: ConsoleRecord[] = [];
  const formatter = createFormatter({
    show: (record) => records.push(record),
    stream: 7,
    secretIdOf: () => 3,
    views: new Views(views),
  });
  for (const value of values) formatter.write(value);
  formatter.end();
  return records;
}

const object = (properties: Readonly<Record<string, Value>>, typeName = customObject) =>
  new PSObject(typeName, Object.entries(properties));

const line = (text: string) => ({
  kind: 'text',
  style: 'output',
  stream: 7,
  parts: [{ text }],
  newline: true,
});

/** A region as `Get-AWSRegion` gives it: an object with a text of its own. */
class Region extends PSObject {
  override text() {
    return 'us-west-2';
  }
}

describe('a line each', () => {
  test.each<[string, Value, string]>([
    ['a text', 'two\nlines', 'two\nlines'],
    ['a number', 1.5, '1.5'],
    ['a truth value', true, 'True'],
    ['a date, in its long form', new Date(2026, 10, 22, 5, 6, 7), 'Sunday, November 22, 2026 5:06:07 AM'],
    ['an object with a text of its own', new Region('Region', [['Name', 'Oregon']]), 'us-west-2'],
    ['an object without properties', object({}), ''],
  ])('is what the formatter makes of %s', (_, value, text) => {
    expect(shown([value])).toEqual([line(text)]);
  });

  test('is what the formatter makes of the items of an array, and of arrays among them', () => {
    expect(shown([['a', [1, 2], null]])).toEqual([line('a'), line('1 2')]);
  });

  test('masks a secret and says how to ask for it', () => {
    expect(shown([new Secret('wJalrXUtnFEMI', { shown: '****7WML' })])).toEqual([
      { ...line(''), parts: [{ text: '****7WML', secretId: 3 }] },
    ]);
  });
});

test('$null shows nothing', () => {
  expect(shown([null, [null]])).toEqual([]);
});

describe('a table', () => {
  test('shows an object of four properties; numbers are aligned right', () => {
    expect(shown([object({ Name: 'ci', Count: 3, Ok: false, Note: null })])).toEqual([
      {
        kind: 'table',
        columns: [
          { name: 'Name', align: 'left' },
          { name: 'Count', align: 'right' },
          { name: 'Ok', align: 'left' },
          { name: 'Note', align: 'left' },
        ],
        rows: [[{ text: 'ci' }, { text: '3' }, { text: 'False' }, { text: '' }]],
      },
    ]);
  });

  test('goes on with objects of the same type and properties', () => {
    expect(shown([object({ A: 1 }), object({ A: 'x' })])).toEqual([
      { kind: 'table', columns: [{ name: 'A', align: 'right' }], rows: [[{ text: '1' }]] },
      { kind: 'rows', rows: [[{ text: 'x' }]] },
    ]);
  });

  test.each<[string, Value]>([
    ['another type', object({ A: 2 }, 'Other')],
    ['other properties', object({ B: 2 })],
  ])('ends before an object of %s', (_, other) => {
    const kinds = shown([object({ A: 1 }), other, object({ A: 1 })]).map(({ kind }) => kind);
    expect(kinds).toEqual(['table', 'table', 'table']);
  });

  test('ends before a line', () => {
    const kinds = shown([object({ A: 1 }), 'line', object({ A: 1 })]).map(({ kind }) => kind);
    expect(kinds).toEqual(['table', 'text', 'table']);
  });

  test('shows the entries of hashtables, one after another', () => {
    const columns = [
      { name: 'Name', align: 'left' },
      { name: 'Value', align: 'left' },
    ];
    expect(
      shown([
        new Hashtable([
          ['a', 1],
          ['b', new Secret('x', { shown: '****' })],
        ]),
        new Hashtable(),
        new Hashtable([['c', null]]),
      ]),
    ).toEqual([
      {
        kind: 'table',
        columns,
        rows: [
          [{ text: 'a' }, { text: '1' }],
          [{ text: 'b' }, { text: '****', secretId: 3 }],
        ],
      },
      { kind: 'rows', rows: [[{ text: 'c' }, { text: '' }]] },
    ]);
  });
});

test('an object of five properties is a list', () => {
  expect(shown([object({ A: 1, B: 2, C: 3, D: 4, E: new Secret('x', { shown: '****' }) })])).toEqual([
    {
      kind: 'list',
      properties: [
        { name: 'A', value: { text: '1' } },
        { name: 'B', value: { text: '2' } },
        { name: 'C', value: { text: '3' } },
        { name: 'D', value: { text: '4' } },
        { name: 'E', value: { text: '****', secretId: 3 } },
      ],
    },
  ]);
});

describe('a view', () => {
  const columns = [
    { name: 'Id', of: 'InstanceId' },
    { name: 'State', of: ({ properties }: PSObject) => properties.get('State') ?? 'unknown' },
  ];

  test('decides what a type shows, its own text and its number of properties aside', () => {
    const region = new Region('Region', [['InstanceId', 1]]);
    expect(shown([region, region], [{ typeNames: ['Region'], as: 'table', columns }])).toEqual([
      {
        kind: 'table',
        columns: [
          { name: 'Id', align: 'right' },
          { name: 'State', align: 'left' },
        ],
        rows: [[{ text: '1' }, { text: 'unknown' }]],
      },
      { kind: 'rows', rows: [[{ text: '1' }, { text: 'unknown' }]] },
    ]);
  });

  test('may align its columns and may be a list', () => {
    const table: View = {
      typeNames: ['T'],
      as: 'table',
      columns: [{ name: 'A', of: 'A', align: 'left' }],
    };
    expect(shown([object({ A: 1 }, 'T')], [table])).toEqual([
      { kind: 'table', columns: [{ name: 'A', align: 'left' }], rows: [[{ text: '1' }]] },
    ]);
    expect(shown([object({ A: 1 }, 'T')], [{ ...table, as: 'list' }])).toEqual([
      { kind: 'list', properties: [{ name: 'A', value: { text: '1' } }] },
    ]);
  });
});

describe('a cell', () => {
  const group = object({ Description: 'x', GroupName: 'web' }, 'Amazon.EC2.Model.GroupIdentifier');

  test.each<[string, Value, string]>([
    ['an array', [1, 'a', null], '{1, a, $null}'],
    ['an array of more than four', [1, 2, 3, 4, 5], '{1, 2, 3, 4…}'],
    ['an empty array', [], '{}'],
    ['an array of objects, by the property that names them', [group], '{web}'],
    ["an array of a script's own objects", [object({ Name: 1 })], '{@{Name=1}}'],
    ['an array of secrets', [new Secret('x', { shown: '****' })], '{****}'],
    ['a hashtable', new Hashtable([['a', 1]]), '{[a, 1]}'],
    ['a date', new Date(2026, 10, 22, 5, 6, 7), '11/22/2026 5:06:07 AM'],
    ['an object of a type of its own', group, 'Amazon.EC2.Model.GroupIdentifier'],
    ['an object with a text of its own', new Region('Region', []), 'us-west-2'],
  ])('shows %s', (_, value, text) => {
    expect(shown([object({ A: value })])).toEqual([
      { kind: 'table', columns: [{ name: 'A', align: 'left' }], rows: [[{ text }]] },
    ]);
  });
});

describe('what a Format cmdlet made', () => {
  const table = {
    columns: [
      { name: 'Id', align: 'left', width: 4 },
      { name: 'N', align: 'right', width: 3 },
    ],
  } as const;

  test('is shown as it says, cut to the widths of its columns', () => {
    const row = new Formatted({ kind: 'rows', table, rows: [['i-0123', 12345]] });
    expect(shown([row, row])).toEqual([
      {
        kind: 'table',
        columns: [
          { name: 'Id', align: 'left' },
          { name: 'N', align: 'right' },
        ],
        rows: [[{ text: 'i-0…' }, { text: '…45' }]],
      },
      { kind: 'rows', rows: [[{ text: 'i-0…' }, { text: '…45' }]] },
    ]);
  });

  test('keeps whole cells where they wrap', () => {
    const row = new Formatted({ kind: 'rows', table: { ...table, wrap: true }, rows: [['i-0123', 12345]] });
    expect(shown([row])).toMatchObject([{ rows: [[{ text: 'i-0123' }, { text: '12345' }]] }]);
  });

  test('begins a table of its own where another cmdlet made the rows before it', () => {
    const rows = [table, { ...table }].map(
      (each) => new Formatted({ kind: 'rows', table: each, rows: [[1, 2]] }),
    );
    expect(shown(rows).map(({ kind }) => kind)).toEqual(['table', 'table']);
  });
});

describe('too much', () => {
  test('ends after 100,000 rows and says how many more there were', () => {
    const row = object({ A: 1 });
    const records = shown([...Array<Value>(100_002).fill(row), 'one more']);
    expect(records).toHaveLength(100_001);
    expect(records.at(-1)).toEqual({
      ...line(
        'The output ends here: 100000 lines and rows are shown, 3 more are not. Narrow it down with Where-Object or Select-Object -First, or count it with Measure-Object.',
      ),
      style: 'warning',
    });
  });

  test('ends where the text grows too long', () => {
    const records = shown(['a', 'x'.repeat(16 * 1024 * 1024), 'b']);
    expect(records.map((record) => record.kind === 'text' && record.style)).toEqual(['output', 'warning']);
  });
});
