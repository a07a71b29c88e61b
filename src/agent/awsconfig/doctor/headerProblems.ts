import type { FileKind, ReaderId } from '../../../protocol/views/files.ts';
import type { BodyLine, HeaderLine } from '../reading/lines.ts';
import { reportSecret } from './lineProblems.ts';
import type { ProblemList, ProblemPlace } from './problems.ts';
import { sectionKey } from '../sharedSections.ts';
import { isPlainName, sectionMeaning, type SectionMeaning } from '../reading/sections.ts';

export type Opened = Extract<SectionMeaning, { at: 'profile' | 'shared' }>;

/**
 * What a header opens, if it opens anything; what is wrong or doubtful about it is reported.
 * @param above the lines of the section above, where there is one
 */
export function readHeader(
  header: HeaderLine,
  kind: FileKind,
  place: ProblemPlace,
  above: readonly BodyLine[] | undefined,
  problems: ProblemList,
): Opened | undefined {
  if (header.column > 1) problems.add(place, 'section-indented', { below: isBelowKey(header, above) });
  const { written, after } = partsOf(header);
  const { title } = header;
  if (title === undefined) {
    problems.add(place, 'section-broken', { after: after?.trim(), isFirst: above === undefined });
    return undefined;
  }
  const meaning = sectionMeaning(title, kind);
  if (meaning.at === 'unnamed') problems.add(place, 'section-unnamed', { kind, written });
  if (meaning.at === 'long') problems.add(place, 'section-long', { name: title });
  if (meaning.at === 'other') problems.add(place, 'section-not-profile', { name: title });
  if (meaning.at === 'shared' && kind === 'credentials') {
    problems.add(place, 'section-config-only', { name: title });
  }
  if (meaning.at === 'profile') reportName(meaning, kind, place, problems);
  if (meaning.at === 'profile' || meaning.at === 'shared') {
    const readers = blankReaders(written, kind);
    if (readers.length > 0) problems.add(place, 'title-blanks', { kind, readers });
  }
  const comment = after?.trim() ?? '';
  if (after !== undefined && comment !== '') {
    const commentPlace = { ...place, column: header.text.length - after.trimStart().length + 1 };
    problems.add(commentPlace, 'comment-after-section', { after });
    reportSecret(comment, commentPlace, problems);
  }
  return meaning.at === 'profile' || (meaning.at === 'shared' && kind === 'config') ? meaning : undefined;
}

/** Sections of one name that stand above. */
interface Earlier {
  /** Of the first. */
  readonly place: ProblemPlace;
  /** What stands between their brackets, as written: the AWS CLI goes by that. */
  readonly titles: ReadonlySet<string>;
}

/** Says of a section that one of its name stands above. */
export function reportAgain(
  opened: Opened,
  written: string,
  kind: FileKind,
  earlier: Earlier,
  place: ProblemPlace,
  problems: ProblemList,
): void {
  const again = {
    noun: opened.at === 'profile' ? 'profile' : 'section',
    name: opened.at === 'profile' ? opened.name : sectionKey(opened),
    earlier: earlier.place,
  } as const;
  if (earlier.titles.has(written)) {
    problems.add(place, 'section-duplicate', again);
    return;
  }
  const readsLater = kind === 'config' && !blankReaders(written, kind).includes('boto');
  const quotes = [written, ...earlier.titles].some((title) => /["']\s*$/.test(title));
  problems.add(place, 'section-respelled', { ...again, readsLater, quotes });
}

/** Whether it is deeper than the last key of the section above, and so would be a part of that key's value. */
function isBelowKey({ column }: HeaderLine, above: readonly BodyLine[] | undefined): boolean {
  const key = above?.findLast(({ kind }) => kind === 'property');
  return key !== undefined && key.column < column;
}

/** What stands between the brackets, and what after them. */
export function partsOf({ text, column }: HeaderLine): {
  readonly written: string;
  readonly after: string | undefined;
} {
  const close = text.indexOf(']', column);
  return close === -1
    ? { written: text.slice(column), after: undefined }
    : { written: text.slice(column, close), after: text.slice(close + 1) };
}

function reportName(
  { name, prefixed, quoted }: Extract<Opened, { at: 'profile' }>,
  kind: FileKind,
  place: ProblemPlace,
  problems: ProblemList,
): void {
  if (kind === 'credentials' && prefixed) problems.add(place, 'section-prefixed', { name });
  if (quoted) problems.add(place, 'name-quoted', { name, kind, plain: isPlainName(name) });
  else if (!isPlainName(name)) problems.add(place, 'name-unusual', { name, kind });
  if (name === '__proto__') problems.add(place, 'name-proto', { name });
  if (name === 'DEFAULT' && kind === 'credentials' && !prefixed)
    problems.add(place, 'name-default', { name });
}

/** Who minds the blanks in the brackets. The SDK for JavaScript wants one before the name and no other. */
function blankReaders(written: string, kind: FileKind): readonly ReaderId[] {
  const [title, isLed] = [written.trim(), /^\s/.test(written)];
  const isPadded = title !== written;
  if (kind === 'credentials') return isPadded ? ['boto', 'ts'] : [];
  const isSpread = isPadded || /^[\w-]+\s\s/.test(title);
  return [
    ...(isLed || (isPadded && title === 'default') ? (['boto'] as const) : []),
    ...(isSpread ? (['ts'] as const) : []),
  ];
}
