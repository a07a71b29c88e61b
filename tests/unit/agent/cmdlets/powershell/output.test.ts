import { expect, test } from 'vitest';
import { formattingCmdlets } from '../../../../../src/agent/cmdlets/powershell/formatting.ts';
import { outputCmdlets } from '../../../../../src/agent/cmdlets/powershell/output.ts';
import { Views } from '../../../../../src/agent/shell/format/views.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import { linesOf } from '../../shell/lines.ts';

function lines() {
  const views = new Views([]);
  return linesOf([...outputCmdlets(views), ...formattingCmdlets(views)]);
}

async function textsOf(line: string) {
  const { texts, errors } = await lines().run(line);
  return [...texts, ...errors];
}

const object = '[pscustomobject]@{ Name = "ci"; Count = 3 }';

test('Out-String makes one text of what would be shown', async () => {
  expect(await textsOf(`'one', ${object} | Out-String`)).toEqual([
    'one\n\nName Count\n---- -----\nci       3\n\n',
  ]);
});

test('Out-String -Stream gives the lines one by one', async () => {
  expect(await textsOf(`${object} | Out-String -Stream`)).toEqual([
    '',
    'Name Count',
    '---- -----',
    'ci       3',
    '',
  ]);
});

test('Out-String keeps lines to a width', async () => {
  expect(await textsOf("'abcdef' | Out-String -Width 4 -Stream")).toEqual(['abcd', 'ef']);
  expect(await textsOf("[pscustomobject]@{ A = 'abcdef' } | ft -Wrap | Out-String -Width 4 -Stream")).toEqual(
    ['', 'A', '-', 'abcd', 'ef', ''],
  );
});

test('Out-String makes a text of what a Format cmdlet made', async () => {
  expect(await textsOf(`${object} | fl | Out-String -Stream`)).toEqual(['', 'Name  : ci', 'Count : 3', '']);
  expect(
    await textsOf(`${object} | ft @{ e='Name'; Width=6 }, Count -HideTableHeaders | Out-String -Stream`),
  ).toEqual(['', 'ci     3', '']);
});

test('Out-String of nothing is an empty text', async () => {
  expect(await textsOf('(Out-String).Length')).toEqual(['0']);
});

test('Out-String masks a secret', async () => {
  const { shell, run } = lines();
  shell.global.set('secret', new Secret('wJalrXUtnFEMI', { shown: '****' }));
  expect((await run('$secret | Out-String')).texts).toEqual(['****\n']);
});

test('Out-Null throws away what it is given', async () => {
  expect(await textsOf(`'one', ${object} | Out-Null`)).toEqual([]);
});

test('Out-Host shows objects that an assignment would keep', async () => {
  const { records } = await lines().run(`$kept = ${object} | Out-Host; $null -eq $kept`);
  expect(records).toEqual([
    {
      kind: 'table',
      columns: [
        { name: 'Name', align: 'left' },
        { name: 'Count', align: 'right' },
      ],
      rows: [[{ text: 'ci' }, { text: '3' }]],
    },
    expect.objectContaining({ parts: [{ text: 'True' }] }),
  ]);
});

test('Out-Host masks a secret as one that can be revealed', async () => {
  const { shell, run } = lines();
  shell.global.set('secret', new Secret('wJalrXUtnFEMI', { shown: '****' }));
  expect((await run('$secret | Out-Host')).records).toEqual([
    { kind: 'text', style: 'output', stream: 0, parts: [{ text: '****', secretId: 1 }], newline: true },
  ]);
});
