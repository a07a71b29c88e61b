import { CofferError } from '../../../base/cofferError.ts';
import type { ConsoleRecord } from '../../../protocol/console.ts';
import type { Binding } from '../binding/bind.ts';
import type { AnyCmdlet } from '../cmdlet.ts';
import { ShellError } from '../errors.ts';
import type { Answer, Question } from '../../../protocol/questions.ts';
import type { Invocation } from '../invocation.ts';
import type { Command, Span } from '../syntax/tree.ts';
import type { Secret } from '../values/secret.ts';
import type { ScriptBlock, Value } from '../values/value.ts';
import { confirmed, type ConfirmState } from './confirm.ts';
import { Control, Halt, StopUpstream } from './control.ts';
import { errorAction } from './errorAction.ts';
import { collector, type Frame, type Run } from './run.ts';
import type { Scope } from './scope.ts';

interface Made {
  readonly cmdlet: AnyCmdlet;
  readonly name: string;
  readonly span: Span;
  readonly binding: Binding;
  readonly frame: Frame;
  readonly run: Run;
  /** What StopUpstream names. */
  readonly stage: object;
  readonly silenced: Command['silenced'];
}

/** What one run of a cmdlet uses. */
export class CmdletInvocation implements Invocation {
  readonly name: string;
  readonly span: Span;
  readonly signal: AbortSignal;
  readonly scope: Scope;
  set = '';
  isDone = false;
  readonly #made: Made;
  readonly #confirming: ConfirmState = { answered: undefined };

  constructor(made: Made) {
    this.#made = made;
    this.name = made.name;
    this.span = made.span;
    this.scope = made.frame.scope;
    this.signal = made.run.turns.signal;
  }

  async emit(value: Value): Promise<void> {
    const { run, frame } = this.#made;
    const turn = run.turns.take();
    if (turn) await turn;
    const taken = frame.emit(value);
    if (taken) await taken;
  }

  takeNoMore(): void {
    this.isDone = true;
  }

  report(error: ShellError | CofferError): void {
    const { run, frame, span, silenced } = this.#made;
    if (error instanceof ShellError) error.span ??= span;
    const action = this.#errorAction();
    if (action === 'stop') throw new Halt(error);
    if (action === 'silent' || silenced.includes('2') || silenced.includes('*')) return;
    run.report({
      error,
      span: error instanceof ShellError ? (error.span ?? span) : span,
      source: frame.source,
    });
  }

  /** Runs a part of the cmdlet; an error ends that part, and is reported as -ErrorAction says. */
  async reporting(part: () => Promise<void>): Promise<void> {
    try {
      await part();
    } catch (error) {
      if (error instanceof Control || error instanceof Halt || error instanceof StopUpstream) throw error;
      if (error instanceof CofferError && error.code === 'cancelled') throw error;
      if (!(error instanceof ShellError || error instanceof CofferError)) throw error;
      if (error instanceof ShellError) error.span ??= this.span;
      // A terminating error is one within try too; otherwise the next object may fare better.
      if (this.#errorAction() === 'continue') throw error;
      this.report(error);
    }
  }

  warn(text: string): void {
    const { silenced } = this.#made;
    const action = this.#preference('WarningAction', 'WarningPreference');
    if (isSilent(action) || silenced.includes('3') || silenced.includes('*')) return;
    this.#say('warning', text);
    if (action === 'stop') throw new Halt(new ShellError('RuntimeException', { text }));
  }

  verbose(text: string): void {
    const asked = this.#made.binding.values.get('Verbose');
    const preferred = this.scope.get('VerbosePreference');
    if (asked === true || (asked === undefined && preferred === 'Continue')) this.#say('verbose', text);
  }

  show(record: ConsoleRecord): void {
    this.#made.run.show(record);
  }

  secretIdOf(secret: Secret): number {
    return this.#made.run.secretIdOf(secret);
  }

  async turn(): Promise<void> {
    await this.#made.run.turns.take();
  }

  async call(block: ScriptBlock, item: Value, more: readonly Value[] = []): Promise<Value[]> {
    const { run } = this.#made;
    // As PowerShell: the block of Where-Object or ForEach-Object runs in its caller's scope.
    const before = this.scope.get('_');
    this.scope.set('_', item);
    const { items, emit } = collector();
    const given = more.map((value) => ({ kind: 'argument', argument: { value } }) as const);
    try {
      await run.call(block, { scope: this.scope, source: block.source, emit }, given);
    } catch (error) {
      if (!(error instanceof Control) || error.kind !== 'return') throw error;
    } finally {
      this.scope.set('_', before ?? null);
    }
    return items;
  }

  get mayAsk(): boolean {
    return this.#made.run.mayAsk;
  }

  ask(question: Question): Promise<Answer> {
    return this.#made.run.ask(question);
  }

  shouldProcess(target: string, action: string): Promise<boolean> {
    const { cmdlet, binding, run } = this.#made;
    const asked = (name: string) => {
      const value = binding.values.get(name);
      return typeof value === 'boolean' ? value : undefined;
    };
    return confirmed({
      target,
      action,
      whatIf: asked('WhatIf') ?? false,
      confirm: asked('Confirm') ?? (cmdlet.confirms === 'high' && asked('Force') !== true),
      state: this.#confirming,
      ask: (question) => run.ask(question),
      say: (text) => {
        this.#say('host', text);
      },
    });
  }

  #errorAction(): ReturnType<typeof errorAction> {
    return errorAction(this.#made.binding.values.get('ErrorAction'), this.scope);
  }

  #say(style: 'warning' | 'verbose' | 'host', text: string): void {
    this.show({ kind: 'text', style, stream: 0, parts: [{ text }], newline: true });
  }

  #preference(parameter: string, variable: string): string | undefined {
    const given = this.#made.binding.values.get(parameter) ?? this.scope.get(variable);
    return typeof given === 'string' ? given.toLowerCase() : undefined;
  }
}

function isSilent(action: string | undefined): boolean {
  return action === 'silentlycontinue' || action === 'ignore';
}
