import { fromUtf8, overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { Answer, Question, QuestionView } from '../../protocol/questions.ts';
import type { Waiter } from '../providers/provider.ts';

/** Tells the page of a question, of one that others wait for now, and of one that nobody waits for any more. */
interface Asker {
  readonly ask: (question: QuestionView) => void;
  readonly move: (id: number, ofConsole: boolean) => void;
  readonly withdraw: (id: number) => void;
}

interface Waiting {
  /** As the page was told last. */
  ofConsole: boolean;
  readonly waiter: Waiter;
  /** An answer, or why there is none. */
  readonly settle: (answer: Answer | CofferError) => void;
}

/** The questions that wait for the user. */
export class Questions {
  readonly #asker: Asker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  /**
   * Asks the user in a dialog, for as long as anybody waits for the answer.
   * @throws CofferError "cancelled", by the user or the waiter's signal; "keep-asks" where nobody is there to answer
   */
  ask({ fields = [], choices = [], ...question }: Question, waiter: Waiter): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      const { signal, at } = waiter;
      if (signal.aborted || at === 'nowhere') {
        reject(new CofferError(signal.aborted ? 'cancelled' : 'keep-asks'));
        return;
      }
      const id = ++this.#lastId;
      const leave = () => {
        this.#withdraw(id, new CofferError('cancelled'));
      };
      const settle = (answer: Answer | CofferError) => {
        this.#waiting.delete(id);
        signal.removeEventListener('abort', leave);
        if (answer instanceof CofferError) reject(answer);
        else resolve(answer);
      };
      const ofConsole = at === 'console';
      this.#waiting.set(id, { ofConsole, waiter, settle });
      signal.addEventListener('abort', leave, { once: true });
      this.#asker.ask({ ...question, id, fields, choices, ofConsole });
    });
  }

  /** Looks where those are by now who wait: the page is told where a question belongs elsewhere. */
  review(): void {
    for (const [id, asked] of this.#waiting) {
      const { at } = asked.waiter;
      if (at === 'nowhere') this.#withdraw(id, new CofferError('keep-asks'));
      else if (asked.ofConsole !== (at === 'console')) {
        asked.ofConsole = at === 'console';
        this.#asker.move(id, asked.ofConsole);
      }
    }
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
    this.#waiting.get(id)?.settle(answer ? { typed, chosen: answer.chosen } : new CofferError('cancelled'));
  }

  #withdraw(id: number, why: CofferError): void {
    this.#asker.withdraw(id);
    this.#waiting.get(id)?.settle(why);
  }
}
