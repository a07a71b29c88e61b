/*
 * Every problem that a shared file can have: code -> severity, sentence, and the readers that the sentence names.
 * Sentences quote names and keys, cut to a sane length, and never a value: it could be a secret, or half of one.
 */
import type { ProblemView } from '../../../protocol/views/files.ts';
import { error, quoted, warning, type ProblemPlace } from './problemRule.ts';
import { profileProblems } from './profileProblems.ts';
import type { Said } from './readers.ts';
import { syntaxProblems } from './syntaxProblems.ts';

export type { ProblemPlace };

interface Named {
  readonly name: string;
}
interface Keyed {
  readonly key: string;
}

const problems = {
  ...syntaxProblems,
  ...profileProblems,
  'section-unreferred': warning(
    (d: Named) => `No profile of this import refers to the section ${quoted(d.name)}, so it is left out.`,
  ),
  'section-missing': warning(
    (d: Named & Keyed & { readonly store: 'linked' | 'import' }) =>
      `The key ${quoted(d.key)} refers to the section ${quoted(d.name)}, which is ${d.store === 'import' ? 'neither in these files nor in the vault' : 'not in these files'}.`,
  ),
  'csv-row-broken': error(
    () =>
      'This row does not have the columns that the first line names, or a quote does not close. It is left out.',
  ),
  'csv-key-missing': error(() => 'This row lacks an access key ID or its secret, and is left out.'),
  'csv-name-unusable': error(
    () =>
      'The user name in this row cannot be the name of a profile, which has no brackets and no control characters. The row is left out.',
  ),
  'csv-name-taken': warning(
    (d: Named & { readonly given: string }) =>
      `An access key named ${quoted(d.name)} was already read; this one becomes the profile ${quoted(d.given)}.`,
  ),
  'csv-password': warning(
    () => 'The password in this row is for the console; no profile has one, and it is left out.',
  ),
  'token-wrapped': warning(
    () => 'This line is read as the rest of the session token above it; the AWS tools do not read it so.',
  ),
  'comments-more': warning(
    (d: { readonly limit: number }) =>
      `At most ${d.limit} lines of comments are kept; the rest of this section's are left out.`,
  ),
  'fixes-more': warning((d: { readonly some: boolean }) =>
    d.some
      ? 'There may be more fixes; they are offered once some of these are made.'
      : 'The files are too large to look for all fixes.',
  ),
  'problems-more': warning(
    (d: { readonly count: number }) => `${d.count} more problems after this one are not listed.`,
  ),
};

type Problems = typeof problems;
type ProblemCode = keyof Problems;
type DetailOf<Code extends ProblemCode> = Parameters<Problems[Code]['text']>;

/** As many problems as a person may still read; a file of nothing but broken lines would have millions. */
const problemLimit = 500;

/** Collects problems, up to a limit; what lies beyond it is counted. */
export class ProblemList {
  readonly #listed: ProblemView[] = [];
  readonly #counts = new Map<string, number>();

  add<Code extends ProblemCode>(place: ProblemPlace, code: Code, ...detail: DetailOf<Code>): void {
    this.#counts.set(code, this.count(code) + 1);
    if (this.#listed.length < problemLimit) this.#listed.push(problemView(place, code, ...detail));
  }

  /** How many of a code there are, listed or not. */
  count(code: string): number {
    return this.#counts.get(code) ?? 0;
  }

  get codes(): readonly string[] {
    return [...this.#counts.keys()];
  }

  /** In the order in which they were added. */
  get current(): readonly ProblemView[] {
    let count = -this.#listed.length;
    for (const each of this.#counts.values()) count += each;
    const last = this.#listed.at(-1);
    return count === 0 || last === undefined
      ? this.#listed
      : [...this.#listed, problemView(last, 'problems-more', { count })];
  }

  /**
   * All of several lists, file by file from top to bottom; where they are too long together, none crowds out the others.
   * @param files names in their order
   */
  static inOrder(files: readonly string[], ...lists: readonly ProblemList[]): readonly ProblemView[] {
    const all = new ProblemList();
    let left = problemLimit;
    const shortFirst = lists.toSorted((a, b) => a.#listed.length - b.#listed.length);
    for (const [index, list] of shortFirst.entries()) {
      const taken = list.#listed.slice(0, Math.floor(left / (lists.length - index)));
      left -= taken.length;
      all.#listed.push(...taken);
      for (const [code, count] of list.#counts) all.#counts.set(code, all.count(code) + count);
    }
    const order = new Map(files.map((file, index) => [file, index]));
    const rank = ({ file }: ProblemPlace) => order.get(file) ?? files.length;
    all.#listed.sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
    return all.current;
  }
}

function problemView<Code extends ProblemCode>(
  place: ProblemPlace,
  code: Code,
  ...detail: DetailOf<Code>
): ProblemView {
  const { severity } = problems[code];
  // The table's types tie each code to its detail; a union of functions takes none of them, hence the one cast.
  const text = problems[code].text as (...detail: readonly unknown[]) => string | Said;
  const told = text(...detail);
  const { file, line, column } = place;
  return {
    code,
    severity,
    file,
    line,
    column,
    ...(typeof told === 'string' ? { text: told, readers: [] } : told),
  };
}
