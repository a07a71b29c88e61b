import type { CofferError } from '../../base/cofferError.ts';
import type { ConsoleRecord } from '../../protocol/console.ts';
import type { Answer, Question } from '../../protocol/questions.ts';
import type { ShellError } from './errors.ts';
import type { Scope } from './run/scope.ts';
import type { Span } from './syntax/tree.ts';
import type { Secret } from './values/secret.ts';
import type { ScriptBlock, Value } from './values/value.ts';

/** What a cmdlet may use while it runs. */
export interface Invocation {
  /** The name it was called by. */
  readonly name: string;
  readonly span: Span;
  /** The parameter set that was bound; empty where it has none. */
  readonly set: string;
  /** The caller's variables; what -Scope names is reached from here. */
  readonly scope: Scope;
  readonly signal: AbortSignal;
  /** Hands an object to the next command of the pipeline, and waits until that has taken it. Throws to stop the cmdlet where that takes no more. */
  emit(value: Value): Promise<void>;
  /** This cmdlet takes no more objects, as `Select-Object -First 3` after its third: whatever feeds it is stopped. */
  takeNoMore(): void;
  /** Reports an error after which the pipeline goes on. What is thrown ends the cmdlet. */
  report(error: ShellError | CofferError): void;
  warn(text: string): void;
  /** Shown with -Verbose. */
  verbose(text: string): void;
  /** Straight to the console, past the pipeline. */
  show(record: ConsoleRecord): void;
  /** What a masked cell of such a record is asked about by. */
  secretIdOf(secret: Secret): number;
  /** Lets other work have its turn where this one has had its own; throws where the line was stopped. */
  turn(): Promise<void>;
  /** Runs a script block with `$_` and gives what it emits. */
  call(block: ScriptBlock, item: Value, more?: readonly Value[]): Promise<Value[]>;
  /** Whether somebody is there to answer a question. */
  readonly mayAsk: boolean;
  /** Asks the user in a dialog. @throws CofferError "cancelled" */
  ask(question: Question): Promise<Answer>;
  /** What -WhatIf and -Confirm decide: whether to do `action` to `target`. Says so itself where not. */
  shouldProcess(target: string, action: string): Promise<boolean>;
}
