import type { ProblemView } from '../../../protocol/views/files.ts';
import { sectionComments } from '../reading/comments.ts';
import { lineDiff } from '../writing/lineDiff.ts';
import type { PropertyValue } from '../profile.ts';
import {
  readProfiles,
  type ParsedFile,
  type ReadProfiles,
  type SharedFile,
} from '../reading/readProfiles.ts';
import { sectionMeaning } from '../reading/sections.ts';
import { ProblemList } from './problems.ts';
import { hasRemedy, remediesFor } from './remedies.ts';

/** A problem as it was listed. */
interface Listed {
  /** Name of the file. */
  readonly file: string;
  readonly code: string;
  readonly line: number;
  readonly column: number;
}

/** To look for a fix is to go through all the files anew; so many characters are passed for one list, and no more. */
const readingLimit = 512 * 1024;

/** So many lines of diffs are shown with one list. */
const diffLimit = 2000;

/**
 * The problems, each with its fix where a safe one was found before the search for them became too much; then the last of
 * them says so.
 */
export function withFixes(read: ReadProfiles, problems: readonly ProblemView[]): readonly ProblemView[] {
  const length = read.files.reduce((sum, { text }) => sum + text.length, 0);
  let readingLeft = readingLimit;
  let diffLeft = diffLimit;
  const skipped: ProblemView[] = [];
  const listed = problems.map((problem) => {
    const file = fileOf(read, problem);
    if (file === undefined || !hasRemedy(problem.code)) return problem;
    if (readingLeft < length) {
      skipped.push(problem);
      return problem;
    }
    // To look for a remedy takes as long where none is found.
    readingLeft -= length;
    for (const text of remediesFor(file, problem.code, problem.line)) {
      if (!mends(read, file, problem.code, text)) {
        readingLeft -= length;
        continue;
      }
      const fix = lineDiff(file.text, text);
      if (fix.length > diffLeft) {
        skipped.push(problem);
        break;
      }
      diffLeft -= fix.length;
      return { ...problem, fix };
    }
    return problem;
  });
  const last = listed.at(-1);
  if (skipped.length === 0 || last === undefined) return listed;
  const more = new ProblemList();
  more.add(last, 'fixes-more', { some: listed.some(({ fix }) => fix !== undefined) });
  return [...listed, ...more.current];
}

/**
 * The whole text of a problem's file with the problem mended, as its fix shows it; nothing where the files do not have
 * that problem, or there is no safe way to mend it.
 */
export function fixedText(files: readonly SharedFile[], which: Listed): string | undefined {
  const read = readProfiles(files);
  const file = fileOf(read, which);
  const isThere = read.problems.some(
    (problem) =>
      problem.file === which.file &&
      problem.code === which.code &&
      problem.line === which.line &&
      problem.column === which.column,
  );
  if (file === undefined || !isThere) return undefined;
  for (const text of remediesFor(file, which.code, which.line)) {
    if (mends(read, file, which.code, text)) return text;
  }
  return undefined;
}

/** The file that a problem is in; nothing where two have its name. */
function fileOf({ files }: ReadProfiles, problem: Pick<Listed, 'file'>): ParsedFile | undefined {
  const [file, ...others] = files.filter(({ name }) => name === problem.file);
  return others.length === 0 ? file : undefined;
}

/** Whether a new text of a file means all that the old one does, and has that problem once less and no other more. */
function mends(read: ReadProfiles, file: ParsedFile, code: string, text: string): boolean {
  const after = readProfiles(read.files.map((each) => (each === file ? { ...each, text } : each)));
  return (
    after.doubts.count(code) < read.doubts.count(code) &&
    after.doubts.codes.every((each) => after.doubts.count(each) <= read.doubts.count(each)) &&
    isSame(meaningOf(read), meaningOf(after)) &&
    keepsAside(file, after.files[read.files.indexOf(file)])
  );
}

/** Every profile and shared section, by names that cannot meet. */
function meaningOf({
  profiles,
  sections,
}: ReadProfiles): ReadonlyMap<string, ReadonlyMap<string, PropertyValue>> {
  return new Map([
    ...[...profiles.values()].map(({ name, properties }) => [`profile ${name}`, properties] as const),
    ...[...sections].map(([key, { section }]) => [key, section.properties] as const),
  ]);
}

type Meaning = string | ReadonlyMap<string, Meaning>;

function isSame(a: Meaning | undefined, b: Meaning | undefined): boolean {
  if (a === undefined || b === undefined || typeof a === 'string' || typeof b === 'string') return a === b;
  return a.size === b.size && [...a].every(([key, value]) => isSame(value, b.get(key)));
}

/** Whether what is no part of any profile is still there: comments, what could not be understood, and sections left out. */
function keepsAside(before: ParsedFile, after: ParsedFile | undefined): boolean {
  if (after === undefined) return false;
  const left = new Map<string, number>();
  const take = (text: string) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0;
  };
  const lines = [...commentsOf(after), ...looseLines(after).map((text) => text.trim())];
  for (const text of lines) left.set(text, (left.get(text) ?? 0) + 1);
  const values = new Set(leftOutValues(after));
  return (
    commentsOf(before).every(take) &&
    // Such a line may have become a comment.
    looseLines(before).every((text) => take(text.trim()) || take(`# ${text}`.trim())) &&
    leftOutValues(before).every((value) => values.has(value))
  );
}

function commentsOf({ ini, kind }: ParsedFile): readonly string[] {
  return sectionComments(ini, kind).flatMap((comments) => comments.map(({ text }) => text));
}

/** Lines that stand in no section, or for nothing. */
function looseLines({ ini }: ParsedFile): readonly string[] {
  const lines: string[] = [];
  for (const { kind, text } of ini.head) if (kind !== 'comment' && kind !== 'blank') lines.push(text);
  for (const { header, lines: body } of ini.sections) {
    if (header.title === undefined) lines.push(header.text);
    for (const { kind, text } of body) if (kind === 'broken') lines.push(text);
  }
  return lines;
}

function leftOutValues({ ini, kind: file }: ParsedFile): readonly string[] {
  return ini.sections.flatMap(({ header, lines }) => {
    const { at } = sectionMeaning(header.title ?? '', file);
    if (at === 'profile' || (at === 'shared' && file === 'config')) return [];
    return lines.flatMap((line) =>
      'value' in line ? `${'key' in line ? line.key.toLowerCase() : ''}=${line.value}` : [],
    );
  });
}
