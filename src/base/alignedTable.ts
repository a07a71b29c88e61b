/*
 * A table as plain text, in the form that PowerShell prints: names, dashes under them, columns one blank apart.
 */

import { broken, cut, lengthOf } from './textWidth.ts';

interface AlignedColumn {
  readonly name: string;
  readonly align: 'left' | 'right';
  /** In characters; as wide as its widest cell where absent. */
  readonly width?: number;
}

interface TableLayout {
  /** Characters that a line may have; no limit where absent. The last columns are narrowed or left out to keep it. */
  readonly width?: number;
  /** Whether a cell that is too long goes on below instead of ending in "…". */
  readonly wrap?: boolean;
  readonly hideHeaders?: boolean;
}

/**
 * @param rows a text for each column; one that has several lines is cut behind the first, unless they wrap
 * @returns lines without blanks at their ends; none where there are no columns
 */
export function alignedTable(
  columns: readonly AlignedColumn[],
  rows: readonly (readonly string[])[],
  layout: TableLayout = {},
): string[] {
  const widths = fittingWidths(naturalWidths(columns, rows, layout), layout.width ?? Infinity);
  const shown = columns
    .slice(0, widths.length)
    .map(({ align }, index) => ({ align, width: widths[index] ?? 1 }));
  if (shown.length === 0) return [];
  const headers = columns.map(({ name }) => name);
  const dashes = headers.map((name, index) => '-'.repeat(Math.min(lengthOf(name), widths[index] ?? 1)));
  return [
    ...(layout.hideHeaders === true
      ? []
      : [...printed(headers, shown, true), ...printed(dashes, shown, false)]),
    ...rows.flatMap((row) => printed(row, shown, layout.wrap === true)),
  ];
}

interface FittedColumn {
  readonly align: 'left' | 'right';
  readonly width: number;
}

function naturalWidths(
  columns: readonly AlignedColumn[],
  rows: readonly (readonly string[])[],
  { hideHeaders, wrap = false }: TableLayout,
): number[] {
  return columns.map(({ name, width }, index) => {
    if (width !== undefined) return Math.max(width, 1);
    return rows.reduce(
      (widest, row) =>
        linesOf(row[index] ?? '', wrap).reduce((wider, line) => Math.max(wider, lengthOf(line)), widest),
      hideHeaders === true ? 1 : Math.max(lengthOf(name), 1),
    );
  });
}

/** As PowerShell does it: the last column gives way first, down to one character, and is then left out. */
function fittingWidths(widths: readonly number[], limit: number): number[] {
  const fitting = [...widths];
  let excess = fitting.reduce((sum, width) => sum + width + 1, -1) - limit;
  while (excess > 0) {
    const last = fitting.pop();
    if (last === undefined) break;
    if (last > excess) return [...fitting, last - excess];
    excess -= last + 1;
  }
  return fitting;
}

/** One row: a line, or as many as its longest cell needs. */
function printed(cells: readonly string[], columns: readonly FittedColumn[], wrap: boolean): string[] {
  const parts = columns.map(({ align, width }, index) =>
    linesOf(cells[index] ?? '', wrap).flatMap((line) =>
      wrap ? broken(line, width) : [cut(line, width, align)],
    ),
  );
  const count = parts.reduce((most, part) => Math.max(most, part.length), 0);
  return Array.from({ length: count }, (_, line) =>
    columns
      .map(({ align, width }, index) => {
        const text = parts[index]?.[line] ?? '';
        const blanks = ' '.repeat(width - lengthOf(text));
        return align === 'right' ? blanks + text : text + blanks;
      })
      .join(' ')
      .trimEnd(),
  );
}

function linesOf(text: string, wrap: boolean): string[] {
  if (!text.includes('\n')) return [text];
  const lines = text.split(/\r?\n/);
  return wrap ? lines : [`${lines[0] ?? ''}…`];
}
