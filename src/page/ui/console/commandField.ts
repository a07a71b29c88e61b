import type { AgentConsole } from '../../state/console.svelte.ts';
import type { Colouring } from '../../state/consoleColouring.svelte.ts';
import type { Completion } from '../../state/consoleCompletion.svelte.ts';
import { isCaretInFirstLine, isCaretInLastLine, isTextSelected } from './caret.ts';

export interface Uses {
  readonly agentConsole: AgentConsole;
  readonly colouring: Colouring;
  readonly completion: Completion;
  /** Has the history searched. */
  readonly search: () => void;
}

/**
 * The field that lines are typed into, and its keys. The text stands in the element and nowhere else: it may be a secret, and
 * goes with the line that is run.
 */
export class CommandField {
  readonly #uses: Uses;
  readonly #area: HTMLTextAreaElement;
  /** After Escape or a Tab that found nothing, so that the keyboard gets past a field that takes Tab for itself. */
  #isTabFree = false;

  constructor(area: HTMLTextAreaElement, uses: Uses) {
    this.#area = area;
    this.#uses = uses;
  }

  focus(): void {
    this.#area.focus();
  }

  /** Puts a line in the place of what was typed. */
  put(line: string): void {
    this.#area.value = line;
    this.changed();
    this.focus();
  }

  /** After each change of the text. */
  changed(): void {
    const { colouring, completion } = this.#uses;
    this.#isTabFree = false;
    completion.narrow(this.#area.value, this.#area.selectionStart);
    void colouring.show(this.#area.value);
  }

  /** Runs what was typed, or has it go on in the next line where something is still open. */
  async submit(): Promise<void> {
    const { agentConsole, colouring } = this.#uses;
    const text = this.#area.value;
    if (text.trim() === '') return;
    this.#empty();
    if (colouring.breaksLine(text) ?? (await colouring.willBreakLine(text))) {
      // Whatever was typed meanwhile comes after it.
      this.put(`${text}\n${this.#area.value}`);
    } else {
      await agentConsole.run(text);
    }
  }

  /** Puts in what was chosen of the completions. @returns whether the text is another for it */
  complete(index?: number): boolean {
    const chosen = this.#uses.completion.take(index);
    if (chosen === undefined) return false;
    const { text, start, end } = chosen;
    if (this.#area.value.slice(start, end) === text) return false;
    this.#area.setRangeText(text, start, end, 'end');
    this.changed();
    return true;
  }

  pressed(event: KeyboardEvent): void {
    // What an input method or another combination of keys wants is theirs.
    if (event.isComposing) return;
    // What is offered is for where the caret was.
    if (caretKeys.has(event.key)) this.#uses.completion.close();
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const isOurs = event.ctrlKey ? this.#takesWithCtrl(event.key.toLowerCase()) : this.#takes(event.key);
    if (isOurs) event.preventDefault();
  }

  /** @returns whether the key is kept from the browser */
  #takes(key: string): boolean {
    const { completion } = this.#uses;
    const isTabFree = this.#isTabFree;
    this.#isTabFree = false;
    switch (key) {
      case 'Enter':
        if (this.complete()) return true;
        if (this.#uses.colouring.breaksLine(this.#area.value) === true) return false;
        void this.submit();
        return true;
      case 'Tab':
        if (this.complete()) return true;
        if (isTabFree || this.#area.value.trim() === '') return false;
        void this.#offer();
        return true;
      case 'Escape':
        // What is offered goes first.
        this.#isTabFree = completion.items.length === 0;
        completion.close();
        return true;
      case 'ArrowUp':
        return this.#move(-1);
      case 'ArrowDown':
        return this.#move(1);
      default:
        return false;
    }
  }

  #takesWithCtrl(key: string): boolean {
    const { agentConsole, search } = this.#uses;
    switch (key) {
      case 'c':
        // While a line runs the screen stops it, wherever the focus is.
        if (agentConsole.isRunning || isTextSelected()) return false;
        this.#empty();
        return true;
      case 'l':
        agentConsole.clear();
        return true;
      case 'r':
        search();
        return true;
      default:
        return false;
    }
  }

  #move(step: 1 | -1): boolean {
    const { agentConsole, completion } = this.#uses;
    if (completion.items.length > 0) {
      completion.move(step);
      return true;
    }
    if (step === -1 ? !isCaretInFirstLine(this.#area) : !isCaretInLastLine(this.#area)) return false;
    const { recall } = agentConsole;
    const line = step === -1 ? recall.older(this.#area.value) : recall.newer();
    if (line !== undefined) this.put(line);
    return true;
  }

  async #offer(): Promise<void> {
    const { completion } = this.#uses;
    const count = await completion.ask(this.#area.value, this.#area.selectionStart);
    if (count === 1) this.complete();
    if (count === 0) this.#isTabFree = true;
  }

  #empty(): void {
    this.put('');
    this.#uses.agentConsole.recall.reset();
  }
}

/** Those that move the caret; Up and Down go through what is offered. */
const caretKeys: ReadonlySet<string> = new Set([
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);
