import type { CompletionItem, CompletionView } from '../../protocol/console.ts';
import type { AgentConnection } from './connection.ts';

/** A list to choose from, not to read: whoever gets more types a letter. */
const mostOffered = 100;

/** What to put in the place of a part of the text. */
export interface Replacement {
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
  #asking: AbortController | undefined;

  constructor(agent: AgentConnection) {
    this.#agent = agent;
  }

  /** Those that begin with what is typed by now. */
  readonly #fitting = $derived.by(() => {
    if (this.#offer === undefined) return [];
    const { start, items } = this.#offer.view;
    const typed = this.#text.slice(start, this.#end).toLowerCase();
    if (this.#text === this.#offer.text) return items;
    return items.filter(({ text, label }) =>
      [text, label].some((form) => form.toLowerCase().startsWith(typed)),
    );
  });

  /** Empty while nothing is offered. */
  get items(): readonly CompletionItem[] {
    return this.#fitting.slice(0, mostOffered);
  }

  /** How many there are besides. */
  get more(): number {
    return this.#fitting.length - this.items.length;
  }

  /** Index of the one that Enter takes. */
  get selected(): number {
    return this.#selected;
  }

  /**
   * Offers what can stand at the caret. What was asked for before is given up.
   * @returns how many there are; undefined where the text changed meanwhile, or the agent cannot say
   */
  async ask(text: string, cursor: number): Promise<number | undefined> {
    this.close();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const view = await this.#agent.ask('console.complete', { text, cursor }, { signal: asking.signal });
      this.#offer = { text, view };
      this.#text = text;
      return view.items.length;
    } catch {
      return undefined;
    }
  }

  /** Keeps what still fits the text. */
  narrow(text: string): void {
    if (this.#offer === undefined) this.close();
    this.#text = text;
    this.#selected = 0;
    if (this.#fitting.length === 0 || !this.#isWithin()) this.close();
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
