import { describe, expect, test } from 'vitest';
import type { ConsoleRecord } from '../../../../../src/protocol/console.ts';
import { formattingCmdlets } from '../../../../../src/agent/cmdlets/powershell/formatting.ts';
import { type View, Views } from '../../../../../src/agent/shell/format/views.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import { customObject, PSObject } from '../../../../../src/agent/shell/values/value.ts';
import { linesOf } from '../../shell/lines.ts';

const view: View = {
  typeNames: ['Amazon.EC2.Model.Instance'],
  as: 'table',
  columns: [{ name: 'Id', of: 'InstanceId' }],
};

/** `$all`: three instances of two regions. */
function lines() {
  const running = linesOf(formattingCmdlets(new Views([view])), [view]);
  const instances = [
    ['i-1', 'eu-west-1', 1],
    ['i-2', 'eu-west-1', 20],
    ['i-3', 'us-east-1', 3],
  ] as const;
  running.shell.global.set(
    'all',
    instances.map(
      ([id, region, count]) =>
        new PSObject('Amazon.EC2.Model.Instance', [
          ['InstanceId', id],
          ['Region', region],
          ['Count', count],
        ]),
    ),
  );
  return running;
}

/** Tables with their rows joined, in short: "Id|Region" and "i-1|eu-west-1"; lists as "Name: value". */
function brief(records: readonly ConsoleRecord[]): readonly (string | readonly string[])[] {
  const shown: (string | string[])[] = [];
  for (const record of records) {
    if (record.kind === 'text') shown.push(record.parts.map(({ text }) => text).join(''));
    if (record.kind === 'list')
      shown.push(record.properties.map(({ name, value }) => `${name}: ${value.text}`));
    if (record.kind === 'table') shown.push([record.columns.map(({ name }) => name).join('|')]);
    if (record.kind === 'table' || record.kind === 'rows') {
      const open = shown.at(-1);
      if (typeof open === 'object')
        open.push(...record.rows.map((row) => row.map(({ text }) => text).join('|')));
    }
  }
  return shown;
}

async function shown(line: string) {
  const { records, errors } = await lines().run(line);
  return [...brief(records), ...errors];
}

