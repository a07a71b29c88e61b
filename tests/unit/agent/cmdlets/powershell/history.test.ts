import { describe, expect, test } from 'vitest';
import type { HistoryEntry } from '../../../../../src/agent/shell/lineHistory.ts';
import { shellLines } from './shellLines.ts';

/** A session in which three lines were run. */
function afterThree() {
  const lines = shellLines();
  const ran: readonly (readonly [string, HistoryEntry['status']])[] = [
    ['first', 'Completed'],
    ['second', 'Failed'],
    ['third', 'Stopped'],
  ];
  for (const [line, status] of ran) {
    lines.shell.history.add({
      line,
      status,
      startedAt: Date.UTC(2026, 10, 22),
      endedAt: Date.UTC(2026, 10, 22) + 1500,
    });
  }
  return lines;
}

describe('Get-History', () => {
  test.each([
    ['(h).CommandLine', ['first', 'second', 'third']],
    ['(Get-History -Count 2).CommandLine', ['second', 'third']],
    ['(Get-History 2).CommandLine', ['second']],
    ['(Get-History 2 2).CommandLine', ['first', 'second']],
    ['Get-History -Count 0', []],
    ['(2, 1 | Get-History).Id', ['2', '1']],
    ['(Get-History 3).ExecutionStatus', ['Stopped']],
    ['"$((Get-History 1).Duration)"', ['00:00:01.5000000']],
  ])('%s gives %j', async (line, expected) => {
    const { texts, errors } = await afterThree().run(line);
    expect({ texts, errors }).toEqual({ texts: expected, errors: [] });
  });

  test('a line that was not run is an error', async () => {
    expect((await afterThree().run('Get-History 4')).errors).toEqual([
      'GetHistoryNoHistoryForId: Cannot locate the history for Id 4.',
    ]);
  });

  test('the oldest lines go where there are too many, and the others keep their numbers', async () => {
    const lines = shellLines();
    for (let at = 0; at < 5000; at++) {
      lines.shell.history.add({ line: 'again', status: 'Completed', startedAt: 0, endedAt: 0 });
    }
    expect((await lines.run('$all = Get-History; $all.Count; $all[0].Id')).texts).toEqual(['4096', '905']);
  });
});
