import { CofferError } from '../../base/cofferError.ts';
import type { Command, Input, Output } from '../../protocol/commands.ts';
import { passphraseBytes } from '../../protocol/passphrase.ts';
import type { VaultView } from '../../protocol/views/vault.ts';
import type { AgentConnection, LossReason } from './connection.ts';
import { failureText, isFailure } from './failure.ts';
import type { Notices } from './notices.svelte.ts';
import type { Witness } from './witness.ts';

type Phase =
  | { readonly at: 'starting' }
  | { readonly at: 'failed'; readonly text: string }
  | { readonly at: 'none'; readonly lost: LossReason | undefined }
  | {
      readonly at: 'locked';
      readonly revision: number;
      /** The highest revision seen, where the stored one is older. */
      readonly newerSeen: number | undefined;
      readonly lost: LossReason | undefined;
    }
  | { readonly at: 'unlocked'; readonly view: VaultView };

/** Fewest characters of a new passphrase. */
export const leastPassphraseLength = 12;

/** The vault as the page knows it: where it stands, and its view while it is unlocked. */
export class Vault {
  readonly #agent: AgentConnection;
  readonly #notices: Notices;
  readonly #witness: Witness;
  readonly #keep: () => void;
  #phase = $state.raw<Phase>({ at: 'starting' });
  #journalled = $state.raw(0);
  /** The revision that the last change was answered with. */
  #answered = 0;

  /** @param keep asks the browser to keep what is stored, and waits for nothing */
  constructor(agent: AgentConnection, notices: Notices, witness: Witness, keep: () => void) {
    this.#agent = agent;
    this.#notices = notices;
    this.#witness = witness;
    this.#keep = keep;
    agent.listen({
      lost: (reason) => {
        this.#lost(reason);
      },
      changed: (view) => {
        if (this.#phase.at === 'unlocked') this.show(view);
      },
      journalled: (failure) => {
        this.#journalled++;
        if (failure) notices.fail(CofferError.from(failure));
      },
    });
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** What the unlocked screens show; only they may ask. */
  get view(): VaultView {
    if (this.#phase.at !== 'unlocked') throw new CofferError('locked');
    return this.#phase.view;
  }

  /** How often the agent said that the journal of signatures is another. */
  get journalled(): number {
    return this.#journalled;
  }

  /** Finds out what stands in this browser. */
  async look(lost?: LossReason): Promise<void> {
    this.#phase = { at: 'starting' };
    try {
      const status = await this.#agent.ask('vault.status', {});
      if (status.at === 'none') {
        this.#phase = { at: 'none', lost };
      } else {
        const highest = this.#witness.highest(status.vaultId) ?? 0;
        const newerSeen = highest > status.revision ? highest : undefined;
        this.#phase = { at: 'locked', revision: status.revision, newerSeen, lost };
      }
    } catch (caught) {
      const stopped = isFailure(caught, 'locked');
      this.#phase = { at: 'failed', text: failureText(stopped ? new CofferError('agent-stopped') : caught) };
    }
  }

  /** @throws CofferError "passphrase-short", "passphrase-differs", or the agent's own */
  async create(passphrase: string, repeated: string): Promise<void> {
    const length = Array.from(passphrase.normalize('NFC')).length;
    if (length < leastPassphraseLength) {
      throw new CofferError('passphrase-short', { length, least: leastPassphraseLength });
    }
    if (passphrase.normalize('NFC') !== repeated.normalize('NFC'))
      throw new CofferError('passphrase-differs');
    const bytes = passphraseBytes(passphrase);
    await this.change('vault.create', { passphrase: bytes }, [bytes.buffer]);
    this.#keep();
  }

  /** @param revision opens that copy of the profiles instead of the newest, which is damaged */
  async unlock(passphrase: string, revision?: number): Promise<void> {
    const bytes = passphraseBytes(passphrase);
    const input = revision === undefined ? { passphrase: bytes } : { passphrase: bytes, revision };
    await this.change('vault.unlock', input, [bytes.buffer]);
  }

  async trySandbox(): Promise<void> {
    await this.change('vault.trySandbox', {});
  }

  async lock(reason: 'asked' | 'frozen' = 'asked'): Promise<void> {
    if (this.#phase.at !== 'unlocked') return;
    try {
      await this.#agent.ask('vault.lock', { reason });
    } catch (caught) {
      // The agent's word that it is locked came before its answer, and ended it.
      if (isFailure(caught, 'locked')) return;
    }
    this.#agent.stop(reason);
  }

  /** Shows what temporary credentials an earlier unlock got. Without them the next call gets others. */
  async readSessions(): Promise<void> {
    try {
      await this.change('sessions.read', {});
    } catch (caught) {
      if (!isFailure(caught, 'locked')) this.#notices.fail(caught);
    }
  }

  /** Tells the agent that the user is there. */
  async touch(): Promise<void> {
    if (this.#phase.at !== 'unlocked') return;
    try {
      await this.#agent.ask('vault.touch', {});
    } catch {
      // The only way to fail is that the vault is locked by now, which the agent says by itself.
    }
  }

  /** Sends a command that answers with the vault's new view, and shows it. */
  async change<C extends ChangeCommand>(
    command: C,
    input: Input<C>,
    transfer: Transferable[] = [],
  ): Promise<void> {
    this.#answer(await this.#agent.ask(command, input, { transfer }));
  }

  /** Sends a command that changes what is stored, and reports it with a way back. */
  async changeUndoably<C extends ChangeCommand>(
    report: string,
    command: C,
    input: Input<C>,
    transfer: Transferable[] = [],
  ): Promise<void> {
    const { revision: asked } = this.view;
    const changed = await this.#agent.ask(command, input, { transfer });
    // Another change may have been answered meanwhile. What the agent said unasked may be of this one.
    const before = Math.max(asked, this.#answered);
    this.#answer(changed);
    // What changed nothing has no way back: the undo would take back the change before it.
    if (changed.revision === before) {
      this.#notices.say(report);
      return;
    }
    // Another tab may have written since it was asked for.
    const revision = changed.revision - 1;
    this.#notices.sayUndoable(report, async () => {
      await this.change('vault.undo', { revision });
      this.#notices.say('Undone.');
    });
  }

  /** Shows the vault as the agent told it last. */
  show(view: VaultView): void {
    if (!view.temporary) this.#witness.saw(view.vaultId, view.revision);
    // An undo that was offered before this change would take this one back too.
    if (this.#phase.at === 'unlocked' && this.#phase.view.revision !== view.revision) this.#notices.dismiss();
    this.#phase = { at: 'unlocked', view };
  }

  #answer(view: VaultView): void {
    this.#answered = view.revision;
    this.show(view);
  }

  #lost(reason: LossReason): void {
    this.#notices.dismiss();
    // An agent lost while it starts fails the question in look(), which says so; asking again would go round for ever.
    if (this.#phase.at !== 'starting') void this.look(reason);
  }
}

/** The newest revision that still opens, where an unlock failed because newer ones are damaged. */
export function intactRevision(caught: unknown): number | undefined {
  if (!(caught instanceof CofferError) || caught.code !== 'document-damaged') return undefined;
  const { detail } = caught;
  if (typeof detail !== 'object' || detail === null || !('intact' in detail)) return undefined;
  return typeof detail.intact === 'number' ? detail.intact : undefined;
}

/** The commands that answer with the vault's new view. */
type ChangeCommand = { [C in Command]: Output<C> extends VaultView ? C : never }[Command];
