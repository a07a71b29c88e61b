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

  constructor(agent: AgentConnection, vault: Vault, profile: ProfileView) {
    this.#agent = agent;
    this.#vault = vault;
    this.#profile = profile;
  }

  /**
   * @param replace whether keys of somebody else are given up
   * @throws CofferError "file-denied", "keep-occupied" and others that begin with "keep-"
   */
  async keep(linked: LinkedView, replace: boolean): Promise<void> {
    await this.#allow(linked);
    await this.#vault.change('handOff.keep', { id: this.#profile.id, location: linked.id, replace });
  }

  async stop(linked: LinkedView): Promise<void> {
    await this.#allow(linked);
    await this.#vault.change('handOff.stopKeeping', { id: this.#profile.id, location: linked.id });
  }

  /** Has the browser ask for its permission to write, which a worker cannot. */
  async #allow({ id, location }: LinkedView): Promise<void> {
    const handles = await this.#agent.ask('locations.handles', { id });
    const file = await refusedOf(handles, 'readwrite', () => undefined);
    if (file !== undefined) throw new CofferError('file-denied', { location, file, wanted: 'write' });
  }
}
