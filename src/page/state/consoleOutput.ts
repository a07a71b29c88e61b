import type {
  CellView,
  ColumnView,
  ConsoleErrorView,
  ConsoleRecord,
  TextStyle,
} from '../../protocol/console.ts';

/** What stands in the log: all records but those that say something of the line itself. */
type OutputRecord = Extract<
  ConsoleRecord,
  { readonly kind: 'text' | 'table' | 'rows' | 'list' | 'link' | 'error' }
>;

/** A part of a line of text. */
export interface Piece {
  readonly style: TextStyle;
  readonly colour: string | undefined;
  readonly cell: CellView;
}

/** One thing below another in the log. */
export type Block =
  | { readonly kind: 'text'; readonly lines: readonly (readonly Piece[])[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly ColumnView[];
      readonly rows: readonly (readonly CellView[])[];
    }
  | { readonly kind: 'list'; readonly properties: readonly ListProperty[] }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'error'; readonly error: ConsoleErrorView };

export interface ListProperty {
  readonly name: string;
  readonly value: CellView;
}

/**
 * How many blocks, from the first, can be shown for a price: a page that shows all of what a loop gives stops answering.
 * @param most in rows of a table
 */
export function countWithin(blocks: readonly Block[], most: number): number {
  let spent = 0;
  const beyond = blocks.findIndex((block) => {
    if (spent >= most) return true;
    spent += priceOf(block);
    return false;
  });
  return beyond === -1 ? blocks.length : beyond;
}

/** Text is cheap, however long. */
function priceOf(block: Block): number {
  const own = 5;
  if (block.kind === 'table') return own + block.rows.length;
  return block.kind === 'list' ? own + block.properties.length : own;
}

/** The block that goes on growing, which is the last one. */
type Growing =
  | { readonly kind: 'text'; readonly stream: number; readonly lines: Piece[][]; isLineOpen: boolean }
  | {
      readonly kind: 'table';
      readonly columns: readonly ColumnView[];
      readonly rows: (readonly CellView[])[];
    };

/**
 * Characters that the page keeps of what one line gives; an endless loop gives any number. A record counts for some even where
 * it has none.
 */
const mostCharacters = 32 * 1024 * 1024;
const charactersPerRecord = 64;

/** What one line gave, record by record. */
export class Output {
  #finished: Block[] = [];
  #growing: Growing | undefined;
  #size = 0;
  #left = 0;

  /** As it is now; what is taken later does not change it. */
  get blocks(): readonly Block[] {
    const growing = this.#growing;
    if (growing === undefined) return [...this.#finished];
    return [...this.#finished, copied(growing)];
  }

  /** In characters, with some for each record. */
  get size(): number {
    return this.#size;
  }

  /** How many records were left out, because there were too many. */
  get left(): number {
    return this.#left;
  }

  take(record: OutputRecord): void {
    if (this.#size > mostCharacters) {
      this.#left += 1;
      return;
    }
    this.#size += charactersPerRecord + lengthOf(record);
    switch (record.kind) {
      case 'text':
        this.#takeText(record);
        break;
      case 'table':
        this.#grow({ kind: 'table', columns: record.columns, rows: [...record.rows] });
        break;
      case 'rows':
        if (this.#growing?.kind === 'table') for (const row of record.rows) this.#growing.rows.push(row);
        break;
      case 'list':
      case 'link':
      case 'error':
        this.#grow(undefined);
        this.#finished.push(record);
        break;
    }
  }

  clear(): void {
    this.#finished = [];
    this.#growing = undefined;
    this.#size = 0;
    this.#left = 0;
  }

  #takeText({ style, stream, parts, newline, colour }: Extract<OutputRecord, { kind: 'text' }>): void {
    const last = this.#growing;
    const block =
      last?.kind === 'text' && last.stream === stream
        ? last
        : this.#grow({ kind: 'text', stream, lines: [], isLineOpen: false });
    const pieces = parts.map((cell): Piece => ({ style, colour, cell }));
    const open = block.isLineOpen ? block.lines.at(-1) : undefined;
    if (open === undefined) block.lines.push(pieces);
    else open.push(...pieces);
    block.isLineOpen = !newline;
  }

  #grow<Next extends Growing | undefined>(next: Next): Next {
    if (this.#growing !== undefined) this.#finished.push(copied(this.#growing));
    this.#growing = next;
    return next;
  }
}

function copied(growing: Growing): Block {
  const { kind } = growing;
  if (kind === 'table') return { kind, columns: growing.columns, rows: [...growing.rows] };
  const { lines, isLineOpen } = growing;
  const open = isLineOpen ? lines.at(-1) : undefined;
  return { kind, lines: open === undefined ? [...lines] : [...lines.slice(0, -1), [...open]] };
}

function lengthOf(record: OutputRecord): number {
  switch (record.kind) {
    case 'text':
      return textLength(record.parts);
    case 'table':
    case 'rows':
      return record.rows.reduce((sum, row) => sum + textLength(row), 0);
    case 'list':
      return textLength(record.properties.map(({ value }) => value));
    case 'link':
      return record.text.length + record.url.length;
    case 'error':
      return record.error.text.length;
  }
}

function textLength(cells: readonly CellView[]): number {
  return cells.reduce((sum, { text }) => sum + text.length, 0);
}
