import { ShellError } from '../../errors.ts';

/** A pattern and how far it was read. */
export class Source {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get atEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  get next(): string {
    return this.#pattern.charAt(this.#at);
  }

  /** The next character, which is behind then; empty at the end. */
  advance(): string {
    return this.#pattern.charAt(this.#at++);
  }

  /** Whether this came next; it is behind then. */
  take(text: string): boolean {
    const comes = this.#pattern.startsWith(text, this.#at);
    if (comes) this.#at += text.length;
    return comes;
  }

  /** What a sticky expression takes from here. */
  skip(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#pattern);
    if (match) this.#at = expression.lastIndex;
    return match ?? undefined;
  }

  fail(reason: string): never {
    throw new ShellError('InvalidRegularExpression', { pattern: this.#pattern, reason });
  }
}
