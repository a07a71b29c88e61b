import type { EpochMs } from '../../base/clock.ts';
import type { ProfileView } from '../../protocol/views/profiles.ts';
import type { KeyAgeView } from '../../protocol/views/rotation.ts';
import type { AgentConnection } from './connection.ts';

const dayMs = 86_400_000;

/** How old the access keys of profiles are, as far as the vault knows. */
export class KeyAges {
  readonly #agent: AgentConnection;
  readonly #clock: () => EpochMs;
  #ages = $state.raw<ReadonlyMap<string, KeyAgeView>>();
  #revision = 0;

  constructor(agent: AgentConnection, clock: () => EpochMs) {
    this.#agent = agent;
    this.#clock = clock;
  }

  /** Whole days since the key of a profile was created; undefined where nobody knows. */
  daysOf(profileId: string): number | undefined {
    const age = this.#ages?.get(profileId);
    return age && this.#daysSince(age.createdAt);
  }

  /** How many keys are so many days old, or older; one that several profiles have is one. */
  olderThan(days: number): number {
    const ages = [...(this.#ages?.values() ?? [])];
    const keys = ages.filter(
      ({ accessKeyId }, index) => ages.findIndex((age) => age.accessKeyId === accessKeyId) === index,
    );
    return keys.filter(({ createdAt }) => this.#daysSince(createdAt) >= days).length;
  }

  /** Of how many profiles with a long-term key nobody knows its age; none until the ages were read. */
  unknownAmong(profiles: readonly Pick<ProfileView, 'id' | 'type'>[]): number {
    const ages = this.#ages;
    return ages ? profiles.filter(({ id, type }) => type === 'Basic' && !ages.has(id)).length : 0;
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

  #daysSince(createdAt: EpochMs): number {
    return Math.max(0, Math.floor((this.#clock() - createdAt) / dayMs));
  }

  async #ask(ages: () => Promise<ReadonlyMap<string, KeyAgeView>>): Promise<void> {
    try {
      this.#ages = await ages();
    } catch {
      // An age is good to know. What stands in the way of more than that is said by what it stands in the way of.
    }
  }
}
