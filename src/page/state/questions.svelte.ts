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
      withdrawn: (id) => {
        this.#waiting = this.#waiting.filter((question) => question.id !== id);
      },
    });
  }

  /** One at a time, the oldest first. */
  get current(): QuestionView | undefined {
    return this.#waiting[0];
  }

  /** Without an answer the question is cancelled. One that is not the current one by now is passed over. */
  answer(question: QuestionView, answer?: Answer): Promise<void> {
    if (this.current !== question) return Promise.resolve();
    this.#waiting = this.#waiting.slice(1);
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
