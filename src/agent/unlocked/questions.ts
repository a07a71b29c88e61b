import { fromUtf8, overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { Answer, Question, QuestionView } from '../../protocol/questions.ts';

/** Tells the page of a question, and of one that nobody waits for any more. */
interface Asker {
  readonly ask: (question: QuestionView) => void;
  readonly withdraw: (id: number) => void;
}

/** The questions that wait for the user. */
export class Questions {
  readonly #asker: Asker;
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>();
  #lastId = 0;

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  /**
   * Asks the user in a dialog.
   * @param ofConsole whether a line of the console does
   * @throws CofferError "cancelled", by the user or the signal
   */
  ask(
    { fields = [], choices = [], ...question }: Question,
    signal: AbortSignal,
    ofConsole: boolean,
  ): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      if (signal.aborted) {
        reject(new CofferError('cancelled'));
        return;
      }
      const id = ++this.#lastId;
      const settle = (answer: Answer | undefined) => {
        this.#waiting.delete(id);
        signal.removeEventListener('abort', withdraw);
        if (answer) resolve(answer);
        else reject(new CofferError('cancelled'));
      };
      const withdraw = () => {
        this.#asker.withdraw(id);
        settle(undefined);
      };
      this.#waiting.set(id, settle);
      signal.addEventListener('abort', withdraw, { once: true });
      this.#asker.ask({ ...question, id, fields, choices, ofConsole });
    });
  }

  /**
   * Without an answer the question is cancelled. One that nobody waits for any more is passed over.
   * @param answer the typed texts are UTF-8, and overwritten
   */
  answer(
    id: number,
    answer: { readonly typed: readonly Uint8Array<ArrayBuffer>[]; readonly chosen: number } | undefined,
  ): void {
    const typed = answer?.typed.map((bytes) => fromUtf8(bytes)) ?? [];
    overwrite(...(answer?.typed ?? []));
    this.#waiting.get(id)?.(answer && { typed, chosen: answer.chosen });
  }
}
