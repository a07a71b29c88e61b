import { Attempt } from './attempt.svelte.ts';
import type { Notices } from './notices.svelte.ts';

/** What a dialog tries, which may still be under way when the dialog has gone. */
export class DialogAttempt extends Attempt {
  readonly #notices: Pick<Notices, 'fail'>;
  readonly #onclose: () => void;
  readonly #closing = new AbortController();

  constructor(notices: Pick<Notices, 'fail'>, onclose: () => void) {
    super();
    this.#notices = notices;
    this.#onclose = onclose;
  }

  /** Aborted when the dialog goes, whoever closed it. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /** The dialog goes. */
  end(): void {
    this.#closing.abort();
  }

  /**
   * Tries what the dialog is for, and closes it. Where it has gone by then, what was opened since stays, and a failure is told
   * on the screen.
   */
  async finish(action: () => Promise<void>, failed?: (caught: unknown) => void): Promise<void> {
    await this.run(
      async () => {
        await action();
        if (!this.closed.aborted) this.#onclose();
      },
      (caught) => {
        if (this.closed.aborted) this.#notices.fail(caught);
        else failed?.(caught);
      },
    );
  }
}
