import type { Input } from '../../protocol/commands.ts';
import type { KeySurveyView, RotationView } from '../../protocol/views.ts';
import type { AgentConnection } from './connection.ts';
import { failureText } from './failure.ts';
import type { Vault } from './vault.svelte.ts';

/** What may be done with a rotation that is open. */
export type RotationStep = 'goOn' | 'goBack' | 'deleteLost' | 'deleteOld' | 'end';

/** The rotation of one profile's access key, from the look at its user's keys to its end. */
export class KeyRotation {
  readonly #agent: AgentConnection;
  readonly #vault: Vault;
  readonly #profileId: string;
  #survey = $state.raw<KeySurveyView>();
  #surveyFailure = $state.raw<string>();
  #running = $state.raw<AbortController>();

  constructor(agent: AgentConnection, vault: Vault, profileId: string) {
    this.#agent = agent;
    this.#vault = vault;
    this.#profileId = profileId;
  }

  /** The user's keys as they were last looked at. */
  get survey(): KeySurveyView | undefined {
    return this.#survey;
  }

  /** Why they could not be looked at. */
  get surveyFailure(): string | undefined {
    return this.#surveyFailure;
  }

  /** Looks at the keys anew. An open rotation can be gone on with even where that fails. */
  async look(): Promise<void> {
    this.#surveyFailure = undefined;
    try {
      this.#survey = await this.#agent.ask('rotation.survey', { id: this.#profileId });
    } catch (caught) {
      this.#surveyFailure = failureText(caught);
    }
  }

  begin(): Promise<void> {
    return this.#run('rotation.begin', { id: this.#profileId });
  }

  step(step: RotationStep, { id }: RotationView): Promise<void> {
    return this.#run(`rotation.${step}`, { rotation: id });
  }

  /** Ends what is running; what was sealed by then stays, and can be gone on with. */
  cancel(): void {
    this.#running?.abort();
  }

  async #run<C extends 'rotation.begin' | `rotation.${RotationStep}`>(
    command: C,
    input: Input<C>,
  ): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#vault.show(await this.#agent.ask(command, input, { signal: running.signal }));
  }
}
