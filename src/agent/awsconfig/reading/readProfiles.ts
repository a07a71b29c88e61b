import type { FileKind, ProblemView } from '../../../protocol/views/files.ts';
import { sectionComments } from './comments.ts';
import { partsOf, readHeader, reportAgain, type Opened } from '../doctor/headerProblems.ts';
import { reportContinuation, reportOther } from '../doctor/lineProblems.ts';
import { parse, type HeaderLine, type IniFile } from './lines.ts';
import { ProblemList, type ProblemPlace } from '../doctor/problems.ts';
import type { Comment, Profile, PropertyValue } from '../profile.ts';
import { propertyValue, readSection, type PlacedValue } from './readSection.ts';
import { sectionMeaning } from './sections.ts';
import { referencesOf, sectionKey, type PlacedReference, type PlacedSection } from '../sharedSections.ts';

export interface SharedFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly text: string;
}

export interface ParsedFile extends SharedFile {
  readonly ini: IniFile;
}

export interface ReadProfiles {
  readonly files: readonly ParsedFile[];
  readonly profiles: ReadonlyMap<string, Profile>;
  /** Where each of the profiles stands, by its name. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** What profiles may refer to, by sectionKey, and the references. */
  readonly sections: ReadonlyMap<string, PlacedSection>;
  readonly references: readonly PlacedReference[];
  /** File by file, from top to bottom: what is wrong or doubtful about the lines, as `doubts` has it too. */
  readonly problems: readonly ProblemView[];
  readonly doubts: ProblemList;
}

/** So many comment lines are kept of an import; a file of nothing else would have millions. */
const commentLimit = 100_000;

/** A profile or shared section while it is read; the kinds stay apart until the end, because credentials override config. */
export interface Draft {
  readonly opened: Opened;
  credentials?: DraftPart;
  config?: DraftPart;
  readonly comments: Comment[];
}

/** What the files of one kind say of it; absent where none does, since a file may have a profile in every line. */
interface DraftPart {
  /** Of the first section. */
  readonly place: ProblemPlace;
  /** What stands between its brackets, as written. */
  readonly title: string;
  /** Those of all its sections, once there is a second one. */
  titles?: Set<string>;
  readonly values: Map<string, PlacedValue>;
}

interface Drafts {
  readonly profile: Map<string, Draft>;
  readonly shared: Map<string, Draft>;
}

/**
 * The profiles of any number of shared files. Nothing is refused: what cannot be understood is reported and left out,
 * the rest is read. Files of one kind are read as one file, in the order given.
 * @see README.md of this folder
 */
export function readProfiles(files: readonly SharedFile[]): ReadProfiles {
  const parsed: readonly ParsedFile[] = files.map((file) => ({ ...file, ini: parse(file.text) }));
  const configDefault = parsed.some(({ kind, ini }) => kind === 'config' && hasPrefixedDefault(ini));
  const drafts: Drafts = { profile: new Map(), shared: new Map() };
  const problems = new ProblemList();
  const fileNames = files.map(({ name }) => name);
  let commentsLeft = commentLimit;

  for (const { name: file, kind, ini, text } of parsed) {
    reportBytes(file, text, problems);
    reportHead(file, ini, problems);
    const comments = sectionComments(ini, kind);
    const others = new Map<string, ProblemPlace>();
    let count = 0;
    let hasDefault = false;
    for (const [index, { header, lines }] of ini.sections.entries()) {
      const place = { file, line: header.number, column: header.column };
      const opened = readHeader(header, kind, place, ini.sections[index - 1]?.lines, problems);
      if (opened?.at === 'profile') count += 1;
      if (opened === undefined) reportOtherDuplicate(header, place, others, problems);
      const isShadowed = kind === 'config' && configDefault && isBareDefault(opened);
      if (isShadowed) problems.add(place, 'default-twice', { isLater: hasDefault });
      else if (opened?.at === 'profile' && opened.name === 'default') hasDefault = true;
      const draft =
        opened && !isShadowed
          ? draftOf(opened, partsOf(header).written, kind, place, drafts, problems)
          : undefined;
      const kept = draft ? (comments[index] ?? []) : [];
      for (const comment of kept.slice(0, commentsLeft)) draft?.comments.push(comment);
      if (kept.length > commentsLeft) problems.add(place, 'comments-more', { limit: commentLimit });
      commentsLeft = Math.max(0, commentsLeft - kept.length);
      // Problems inside a section that is left out are worth knowing all the same.
      const properties = draft?.[kind]?.values ?? new Map<string, PlacedValue>();
      readSection(file, lines, draft?.opened.at ?? 'none', properties, problems);
    }
    if (count === 0) problems.add({ file, line: 1, column: 1 }, 'file-without-profiles');
  }

  const profiles = new Map([...drafts.profile].map(([name, draft]) => [name, profileOf(draft)]));
  return {
    files: parsed,
    drafts: drafts.profile,
    profiles,
    sections: new Map([...drafts.shared].flatMap(([key, draft]) => placedSection(key, draft))),
    references: [...profiles.values()].flatMap((profile) => placedReferences(profile, drafts.profile)),
    problems: ProblemList.inOrder(fileNames, problems),
    doubts: problems,
  };
}

