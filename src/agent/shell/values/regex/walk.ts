import { ShellError } from '../../errors.ts';
import type { Patience } from './patience.ts';
import { placed } from './place.ts';
import type { Step } from './program.ts';
import { folded } from './units.ts';

/** What a match and the looks within it share. */
interface Matching {
  readonly text: string;
  readonly patience: Patience;
  /** Where groups start and end, -1 where they have not matched; then the places that loops keep. */
  readonly registers: number[];
}

/** What is gone back to: another way, a register's former value, a run that takes one less or one more. */
const way = 0;
const former = 1;
const shorterRun = 2;
const longerRun = 3;

/** Of numbers, four for each way; more would not fit into memory. */
const mostOpen = 16_000_000;

/** Walks steps from one place in the text. */
export class Walk {
  readonly #matching: Matching;
  readonly #steps: readonly Step[];
  #at: number;
  #next = 0;
  /** Flat, since there may be millions: kind, step or register, place, rest of a run. */
  readonly #open: number[] = [];

  constructor(matching: Matching, steps: readonly Step[], start: number) {
    this.#matching = matching;
    this.#steps = steps;
    this.#at = start;
  }

  /** Where the match ends; -1 where there is none. */
  end(): number {
    for (;;) {
      const step = this.#steps[this.#next];
      if (!step) return this.#at;
      this.#matching.patience.spend(1);
      if (!this.#take(step) && !this.#goBack()) return -1;
    }
  }

  /** Whether the step leads on. */
  #take(step: Step): boolean {
    const { registers, text, patience } = this.#matching;
    const here = this.#next++;
    switch (step.does) {
      case 'one':
        if (!this.#fits(step, this.#at)) return false;
        this.#at += step.back ? -1 : 1;
        return true;
      case 'run':
        return this.#run(step, here);
      case 'split':
        this.#push(way, step.second, this.#at, 0);
        this.#next = step.first;
        return true;
      case 'jump':
        this.#next = step.to;
        return true;
      case 'keep':
        this.#push(former, step.register, registers[step.register] ?? -1, 0);
        registers[step.register] = this.#at;
        return true;
      case 'moved':
        return registers[step.register] !== this.#at;
      case 'again':
        return this.#again(step);
      case 'at':
        return placed(step.place, text, this.#at);
      case 'look':
      case 'atomic':
        patience.spend(registers.length);
        return this.#look(step);
    }
  }

  #fits({ test, back }: Extract<Step, { test: unknown }>, at: number): boolean {
    const unit = this.#matching.text.charCodeAt(back ? at - 1 : at);
    // NaN outside of the text.
    return unit >= 0 && test(unit);
  }

  #run(step: Extract<Step, { does: 'run' }>, here: number): boolean {
    const { times, back } = step;
    const { least, most, greedy } = times;
    const direction = back ? -1 : 1;
    const wanted = greedy ? most : least;
    let taken = 0;
    while (taken < wanted && this.#fits(step, this.#at + direction * taken)) taken++;
    this.#matching.patience.spend(taken);
    if (taken < least) return false;
    this.#at += direction * taken;
    const rest = greedy ? taken - least : most - least;
    if (rest > 0) this.#push(greedy ? shorterRun : longerRun, here, this.#at, rest);
    return true;
  }

  /** The text of a group once more; of one that has not matched, nothing fits. */
  #again({ slot, anyCase, back }: Extract<Step, { does: 'again' }>): boolean {
    const { registers, text, patience } = this.#matching;
    const start = registers[2 * slot] ?? -1;
    const end = registers[2 * slot + 1] ?? -1;
    if (start < 0 || end < start) return false;
    const length = end - start;
    patience.spend(length);
    const from = back ? this.#at - length : this.#at;
    for (let offset = 0; offset < length; offset++) {
      const first = text.charCodeAt(start + offset);
      const second = text.charCodeAt(from + offset);
      if (first !== second && !(anyCase && folded(first) === folded(second))) return false;
    }
    this.#at = back ? from : from + length;
    return true;
  }

  #look(step: Extract<Step, { does: 'look' | 'atomic' }>): boolean {
    const { registers } = this.#matching;
    const before = [...registers];
    const end = new Walk(this.#matching, step.steps, this.#at).end();
    const wanted = step.does === 'atomic' || !step.negated;
    if (wanted !== (end !== -1)) return false;
    for (const [register, value] of before.entries()) {
      if (registers[register] === value) continue;
      // Groups of what must not be there have not matched.
      if (wanted) this.#push(former, register, value, 0);
      else registers[register] = value;
    }
    if (step.does === 'atomic') this.#at = end;
    return true;
  }

  #push(kind: number, where: number, place: number, rest: number): void {
    if (this.#open.length >= mostOpen) throw new ShellError('RegexTooCostly', undefined);
    this.#open.push(kind, where, place, rest);
  }

  /** Takes up the way that was left open last; false where none is. */
  #goBack(): boolean {
    for (;;) {
      const rest = this.#open.pop();
      const place = this.#open.pop() ?? -1;
      const where = this.#open.pop() ?? -1;
      const kind = this.#open.pop();
      if (rest === undefined) return false;
      if (kind === former) this.#matching.registers[where] = place;
      else if (kind === way ? this.#goTo(where, place) : this.#runAgain(kind, where, place, rest))
        return true;
    }
  }

  #goTo(step: number, place: number): true {
    this.#next = step;
    this.#at = place;
    return true;
  }

  #runAgain(kind: number | undefined, where: number, place: number, rest: number): boolean {
    const step = this.#steps[where];
    if (step?.does !== 'run') return false;
    const longer = kind === longerRun;
    if (longer && !this.#fits(step, place)) return false;
    const at = place + (longer === step.back ? -1 : 1);
    if (rest > 1) this.#push(longer ? longerRun : shorterRun, where, at, rest - 1);
    return this.#goTo(where + 1, at);
  }
}
