import { utf8 } from '../../base/bytes.ts';
import type { Answer, QuestionView } from '../../protocol/questions.ts';
import type { AgentConnection } from './connection.ts';
import type { Notices } from './notices.svelte.ts';

/** What the agent waits to be told. */
export class Questions {
  readonly #agent: AgentConnection;
  readonly #notices: Notices;
  #waiting = $state.raw<readonly QuestionView[]>([]);

  constructor(agent: AgentConnection, notices: Notices) {
    this.#agent = agent;
    this.#notices = notices;
    agent.listen({
      lost: () => {
        this.#waiting = [];
      },
      asked: (question) => {
        this.#waiting = [...this.#waiting, question];
      },
      moved: (id, ofConsole) => {
        this.#waiting = this.#waiting.map((question) =>
          question.id === id ? { ...question, ofConsole } : question,
        );
      },
      withdrawn: (id) => {
        this.#waiting = this.#waiting.filter((question) => question.id !== id);
      },
    });
  }

  /**
   * The one to be shown: the oldest. A console's waits behind any other dialog, or it would take what is being typed there;
   * a button's is what an open dialog waits for.
   */
  next(isDialogOpen: boolean): QuestionView | undefined {
    return this.#waiting.find(({ ofConsole }) => !isDialogOpen || !ofConsole);
  }

  isWaiting({ id }: QuestionView): boolean {
    return this.#waiting.some((question) => question.id === id);
  }

  /** Without an answer the question is cancelled. One that nobody waits for any more is passed over. */
  answer(question: QuestionView, answer?: Answer): Promise<void> {
    if (!this.isWaiting(question)) return Promise.resolve();
    this.#waiting = this.#waiting.filter(({ id }) => id !== question.id);
    const typed = answer?.typed.map(utf8) ?? [];
    const given = answer === undefined ? {} : { answer: { typed, chosen: answer.chosen } };
    return this.#notices.attempt(async () => {
      await this.#agent.ask(
        'question.answer',
        { question: question.id, ...given },
        { transfer: typed.map(({ buffer }) => buffer) },
      );
    });
  }
}
