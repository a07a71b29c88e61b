import { CofferError } from '../../base/cofferError.ts';
import type { ErrorView } from '../../protocol/views/errors.ts';
import type { JournalCheckView, JournalEntryView } from '../../protocol/views/journal.ts';
import type { AgentConnection } from './connection.ts';
import { Downloads } from './downloads.svelte.ts';
import { failureText } from './failure.ts';

/** The journal of signatures, as the screen Activity shows it. */
export class Journal {
  readonly #agent: AgentConnection;
  readonly downloads = new Downloads();
  #entries = $state.raw<readonly JournalEntryView[]>();
  #failure = $state.raw<string>();
  #fault = $state.raw<string>();
  #check = $state.raw<JournalCheckView>();
  #reading: Promise<void> | undefined;
  #isStale = false;
  #version: number | undefined;

  constructor(agent: AgentConnection) {
    this.#agent = agent;
  }

  /** The newest first; undefined until they were read. */
  get entries(): readonly JournalEntryView[] | undefined {
    return this.#entries;
  }

  /** Why it was not read, or lacks some. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** What is wrong with it, as far as was looked: reading alone does not follow the chain. */
  get fault(): string | undefined {
    return textOf(this.#check?.fault) ?? this.#fault;
  }

  /** What was found when it was verified last. */
  get check(): JournalCheckView | undefined {
    return this.#check;
  }

  /** Reads it where it may be another since. @param version that the agent's word of a change makes another */
  keepUpWith(version: number): void {
    if (version === this.#version) return;
    this.#version = version;
    void this.read();
  }

  /** Reads it anew; once more where it was asked for meanwhile, however often. */
  read(): Promise<void> {
    this.#isStale = true;
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async verify(): Promise<void> {
    this.#check = await this.#agent.ask('journal.verify', {});
  }

  async export(): Promise<void> {
    this.downloads.offer([await this.#agent.ask('journal.export', {})]);
  }

  async #readAll(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      try {
        const { entries, failure, fault } = await this.#agent.ask('journal.read', {});
        this.#entries = entries.toReversed();
        this.#failure = textOf(failure);
        this.#fault = textOf(fault);
      } catch (caught) {
        this.#failure = failureText(caught);
      }
    }
  }
}

function textOf(error: ErrorView | undefined): string | undefined {
  return error && failureText(CofferError.from(error));
}
