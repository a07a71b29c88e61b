import { failureText, isFailure } from './failure.ts';

interface Offer {
  /** What was done. */
  readonly report: string;
  /** Takes it back. */
  readonly undo: () => Promise<void>;
}

/** Where to look further. */
interface Way {
  readonly label: string;
  readonly go: () => void;
}

/**
 * What the screens have to say: one error or one report, each until the next action; and beside them the way back from the
 * last change, which stands for as long as there is one.
 */
export class Notices {
  #alert = $state.raw<string>();
  #way = $state.raw<Way>();
  #status = $state.raw<string>();
  #offer = $state.raw<Offer>();

  get alert(): string | undefined {
    return this.#alert;
  }

  /** The way to what the alert is about. */
  get way(): Way | undefined {
    return this.#way;
  }

  get status(): string | undefined {
    return this.#status;
  }

  get offer(): Offer | undefined {
    return this.#offer;
  }

  say(text: string): void {
    this.clear();
    this.#status = text;
  }

  /** Reports what went wrong while nobody looked. */
  warn(text: string, way: Way): void {
    this.clear();
    this.#alert = text;
    this.#way = way;
  }

  sayUndoable(report: string, undo: () => Promise<void>): void {
    this.say(report);
    this.#offer = { report, undo };
  }

  /** Reports what was thrown. A cancelled action is what the user wanted, and a lost agent shows as the locked screen. */
  fail(caught: unknown): void {
    if (isFailure(caught, 'cancelled') || isFailure(caught, 'locked')) return;
    this.clear();
    this.#alert = failureText(caught);
  }

  /** Takes the error or the report away. */
  clear(): void {
    this.#alert = undefined;
    this.#way = undefined;
    this.#status = undefined;
  }

  /** Takes everything away, the undo that was offered too. */
  dismiss(): void {
    this.clear();
    this.#offer = undefined;
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
