/*
 * Everything doubtful that reading can find: code -> severity and sentence. "error" where something is left out because
 * it cannot be understood, "warning" where it is read and other tools may read it differently.
 * Sentences quote names and keys, cut to a sane length, and never a value: it could be a secret, or half of one.
 */
import type { FileKind, ProblemView } from '../../protocol/views.ts';

interface Named {
  readonly name: string;
}
interface Keyed {
  readonly key: string;
}
interface Replaced {
  readonly earlier: ProblemPlace;
}

export interface ProblemPlace {
  readonly file: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
}

const problems = {
  'line-broken': error(() => 'This line is not a section, a key with "=", or a comment, and is left out.'),
  'key-outside-section': error(
    (d: Keyed) => `The key ${quoted(d.key)} stands before the first section and is left out.`,
  ),
  'section-broken': error(
    () =>
      'This section cannot be read: a name in brackets, and after them at most a comment, was expected. Its keys are left out.',
  ),
  'section-unnamed': error(() => 'This section has no name. Its keys are left out.'),
  'section-not-profile': warning(
    (d: Named) =>
      `The section ${quoted(d.name)} is not a profile and is left out: in a config file only [default] and [profile NAME] are.`,
  ),
  'section-config-only': warning(
    (d: Named) => `The section ${quoted(d.name)} has a meaning only in a config file and is left out.`,
  ),
  'section-prefixed': warning(
    (d: Named) =>
      `This section is read as profile ${quoted(d.name)}, as PowerShell and .NET do; in a credentials file the AWS CLI and the other SDKs expect the name alone.`,
  ),
  'section-indented': warning(
    () => 'This section is indented; the SDKs for Java and Rust refuse or miss it.',
  ),
  'section-duplicate': warning(
    (d: Named & Replaced) =>
      `The profile ${quoted(d.name)} already stands at ${placeName(d.earlier)}; both are read as one, the later value of a key wins. The AWS CLI refuses such a file, PowerShell reads the first only.`,
  ),
  'section-shared-duplicate': warning(
    (d: Named & Replaced) =>
      `The section ${quoted(d.name)} already stands at ${placeName(d.earlier)}; both are read as one, the later value of a key wins. The AWS CLI refuses such a file.`,
  ),
  'section-unreferred': warning(
    (d: Named) => `No profile of this import refers to the section ${quoted(d.name)}, so it is left out.`,
  ),
  'section-missing': warning(
    (d: Named & Keyed) =>
      `The key ${quoted(d.key)} refers to the section ${quoted(d.name)}, which stands neither here nor in the vault.`,
  ),
  'name-quoted': warning(
    (d: Named & { readonly kind: FileKind }) =>
      `The profile ${quoted(d.name)} is read without its quotes; ${
        d.kind === 'config'
          ? 'the SDKs for Go and .NET (PowerShell) keep them, those for Java and Rust drop the profile, and so does that for JavaScript where the name has a space.'
          : 'the AWS CLI and the SDKs for JavaScript, Go and .NET (PowerShell) keep them, those for Java and Rust drop the profile.'
      }`,
  ),
  'name-unusual': warning(
    (d: Named & { readonly kind: FileKind }) =>
      `The name ${quoted(d.name)} has characters other than A-Z a-z 0-9 _ - / . % @ : +; the SDKs for Java, JavaScript and Rust drop such a profile${
        d.kind === 'config' && /\s/.test(d.name) ? ', and the AWS CLI does unless it stands in quotes.' : '.'
      }`,
  ),
  'default-twice': warning(
    () =>
      '[default] is left out because [profile default] stands in the config file too and takes precedence.',
  ),
  'key-duplicate': warning(
    (d: Keyed & Replaced) =>
      `The key ${quoted(d.key)} already has a value at ${placeName(d.earlier)}; this later one is used. The AWS CLI refuses a section that names a key twice.`,
  ),
  'key-indented': warning(
    (d: Keyed) => `The key ${quoted(d.key)} is indented; the SDKs for Java and Rust refuse such a file.`,
  ),
  'separator-colon': warning(
    (d: Keyed) =>
      `The key ${quoted(d.key)} has ":" instead of "="; the SDKs for Java, JavaScript, Rust and .NET (PowerShell) do not read it.`,
  ),
  continuation: warning(
    (d: Keyed) =>
      `This line is indented below the key ${quoted(d.key)} and so continues its value; the SDK for JavaScript and PowerShell read it otherwise.`,
  ),
  'secret-whole': warning(
    (d: Keyed) =>
      `The value of ${quoted(d.key)} has a "#" or ";" after a space and is read whole; the SDKs for Go, Java, JavaScript and Rust cut it there.`,
  ),
  'file-without-profiles': warning(() => 'No profile was found in this file.'),
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
      `An access key of the name ${quoted(d.name)} was read already; this one becomes the profile ${quoted(d.given)}.`,
  ),
  'csv-password': warning(
    () => 'The password in this row is for the console; no profile has one, and it is left out.',
  ),
  'token-wrapped': warning(
    () => 'This line is read as the rest of the session token above it; the AWS tools do not read it so.',
  ),
  'comments-more': warning(
    (d: { readonly limit: number }) =>
      `Of the comments, ${d.limit} lines are kept; what this section has beyond them is left out.`,
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

/** Collects problems in reading order, up to a limit; what lies beyond it is counted. */
export class ProblemList {
  readonly #listed: ProblemView[] = [];
  #unlisted = 0;
  #last: ProblemPlace | undefined;

  add<Code extends ProblemCode>(place: ProblemPlace, code: Code, ...detail: DetailOf<Code>): void {
    if (this.#listed.length < problemLimit) {
      this.#listed.push(problemView(place, code, ...detail));
      this.#last = place;
    } else this.#unlisted += 1;
  }

  get current(): readonly ProblemView[] {
    return this.#last === undefined || this.#unlisted === 0
      ? this.#listed
      : [...this.#listed, problemView(this.#last, 'problems-more', { count: this.#unlisted })];
  }
}

function problemView<Code extends ProblemCode>(
  place: ProblemPlace,
  code: Code,
  ...detail: DetailOf<Code>
): ProblemView {
  const { severity } = problems[code];
  // The table's types tie each code to its detail; a union of functions takes none of them, hence the one cast.
  const text = problems[code].text as (...detail: readonly unknown[]) => string;
  const { file, line, column } = place;
  return { code, severity, file, line, column, text: text(...detail), readers: [] };
}

type Sentence = (detail: never) => string;

function error<Text extends Sentence>(text: Text) {
  return { severity: 'error', text } as const;
}

function warning<Text extends Sentence>(text: Text) {
  return { severity: 'warning', text } as const;
}

function quoted(name: string): string {
  return `"${name.length > 64 ? `${name.slice(0, 64)}…` : name}"`;
}

function placeName(place: ProblemPlace): string {
  return `line ${place.line} of ${place.file}`;
}
