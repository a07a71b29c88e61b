import type { FileKind, ProblemView } from '../../../protocol/views/files.ts';
import { isAccessKeysCsv, readAccessKeysCsv } from './accessKeysCsv.ts';
import { kindOf } from '../reading/kindOf.ts';
import { mergeProfile } from '../merge.ts';
import { ProblemList } from '../doctor/problems.ts';
import type { Profile, SharedSection } from '../profile.ts';
import { readProfiles, type ReadProfiles } from '../reading/readProfiles.ts';
import { sectionProblems } from './sectionProblems.ts';
import { unwrapTokens } from './wrappedTokens.ts';

interface ImportedText {
  readonly name: string;
  readonly text: string;
  /** Which shared file it is, where that is known; else its name and what is in it decide. */
  readonly kind?: FileKind;
}

export interface ReadImport {
  readonly profiles: ReadonlyMap<string, Profile>;
  /** By sectionKey, referred to or not. */
  readonly sections: ReadonlyMap<string, SharedSection>;
  /** Those of the texts that are shared files, for the doctor. */
  readonly shared: ReadProfiles;
  /** What the doctor does not see: what is joined or left out, and the access keys of the console. */
  readonly problems: readonly ProblemView[];
}

/**
 * The profiles of shared files and of access keys from the IAM console, told apart by what is in them. All are one
 * import: a key of the console is stored over a profile of its name.
 * @param storedSections those of the vault, by sectionKey
 */
export function readImport(
  texts: readonly ImportedText[],
  storedSections: ReadonlyMap<string, SharedSection>,
): ReadImport {
  const csvs = new Set(texts.filter(({ text, kind }) => !kind && isAccessKeysCsv(text)));
  const wrapped = new ProblemList();
  const files = texts
    .filter((text) => !csvs.has(text))
    .map(({ name, text: given, kind = kindOf(name, given) }) => {
      const { text, places } = unwrapTokens(name, given);
      for (const place of places) wrapped.add(place, 'token-wrapped');
      return { name, kind, text };
    });
  const shared = readProfiles(files);
  const { profiles, sections, references } = shared;
  const keys = readAccessKeysCsv([...csvs]);
  const added = [...keys.profiles].map(
    ([name, profile]) => [name, mergeProfile(profiles.get(name), profile)] as const,
  );
  return {
    profiles: added.length === 0 ? profiles : new Map([...profiles, ...added]),
    sections: new Map([...sections].map(([key, { section }]) => [key, section])),
    shared,
    problems: [
      ...wrapped.current,
      ...sectionProblems(sections, references, storedSections),
      ...keys.problems,
    ],
  };
}