describe('Format-Table', () => {
  test('shows the properties that it is given, by names, wildcards and script blocks', async () => {
    expect(await shown('$all | Format-Table instanceid, C*, { $_.Count * 2 }')).toEqual([
      ['InstanceId|Count|$_.Count * 2', 'i-1|1|2', 'i-2|20|40', 'i-3|3|6'],
    ]);
  });

  test('aligns as it is told, else numbers right', async () => {
    const line =
      "$all | ft Count, @{ n='A'; e='Count'; align='left' }, @{ n='B'; e='Region'; align='right' }";
    const { records } = await lines().run(line);
    expect(records[0]).toMatchObject({
      columns: [
        { name: 'Count', align: 'right' },
        { name: 'A', align: 'left' },
        { name: 'B', align: 'right' },
      ],
    });
  });

  test('cuts a column to its width, but not where cells wrap', async () => {
    const column = "@{ Label='R'; Expression='Region'; Width=4 }";
    expect(await shown(`$all[0] | ft ${column}`)).toEqual([['R', 'eu-…']]);
    expect(await shown(`$all[0] | ft ${column} -Wrap`)).toEqual([['R', 'eu-west-1']]);
  });

  test('without -Property shows the view of the type, else all properties, however many', async () => {
    expect(await shown('$all[0] | ft')).toEqual([['Id', 'i-1']]);
    expect(await shown('[pscustomobject]@{ a=1; b=2; c=3; d=4; e=5 } | ft -AutoSize')).toEqual([
      ['a|b|c|d|e', '1|2|3|4|5'],
    ]);
  });

  test.each([
    ['N2', '20.00'],
    ['<{0:D3}>', '<020>'],
  ])('writes values by the FormatString %s, and aligns what they were', async (format, text) => {
    const { records } = await lines().run(`$all[1] | ft @{ n='C'; e='Count'; f='${format}' }`);
    expect(records).toEqual([
      { kind: 'table', columns: [{ name: 'C', align: 'right' }], rows: [[{ text }]] },
    ]);
  });

  test('leaves headers out', async () => {
    expect(await shown('$all[0] | ft InstanceId, Count -HideTableHeaders')).toEqual([['|', 'i-1|1']]);
  });

  test('keeps the columns of the first object for those that have others', async () => {
    expect(await shown('$all[0], [pscustomobject]@{ Other=1; Region=2 } | ft Region, Count')).toEqual([
      ['Region|Count', 'eu-west-1|1', '2|'],
    ]);
  });

  test('begins a table under a heading wherever what it groups by changes', async () => {
    expect(await shown('$all | ft InstanceId -GroupBy region')).toEqual([
      '   Region: eu-west-1',
      ['InstanceId', 'i-1', 'i-2'],
      '   Region: us-east-1',
      ['InstanceId', 'i-3'],
    ]);
    expect(
      await shown("$all[0] | ft -GroupBy @{ Name='Short'; Expression={ $_.Region.Substring(0, 2) } }"),
    ).toEqual(['   Short: eu', ['Id', 'i-1']]);
  });

  test('shows what is no object as it is', async () => {
    expect(await shown("'text', 5 | ft")).toEqual(['text', '5']);
    expect(await shown("'text' | ft Length")).toEqual([['Length', '4']]);
  });

  test('shows nothing of nothing', async () => {
    expect(await shown('$null | ft')).toEqual([]);
    expect(await shown('ft')).toEqual([]);
  });

  test('keeps a secret masked, and one that can be revealed', async () => {
    const { shell, run } = lines();
    shell.global.set(
      'key',
      new PSObject(customObject, [['Secret', new Secret('wJalrXUtnFEMI', { shown: '****' })]]),
    );
    const { records } = await run('$key | ft Secret');
    expect(records).toEqual([
      {
        kind: 'table',
        columns: [{ name: 'Secret', align: 'left' }],
        rows: [[{ text: '****', secretId: 1 }]],
      },
    ]);
  });

  test.each([
    ["@{ e='Region'; Wdth=3 }", 'DictionaryKeyIllegal: The Wdth key is not valid.'],
    [
      "@{ e='Region'; Width=0 }",
      'DictionaryKeyIllegalValue: The value "0" for key "Width" is not valid; valid values are numbers greater than 0.',
    ],
    [
      "@{ e='Region'; Align='top' }",
      'DictionaryKeyIllegalValue: The value "top" for key "Alignment" is not valid; valid values are {left, center, right}.',
    ],
  ])('refuses the column %s', async (column, error) => {
    expect(await shown(`$all[0] | ft ${column}`)).toEqual([error]);
  });
});

describe('Format-List', () => {
  test('shows every property, those too that the view leaves out', async () => {
    expect(await shown('$all[0] | Format-List')).toEqual([
      ['InstanceId: i-1', 'Region: eu-west-1', 'Count: 1'],
    ]);
  });

  test('shows the properties that it is given', async () => {
    expect(await shown("$all[0] | fl region, @{ l='Twice'; e={ $_.Count * 2 }; f='N1' }")).toEqual([
      ['Region: eu-west-1', 'Twice: 2.0'],
    ]);
  });

  test('shows the entries of a hashtable one by one', async () => {
    expect(await shown('@{ a=1 } | fl')).toEqual([['Name: a', 'Value: 1']]);
  });
});

test('a cmdlet after a Format cmdlet shows what that made', async () => {
  expect(await shown('$all[0] | ft Region | fl')).toEqual([['Region', 'eu-west-1']]);
});

test('what a Format cmdlet made has no properties', async () => {
  expect(await shown('($all[0] | ft Region).Region')).toEqual([]);
});
