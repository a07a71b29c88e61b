import { SvelteSet } from 'svelte/reactivity';
import { CofferError } from '../../base/cofferError.ts';
import { passphraseBytes } from '../../protocol/passphrase.ts';
import type { LocationView, StorePlanView } from '../../protocol/views/locations.ts';
import type { ActiveKeyView } from '../../protocol/views/profiles.ts';
import type { AgentConnection } from './connection.ts';
import type { Vault } from './vault.svelte.ts';

/** A profile of the vault on its way to a linked location. */
export interface StoringOf {
  readonly id: string;
  readonly name: string;
  readonly location: LocationView;
  /** Whether it leaves the vault. */
  readonly move: boolean;
}

/** One storing of a profile in a linked location: what it would change there, and what was ticked. */
export class Storing {
  readonly #agent: AgentConnection;
  readonly #vault: Vault;
  readonly of: StoringOf;
  #plan = $state.raw<StorePlanView>();
  /** The same objects from plan to plan, as long as the keys and their values are the same. */
  #activeKeys = $state.raw<readonly ActiveKeyView[]>([]);
  readonly #ticked = new SvelteSet<ActiveKeyView>();
  /** What was ticked for the plan. */
  #planned = $state.raw<readonly ActiveKeyView[]>([]);

  constructor(agent: AgentConnection, vault: Vault, of: StoringOf) {
    this.#agent = agent;
    this.#vault = vault;
    this.of = of;
  }

  get plan(): StorePlanView | undefined {
    return this.#plan;
  }

  /** Keys that can make something run or be trusted. */
  get activeKeys(): readonly ActiveKeyView[] {
    return this.#activeKeys;
  }

  /** Those of them that are to be written. After each change of these the plan is to be made anew. */
  get ticked(): SvelteSet<ActiveKeyView> {
    return this.#ticked;
  }

  /** Whether the plan is of what is ticked now: nothing is written that was not shown. */
  get isPlanned(): boolean {
    return this.#plan !== undefined && this.#isTicked(this.#planned);
  }

  /** Whether a move would lose keys: what is not ticked stays out of the file and leaves the vault. */
  get wouldLose(): boolean {
    return this.of.move && this.#ticked.size < this.#activeKeys.length;
  }

  /** Plans with what is ticked, again where that changes meanwhile. */
  async preview(): Promise<void> {
    const { id, location } = this.of;
    for (;;) {
      const ticked = [...this.#ticked];
      const plan = await this.#agent.ask('store.plan', {
        ids: [id],
        location: location.id,
        activeKeys: ticked.map(({ profile, key }) => ({ profile, key })),
      });
      // A tick is for the value that was seen. Where the keys are others, none of them was.
      if (!isSameList(plan.activeKeys, this.#activeKeys)) {
        this.#activeKeys = plan.activeKeys;
        this.#ticked.clear();
      }
      if (!this.#isTicked(ticked)) continue;
      this.#planned = ticked;
      this.#plan = plan;
      return;
    }
  }

  /** There is no undo: the vault's would not reach the file. */
  async apply(passphrase: string): Promise<void> {
    // A tick may have come while the browser asked for permission.
    if (this.#plan === undefined || !this.isPlanned) throw new CofferError('store-plan-stale');
    const { planId } = this.#plan;
    const { move } = this.of;
    const bytes = passphraseBytes(passphrase);
    await this.#vault.change('store.apply', { planId, move, passphrase: bytes }, [bytes.buffer]);
  }

  /** Whether these are ticked and no others. */
  #isTicked(activeKeys: readonly ActiveKeyView[]): boolean {
    return (
      activeKeys.length === this.#ticked.size && activeKeys.every((activeKey) => this.#ticked.has(activeKey))
    );
  }
}

function isSameList(one: readonly ActiveKeyView[], other: readonly ActiveKeyView[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
