import { CofferError } from '../../base/cofferError.ts';
import type { ColouringView, CompletionView, ConsoleRecord } from '../../protocol/console.ts';
import { shellFor } from '../cmdlets/cmdlets.ts';
import { redact, type Redacted } from '../shell/redaction/redact.ts';
import { isSecretParameter } from '../shell/binding/secretParameters.ts';
import { errorView } from '../shell/run/errorView.ts';
import { colouringOf } from '../shell/colour.ts';
import { complete } from '../shell/help/complete.ts';
import type { HistoryEntry } from '../shell/lineHistory.ts';
import type { Shell, Terminal } from '../shell/shell.ts';
import type { Secret } from '../shell/values/secret.ts';
import { textOf } from '../shell/values/text.ts';
import type { Context } from '../unlocked/context.ts';
import { activeSession } from '../unlocked/search.ts';
import { completionNames } from './completionNames.ts';

/** How long a prompt function may take. */
const promptPatienceMs = 1000;

/** As many records as wait for one message. */
const mostWaiting = 200;
const longestWaitMs = 30;

/** Where a line's records go. */
interface Listener {
  readonly signal: AbortSignal;
  readonly report: (records: readonly ConsoleRecord[]) => void;
}

/** The console of one unlocked vault; gone with the lock. */
export class ConsoleSession {
  readonly #context: Context;
  readonly #shell: Shell;
  readonly #secrets: Secret[] = [];
  readonly #secretIds = new Map<Secret, number>();
  #lastRedacted: { readonly source: string; readonly redacted: Redacted } | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #scriptHasRun = false;

  constructor(context: Context) {
    this.#context = context;
    this.#shell = shellFor(context);
  }

  colouring(text: string): ColouringView {
    return colouringOf(text);
  }

  completion(text: string, cursor: number): CompletionView {
    const { commands, global: scope } = this.#shell;
    return complete(text, cursor, { commands, scope, names: completionNames(this.#context.unlocked()) });
  }

  /** The line as history keeps it. */
  redacted(line: string): Redacted {
    // A line that reports a thousand errors is shown with each of them.
    if (this.#lastRedacted?.source === line) return this.#lastRedacted.redacted;
    const redacted = redact(line, (command, parameter) =>
      isSecretParameter(this.#shell.commands, command, parameter),
    );
    this.#lastRedacted = { source: line, redacted };
    return redacted;
  }

  /**
   * Runs a line that was typed after those before it, and keeps it for Get-History.
   * @returns whether it reported an error
   * @throws CofferError "cancelled"
   */
  run(line: string, listener: Listener): Promise<boolean> {
    return this.#inTurn(async () => {
      const { clock } = this.#context;
      const startedAt = clock();
      let status: HistoryEntry['status'] = 'Stopped';
      try {
        const failed = await this.#shown(line, listener);
        status = failed ? 'Failed' : 'Completed';
        return failed;
      } finally {
        const { text } = this.redacted(line);
        if (text.trim() !== '') this.#shell.history.add({ line: text, status, startedAt, endedAt: clock() });
      }
    });
  }

  /** A script that is saved now runs at the next unlock. */
  forgoScript(): void {
    this.#scriptHasRun = true;
  }

  /** Runs the profile script once. @returns undefined where there is none, or it has run */
  async runScript(listener: Listener): Promise<boolean | undefined> {
    const { profileScript } = this.#context.unlocked().vault.document;
    if (this.#scriptHasRun || profileScript === '') return undefined;
    this.#scriptHasRun = true;
    return this.#inTurn(() => this.#shown(profileScript, listener));
  }

  /** What the prompt function gives; without one, or where it fails, whose session it is. */
  async prompt(): Promise<string> {
    const { name = '', region } = activeSession(this.#context.unlocked());
    const session = region === undefined ? name : `${name}@${region}`;
    const usual = session === '' ? 'PS> ' : `PS ${session}> `;
    if (this.#shell.commands.find('prompt') === undefined) return usual;
    let text = '';
    const show = (record: ConsoleRecord) => {
      if (record.kind === 'text') text += record.parts.map((part) => part.text).join('');
    };
    const secretIdOf = (secret: Secret) => this.#secretId(secret);
    const ask = () => Promise.reject(new CofferError('cancelled'));
    try {
      const signal = AbortSignal.timeout(promptPatienceMs);
      const terminal = { signal, show, mayAsk: false, ask, secretIdOf };
      const values = await this.#shell.valuesOf('prompt', terminal);
      return text + values.map(textOf).join('');
    } catch {
      // A prompt that fails must not stand in the way of the line that mends it.
      return usual;
    }
  }

  /** A secret that a cell masks. @throws CofferError "secret-gone" */
  secret(id: number): Secret {
    const secret = this.#secrets[id];
    if (!secret) throw new CofferError('secret-gone');
    return secret;
  }

  /** Runs a text, with what it shows sent on. @returns whether it reported an error */
  async #shown(text: string, { signal, report }: Listener): Promise<boolean> {
    const output = waiting(report);
    try {
      return await this.#shell.run(text, this.#terminal(signal, output));
    } finally {
      output.flush();
    }
  }

  #terminal(signal: AbortSignal, output: Output): Terminal {
    return {
      signal,
      show: output.add,
      showError: (reported) => {
        output.add({ kind: 'error', error: errorView(reported, this.redacted(reported.source)) });
      },
      mayAsk: true,
      ask: (question) => {
        // What the line showed so far says what the question is about.
        output.flush();
        return this.#context.unlocked().questions.ask(question, { signal, at: 'console' });
      },
      secretIdOf: (secret) => this.#secretId(secret),
    };
  }

  #secretId(secret: Secret): number {
    const id = this.#secretIds.get(secret) ?? this.#secrets.push(secret) - 1;
    this.#secretIds.set(secret, id);
    return id;
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const done = this.#running.then(step);
    this.#running = done.catch(() => undefined);
    return done;
  }
}

interface Output {
  readonly add: (record: ConsoleRecord) => void;
  readonly flush: () => void;
}

/** Records, several to a message: a message each would take longer than what it says. */
function waiting(report: (records: readonly ConsoleRecord[]) => void): Output {
  let records: ConsoleRecord[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (records.length > 0) report(records);
    records = [];
  };
  return {
    add(record) {
      records.push(record);
      if (records.length >= mostWaiting) flush();
      else timer ??= setTimeout(flush, longestWaitMs);
    },
    flush,
  };
}
