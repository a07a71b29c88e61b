/*
 * A regular expression as steps that a matcher walks with a stack of its own: going back through a long text would
 * overflow the engine's.
 */
import { ShellError } from '../../errors.ts';
import type { Place } from './place.ts';
import type { Read } from './read.ts';
import type { Node, Times } from './tree.ts';
import type { Test } from './units.ts';

/** `back` is for what is looked at behind: it is walked from right to left. */
export type Step =
  | { readonly does: 'one'; readonly test: Test; readonly back: boolean }
  /** One character over and over. */
  | { readonly does: 'run'; readonly test: Test; readonly times: Times; readonly back: boolean }
  /** Goes on at `first`, and at `second` where that led nowhere. */
  | { readonly does: 'split'; readonly first: number; readonly second: number }
  | { readonly does: 'jump'; readonly to: number }
  /** Keeps the place in a register. */
  | { readonly does: 'keep'; readonly register: number }
  /** Leads nowhere where nothing was taken since the place was kept: a loop would have no end. */
  | { readonly does: 'moved'; readonly register: number }
  | { readonly does: 'again'; readonly slot: number; readonly anyCase: boolean; readonly back: boolean }
  | { readonly does: 'at'; readonly place: Place }
  | { readonly does: 'look'; readonly steps: readonly Step[]; readonly negated: boolean }
  | { readonly does: 'atomic'; readonly steps: readonly Step[] };

export interface Program {
  readonly steps: readonly Step[];
  /** Two for each slot, its start and end, then those of loops. */
  readonly registers: number;
  readonly slots: ReadonlyMap<string, number>;
}

/** Counted repeats are written out. */
const mostNodes = 20_000;

/** @throws ShellError "RegexTooCostly" for repeats of repeats that would not fit */
export function programOf({ node, slots }: Read): Program {
  const compiler = new Compiler(slots);
  const steps = compiler.steps(node, false);
  return { steps, registers: compiler.registers, slots };
}

class Compiler {
  registers: number;
  readonly #slots: ReadonlyMap<string, number>;
  #written = 0;

  constructor(slots: ReadonlyMap<string, number>) {
    this.#slots = slots;
    this.registers = 2 * slots.size;
  }

  steps(node: Node, back: boolean): readonly Step[] {
    const steps: Step[] = [];
    this.#write(node, back, steps);
    return steps;
  }

  #write(node: Node, back: boolean, steps: Step[]): void {
    // Of nodes, so that a repeat of nothing counts too.
    if (++this.#written > mostNodes) throw new ShellError('RegexTooCostly', undefined);
    switch (node.kind) {
      case 'one':
        steps.push({ does: 'one', test: node.test, back });
        return;
      case 'sequence':
        for (const part of back ? node.parts.toReversed() : node.parts) this.#write(part, back, steps);
        return;
      case 'either':
        this.#either(node.options, back, steps);
        return;
      case 'repeat':
        if (node.node.kind === 'one') {
          steps.push({ does: 'run', test: node.node.test, times: node.times, back });
        } else {
          this.#repeat(node.node, node.times, back, steps);
        }
        return;
      case 'group': {
        const start = 2 * node.slot;
        steps.push({ does: 'keep', register: back ? start + 1 : start });
        this.#write(node.node, back, steps);
        steps.push({ does: 'keep', register: back ? start : start + 1 });
        return;
      }
      case 'again': {
        const slot = this.#slots.get(node.name) ?? 0;
        steps.push({ does: 'again', slot, anyCase: node.anyCase, back });
        return;
      }
      case 'at':
        steps.push({ does: 'at', place: node.place });
        return;
      case 'look':
        steps.push({
          does: 'look',
          steps: this.steps(node.node, node.behind),
          negated: node.negated,
        });
        return;
      case 'atomic':
        steps.push({ does: 'atomic', steps: this.steps(node.node, back) });
    }
  }

  #either(options: readonly Node[], back: boolean, steps: Step[]): void {
    const jumps: number[] = [];
    for (const [index, option] of options.entries()) {
      const isLast = index === options.length - 1;
      const split = steps.length;
      if (!isLast) steps.push({ does: 'split', first: split + 1, second: 0 });
      this.#write(option, back, steps);
      if (isLast) continue;
      jumps.push(steps.length);
      steps.push({ does: 'jump', to: 0 });
      steps[split] = { does: 'split', first: split + 1, second: steps.length };
    }
    for (const jump of jumps) steps[jump] = { does: 'jump', to: steps.length };
  }

  #repeat(node: Node, { least, most, greedy }: Times, back: boolean, steps: Step[]): void {
    for (let time = 0; time < least; time++) this.#write(node, back, steps);
    if (least === most) return;
    const register = this.registers++;
    const splits: number[] = [];
    for (let time = least; time < (most === Infinity ? least + 1 : most); time++) {
      splits.push(steps.length);
      steps.push({ does: 'jump', to: 0 }, { does: 'keep', register });
      this.#write(node, back, steps);
      steps.push({ does: 'moved', register });
    }
    if (most === Infinity) steps.push({ does: 'jump', to: splits[0] ?? 0 });
    for (const split of splits) steps[split] = choice(greedy, split + 1, steps.length);
  }
}

/** Once more or on, in the order that a repeat prefers. */
function choice(greedy: boolean, again: number, on: number): Step {
  return greedy ? { does: 'split', first: again, second: on } : { does: 'split', first: on, second: again };
}
