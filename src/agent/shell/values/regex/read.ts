/*
 * Regular expressions as .NET writes them, without what nobody who works with profiles needs: conditions, balancing
 * groups, subtraction of classes and matching from the right.
 */
import { ShellError } from '../../errors.ts';
import { readClass } from './class.ts';
import { escaped } from './escapes.ts';
import type { Place } from './place.ts';
import { Source } from './source.ts';
import type { Node, Times } from './tree.ts';
import { exactly, not } from './units.ts';

/** A pattern as a tree, and the names of its groups: "0" for the whole, then those without a name by their number. */
export interface Read {
  readonly node: Node;
  /** Slot of each group by name, in the order of .NET: the numbered ones first. */
  readonly slots: ReadonlyMap<string, number>;
}

/** Reading goes as deep as groups are nested. */
const longestPattern = 2000;

/** @throws ShellError "InvalidRegularExpression" */
export function read(pattern: string, matchCase: boolean): Read {
  if (pattern.length > longestPattern) {
    const reason = `it is longer than ${longestPattern} characters.`;
    throw new ShellError('InvalidRegularExpression', { pattern, reason });
  }
  const reader = new Reader(new Source(pattern), {
    anyCase: !matchCase,
    multiline: false,
    dotAll: false,
    spaced: false,
  });
  return reader.whole();
}

interface Options {
  readonly anyCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  /** Whether blanks and comments are left out. */
  readonly spaced: boolean;
}

const newline = exactly(10, false);

class Reader {
  readonly #source: Source;
  #options: Options;
  /** Slots of groups: those without a name, and the others by name. */
  readonly #numbered: number[] = [0];
  readonly #named = new Map<string, number>();
  readonly #references: string[] = [];

  constructor(source: Source, options: Options) {
    this.#source = source;
    this.#options = options;
  }

  whole(): Read {
    const node = this.#either();
    if (!this.#source.atEnd) this.#source.fail("Too many )'s.");
    const slots = new Map(this.#numbered.map((slot, number) => [String(number), slot]));
    for (const [name, slot] of this.#named) slots.set(name, slot);
    for (const name of this.#references) {
      if (!slots.has(name)) this.#source.fail(`Reference to undefined group ${name}.`);
    }
    return { node, slots };
  }

  /** Up to the end or the bracket that closes it. Options that are set inside end with it. */
  #either(): Node {
    const outer = this.#options;
    const options = [this.#sequence()];
    while (this.#source.take('|')) options.push(this.#sequence());
    this.#options = outer;
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'either', options };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    for (;;) {
      if (this.#options.spaced) this.#source.skip(/(?:\s|#[^\n]*)+/y);
      if (this.#source.atEnd || this.#source.next === '|' || this.#source.next === ')') break;
      const node = this.#atom();
      if (node) parts.push(this.#repeated(node));
    }
    return { kind: 'sequence', parts };
  }

  #repeated(node: Node): Node {
    const times = this.#times();
    if (!times) return node;
    if (this.#times()) this.#source.fail('Nested quantifier.');
    return { kind: 'repeat', node, times };
  }

  #times(): Times | undefined {
    const quantifier = this.#source.skip(/[*+?]|\{(\d{1,6})(,(\d{1,6})?)?\}/y);
    if (!quantifier) return undefined;
    const [written, least, comma, most] = quantifier;
    const greedy = !this.#source.take('?');
    if (written === '*') return { least: 0, most: Infinity, greedy };
    if (written === '+') return { least: 1, most: Infinity, greedy };
    if (written === '?') return { least: 0, most: 1, greedy };
    const first = Number(least);
    const last = comma === undefined ? first : most === undefined ? Infinity : Number(most);
    if (last < first) this.#source.fail('Illegal {x,y} with x > y.');
    return { least: first, most: last, greedy };
  }

  /** Undefined for what stands for nothing, such as a comment. */
  #atom(): Node | undefined {
    const { anyCase, multiline, dotAll } = this.#options;
    const character = this.#source.advance();
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return { kind: 'one', test: readClass(this.#source, anyCase) };
      case '.':
        return { kind: 'one', test: dotAll ? () => true : not(newline) };
      case '^':
        return at(multiline ? 'lineStart' : 'start');
      case '$':
        return at(multiline ? 'lineEnd' : 'beforeLastNewline');
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        return this.#source.fail(`Quantifier '${character}' following nothing.`);
      default:
        return { kind: 'one', test: exactly(character.charCodeAt(0), anyCase) };
    }
  }

  #escape(): Node {
    const place = this.#source.skip(/[bBAzZ]/y);
    if (place) return at(places[place[0]] ?? 'start');
    const reference = this.#source.skip(/([1-9]\d?)|k(?:<(\w+)>|'(\w+)')/y);
    if (!reference) return { kind: 'one', test: escaped(this.#source, this.#options.anyCase) };
    const name = reference[1] ?? reference[2] ?? reference[3] ?? '';
    this.#references.push(name);
    return { kind: 'again', name, anyCase: this.#options.anyCase };
  }

  #group(): Node | undefined {
    const source = this.#source;
    if (!source.take('?')) return this.#capture(undefined);
    if (source.skip(/#[^)]*\)/y)) return undefined;
    const look = source.skip(/(<?)([=!])/y);
    if (look) return { kind: 'look', node: this.#inner(), behind: look[1] === '<', negated: look[2] === '!' };
    if (source.take('>')) return { kind: 'atomic', node: this.#inner() };
    const named = source.skip(/<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'/y);
    if (named) return this.#capture(named[1] ?? named[2]);
    const options = source.skip(/([imnsx]*)(?:-([imnsx]*))?([:)])/y);
    if (!options) return source.fail('Unrecognized grouping construct.');
    const [, on = '', off = '', last] = options;
    const before = this.#options;
    this.#options = changed(before, on, off);
    // (?i) holds until the group around it ends.
    if (last === ')') return undefined;
    const node = this.#inner();
    this.#options = before;
    return node;
  }

  #capture(name: string | undefined): Node {
    const slot = name === undefined ? this.#newSlot() : (this.#named.get(name) ?? this.#newSlot());
    if (name === undefined) this.#numbered.push(slot);
    else this.#named.set(name, slot);
    return { kind: 'group', node: this.#inner(), slot };
  }

  #slots = 0;

  #newSlot(): number {
    return ++this.#slots;
  }

  #inner(): Node {
    const node = this.#either();
    if (!this.#source.take(')')) this.#source.fail("Not enough )'s.");
    return node;
  }
}

const at = (place: Place): Node => ({ kind: 'at', place });

const places: Readonly<Record<string, Place>> = {
  b: 'wordEdge',
  B: 'noWordEdge',
  A: 'start',
  z: 'end',
  Z: 'beforeLastNewline',
};

function changed(before: Options, on: string, off: string): Options {
  const option = (letter: string, now: boolean) => (now || on.includes(letter)) && !off.includes(letter);
  return {
    anyCase: option('i', before.anyCase),
    multiline: option('m', before.multiline),
    dotAll: option('s', before.dotAll),
    spaced: option('x', before.spaced),
  };
}
