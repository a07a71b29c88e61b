import { FoldedMap } from '../values/foldedMap.ts';
import type { Value } from '../values/value.ts';

/** A variable: a value, or what stands for something that lives elsewhere, such as $StoredAWSRegion. */
interface Slot {
  get(): Value;
  /** @throws where the variable cannot be set, or not to this */
  set(value: Value): void;
  /** Whether no scope may have a variable of its own by this name. */
  readonly isConstant?: true;
}

type ScopeName = 'global' | 'local' | 'script' | 'private';

/**
 * Variables and functions by name, without regard to capitals. A function or script block sees those of whoever called
 * it, and sets its own.
 */
export class Scope {
  readonly #parent: Scope | undefined;
  readonly #slots = new FoldedMap<Slot & { readonly hidden?: boolean }>();

  constructor(parent?: Scope) {
    this.#parent = parent;
  }

  /** What a name stands for here, undefined for nothing. */
  get(name: string): Value | undefined {
    return this.#find(name)?.get();
  }

  /** Sets the variable in this scope. */
  set(name: string, value: Value): void {
    const slot = this.#slots.get(name) ?? this.#constant(name);
    if (slot) slot.set(value);
    else this.define(name, variable(value));
  }

  /** The same so that no function that is called from here sees it. */
  setPrivate(name: string, value: Value): void {
    const slot = this.#slots.get(name) ?? variable(value);
    slot.set(value);
    this.#slots.set(name, { ...slot, hidden: true });
  }

  define(name: string, slot: Slot): void {
    this.#slots.set(name, slot);
  }

  /** Variables that can be seen from here, by name, the nearest first. */
  visible(): FoldedMap<Value> {
    const found = new FoldedMap<Value>();
    this.#collect(found, true);
    return found;
  }

  /** Variables of this scope alone. */
  own(): FoldedMap<Value> {
    const values = Array.from(this.#slots.entries(), ([name, slot]) => [name, slot.get()] as const);
    return new FoldedMap(values);
  }

  /** The scope that -Scope or a prefix such as `$global:` names. There is one script: the session itself. */
  named(name: ScopeName): Scope {
    return name === 'global' || name === 'script' ? this.#global() : this;
  }

  child(): Scope {
    return new Scope(this);
  }

  #constant(name: string): Slot | undefined {
    const slot = this.#global().#slots.get(name);
    return slot?.isConstant ? slot : undefined;
  }

  #global(): Scope {
    return this.#parent === undefined ? this : this.#parent.#global();
  }

  #find(name: string, own = true): Slot | undefined {
    const slot = this.#slots.get(name);
    if (slot && (own || slot.hidden !== true)) return slot;
    return this.#parent === undefined ? undefined : this.#parent.#find(name, false);
  }

  #collect(found: FoldedMap<Value>, own: boolean): void {
    for (const [name, slot] of this.#slots.entries()) {
      if (!found.has(name) && (own || slot.hidden !== true)) found.set(name, slot.get());
    }
    if (this.#parent !== undefined) this.#parent.#collect(found, false);
  }
}

function variable(first: Value): Slot {
  let value = first;
  return {
    get: () => value,
    set: (next) => {
      value = next;
    },
  };
}
