/** Lines that were run, to be called back one by one or searched for. Secrets in them are redacted by the agent. */
export class Recall {
  /** The oldest first. */
  #lines: string[] = [];
  /** Index of the line that was called back last; one behind the newest while none is. */
  #at = 0;
  /** What was typed before the first one was called back. */
  #draft = '';

  /** Puts the lines of earlier sessions before those of this one. */
  fill(lines: readonly string[]): void {
    this.#lines = [...lines, ...this.#lines];
    this.#at += lines.length;
  }

  /** A line that repeats the one before it is called back once. */
  add(line: string): void {
    if (this.#lines.at(-1) === line) return;
    // Whoever calls lines back meanwhile stays where they are.
    if (this.#at === this.#lines.length) this.#at += 1;
    this.#lines.push(line);
  }

  /** Begins at the newest line again. */
  reset(): void {
    this.#at = this.#lines.length;
    this.#draft = '';
  }

  /** @param typed what stands in the field; it comes back behind the newest line */
  older(typed: string): string | undefined {
    if (this.#at === 0) return undefined;
    if (this.#at === this.#lines.length) this.#draft = typed;
    this.#at -= 1;
    return this.#lines[this.#at];
  }

  newer(): string | undefined {
    if (this.#at === this.#lines.length) return undefined;
    this.#at += 1;
    return this.#lines[this.#at] ?? this.#draft;
  }

  /**
   * The newest line that has a text in it, capitals aside, each line once.
   * @param skipped how many that have it are passed over, for the older ones behind them
   */
  find(sought: string, skipped: number): string | undefined {
    if (sought === '') return undefined;
    const folded = sought.toLowerCase();
    const found = new Set(this.#lines.toReversed().filter((line) => line.toLowerCase().includes(folded)));
    return [...found][skipped];
  }
}
