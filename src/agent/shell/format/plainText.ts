import { alignedList } from '../../../base/alignedList.ts';
import { alignedTable } from '../../../base/alignedTable.ts';
import { broken } from '../../../base/textWidth.ts';
import { checkCount } from '../values/limits.ts';
import { cellText } from './cells.ts';
import { isSameTable, type Shape, type TableShape } from './shape.ts';

/**
 * Shapes as lines of text, with blank lines around tables and lists as in PowerShell. Secrets are masked.
 * What writes throws ShellError "TooManyItems".
 */
export class PlainText {
  readonly lines: string[] = [];
  readonly #width: number;
  #table: { readonly shape: TableShape; readonly rows: string[][] } | undefined;
  #isInLists = false;

  /** @param width characters that a line may have */
  constructor(width = Infinity) {
    this.#width = width;
  }

  write(shape: Shape): void {
    if (shape.kind === 'rows') {
      this.#rows(
        shape.table,
        shape.rows.map((row) => row.map(cellText)),
      );
      return;
    }
    this.end();
    if (shape.kind === 'line') {
      this.#isInLists = false;
      for (const line of cellText(shape.value).split(/\r?\n/)) this.#add(broken(line, this.#width));
      return;
    }
    const properties = shape.properties.map(({ name, value }) => ({ name, value: cellText(value) }));
    if (!this.#isInLists) this.lines.push('');
    this.#add(alignedList(properties, this.#width));
    this.lines.push('');
    this.#isInLists = true;
  }

  /** Writes what waits to be aligned. */
  end(): void {
    if (!this.#table) return;
    const { shape, rows } = this.#table;
    const { columns, hideHeaders = false, wrap = false } = shape;
    this.lines.push('');
    this.#add(alignedTable(columns, rows, { width: this.#width, wrap, hideHeaders }));
    this.lines.push('');
    this.#table = undefined;
  }

  #rows(table: TableShape, rows: string[][]): void {
    if (!this.#table || !isSameTable(this.#table.shape, table)) {
      this.end();
      this.#table = { shape: table, rows: [] };
    }
    this.#isInLists = false;
    for (const row of rows) this.#table.rows.push(row);
  }

  /** One by one: as many arguments of one call overflow the stack. */
  #add(lines: readonly string[]): void {
    checkCount(this.lines.length + lines.length);
    for (const line of lines) this.lines.push(line);
  }
}
