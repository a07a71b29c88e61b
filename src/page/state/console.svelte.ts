import type { ConsoleRecord, PromptView } from '../../protocol/console.ts';
import type { AgentConnection } from './connection.ts';
import { Entry, type BeforePicture } from './consoleEntry.svelte.ts';
import { Recall } from './consoleRecall.ts';
import { isFailure } from './failure.ts';
import type { Notices } from './notices.svelte.ts';
import type { Route } from './route.svelte.ts';

/** Lines whose output stays, and how much there is of it in all; the oldest make room. */
const mostEntries = 500;
const mostCharacters = 64 * 1024 * 1024;

/** What ends a line: how the profile script ended, or one that was typed. */
interface Ended extends PromptView {
  readonly failed: boolean;
  readonly line?: string;
}

/** The console as this page shows it: the lines that were run, and the prompt. */
export class AgentConsole {
  readonly #agent: AgentConnection;
  readonly #notices: Notices;
  readonly #route: Route;
  readonly #beforePicture: BeforePicture;
  #entries = $state.raw<readonly Entry[]>([]);
  #running = $state.raw<readonly Entry[]>([]);
  #prompt = $state.raw('PS> ');
  /** The lines that can be called back. */
  readonly recall = new Recall();

  constructor(agent: AgentConnection, notices: Notices, route: Route, beforePicture: BeforePicture) {
    this.#agent = agent;
    this.#notices = notices;
    this.#route = route;
    this.#beforePicture = beforePicture;
  }

  /** The oldest first. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get isRunning(): boolean {
    return this.#running.length > 0;
  }

  /** What stands before the next line. */
  get prompt(): string {
    return this.#prompt;
  }

  /** Runs the profile script, where there is one, and learns the prompt and the lines of earlier sessions. */
  async start(hasScript: boolean): Promise<void> {
    const remembering = this.#remember();
    const failed = await this.#begin(hasScript);
    if (failed && this.#route.current !== 'console') {
      this.#notices.warn('The profile script reported an error. What it did before that stands.', {
        label: 'Open Console',
        go: () => {
          this.#route.go('console');
        },
      });
    }
    await remembering;
  }

  /** Learns the prompt anew, because the session changed elsewhere. A line that runs tells it at its end. */
  async refresh(): Promise<void> {
    if (!this.isRunning) await this.#begin(false);
  }

  /** Runs a line after those before it. */
  async run(line: string): Promise<void> {
    const entry = new Entry(this.#prompt, line, this.#beforePicture);
    this.#add(entry);
    const { signal } = entry;
    const onProgress = (records: readonly ConsoleRecord[]) => {
      this.#take(entry, records);
    };
    await this.#follow(entry, this.#agent.ask('console.run', { line }, { signal, onProgress }));
  }

  /** Stops the line that runs; those after it go on. */
  stop(): void {
    this.#running[0]?.stop();
  }

  /** Takes away what has ended. */
  clear(): void {
    this.#entries = this.#running;
  }

  /** Learns the lines of earlier sessions, which may be called back while the profile script runs. */
  async #remember(): Promise<void> {
    try {
      this.recall.fill(await this.#agent.ask('console.history', {}));
    } catch (caught) {
      this.#notices.fail(caught);
    }
  }

  /** @returns whether the profile script reported an error, or could not be run */
  async #begin(hasScript: boolean): Promise<boolean> {
    const entry = new Entry(undefined, '', this.#beforePicture);
    if (hasScript) this.#add(entry);
    const { signal } = entry;
    const onProgress = (records: readonly ConsoleRecord[]) => {
      if (!this.#running.includes(entry)) this.#add(entry);
      this.#take(entry, records);
    };
    const starting = this.#agent.ask('console.start', {}, { signal, onProgress });
    return this.#follow(
      entry,
      starting.then(({ prompt, script }) => ({ prompt, failed: script === 'failed' })),
    );
  }

  #add(entry: Entry): void {
    this.#entries = [...newest(this.#entries), entry];
    this.#running = [...this.#running, entry];
  }

  #take(entry: Entry, records: readonly ConsoleRecord[]): void {
    for (const record of records) {
      entry.take(record);
      if (record.kind === 'line' && record.line !== '') this.recall.add(record.line);
      if (record.kind === 'clear')
        this.#entries = this.#entries.filter(({ number }) => number >= entry.number);
    }
  }

  /** @returns whether it ended in an error; to be stopped, be it by the lock, is none */
  async #follow(entry: Entry, ending: Promise<Ended>): Promise<boolean> {
    let isError: boolean;
    try {
      const { prompt, failed, line } = await ending;
      this.#prompt = prompt;
      entry.end(failed, line);
      isError = failed;
    } catch (caught) {
      entry.fail(caught);
      isError = !isFailure(caught, 'cancelled') && !isFailure(caught, 'locked');
    }
    this.#running = this.#running.filter((other) => other !== entry);
    // What was stopped did not say what the prompt is by now.
    if (entry.isStopped) void this.refresh();
    return isError;
  }
}

/** Those that leave room for another, and those that run. */
function newest(entries: readonly Entry[]): readonly Entry[] {
  let characters = 0;
  const tooOld = entries.findLastIndex(({ size }, index) => {
    characters += size;
    return characters > mostCharacters || entries.length - index >= mostEntries;
  });
  return entries.filter(({ outcome }, index) => index > tooOld || outcome === 'running');
}
