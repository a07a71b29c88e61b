import { CofferError } from '../../../../src/base/cofferError.ts';
import type { ConsoleRecord } from '../../../../src/protocol/console.ts';
import type { Answer, Question } from '../../../../src/protocol/questions.ts';
import type { AnyCmdlet } from '../../../../src/agent/shell/cmdlet.ts';
import { type View, Views } from '../../../../src/agent/shell/format/views.ts';
import { errorIdOf, messageOf } from '../../../../src/agent/shell/run/errorRecord.ts';
import { Shell } from '../../../../src/agent/shell/shell.ts';

/** A session to run lines in, and what they show. */
export interface Lines {
  readonly shell: Shell;
  /** Runs a line. */
  readonly run: (line: string, options?: RunOptions) => Promise<Shown>;
}

interface RunOptions {
  readonly signal?: AbortSignal;
  /** Answers questions in their order; a question without an answer is cancelled. */
  readonly answers?: readonly Partial<Answer>[];
}

interface Shown {
  readonly failed: boolean;
  readonly records: readonly ConsoleRecord[];
  /** Text lines of the pipeline's output. */
  readonly texts: readonly string[];
  /** "id: message" of each error. */
  readonly errors: readonly string[];
  /** What the errors are about, as it stands in the source. */
  readonly marked: readonly string[];
  readonly questions: readonly Question[];
}

export function linesOf(cmdlets: readonly AnyCmdlet[] = [], views: readonly View[] = []): Lines {
  const shell = new Shell(cmdlets, new Views(views));
  return {
    shell,
    async run(line, { signal = new AbortController().signal, answers = [] } = {}) {
      const records: ConsoleRecord[] = [];
      const errors: string[] = [];
      const marked: string[] = [];
      const questions: Question[] = [];
      const failed = await shell.run(line, {
        signal,
        mayAsk: true,
        show: (record) => records.push(record),
        showError({ error, span, source }) {
          errors.push(`${errorIdOf(error)}: ${messageOf(error)}`);
          marked.push(source.slice(span.start, span.end));
        },
        ask(question) {
          const answer = answers[questions.length];
          questions.push(question);
          return answer
            ? Promise.resolve({ typed: [], chosen: 0, ...answer })
            : Promise.reject(new CofferError('cancelled'));
        },
        secretIdOf: () => 1,
      });
      const texts = records.flatMap((record) =>
        record.kind === 'text' && record.style === 'output'
          ? [record.parts.map(({ text }) => text).join('')]
          : [],
      );
      return { failed, records, texts, errors, marked, questions };
    },
  };
}
