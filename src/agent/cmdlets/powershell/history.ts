import { int } from '../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet } from '../../shell/cmdlet.ts';
import { ShellError } from '../../shell/errors.ts';
import type { HistoryEntry, LineHistory } from '../../shell/lineHistory.ts';
import { TimeSpan } from '../../shell/values/timeSpan.ts';
import { PSObject } from '../../shell/values/value.ts';

/** Get-History, of these lines. */
export function historyCmdlet(history: LineHistory): AnyCmdlet {
  return simpleCmdlet({
    name: 'Get-History',
    aliases: ['h', 'history', 'ghy'],
    synopsis: 'Lists the lines that were run in this session.',
    description: [
      'Secrets in them are masked. Lines of earlier sessions are not among them; the Up key brings those back too.',
    ],
    examples: [
      { line: 'Get-History -Count 5', says: 'Lists the last five lines.' },
      {
        line: 'Get-History | Sort-Object Duration -Descending',
        says: 'Lists the lines that took longest first.',
      },
    ],
    parameters: {
      Id: { type: int, position: 0, fromPipeline: true, help: 'The number of a line.', range: [1, Infinity] },
      Count: { type: int, position: 1, help: 'How many lines, the last ones.', range: [0, 32767] },
    },
    emits: {
      name: 'Microsoft.PowerShell.Commands.HistoryInfo',
      properties: {
        Id: null,
        CommandLine: null,
        ExecutionStatus: null,
        StartExecutionTime: null,
        EndExecutionTime: null,
        Duration: null,
      },
    },
    async run({ Id, Count }, invocation) {
      const upTo = Id === undefined ? history.entries : history.entries.filter(({ id }) => id <= Id);
      // A number alone is that line; with -Count, the lines up to it.
      const count = Count ?? (Id === undefined ? upTo.length : 1);
      if (Id !== undefined && upTo.at(-1)?.id !== Id)
        throw new ShellError('GetHistoryNoHistoryForId', { id: Id });
      for (const entry of count === 0 ? [] : upTo.slice(-count)) await invocation.emit(historyInfo(entry));
    },
  });
}

function historyInfo({ id, line, status, startedAt, endedAt }: HistoryEntry): PSObject {
  return new PSObject('Microsoft.PowerShell.Commands.HistoryInfo', [
    ['Id', id],
    ['CommandLine', line],
    ['ExecutionStatus', status],
    ['StartExecutionTime', new Date(startedAt)],
    ['EndExecutionTime', new Date(endedAt)],
    ['Duration', new TimeSpan(endedAt - startedAt)],
  ]);
}
