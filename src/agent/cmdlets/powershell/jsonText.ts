import type { Invocation } from '../../shell/invocation.ts';
import { formatDate } from '../../shell/values/dateFormat.ts';
import { checkLength } from '../../shell/values/limits.ts';
import { numberText } from '../../shell/values/numbers.ts';
import { textOf } from '../../shell/values/text.ts';
import { Hashtable, PSObject, type Value } from '../../shell/values/value.ts';

interface Style {
  /** How many levels of objects within objects are written; what is deeper becomes a text. */
  readonly depth: number;
  readonly compress: boolean;
}

/** A turn is offered once in so many, since to offer one takes longer than most of them. */
const entriesPerTurn = 8;

/** Values as JSON in PowerShell's layout; a secret as its mask. */
export class JsonText {
  /** Whether anything was deeper than is written. */
  truncated = false;
  readonly #style: Style;
  readonly #turn: Invocation['turn'];
  readonly #parts: string[] = [];
  #length = 0;
  #written = 0;

  constructor(style: Style, turn: Invocation['turn']) {
    this.#style = style;
    this.#turn = turn;
  }

  get text(): string {
    return this.#parts.join('');
  }

  /** @throws ShellError "TextTooLong", CofferError "cancelled" */
  async write(value: Value, level = 0): Promise<void> {
    const entries = entriesOf(value);
    if (!entries) {
      this.#add(scalar(value));
    } else if (level > this.#style.depth) {
      this.truncated = true;
      this.#add(quoted(textOf(value)));
    } else {
      await this.#turn();
      await this.#writeAll(entries, Array.isArray(value) ? '[]' : '{}', level);
    }
  }

  async #writeAll(entries: Iterable<Entry>, brackets: string, level: number): Promise<void> {
    const { compress } = this.#style;
    const line = (indent: number) => (compress ? '' : `\n${'  '.repeat(indent)}`);
    let separator = '';
    this.#add(brackets.slice(0, 1));
    for (const [name, value] of entries) {
      const key = name === undefined ? '' : `${quoted(name)}:${compress ? '' : ' '}`;
      this.#add(`${separator}${line(level + 1)}${key}`);
      await this.write(value, level + 1);
      if (++this.#written % entriesPerTurn === 0) await this.#turn();
      separator = ',';
    }
    if (separator !== '') this.#add(line(level));
    this.#add(brackets.slice(1));
  }

  #add(part: string): void {
    this.#length += part.length;
    checkLength(this.#length);
    this.#parts.push(part);
  }
}

/** An element of an array has no name. */
type Entry = readonly [name: string | undefined, value: Value];

/** What stands within a value; undefined for what has nothing within it. */
function entriesOf(value: Value): Iterable<Entry> | undefined {
  if (Array.isArray(value)) return elements(value);
  if (value instanceof Hashtable) return value.entries();
  return value instanceof PSObject ? value.properties.entries() : undefined;
}

function* elements(items: readonly Value[]): Iterable<Entry> {
  for (const item of items) yield [undefined, item];
}

function scalar(value: Value): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return numberText(value);
  return quoted(value instanceof Date ? formatDate(value, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK") : textOf(value));
}

function quoted(text: string): string {
  // JavaScript's own leaves out what ends lines in Unicode.
  return JSON.stringify(text).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
