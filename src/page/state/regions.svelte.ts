import type { RegionView } from '../../protocol/views/calls.ts';
import type { AgentConnection } from './connection.ts';

/** The regions that can be chosen: those AWS has, and, once a call has told, those the account may use. */
export class Regions {
  readonly #agent: AgentConnection;
  #known = $state.raw<readonly RegionView[]>([]);
  #enabled = $state.raw<readonly string[]>();

  constructor(agent: AgentConnection) {
    this.#agent = agent;
  }

  /** Those the account may use; all that AWS has, as long as that is not known. */
  get enabled(): readonly RegionView[] {
    return this.#known.filter(({ name }) => this.#enabled?.includes(name) ?? true);
  }

  /** Those that AWS has and the account may not use now: not switched on, or of another partition. */
  get others(): readonly RegionView[] {
    return this.#known.filter(({ name }) => this.#enabled?.includes(name) === false);
  }

  async load(): Promise<void> {
    this.#known = await this.#agent.ask('regions.known', {});
  }

  /** Asks AWS which regions the account may use. */
  async loadEnabled(): Promise<void> {
    try {
      const enabled = await this.#agent.ask('regions.enabled', {});
      this.#enabled = enabled.map(({ name }) => name);
    } catch {
      // Many a profile may not call DescribeRegions; the list then stays as AWS publishes it.
    }
  }
}
