import { alignedList } from '../../base/alignedList.ts';
import { alignedTable } from '../../base/alignedTable.ts';
import type { CellView, ColumnView, ConsoleErrorView, TextStyle } from '../../protocol/console.ts';
import type { Block, Piece } from './consoleOutput.ts';

/** What a line gave, as text to be pasted elsewhere. A masked secret stays masked. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(textOf).join('\n\n');
}

/** A stretch of text that looks alike from end to end, over as many lines as it goes. */
interface Run {
  readonly text: string;
  readonly style: TextStyle;
  readonly colour: string | undefined;
  /** The masked secret that it stands for; its text is the mask. */
  readonly secret: CellView | undefined;
}

/** Lines as the fewest stretches, because each is shown by itself. */
export function runsOf(lines: readonly (readonly Piece[])[]): readonly Run[] {
  const runs: Run[] = [];
  const add = (run: Run) => {
    const last = runs.at(-1);
    const isAlike = last?.style === run.style && last.colour === run.colour;
    if (last === undefined || !isAlike || (last.secret ?? run.secret) !== undefined) runs.push(run);
    else runs[runs.length - 1] = { ...last, text: last.text + run.text };
  };
  const plain = { style: 'output', colour: undefined, secret: undefined } as const;
  lines.forEach((line, index) => {
    if (index > 0) add({ ...plain, ...runs.at(-1), secret: undefined, text: '\n' });
    const prefix = prefixes[line[0]?.style ?? 'output'];
    line.forEach(({ style, colour, cell }, part) => {
      const text = part === 0 ? prefix + cell.text : cell.text;
      add({ text, style, colour, secret: cell.secretId === undefined ? undefined : cell });
    });
  });
  return runs;
}

/** What PowerShell writes before a line of that style. */
const prefixes = { output: '', host: '', warning: 'WARNING: ', verbose: 'VERBOSE: ' } as const;

/** Whether a table's columns are to be named: with Format-Table -HideTableHeaders none has a name. */
export function hasHeaders(columns: readonly ColumnView[]): boolean {
  return columns.some(({ name }) => name !== '');
}

/** Where an error is, as PowerShell shows it: the line with its number, and marks under the part that is meant. */
export function placeOf({ line, text, start, end }: NonNullable<ConsoleErrorView['at']>): string {
  const number = String(line).padStart(4);
  const marks = '~'.repeat(Math.max(1, end - start));
  // A tab is as wide as whoever shows it likes, and would move the marks.
  return `${number} | ${text.replaceAll('\t', ' ')}\n     | ${' '.repeat(start)}${marks}`;
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'text':
      return runsOf(block.lines)
        .map(({ text }) => text)
        .join('');
    case 'table':
      return alignedTable(block.columns, block.rows.map(textsOf), {
        wrap: true,
        hideHeaders: !hasHeaders(block.columns),
      }).join('\n');
    case 'list':
      return alignedList(block.properties.map(({ name, value }) => ({ name, value: value.text }))).join('\n');
    case 'link':
      return `${block.text}: ${block.url}`;
    case 'error':
      return errorText(block.error);
  }
}

function textsOf(row: readonly CellView[]): readonly string[] {
  return row.map(({ text }) => text);
}

function errorText({ text, at, advice }: ConsoleErrorView): string {
  return [text, at && placeOf(at), advice].filter((part) => part !== undefined).join('\n');
}
