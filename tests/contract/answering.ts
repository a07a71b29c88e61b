import { utf8 } from '../../src/base/bytes.ts';
import type { QuestionView } from '../../src/protocol/questions.ts';
import type { Client } from './client.ts';

/** Answers to questions, in their order: what is typed and which choice; undefined cancels. */
export type Answers = readonly (
  { readonly typed?: readonly string[]; readonly chosen?: number } | undefined
)[];

/**
 * Answers the agent's questions while something runs, as the page's dialog does. Those without an answer are cancelled.
 * @returns what it gave, and what was asked
 */
export async function answering<Output>(
  client: Client,
  answers: Answers,
  run: () => Promise<Output>,
): Promise<{ readonly output: Output; readonly questions: readonly QuestionView[] }> {
  const questions: QuestionView[] = [];
  const stop = client.listen((event) => {
    if (event.at !== 'asked') return;
    const given = answers[questions.length];
    questions.push(event.question);
    const answer = given && { typed: (given.typed ?? []).map(utf8), chosen: given.chosen ?? 0 };
    void client.ask('question.answer', { question: event.question.id, ...(answer && { answer }) });
  });
  try {
    return { output: await run(), questions };
  } finally {
    stop();
  }
}
