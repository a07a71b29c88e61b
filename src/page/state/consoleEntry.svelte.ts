import type { ConsoleRecord } from '../../protocol/console.ts';
import { Output, type Block } from './consoleOutput.ts';
import { failureName, failureText, isFailure } from './failure.ts';

/** What a long command is at. */
type ProgressView = Omit<Extract<ConsoleRecord, { readonly kind: 'progress' }>, 'kind'>;

/** Has something done before the next picture is drawn; what comes between two pictures is drawn once. */
export type BeforePicture = (draw: () => void) => void;

let lastNumber = 0;

/** One line that was run, and what it gave so far. */
export class Entry {
  /** Counts the lines of this page. */
  readonly number = (lastNumber += 1);
  /** What stood before the line; undefined for the profile script, which nobody typed. */
  readonly prompt: string | undefined;
  readonly #stopping = new AbortController();
  readonly #output = new Output();
  readonly #beforePicture: BeforePicture;
  #line = $state.raw('');
  #outcome = $state.raw<'running' | 'done' | 'error'>('running');
  #blocks = $state.raw<readonly Block[]>([]);
  #left = $state.raw(0);
  #progress = $state.raw<ProgressView>();
  #isStopped = $state.raw(false);
  #isDrawing = false;
  #isRedacted = false;

  /** @param line as typed; a secret in it stays until the agent says how it is shown, which is at once */
  constructor(prompt: string | undefined, line: string, beforePicture: BeforePicture) {
    this.prompt = prompt;
    this.#line = line;
    this.#beforePicture = beforePicture;
  }

  get line(): string {
    return this.#line;
  }

  get outcome(): 'running' | 'done' | 'error' {
    return this.#outcome;
  }

  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  /** How many records were too many to be kept. */
  get left(): number {
    return this.#left;
  }

  get progress(): ProgressView | undefined {
    return this.#progress;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** How much is kept of what it gave, in characters. */
  get size(): number {
    return this.#output.size;
  }

  /** Aborted by `stop`. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** "clear" takes away what was given so far. */
  take(record: ConsoleRecord): void {
    switch (record.kind) {
      case 'line':
        this.#line = record.line;
        this.#isRedacted = true;
        return;
      case 'progress':
        this.#progress = record;
        return;
      case 'clear':
        this.#output.clear();
        break;
      case 'text':
      case 'table':
      case 'rows':
      case 'list':
      case 'link':
      case 'error':
        this.#output.take(record);
        break;
    }
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    this.#beforePicture(() => {
      this.#show();
    });
  }

  /** @param line with secrets redacted */
  end(failed: boolean, line = this.line): void {
    this.#line = line;
    this.#finish(failed ? 'error' : 'done');
  }

  /** Ends with what was thrown. */
  fail(caught: unknown): void {
    if (!this.#isRedacted) this.#line = '';
    if (isFailure(caught, 'cancelled')) this.#isStopped = true;
    else
      this.#output.take({
        kind: 'error',
        error: { errorId: failureName(caught), text: failureText(caught) },
      });
    this.#finish('error');
  }

  #finish(outcome: 'done' | 'error'): void {
    this.#progress = undefined;
    this.#outcome = outcome;
    this.#show();
  }

  #show(): void {
    this.#isDrawing = false;
    this.#blocks = this.#output.blocks;
    this.#left = this.#output.left;
  }
}
