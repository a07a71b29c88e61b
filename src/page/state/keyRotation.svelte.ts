import { errorText } from '../../base/errors.ts';
import type { Input } from '../../protocol/commands.ts';
import type { KeyHoldersView, KeySurveyView, RotationView } from '../../protocol/views/rotation.ts';
import type { AgentConnection } from './connection.ts';
import { failureText } from './failure.ts';
import type { Vault } from './vault.svelte.ts';

/** What may be done with a rotation that is open. */
export type RotationStep = 'goOn' | 'goBack' | 'deleteLost' | 'deleteOld' | 'end';

/** A rotation that a step ended. */
export interface EndedRotation {
  readonly step: RotationStep;
  /** As it stood before the step. */
  readonly from: RotationView;
  /** Names of the profiles that the step made of keys which no profile had. */
  readonly keptAs: readonly string[];
}

/** The rotation of one profile's access key, from the look at its user's keys to its end. */
export class KeyRotation {
  readonly #agent: AgentConnection;
  readonly #vault: Vault;
  readonly #profileId: string;
  #survey = $state.raw<KeySurveyView>();
  #holders = $state.raw<KeyHoldersView>();
  #lookFailure = $state.raw<string>();
  #ended = $state.raw<EndedRotation>();
  #running: AbortController | undefined;
  #looking: AbortController | undefined;

  constructor(agent: AgentConnection, vault: Vault, profileId: string) {
    this.#agent = agent;
    this.#vault = vault;
    this.#profileId = profileId;
  }

  /** As it stands; undefined before it begins and after its end. */
  get open(): RotationView | undefined {
    return this.#vault.view.rotations.find(({ profiles }) => profiles.includes(this.#profileId));
  }

  /** Its end, where a step here brought it. */
  get ended(): EndedRotation | undefined {
    return this.#ended;
  }

  /** Whether there is nothing more to do; a lost key that was deleted leaves room for the new one. */
  get isOver(): boolean {
    return this.#ended !== undefined && this.#ended.step !== 'deleteLost';
  }

  /** The user's keys as they were last looked at. */
  get survey(): KeySurveyView | undefined {
    return this.#survey;
  }

  /** Why no rotation can begin, in a sentence. */
  get refusal(): string | undefined {
    const refusal = this.#survey?.refusal;
    return refusal && errorText(refusal);
  }

  /** Where these keys, and those of the rotation, are held. */
  get holders(): KeyHoldersView | undefined {
    return this.#holders;
  }

  /** Why one of the two could not be looked at. */
  get lookFailure(): string | undefined {
    return this.#lookFailure;
  }

  /**
   * Looks at the keys anew, and where they are held. An open rotation can be gone on with even where that fails, or is still
   * under way: what it would tell is of before the step.
   */
  async look(): Promise<void> {
    this.#looking?.abort();
    const looking = new AbortController();
    this.#looking = looking;
    const { signal } = looking;
    this.#lookFailure = undefined;
    if (!this.isOver) {
      await this.#tryLook(signal, async () => {
        this.#survey = await this.#agent.ask('rotation.survey', { id: this.#profileId }, { signal });
      });
    }
    await this.#tryLook(signal, async () => {
      this.#holders = await this.#agent.ask('keys.holders', { accessKeyIds: this.#keyIds() }, { signal });
    });
  }

  async begin(): Promise<void> {
    await this.#run('rotation.begin', { id: this.#profileId });
    this.#ended = undefined;
  }

  async step(step: RotationStep, from: RotationView): Promise<void> {
    const had = this.#vault.view.profiles.map(({ id }) => id);
    await this.#run(`rotation.${step}`, { rotation: from.id });
    if (this.open) return;
    const made = this.#vault.view.profiles.filter(({ id }) => !had.includes(id));
    this.#ended = { step, from, keptAs: made.map(({ name }) => name) };
  }

  /** Ends what is running; what was sealed by then stays, and can be gone on with. */
  cancel(): void {
    this.#running?.abort();
    this.#looking?.abort();
  }

  async #tryLook(signal: AbortSignal, look: () => Promise<void>): Promise<void> {
    try {
      await look();
    } catch (caught) {
      if (!signal.aborted) this.#lookFailure ??= failureText(caught);
    }
  }

  #keyIds(): string[] {
    const { oldKeyId, newKeyId, lost = [] } = this.open ?? this.#ended?.from ?? {};
    const ids = [...(this.#survey?.keys ?? []), ...lost].map(({ accessKeyId }) => accessKeyId);
    return [oldKeyId, newKeyId, ...ids].filter((id) => id !== undefined);
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
