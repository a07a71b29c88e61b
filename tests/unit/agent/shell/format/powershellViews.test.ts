import { expect, test } from 'vitest';
import { powershellViews } from '../../../../../src/agent/shell/format/powershellViews.ts';
import { linesOf } from '../lines.ts';

test('the entries of a hashtable are shown by name and value', async () => {
  const { records } = await linesOf([], powershellViews).run('@{ a = 1 }.GetEnumerator()');
  expect(records).toEqual([
    {
      kind: 'table',
      columns: [
        { name: 'Name', align: 'left' },
        { name: 'Value', align: 'right' },
      ],
      rows: [[{ text: 'a' }, { text: '1' }]],
    },
  ]);
});