function draftOf(
  opened: Opened,
  written: string,
  kind: FileKind,
  place: ProblemPlace,
  drafts: Drafts,
  problems: ProblemList,
): Draft {
  const key = opened.at === 'profile' ? opened.name : sectionKey(opened);
  const draft: Draft = drafts[opened.at].get(key) ?? { opened, comments: [] };
  drafts[opened.at].set(key, draft);
  const earlier = draft[kind];
  if (earlier === undefined) {
    draft[kind] = { place, title: written, values: new Map() };
    return draft;
  }
  const titles = (earlier.titles ??= new Set([earlier.title]));
  reportAgain(opened, written, kind, { place: earlier.place, titles }, place, problems);
  titles.add(written);
  return draft;
}

function profileOf(draft: Draft): Profile {
  const { name } = draft.opened;
  const properties = new Map<string, PropertyValue>();
  for (const [key, value] of placed(draft)) properties.set(key, propertyValue(value));
  if (draft.comments.length === 0) return { name, properties };
  return {
    name,
    properties,
    comments: [...commentsIn('credentials', draft), ...commentsIn('config', draft)],
  };
}

function commentsIn(kind: FileKind, { comments }: Draft): readonly Comment[] {
  return comments.filter(({ file }) => file === kind);
}

function placedSection(key: string, draft: Draft): [string, PlacedSection][] {
  const place = draft.config?.place;
  if (draft.opened.at !== 'shared' || place === undefined) return [];
  return [[key, { section: { word: draft.opened.word, ...profileOf(draft) }, place }]];
}

function placedReferences(profile: Profile, drafts: ReadonlyMap<string, Draft>): readonly PlacedReference[] {
  const draft = drafts.get(profile.name);
  return referencesOf(profile).flatMap((reference) => {
    const place = draft && placed(draft).get(reference.key)?.place;
    return place === undefined ? [] : { ...reference, profile: profile.name, place };
  });
}

/** Credentials first, then what only config says: in a Map a key keeps its first place and takes its last value. */
function placed({ credentials, config }: Draft): ReadonlyMap<string, PlacedValue> {
  if (credentials === undefined || config === undefined) return (credentials ?? config)?.values ?? new Map();
  return new Map([...credentials.values, ...config.values, ...credentials.values]);
}

/** What concerns a whole file, and stands on no line to be seen. */
function reportBytes(file: string, text: string, problems: ProblemList): void {
  if (text.startsWith('\uFEFF')) problems.add({ file, line: 1, column: 1 }, 'byte-order-mark');
  const carriageReturn = text.search(/\r(?!\n)/);
  if (carriageReturn === -1) return;
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < carriageReturn; at = text.indexOf('\n', at + 1))
    line += 1;
  problems.add({ file, line, column: 1 }, 'line-end-cr');
}

function reportHead(file: string, ini: IniFile, problems: ProblemList): void {
  let key = '';
  for (const line of ini.head) {
    const place = { file, line: line.number, column: line.column };
    switch (line.kind) {
      case 'property':
        key = line.key;
        problems.add(place, 'key-outside-section', { key, separator: line.separator });
        break;
      case 'continuation':
        reportContinuation(line, key, false, place, problems);
        break;
      case 'subProperty':
        break;
      case 'blank':
      case 'comment':
      case 'broken':
        reportOther(line, place, problems);
        break;
    }
  }
}

/** Sections that are left out are sections to those who refuse one that stands twice. */
function reportOtherDuplicate(
  { title }: HeaderLine,
  place: ProblemPlace,
  others: Map<string, ProblemPlace>,
  problems: ProblemList,
): void {
  if (title === undefined || title === 'DEFAULT') return;
  const earlier = others.get(title);
  if (earlier === undefined) others.set(title, place);
  else problems.add(place, 'section-other-duplicate', { name: title, earlier });
}

function hasPrefixedDefault(ini: IniFile): boolean {
  return ini.sections.some(({ header }) => {
    const meaning = sectionMeaning(header.title ?? '', 'config');
    return meaning.at === 'profile' && meaning.name === 'default' && meaning.prefixed;
  });
}

function isBareDefault(opened: Opened | undefined): boolean {
  return opened?.at === 'profile' && opened.name === 'default' && !opened.prefixed;
}
