import type { ColouringView, TokenKind } from '../../protocol/console.ts';
import type { AgentConnection } from './connection.ts';

/** A part of a text, in one colour. */
interface ColouredPart {
  readonly text: string;
  readonly kind: TokenKind;
}

interface Answer {
  readonly text: string;
  readonly view: ColouringView;
}

/** Characters above which a text has no colours: each of thousands of parts would be an element. */
const mostColoured = 20_000;

/** The text being typed, as the agent colours it. */
export class Colouring {
  readonly #agent: AgentConnection;
  #text = $state.raw('');
  #answer = $state.raw<Answer>({ text: '', view: { tokens: [], unfinished: false } });
  #isAsking = false;

  constructor(agent: AgentConnection) {
    this.#agent = agent;
  }

  /** The text, uncoloured where the answer is not there yet; undefined for one that is too long for colours. */
  readonly parts = $derived.by(() =>
    this.#text.length > mostColoured ? undefined : coloured(this.#text, this.#answer),
  );

  /** Takes what stands in the field by now. */
  async show(text: string): Promise<void> {
    this.#text = text;
    // The answer that is under way asks for the newest text itself: no keystroke waits for those before it.
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#answer.text !== this.#text) {
        const asked = this.#text;
        const view = await this.#agent.ask('console.colour', { text: asked });
        this.#answer = { text: asked, view };
      }
    } catch {
      // It stays uncoloured; what is wrong is said when it is run.
    }
    this.#isAsking = false;
  }

  /** Whether Enter should break the line; undefined where the agent did not answer for this text yet. */
  breaksLine(text: string): boolean | undefined {
    return this.#answer.text === text ? this.#answer.view.unfinished : undefined;
  }

  /** The same, asked for. Where the agent cannot say, the text is to be run, which says why. */
  async willBreakLine(text: string): Promise<boolean> {
    try {
      return (await this.#agent.ask('console.colour', { text })).unfinished;
    } catch {
      return false;
    }
  }
}

function coloured(text: string, { text: answered, view }: Answer): readonly ColouredPart[] {
  // What stands before the change keeps its colours meanwhile, or each keystroke would flicker.
  const kept = text === answered ? text.length : commonStart(text, answered) - 1;
  const parts: ColouredPart[] = [];
  let at = 0;
  for (const { start, end, kind } of view.tokens) {
    if (start < at || end > kept) continue;
    if (start > at) parts.push({ text: text.slice(at, start), kind: 'plain' });
    parts.push({ text: text.slice(start, end), kind });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), kind: 'plain' });
  return parts;
}

/** How many characters two texts begin with alike. */
function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
