import { checkCount } from '../../shell/values/limits.ts';

/** Which objects of a pipeline are wanted, by their place in it. */
interface Places {
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Before the first, or behind the last where only those are wanted. */
  readonly skip: number;
  readonly skipLast: number;
  /** Counted from 0. */
  readonly index: readonly number[] | undefined;
}

/** Takes objects one by one and gives those that are wanted, as soon as that is known. */
export class Selection<T> {
  readonly #places: Places;
  readonly #indexes: ReadonlySet<number>;
  readonly #held: Latest<T>;
  #seen = 0;

  constructor(places: Places) {
    this.#places = places;
    this.#indexes = new Set(places.index);
    this.#held = new Latest(places.last === undefined ? places.skipLast : places.last + places.skip);
  }

  /** Whether no further object is wanted. */
  get isComplete(): boolean {
    const { first, last, skip, index } = this.#places;
    if (index) return index.every((at) => at < this.#seen);
    return last === undefined && first !== undefined && this.#seen >= skip + first;
  }

  /** What a further object makes known to be wanted. @throws ShellError "TooManyItems" */
  take(object: T): readonly T[] {
    const { first, last, skip, index } = this.#places;
    const at = this.#seen++;
    if (index) return this.#indexes.has(at) ? [object] : [];
    if (last !== undefined) {
      if (first !== undefined && at < first) return [object];
      this.#held.push(object);
      return [];
    }
    const isWanted = at >= skip && (first === undefined || at < skip + first);
    return isWanted ? this.#held.push(object) : [];
  }

  /** What is wanted of those that were held until the end. */
  rest(): readonly T[] {
    const { last, skip } = this.#places;
    if (last === undefined) return [];
    const held = this.#held.all();
    return held.slice(0, Math.max(0, held.length - skip));
  }
}

/** The latest so many of what was pushed. */
class Latest<T> {
  readonly #most: number;
  /** Once full, the oldest is overwritten next. */
  readonly #ring: T[] = [];
  #next = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** @returns what is no longer among them */
  push(object: T): readonly T[] {
    if (this.#most === 0) return [object];
    checkCount(this.#ring.length);
    const oldest = this.#ring.slice(this.#next, this.#next + 1);
    this.#ring[this.#next] = object;
    this.#next = (this.#next + 1) % this.#most;
    return oldest;
  }

  all(): readonly T[] {
    return [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)];
  }
}
