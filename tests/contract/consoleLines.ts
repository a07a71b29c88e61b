import type { ConsoleRecord, RunView } from '../../src/protocol/console.ts';
import type { QuestionView } from '../../src/protocol/questions.ts';
import { answering, type Answers } from './answering.ts';
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

/** Runs a line on the console, as the page does. */
export async function runLine(client: Client, line: string, answers: Answers = []): Promise<Shown> {
  const records: ConsoleRecord[] = [];
  const { output: ran, questions } = await answering(client, answers, () =>
    client.ask(
      'console.run',
      { line },
      {
        onProgress(batch) {
          records.push(...batch);
        },
      },
    ),
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
