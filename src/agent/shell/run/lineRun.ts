import { CofferError } from '../../../base/cofferError.ts';
import type { ConsoleRecord } from '../../../protocol/console.ts';
import type { Given } from '../binding/bind.ts';
import type { Commands } from '../commands.ts';
import { ShellError } from '../errors.ts';
import type { Answer, Question } from '../../../protocol/questions.ts';
import type { Expression, Pipeline, Statement } from '../syntax/tree.ts';
import type { Secret } from '../values/secret.ts';
import type { ScriptBlock, Value } from '../values/value.ts';
import { setParameters } from './blockParameters.ts';
import { Control, Halt, StopUpstream } from './control.ts';
import { errorAction } from './errorAction.ts';
import { evaluate } from './expressions.ts';
import { pipeline } from './pipeline.ts';
import type { Frame, Reported, Run } from './run.ts';
import type { Soon } from './soon.ts';
import { statement } from './statements.ts';
import type { Turns } from './turns.ts';

/** What a line needs from outside while it runs. */
interface Surroundings {
  readonly turns: Turns;
  readonly commands: Commands;
  readonly report: (reported: Reported) => void;
  readonly show: (record: ConsoleRecord) => void;
  readonly secretIdOf: (secret: Secret) => number;
  readonly mayAsk: boolean;
  readonly ask: (question: Question) => Promise<Answer>;
}

/** As deep as functions may call one another. */
const deepest = 500;

/** One line or script while it runs. */
export class LineRun implements Run {
  readonly turns: Turns;
  readonly commands: Commands;
  readonly report: (reported: Reported) => void;
  readonly show: (record: ConsoleRecord) => void;
  readonly secretIdOf: (secret: Secret) => number;
  readonly mayAsk: boolean;
  readonly ask: (question: Question) => Promise<Answer>;
  #trying = 0;
  #depth = 0;

  constructor({ turns, commands, report, show, secretIdOf, mayAsk, ask }: Surroundings) {
    this.turns = turns;
    this.commands = commands;
    this.report = report;
    this.show = show;
    this.secretIdOf = secretIdOf;
    this.mayAsk = mayAsk;
    this.ask = ask;
  }

  evaluate(expression: Expression, frame: Frame): Soon<Value> {
    return evaluate(expression, frame, this);
  }

  async execute(statements: readonly Statement[], frame: Frame): Promise<void> {
    for (const node of statements) {
      const turn = this.turns.take();
      if (turn) await turn;
      try {
        const ran = statement(node, frame, this);
        if (ran instanceof Promise) await ran;
      } catch (error) {
        const reported = reportable(error);
        if (reported === undefined || this.#trying > 0) throw error;
        const span = (reported instanceof ShellError ? reported.span : undefined) ?? node.span;
        const action = errorAction(undefined, frame.scope);
        if (action === 'stop') throw new Halt(reported);
        if (action !== 'silent') this.report({ error: reported, span, source: frame.source });
      }
    }
  }

  pipeline(node: Pipeline, frame: Frame): Soon<void> {
    return pipeline(node, frame, this);
  }

  async call(block: ScriptBlock, frame: Frame, given: readonly Given[]): Promise<void> {
    if (this.#depth >= deepest) throw new ShellError('CallDepthOverflow', { deepest });
    this.#depth++;
    try {
      // The engine's stack starts afresh behind this, however deep functions call one another.
      await Promise.resolve();
      const { parameters, statements } = block.literal.script;
      if (parameters.length > 0 || given.length > 0) await setParameters(block, given, frame, this);
      await this.execute(statements, frame);
    } finally {
      this.#depth--;
    }
  }

  async trying<T>(within: () => Promise<T>): Promise<T> {
    this.#trying++;
    try {
      return await within();
    } finally {
      this.#trying--;
    }
  }
}

/** An error that may end its statement alone; nothing where it has to go on to whoever waits for it. */
export function reportable(error: unknown): ShellError | CofferError | undefined {
  if (error instanceof Control || error instanceof Halt || error instanceof StopUpstream) return undefined;
  if (error instanceof CofferError) return error.code === 'cancelled' ? undefined : error;
  if (error instanceof ShellError) return error;
  if (error instanceof RangeError) return new ShellError('CallDepthOverflow', { deepest });
  return new CofferError('unexpected', {
    name: error instanceof Error ? error.name.slice(0, 40) : typeof error,
  });
}
