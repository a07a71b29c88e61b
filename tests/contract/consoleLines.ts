import type { ConsoleRecord, QuestionView, RunView } from '../../src/protocol/console.ts';
import { utf8 } from '../../src/base/bytes.ts';
import type { Client } from './client.ts';

/** What a line showed. */
export interface Shown extends RunView {
  readonly records: readonly ConsoleRecord[];
  /** Text lines of the pipeline's output. */
  readonly texts: readonly string[];
  /** Of warnings, and of what -Verbose says. */
  readonly warnings: readonly string[];
  readonly verbose: readonly string[];
  /** "id: message" of each error. */
  readonly errors: readonly string[];
  readonly questions: readonly QuestionView[];
}

/** Answers to questions, in their order: what is typed and which choice; undefined cancels. */
export type Answers = readonly (
  { readonly typed?: readonly string[]; readonly chosen?: number } | undefined
)[];

/** Runs a line on the console, as the page does. */
export async function runLine(client: Client, line: string, answers: Answers = []): Promise<Shown> {
  const records: ConsoleRecord[] = [];
  const questions: QuestionView[] = [];
  const ran = await client.ask(
    'console.run',
    { line },
    {
      onProgress(batch) {
        records.push(...batch);
        for (const record of batch) {
          if (record.kind !== 'question') continue;
          const given = answers[questions.length];
          questions.push(record.question);
          const answer = given && { typed: (given.typed ?? []).map(utf8), chosen: given.chosen ?? 0 };
          void client.ask('console.answer', { question: record.question.id, ...(answer && { answer }) });
        }
      },
    },
  );
  const textsOf = (style: string) =>
    records.flatMap((record) =>
      record.kind === 'text' && record.style === style ? [record.parts.map(({ text }) => text).join('')] : [],
    );
  return {
    ...ran,
    records,
    texts: textsOf('output'),
    warnings: textsOf('warning'),
    verbose: textsOf('verbose'),
    errors: records.flatMap((record) =>
      record.kind === 'error' ? [`${record.error.errorId}: ${record.error.text}`] : [],
    ),
    questions,
  };
}

/** The tables of a line, each as its rows by column name. */
export function tablesOf({ records }: Shown): readonly (readonly Readonly<Record<string, string>>[])[] {
  const tables: Record<string, string>[][] = [];
  let columns: readonly string[] = [];
  for (const record of records) {
    if (record.kind === 'table') {
      columns = record.columns.map(({ name }) => name);
      tables.push([]);
    }
    if (record.kind !== 'table' && record.kind !== 'rows') continue;
    const rows = record.rows.map((cells) =>
      Object.fromEntries(cells.map(({ text }, at) => [columns[at] ?? '', text])),
    );
    tables.at(-1)?.push(...rows);
  }
  return tables;
}
