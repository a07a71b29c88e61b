import { SvelteSet } from 'svelte/reactivity';
import { passphraseBytes } from '../../protocol/passphrase.ts';
import type { ActiveKeyView, LocationView, StorePlanView } from '../../protocol/views.ts';
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
  readonly #ticked = new SvelteSet<ActiveKeyView>();

  constructor(agent: AgentConnection, vault: Vault, of: StoringOf) {
    this.#agent = agent;
    this.#vault = vault;
    this.of = of;
  }

  get plan(): StorePlanView | undefined {
    return this.#plan;
  }

  /** Keys that can make something run or be trusted; none is written unless ticked. */
  get ticked(): SvelteSet<ActiveKeyView> {
    return this.#ticked;
  }

  async preview(): Promise<void> {
    const { id, location } = this.of;
    this.#ticked.clear();
    this.#plan = await this.#agent.ask('store.plan', { ids: [id], location: location.id });
  }

  /** There is no undo: the vault's would not reach the file. */
  async apply(passphrase: string): Promise<void> {
    if (this.#plan === undefined) return;
    const { planId } = this.#plan;
    const { move } = this.of;
    const bytes = passphraseBytes(passphrase);
    const activeKeys = [...this.#ticked].map(({ profile, key }) => ({ profile, key }));
    await this.#vault.change('store.apply', { planId, activeKeys, move, passphrase: bytes }, [bytes.buffer]);
  }
}
