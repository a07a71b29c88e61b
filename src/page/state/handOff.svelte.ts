import { passphraseBytes } from '../../protocol/passphrase.ts';
import type { Input } from '../../protocol/commands.ts';
import type { ProfileView } from '../../protocol/views/profiles.ts';
import type { HandOffFormat, HandOffSurveyView, HandedOffView } from '../../protocol/views/transfers.ts';
import type { AgentConnection } from './connection.ts';
import { Downloads } from './downloads.svelte.ts';
import { durations, type Duration } from './durations.ts';
import { readText } from './formText.ts';

type Narrowing = Omit<Input<'handOff.temporary'>, 'id' | 'format' | 'durationSeconds'>;

/** One hand-off of a profile's credentials to another program. */
export class HandOff {
  readonly #agent: AgentConnection;
  readonly #profile: ProfileView;
  readonly #closed = new AbortController();
  #survey = $state.raw<HandOffSurveyView>();
  readonly downloads = new Downloads();
  format = $state<HandOffFormat>('bash');
  /** `longTerm`: the keys that the profile holds itself. */
  what = $state<'temporary' | 'longTerm'>('temporary');
  durationSeconds = $state(3600);

  /** @param system as the browser names it, for the shell that is most likely wanted */
  constructor(agent: AgentConnection, profile: ProfileView, system: string) {
    this.#agent = agent;
    this.#profile = profile;
    if (system.includes('Windows')) this.format = 'powershell';
    if (this.isSession) this.what = 'longTerm';
  }

  /** Aborted by close. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** Whether the profile has keys that never expire, and so the choice. */
  get hasLongTermKeys(): boolean {
    return this.#profile.type === 'Basic';
  }

  /** Whether it holds the keys of a session itself, of which there are no others to be had. */
  get isSession(): boolean {
    return this.#profile.type === 'Session';
  }

  get durations(): readonly Duration[] {
    // Until the agent has said, what AWS grants everybody.
    const longest = this.#survey?.longestSeconds ?? 3600;
    return durations.filter(({ seconds }) => seconds <= longest);
  }

  /** Whether that is an hour because the role is assumed with temporary credentials. */
  get chained(): boolean {
    return this.#survey?.chained ?? false;
  }

  /** Whether the role is assumed with other credentials, so that more can be said with the request. */
  get assumesRole(): boolean {
    return this.#survey?.of === 'role';
  }

  /** Asks the agent what can be asked for. */
  async survey(): Promise<void> {
    if (this.isSession) return;
    const { id } = this.#profile;
    this.#survey = await this.#agent.ask('handOff.survey', { id }, { signal: this.#closed.signal });
  }

  /** Asks the agent, which asks AWS. */
  async make(form: FormData): Promise<HandedOffView> {
    const { id } = this.#profile;
    const { format, durationSeconds } = this;
    const { signal } = this.#closed;
    if (this.what === 'longTerm') {
      const passphrase = passphraseBytes(readText(form, 'passphrase'));
      const options = { transfer: [passphrase.buffer], signal };
      return this.#agent.ask('handOff.longTerm', { id, format, passphrase }, options);
    }
    const input = { id, format, durationSeconds, ...narrowing(form) };
    return this.#agent.ask('handOff.temporary', input, { signal });
  }

  /** Ends what is under way, and lets go of what was made. */
  close(): void {
    this.#closed.abort();
    this.downloads.release();
  }
}

/** What was typed to narrow them down. */
function narrowing(form: FormData): Narrowing {
  const typed = (name: string) => readText(form, name).trim();
  const [policy, sourceIdentity] = [typed('policy'), typed('sourceIdentity')];
  const [tags, policyArns] = [typed('tags'), typed('policyArns')];
  return {
    ...(policy !== '' && { policy }),
    ...(sourceIdentity !== '' && { sourceIdentity }),
    ...(tags !== '' && { tags }),
    ...(policyArns !== '' && { policyArns }),
  };
}
