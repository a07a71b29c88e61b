/** A Map in order of insertion whose keys ignore case and keep the spelling that they were first set with. */
export class FoldedMap<T> {
  readonly #entries = new Map<string, [name: string, value: T]>();

  constructor(entries: Iterable<readonly [string, T]> = []) {
    for (const [name, value] of entries) this.set(name, value);
  }

  get size(): number {
    return this.#entries.size;
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  get(name: string): T | undefined {
    return this.#entries.get(name.toLowerCase())?.[1];
  }

  set(name: string, value: T): void {
    const folded = name.toLowerCase();
    this.#entries.set(folded, [this.#entries.get(folded)?.[0] ?? name, value]);
  }

  delete(name: string): boolean {
    return this.#entries.delete(name.toLowerCase());
  }

  names(): string[] {
    return [...this.#entries.values()].map(([name]) => name);
  }

  entries(): IterableIterator<readonly [name: string, value: T]> {
    return this.#entries.values();
  }
}
