import { failureText, isFailure } from './failure.ts';

interface StatusNotice {
  readonly text: string;
  /** Takes back what the text reports. */
  readonly undo?: () => Promise<void>;
}

/** What the screens have to say: one error or one report, each until the next action. */
export class Notices {
  #alert = $state.raw<string>();
  #status = $state.raw<StatusNotice>();

  get alert(): string | undefined {
    return this.#alert;
  }

  get status(): StatusNotice | undefined {
    return this.#status;
  }

  say(text: string, undo?: () => Promise<void>): void {
    this.#alert = undefined;
    this.#status = undo === undefined ? { text } : { text, undo };
  }

  /** Reports what was thrown. A cancelled action is what the user wanted, and a lost agent shows as the locked screen. */
  fail(caught: unknown): void {
    if (isFailure(caught, 'cancelled') || isFailure(caught, 'locked')) return;
    this.#status = undefined;
    this.#alert = failureText(caught);
  }

  clear(): void {
    this.#alert = undefined;
    this.#status = undefined;
  }

  /** Runs an action of the user, with the messages of the one before gone and its failure reported. */
  async attempt(action: () => Promise<void>): Promise<void> {
    this.clear();
    try {
      await action();
    } catch (caught) {
      this.fail(caught);
    }
  }
}
