import { fromUtf8, overwrite } from '../../base/bytes.ts';
import type { SamlOriginView } from '../../protocol/views/saml.ts';
import type { AgentConnection } from './connection.ts';

/** A SAML response that was posted while a question waits for one, until the user says that it is the answer. */
export class PostedAnswer {
  readonly #agent: AgentConnection;
  #response = $state.raw<Uint8Array<ArrayBuffer>>();
  #origin = $state.raw<SamlOriginView>();
  #failure = $state.raw<unknown>();

  constructor(agent: AgentConnection) {
    this.#agent = agent;
  }

  /** Whose it is, once the agent has read it. */
  get origin(): SamlOriginView | undefined {
    return this.#origin;
  }

  /** What was thrown where the last one could not be read; undefined while none is to be told. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Whether there is none: any page can post one, and none takes the place of another. */
  get isWanted(): boolean {
    return this.#response === undefined;
  }

  /** The answer; empty while nobody was told whose it is. */
  get text(): string {
    return this.#origin === undefined || this.#response === undefined ? '' : fromUtf8(this.#response);
  }

  async receive(response: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#response = response;
    this.#failure = undefined;
    const copy = response.slice();
    try {
      this.#origin = await this.#agent.ask('saml.look', { response: copy }, { transfer: [copy.buffer] });
    } catch (caught) {
      this.discard();
      this.#failure = caught;
    }
  }

  /** Lets go of it, so that another one may come. */
  discard(): void {
    overwrite(this.#response ?? new Uint8Array());
    this.#response = undefined;
    this.#origin = undefined;
  }
}
