import { Patience } from './patience.ts';
import { type Program, programOf } from './program.ts';
import { read } from './read.ts';
import { Walk } from './walk.ts';

/** What is made of a match takes longer than a step of matching. */
const stepsOfMatch = 10;

/** Where a text was matched, and what its groups took. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** By name: "0" for the whole, numbers, then names; those that took part. */
  readonly groups: ReadonlyMap<string, string>;
}

/**
 * A regular expression as .NET has them, that ends in any case. One value's patience is that of all its searches
 * together.
 */
export class Regex {
  readonly #program: Program;
  readonly #patience = new Patience();

  /** @throws ShellError "InvalidRegularExpression", "RegexTooCostly" */
  constructor(pattern: string, matchCase: boolean) {
    this.#program = programOf(read(pattern, matchCase));
  }

  /** The first match at or behind an offset. @throws ShellError "RegexTooCostly" */
  find(text: string, from = 0): Match | undefined {
    const { steps, registers: count } = this.#program;
    for (let start = from; start <= text.length; start++) {
      this.#patience.spend(1 + count);
      const registers = new Array<number>(count).fill(-1);
      const end = new Walk({ text, patience: this.#patience, registers }, steps, start).end();
      if (end !== -1) return { start, end, groups: this.#groups(text, start, end, registers) };
    }
    return undefined;
  }

  /** All matches from left to right; none begins within another. */
  *all(text: string): Iterable<Match> {
    let from = 0;
    for (;;) {
      const match = this.find(text, from);
      if (!match) return;
      this.#patience.spend(stepsOfMatch);
      yield match;
      from = match.end + Number(match.end === match.start);
    }
  }

  #groups(text: string, start: number, end: number, registers: readonly number[]): Map<string, string> {
    const groups = new Map([['0', text.slice(start, end)]]);
    for (const [name, slot] of this.#program.slots) {
      const first = registers[2 * slot] ?? -1;
      const last = registers[2 * slot + 1] ?? -1;
      if (slot > 0 && first >= 0 && last >= 0) groups.set(name, text.slice(first, last));
    }
    return groups;
  }
}
