import { cut } from '../../../base/textWidth.ts';
import type { CellView, ConsoleRecord } from '../../../protocol/console.ts';
import type { Secret } from '../values/secret.ts';
import type { Value } from '../values/value.ts';
import { cellOf } from './cells.ts';
import { isSameTable, type Shape, type TableShape } from './shape.ts';
import { shapesOf } from './shapes.ts';
import type { Views } from './views.ts';

/** As much as one statement shows; nobody reads more, and a page that holds it all stops answering. */
const mostShown = 100_000;
const mostCharacters = 16 * 1024 * 1024;

/** Turns what a statement gives into what a console shows of it. */
interface Formatter {
  /** Shows a value at once: as a line, as a row that may go on with the table before it, or as a list. */
  write(value: Value): void;
  /** After the last one; says how many were not shown where there were too many. */
  end(): void;
}

interface FormatterOptions {
  readonly show: (record: ConsoleRecord) => void;
  /** Of the lines of this formatter, and of no other's. */
  readonly stream: number;
  readonly secretIdOf: (secret: Secret) => number;
  readonly views: Views;
}

export function createFormatter(options: FormatterOptions): Formatter {
  return new RecordFormatter(options);
}

class RecordFormatter implements Formatter {
  readonly #options: FormatterOptions;
  #table: TableShape | undefined;
  #shown = 0;
  #characters = 0;
  #left = 0;

  constructor(options: FormatterOptions) {
    this.#options = options;
  }

  write(value: Value): void {
    for (const shape of shapesOf(value, this.#options.views)) {
      if (this.#left > 0) this.#left += shape.kind === 'rows' ? shape.rows.length : 1;
      else this.#shape(shape);
    }
  }

  end(): void {
    if (this.#left === 0) return;
    const text = `The output ends here: ${this.#shown} lines and rows are shown, ${this.#left} more are not. Narrow it down with Where-Object or Select-Object -First, or count it with Measure-Object.`;
    this.#text('warning', { text });
  }

  #shape(shape: Shape): void {
    switch (shape.kind) {
      case 'line': {
        const cell = this.#cell(shape.value);
        if (this.#admits([cell])) this.#text('output', cell);
        break;
      }
      case 'rows':
        this.#rows(shape.table, shape.rows);
        break;
      case 'list': {
        const properties = shape.properties.map(({ name, value }) => ({ name, value: this.#cell(value) }));
        if (this.#admits(properties.map(({ value }) => value))) this.#show({ kind: 'list', properties });
        break;
      }
    }
  }

  #rows(table: TableShape, values: readonly (readonly Value[])[]): void {
    const rows = values
      .map((row) => row.map((value, index) => cutTo(this.#cell(value), table, index)))
      .filter((cells) => this.#admits(cells));
    if (rows.length === 0 || table.columns.length === 0) return;
    if (isSameTable(this.#table, table)) {
      this.#options.show({ kind: 'rows', rows });
      return;
    }
    // A page shows no header whose names are all empty.
    const columns = table.columns.map(({ name, align }) => ({
      name: table.hideHeaders === true ? '' : name,
      align,
    }));
    this.#show({ kind: 'table', columns, rows });
    this.#table = table;
  }

  #text(style: 'output' | 'warning', cell: CellView): void {
    this.#show({ kind: 'text', style, stream: this.#options.stream, parts: [cell], newline: true });
  }

  /** Shows a record behind which a row needs a table of its own. */
  #show(record: ConsoleRecord): void {
    this.#table = undefined;
    this.#options.show(record);
  }

  #cell(value: Value): CellView {
    return cellOf(value, this.#options.secretIdOf);
  }

  #admits(cells: readonly CellView[]): boolean {
    const characters = cells.reduce((sum, { text }) => sum + text.length, this.#characters);
    if (this.#shown === mostShown || characters > mostCharacters) {
      this.#left++;
      return false;
    }
    this.#shown++;
    this.#characters = characters;
    return true;
  }
}

/** A column's width holds for a page too, which otherwise makes each as wide as it needs. */
function cutTo(cell: CellView, { columns, wrap }: TableShape, index: number): CellView {
  const column = columns[index];
  if (column?.width === undefined || wrap === true) return cell;
  return { ...cell, text: cut(cell.text, column.width, column.align) };
}
