import type { CompletionItem, CompletionView } from '../../protocol/console.ts';
import type { AgentConnection } from './connection.ts';

/** What to put in the place of a part of the text. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What the agent offered, and the text that it offered it for. */
interface Offer {
  readonly text: string;
  readonly view: CompletionView;
}

/** What can stand at the caret, to be chosen from. */
export class Completion {
  readonly #agent: AgentConnection;
  #offer = $state.raw<Offer>();
  /** The text by now, of which the part to be replaced may have grown. */
  #text = $state.raw('');
  #selected = $state.raw(0);
  #foundNothing = $state.raw(false);
  #asking: AbortController | undefined;

  constructor(agent: AgentConnection) {
    this.#agent = agent;
  }

  /** Empty while nothing is offered. */
  readonly items = $derived.by(() => this.#fitting());

  /** Index of the one that Enter takes. */
  get selected(): number {
    return this.#selected;
  }

  /** Whether there was nothing to offer when it was asked for. */
  get foundNothing(): boolean {
    return this.#foundNothing;
  }

  /**
   * Offers what can stand at the caret. What was asked for before is given up.
   * @returns how many there are; undefined where the text changed meanwhile, or the agent cannot say
   */
  async ask(text: string, cursor: number): Promise<number | undefined> {
    this.close();
    const count = await this.#ask(text, cursor);
    this.#foundNothing = count === 0;
    return count;
  }

  /** Keeps what still fits the text, and has the agent look for more: it offers no more at once than a list can show. */
  narrow(text: string, cursor: number): void {
    this.#text = text;
    this.#selected = 0;
    if (this.#isWithin()) void this.#ask(text, cursor);
    else this.close();
  }

  /** @param step 1 for the next one, -1 for the one before; behind the last comes the first */
  move(step: 1 | -1): void {
    const count = this.items.length;
    this.#selected = (this.#selected + step + count) % count;
  }

  /** Takes the offer away, and gives what was chosen of it. */
  take(index = this.#selected): Replacement | undefined {
    const item = this.items[index];
    if (this.#offer === undefined || item === undefined) return undefined;
    const replacement = { start: this.#offer.view.start, end: this.#end, text: item.text };
    this.close();
    return replacement;
  }

  close(): void {
    this.#asking?.abort();
    this.#offer = undefined;
    this.#selected = 0;
    this.#foundNothing = false;
  }

  async #ask(text: string, cursor: number): Promise<number | undefined> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const view = await this.#agent.ask('console.complete', { text, cursor }, { signal: asking.signal });
      this.#offer = view.items.length === 0 ? undefined : { text, view };
      this.#text = text;
      return view.items.length;
    } catch {
      return undefined;
    }
  }

  /** Those that begin with what is typed by now. */
  #fitting(): readonly CompletionItem[] {
    if (this.#offer === undefined) return [];
    const { text, view } = this.#offer;
    if (this.#text === text) return view.items;
    const typed = this.#text.slice(view.start, this.#end).toLowerCase();
    return view.items.filter((item) =>
      [item.text, item.label].some((form) => form.toLowerCase().startsWith(typed)),
    );
  }

  /** Where the part ends that is replaced, which is where typing goes on. */
  get #end(): number {
    if (this.#offer === undefined) return 0;
    const { text, view } = this.#offer;
    return view.end + this.#text.length - text.length;
  }

  /** Whether nothing was changed before the part that is replaced. */
  #isWithin(): boolean {
    if (this.#offer === undefined) return false;
    const { text, view } = this.#offer;
    return this.#end >= view.start && this.#text.startsWith(text.slice(0, view.start));
  }
}
