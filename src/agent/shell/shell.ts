import type { ConsoleRecord } from '../../protocol/console.ts';
import type { AnyCmdlet } from './cmdlet.ts';
import { Commands } from './commands.ts';
import { ShellError } from './errors.ts';
import { createFormatter } from './format/formatter.ts';
import type { Views } from './format/views.ts';
import type { Answer, Question } from '../../protocol/questions.ts';
import { LineHistory } from './lineHistory.ts';
import { Control, Halt, StopUpstream } from './run/control.ts';
import { errorRecord } from './run/errorRecord.ts';
import { LineRun, reportable } from './run/lineRun.ts';
import type { Reported } from './run/run.ts';
import { Scope } from './run/scope.ts';
import { Turns } from './run/turns.ts';
import { parse } from './syntax/parse.ts';
import type { Script, Statement } from './syntax/tree.ts';
import type { Secret } from './values/secret.ts';
import type { Value } from './values/value.ts';

/** What a line needs of whoever runs it. */
export interface Terminal {
  readonly signal: AbortSignal;
  /** Whether somebody is there to answer a question. */
  readonly mayAsk: boolean;
  readonly show: (record: ConsoleRecord) => void;
  /** Shows what an error says of itself; the shell tells only which, and where. */
  readonly showError: (reported: Reported) => void;
  /** @throws CofferError "cancelled" */
  readonly ask: (question: Question) => Promise<Answer>;
  /** What a masked cell is asked about by. */
  readonly secretIdOf: (secret: Secret) => number;
}

/** As long as a line or script may be, in UTF-16 code units. */
const longestSource = 1024 * 1024;

/** As many errors as $Error remembers, as in PowerShell. */
const mostErrors = 256;

/** A session: variables and functions that stay from line to line. Lines run one at a time. */
export class Shell {
  readonly global = new Scope();
  readonly commands: Commands;
  /** Kept by whoever runs lines and knows what may be kept of them. */
  readonly history = new LineHistory();
  readonly #views: Views;
  readonly #errors: Value[] = [];
  #lastStream = 0;

  constructor(cmdlets: readonly AnyCmdlet[], views: Views) {
    this.commands = new Commands(cmdlets);
    this.#views = views;
    for (const [name, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      this.global.define(name, { get: () => value, set: readOnly(name), isConstant: true });
    }
    this.global.define('Error', { get: () => this.#errors, set: readOnly('Error') });
    this.global.set('PWD', 'Coffer:\\');
  }

  /**
   * Runs a line or script; what it gives and what goes wrong in it is shown.
   * @returns whether an error was reported
   * @throws CofferError "cancelled"
   */
  async run(source: string, terminal: Terminal): Promise<boolean> {
    let failed = false;
    const report = (reported: Reported) => {
      failed = true;
      this.#errors.unshift(errorRecord(reported.error));
      this.#errors.length = Math.min(this.#errors.length, mostErrors);
      terminal.showError(reported);
    };
    const script = parsed(source, report);
    if (!script) return true;
    const turns = new Turns(terminal.signal);
    const run = new LineRun({ ...terminal, turns, commands: this.commands, report });
    for (const statement of script.statements) {
      const goesOn = await this.#statement(statement, source, run, terminal);
      if (!goesOn) break;
    }
    return failed;
  }

  /** What a line gives, without showing it. @throws what went wrong first, and CofferError "cancelled" */
  async valuesOf(source: string, terminal: Omit<Terminal, 'showError'>): Promise<readonly Value[]> {
    const values: Value[] = [];
    const turns = new Turns(terminal.signal);
    const run = new LineRun({ ...terminal, turns, commands: this.commands, report: rethrow });
    const frame = { scope: this.global, source, emit: (value: Value) => void values.push(value) };
    await run.execute(parse(source).statements, frame);
    return values;
  }

  /** Each statement's output has a format of its own. @returns whether the next one may run */
  async #statement(node: Statement, source: string, run: LineRun, terminal: Terminal): Promise<boolean> {
    const formatter = createFormatter({
      show: terminal.show,
      stream: ++this.#lastStream,
      secretIdOf: terminal.secretIdOf,
      views: this.#views,
    });
    const emit = (value: Value) => {
      formatter.write(value);
    };
    try {
      await run.execute([node], { scope: this.global, source, emit });
      return true;
    } catch (error) {
      // Outside of a function and a loop they end the line.
      if (error instanceof Control || error instanceof StopUpstream) return false;
      const reported = reportable(error instanceof Halt ? error.cause : error);
      if (!reported) throw error;
      const span = (reported instanceof ShellError ? reported.span : undefined) ?? node.span;
      run.report({ error: reported, span, source });
      return false;
    } finally {
      formatter.end();
    }
  }
}

function parsed(source: string, report: (reported: Reported) => void): Script | undefined {
  const whole = { start: 0, end: source.length };
  try {
    if (source.length > longestSource) {
      throw new ShellError('LineTooLong', { length: source.length, most: longestSource });
    }
    return parse(source);
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    report({ error, span: error.span ?? { start: whole.start, end: Math.min(whole.end, 1) }, source });
    return undefined;
  }
}

function rethrow({ error }: Reported): never {
  throw error;
}

function readOnly(name: string): () => never {
  return () => {
    throw new ShellError('VariableNotWritable', { name });
  };
}
