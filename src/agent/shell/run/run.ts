import type { ConsoleRecord } from '../../../protocol/console.ts';
import type { CofferError } from '../../../base/cofferError.ts';
import type { Given } from '../binding/bind.ts';
import type { Commands } from '../commands.ts';
import type { ShellError } from '../errors.ts';
import type { Answer, Question } from '../../../protocol/questions.ts';
import type { Expression, Pipeline, Span, Statement } from '../syntax/tree.ts';
import type { Secret } from '../values/secret.ts';
import { checkCount } from '../values/limits.ts';
import type { ScriptBlock, Value } from '../values/value.ts';
import type { Scope } from './scope.ts';
import type { Soon } from './soon.ts';
import type { Turns } from './turns.ts';

/** Where statements run. */
export interface Frame {
  readonly scope: Scope;
  /** The text that the statements' spans point into. */
  readonly source: string;
  /** Takes what the statements give. */
  readonly emit: (value: Value) => Soon<void>;
}

/** An error as it is reported: with the statement it ended. */
export interface Reported {
  readonly error: ShellError | CofferError;
  readonly span: Span;
  readonly source: string;
}

/** One line or script while it runs: what its parts need of one another. */
export interface Run {
  readonly turns: Turns;
  readonly commands: Commands;
  evaluate(expression: Expression, frame: Frame): Soon<Value>;
  /** Runs statements one after the other; an error ends its statement and is reported, but within `try`. */
  execute(statements: readonly Statement[], frame: Frame): Promise<void>;
  pipeline(pipeline: Pipeline, frame: Frame): Soon<void>;
  /** Runs a script block's statements in a frame, its parameters filled from what is given. */
  call(block: ScriptBlock, frame: Frame, given: readonly Given[]): Promise<void>;
  /** Runs `within` so that errors are thrown and not reported, for `try`. */
  trying<T>(within: () => Promise<T>): Promise<T>;
  report(reported: Reported): void;
  show(record: ConsoleRecord): void;
  secretIdOf(secret: Secret): number;
  readonly mayAsk: boolean;
  ask(question: Question): Promise<Answer>;
}

/** What statements give, held until all is there. */
export async function collect(
  run: Run,
  statements: readonly Statement[],
  { scope, source }: Omit<Frame, 'emit'>,
): Promise<Value[]> {
  const { items, emit } = collector();
  await run.execute(statements, { scope, source, emit });
  return items;
}

/** @throws ShellError "TooManyItems" by emit */
export function collector(): { readonly items: Value[]; readonly emit: (value: Value) => void } {
  const items: Value[] = [];
  const emit = (value: Value) => {
    checkCount(items.length + 1);
    items.push(value);
  };
  return { items, emit };
}

/** Several values as one: nothing is $null, one is itself. */
export function asOne(items: Value[]): Value {
  if (items.length > 1) return items;
  return items[0] ?? null;
}
