import { expect, test } from 'vitest';
import { objectCmdlets } from '../../../../../src/agent/cmdlets/powershell/objectCmdlets.ts';
import { linesOf } from '../../shell/lines.ts';
import { valuesOf } from './objects.ts';

test.each(['Start-Sleep 0; 1', 'sleep -Milliseconds 1; 1', 'sleep -Seconds 0.001; 1'])('%s', async (line) => {
  expect(await valuesOf(line)).toEqual([1]);
});

test('Start-Sleep ends at once when the line is stopped', async () => {
  const stopping = new AbortController();
  const running = linesOf(objectCmdlets).run('Start-Sleep 10000', { signal: stopping.signal });
  setTimeout(() => {
    stopping.abort();
  }, 5);
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
});

test.each([
  ['Start-Sleep -1', 'less than the minimum allowed range of 0'],
  ['Start-Sleep 1 -Milliseconds 1', 'A positional parameter cannot be found'],
])('%s is refused', async (line, sentence) => {
  await expect(valuesOf(line)).rejects.toThrow(sentence);
});
