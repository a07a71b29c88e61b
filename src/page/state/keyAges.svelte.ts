import type { EpochMs } from '../../base/clock.ts';
import type { AgentConnection } from './connection.ts';

const dayMs = 86_400_000;

/** How old the access keys of profiles are, as far as the vault knows. */
export class KeyAges {
  readonly #agent: AgentConnection;
  readonly #clock: () => EpochMs;
  #createdAt = $state.raw<ReadonlyMap<string, EpochMs>>();
  #revision = 0;

  constructor(agent: AgentConnection, clock: () => EpochMs) {
    this.#agent = agent;
    this.#clock = clock;
  }

  /** Whole days since the key of a profile was created; undefined where nobody knows. */
  daysOf(profileId: string): number | undefined {
    const at = this.#createdAt?.get(profileId);
    return at === undefined ? undefined : Math.max(0, Math.floor((this.#clock() - at) / dayMs));
  }

  /** How many keys are so many days old, or older. */
  olderThan(days: number): number {
    return [...(this.#createdAt?.keys() ?? [])].filter((id) => (this.daysOf(id) ?? 0) >= days).length;
  }

  /** Reads them anew, unless it was this revision of the vault that they were read of. */
  follow(revision: number): void {
    if (revision === this.#revision) return;
    this.#revision = revision;
    void this.read();
  }

  async read(): Promise<void> {
    await this.#ask(() => this.#agent.ask('keys.ages', {}));
  }

  /** Asks IAM for the key of a profile. */
  async lookUp(id: string): Promise<void> {
    await this.#ask(() => this.#agent.ask('keys.lookUp', { id }));
  }

  async #ask(ages: () => Promise<ReadonlyMap<string, EpochMs>>): Promise<void> {
    try {
      this.#createdAt = await ages();
    } catch {
      // An age is good to know. What stands in the way of more than that is said by what it stands in the way of.
    }
  }
}
