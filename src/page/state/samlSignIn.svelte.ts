import { utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { SamlEndpointView, SamlPlanView } from '../../protocol/views/saml.ts';
import type { AgentConnection } from './connection.ts';
import type { Vault } from './vault.svelte.ts';

/** One sign-in with SAML: what the identity provider answered, and what of it was picked. */
export class SamlSignIn {
  readonly #agent: AgentConnection;
  readonly #vault: Vault;
  #plan = $state.raw<SamlPlanView>();
  #isPosted = $state.raw(false);
  /** Whose sign-in page was opened from here. */
  #endpointName: string | undefined;

  constructor(agent: AgentConnection, vault: Vault) {
    this.#agent = agent;
    this.#vault = vault;
  }

  /** What can be got with the response that was read. */
  get plan(): SamlPlanView | undefined {
    return this.#plan;
  }

  /** Whether that one was posted by somebody, and not pasted. */
  get isPosted(): boolean {
    return this.#isPosted;
  }

  /** The sign-in pages that the vault keeps. */
  endpoints(): Promise<readonly SamlEndpointView[]> {
    return this.#agent.ask('saml.endpoints', {});
  }

  /** Notes where the user signs in: there the session will be renewed. */
  opened({ name }: SamlEndpointView): void {
    this.#endpointName = name;
  }

  /** Has the agent read what was pasted. */
  async readText(pasted: string): Promise<void> {
    await this.#read(utf8(pasted), false);
  }

  /** The same of what was posted; @throws CofferError "saml-lost" where it got lost on the way */
  async readArrived(arrived: Promise<Uint8Array<ArrayBuffer> | undefined>): Promise<void> {
    const response = await arrived;
    if (response === undefined) throw new CofferError('saml-lost');
    await this.#read(response, true);
  }

  /** Back to another response. */
  discard(): void {
    this.#plan = undefined;
  }

  /**
   * Assumes a role and stores its session.
   * @param role index among those of the plan
   */
  async assume(role: number, name: string, seconds: number): Promise<void> {
    if (this.#plan === undefined) return;
    const { planId } = this.#plan;
    const report = `Signed in: "${name.trim()}" holds the session.`;
    await this.#vault.changeUndoably(report, 'saml.assume', {
      planId,
      role,
      name,
      seconds,
      ...(this.#endpointName !== undefined && { endpointName: this.#endpointName }),
    });
  }

  async #read(response: Uint8Array<ArrayBuffer>, isPosted: boolean): Promise<void> {
    const plan = await this.#agent.ask('saml.read', { response }, { transfer: [response.buffer] });
    this.#plan = plan;
    this.#isPosted = isPosted;
  }
}
