import type { FileKind, ProblemView } from '../../protocol/views.ts';
import { parse, type HeaderLine, type IniFile } from './lines.ts';
import { ProblemList, type ProblemPlace } from './problems.ts';
import type { Profile, PropertyValue } from './profile.ts';
import { propertyValue, readSection, type PlacedValue } from './readSection.ts';
import { isPlainName, sectionMeaning } from './sections.ts';

export interface SharedFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly text: string;
}

interface ReadProfiles {
  readonly profiles: ReadonlyMap<string, Profile>;
  /** File by file, from top to bottom. */
  readonly problems: readonly ProblemView[];
}

/** One profile while it is read; the kinds stay apart until the end, because credentials override config. */
interface Draft {
  readonly firstSection: Map<FileKind, ProblemPlace>;
  readonly credentials: Map<string, PlacedValue>;
  readonly config: Map<string, PlacedValue>;
}

/**
 * The profiles of any number of shared files. Nothing is refused: what cannot be understood is reported and left out,
 * the rest is read. Files of one kind are read as one file, in the order given.
 * @see README.md of this folder
 */
export function readProfiles(files: readonly SharedFile[]): ReadProfiles {
  const parsed = files.map((file) => ({ ...file, ini: parse(file.text) }));
  const configDefault = parsed.some(({ kind, ini }) => kind === 'config' && hasPrefixedDefault(ini));
  const drafts = new Map<string, Draft>();
  const problems = new ProblemList();

  for (const { name: file, kind, ini } of parsed) {
    reportHead(file, ini, problems);
    let count = 0;
    for (const { header, lines } of ini.sections) {
      const place = { file, line: header.number, column: header.column };
      const profile = readHeader(header, kind, place, problems);
      // Problems inside a section that is left out are worth knowing all the same.
      let properties = new Map<string, PlacedValue>();
      if (profile !== undefined) {
        count += 1;
        if (kind === 'config' && configDefault && isBareDefault(profile))
          problems.add(place, 'default-twice');
        else properties = draftOf(profile.name, kind, place, drafts, problems)[kind];
      }
      readSection(file, lines, properties, problems);
    }
    if (count === 0) problems.add({ file, line: 1, column: 1 }, 'file-without-profiles');
  }

  return {
    profiles: new Map([...drafts].map(([name, draft]) => [name, { name, properties: overlaid(draft) }])),
    problems: problems.current,
  };
}

interface ProfileHeader {
  readonly name: string;
  readonly prefixed: boolean;
}

/** The profile that a header opens, if it opens one; what is wrong or doubtful about it is reported. */
function readHeader(
  header: HeaderLine,
  kind: FileKind,
  place: ProblemPlace,
  problems: ProblemList,
): ProfileHeader | undefined {
  if (header.column > 1) problems.add(place, 'section-indented');
  if (header.title === undefined) {
    problems.add(place, 'section-broken');
    return undefined;
  }
  const meaning = sectionMeaning(header.title, kind);
  switch (meaning.at) {
    case 'unnamed':
      problems.add(place, 'section-unnamed');
      return undefined;
    case 'other':
      problems.add(place, 'section-not-profile', { name: header.title });
      return undefined;
    case 'shared':
      if (kind === 'credentials') problems.add(place, 'section-config-only', { name: header.title });
      return undefined;
    case 'profile': {
      const { name, prefixed, quoted } = meaning;
      if (kind === 'credentials' && prefixed) problems.add(place, 'section-prefixed', { name });
      if (quoted) problems.add(place, 'name-quoted', { name, kind });
      else if (!isPlainName(name)) problems.add(place, 'name-unusual', { name, kind });
      return meaning;
    }
  }
}

function draftOf(
  name: string,
  kind: FileKind,
  place: ProblemPlace,
  drafts: Map<string, Draft>,
  problems: ProblemList,
): Draft {
  const draft: Draft = drafts.get(name) ?? {
    firstSection: new Map(),
    credentials: new Map(),
    config: new Map(),
  };
  drafts.set(name, draft);
  const earlier = draft.firstSection.get(kind);
  if (earlier === undefined) draft.firstSection.set(kind, place);
  else problems.add(place, 'section-duplicate', { name, earlier });
  return draft;
}

/** Credentials first, then what only config says: in a Map a key keeps its first place and takes its last value. */
function overlaid({ credentials, config }: Draft): ReadonlyMap<string, PropertyValue> {
  return new Map(
    [...credentials, ...config, ...credentials].map(([key, placed]) => [key, propertyValue(placed)]),
  );
}

function reportHead(file: string, ini: IniFile, problems: ProblemList): void {
  for (const line of ini.head) {
    const place = { file, line: line.number, column: line.column };
    if (line.kind === 'broken') problems.add(place, 'line-broken');
    if (line.kind === 'property') problems.add(place, 'key-outside-section', { key: line.key });
  }
}

function hasPrefixedDefault(ini: IniFile): boolean {
  return ini.sections.some(({ header }) => {
    const meaning = sectionMeaning(header.title ?? '', 'config');
    return meaning.at === 'profile' && meaning.name === 'default' && meaning.prefixed;
  });
}

function isBareDefault({ name, prefixed }: ProfileHeader): boolean {
  return name === 'default' && !prefixed;
}
