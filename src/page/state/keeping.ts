import { CofferError } from '../../base/cofferError.ts';
import type { LinkedView } from '../../protocol/views/locations.ts';
import type { ProfileView } from '../../protocol/views/profiles.ts';
import type { AgentConnection } from './connection.ts';
import { refusedOf } from './filePickers.ts';
import type { Vault } from './vault.svelte.ts';

/** Has temporary credentials of a profile kept in a linked location, and taken out again. */
export class Keeping {
  readonly #agent: AgentConnection;
  readonly #vault: Vault;
  readonly #profile: ProfileView;
  readonly #signal: AbortSignal;

  /** @param signal aborted once nobody waits for it any more */
  constructor(agent: AgentConnection, vault: Vault, profile: ProfileView, signal: AbortSignal) {
    this.#agent = agent;
    this.#vault = vault;
    this.#profile = profile;
    this.#signal = signal;
  }

  /**
   * @param replace whether keys of somebody else are given up
   * @throws CofferError "cancelled", "file-denied", "keep-occupied" and others that begin with "keep-"
   */
  async keep(linked: LinkedView, replace: boolean): Promise<void> {
    await this.#allow(linked);
    const input = { id: this.#profile.id, location: linked.id, replace };
    this.#vault.show(await this.#agent.ask('handOff.keep', input, { signal: this.#signal }));
  }

  async stop(linked: LinkedView): Promise<void> {
    await this.#allow(linked);
    const input = { id: this.#profile.id, location: linked.id };
    this.#vault.show(await this.#agent.ask('handOff.stopKeeping', input, { signal: this.#signal }));
  }

  /** Has the browser ask for its permission to write, which a worker cannot. */
  async #allow({ id, location }: LinkedView): Promise<void> {
    const handles = await this.#agent.ask('locations.handles', { id });
    const file = await refusedOf(handles, 'readwrite', () => undefined);
    if (file !== undefined) throw new CofferError('file-denied', { location, file, wanted: 'write' });
  }
}
