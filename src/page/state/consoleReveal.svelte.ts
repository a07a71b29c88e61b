import { passphraseBytes } from '../../protocol/passphrase.ts';
import type { CellView } from '../../protocol/console.ts';
import type { AgentConnection } from './connection.ts';

/** How long a revealed secret stays in sight. */
const shownMs = 30_000;

/** The one masked value that the user had shown, for as long as it is. */
export class Reveal {
  readonly #agent: AgentConnection;
  #wanted = $state.raw<CellView>();
  #shown = $state.raw<{ readonly cell: CellView; readonly text: string }>();
  #asking: AbortController | undefined;
  #hiding: ReturnType<typeof setTimeout> | undefined;

  constructor(agent: AgentConnection) {
    this.#agent = agent;
  }

  /** The value that the user is asked to confirm for. */
  get wanted(): CellView | undefined {
    return this.#wanted;
  }

  /** What a cell stands for, where it is the one that is shown. */
  textOf(cell: CellView): string | undefined {
    return this.#shown?.cell === cell ? this.#shown.text : undefined;
  }

  want(cell: CellView): void {
    this.#wanted = cell;
  }

  /** Wants it no longer: what was asked for is dropped, also where the same one is wanted again. */
  cancel(): void {
    this.#asking?.abort();
    this.#wanted = undefined;
  }

  /**
   * Shows it for half a minute, in the place of the one before.
   * @param passphrase the vault's; empty for a temporary vault
   * @throws CofferError "passphrase-not-confirmed", or what else the agent has against it; "cancelled" by cancel
   */
  async confirm(passphrase: string): Promise<void> {
    const cell = this.#wanted;
    if (cell?.secretId === undefined) return;
    const bytes = passphraseBytes(passphrase);
    this.#asking = new AbortController();
    const text = await this.#agent.ask(
      'console.reveal',
      { secretId: cell.secretId, passphrase: bytes },
      { transfer: [bytes.buffer], signal: this.#asking.signal },
    );
    this.hide();
    this.#wanted = undefined;
    this.#shown = { cell, text };
    this.#hiding = setTimeout(() => {
      this.hide();
    }, shownMs);
  }

  hide(): void {
    clearTimeout(this.#hiding);
    this.#shown = undefined;
  }
}
