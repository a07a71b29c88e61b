import type { CallView, InstanceView } from '../../protocol/views/calls.ts';
import type { AgentConnection } from './connection.ts';
import { failureText, isFailure } from './failure.ts';

/** The instances of one region, arriving page by page. */
export class Instances {
  readonly #agent: AgentConnection;
  #found = $state.raw<readonly InstanceView[]>([]);
  #call = $state.raw<CallView>();
  #failure = $state.raw<string>();
  #loading = $state.raw<AbortController>();
  #cancelled = $state.raw(false);

  constructor(agent: AgentConnection) {
    this.#agent = agent;
  }

  get found(): readonly InstanceView[] {
    return this.#found;
  }

  /** Which profile and region answered; known once all have arrived. */
  get call(): CallView | undefined {
    return this.#call;
  }

  get failure(): string | undefined {
    return this.#failure;
  }

  get loading(): boolean {
    return this.#loading !== undefined;
  }

  /** Whether the list was broken off, so that it may lack some. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** Lists anew; a listing under way is given up. @param region empty where the search order decides */
  async load(region: string): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#found = [];
    this.#call = undefined;
    this.#failure = undefined;
    this.#cancelled = false;
    try {
      const { instances, call } = await this.#agent.ask('instances.list', region === '' ? {} : { region }, {
        signal: loading.signal,
        onProgress: (page) => {
          this.#found = [...this.#found, ...page.instances];
        },
      });
      this.#found = instances;
      this.#call = call;
    } catch (caught) {
      // The listing that took this one's place says how it went.
      if (this.#loading !== loading) return;
      if (isFailure(caught, 'cancelled')) this.#cancelled = true;
      else this.#failure = failureText(caught);
    }
    this.#loading = undefined;
  }

  cancel(): void {
    this.#loading?.abort();
  }
}
