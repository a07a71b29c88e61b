import { failureText } from './failure.ts';

/** What a form or dialog tries for the user: one try at a time, its failure said where it was tried. */
export class Attempt {
  #failure = $state.raw<string>();
  #running = $state.raw(false);

  /** The sentence of the last failure; undefined while none is to be told. */
  get failure(): string | undefined {
    return this.#failure;
  }

  get running(): boolean {
    return this.#running;
  }

  /** @param failed called with what was thrown; a second try while one runs is not made */
  async run(action: () => Promise<void>, failed?: (caught: unknown) => void): Promise<void> {
    if (this.#running) return;
    this.#failure = undefined;
    this.#running = true;
    try {
      await action();
    } catch (caught) {
      this.#failure = failureText(caught);
      failed?.(caught);
    }
    this.#running = false;
  }
}
