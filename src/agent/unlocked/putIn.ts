import { CofferError } from '../../base/cofferError.ts';
import type { FileKind } from '../../protocol/views/files.ts';
import { isSame } from '../awsconfig/merge.ts';
import type { Profile } from '../awsconfig/profile.ts';
import { readProfiles } from '../awsconfig/reading/readProfiles.ts';
import { sectionKey } from '../awsconfig/sharedSections.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import { addSections, putProfiles } from '../awsconfig/writing/edit.ts';
import { placed } from '../awsconfig/writing/placement.ts';
import { editUnchanged } from './editUnchanged.ts';
import { textIn, type Fingerprints } from './fingerprint.ts';
import type { Leaving } from './leaving.ts';
import type { ReadLocation } from './linked.ts';

/** What a file of a location is with these profiles in it. */
export function withProfiles(
  kind: FileKind,
  text: string,
  { files, open }: ReadLocation,
  { profiles, sections }: Leaving,
): string {
  const heldIn = (each: FileKind) => profilesOf(each, each === kind ? text : textIn(files, each));
  const credentials = heldIn('credentials');
  const config = heldIn('config');
  const shares = profiles.flatMap((profile) => {
    const { name } = profile;
    const held = { credentials: credentials.get(name), config: config.get(name) };
    return placed(profile, held, open.kinds)[kind] ?? [];
  });
  const after = putProfiles(text, kind, shares);
  return kind === 'config' ? addSections(after, sections) : after;
}

/**
 * Refuses to move what would not all be there afterwards.
 * @param all what leaves the vault, active keys without a tick too
 * @param what of it what is written
 * @throws CofferError "move-incomplete", "snapshot-only-copy"
 */
export function checkMove(read: ReadLocation, all: Leaving, what: Leaving): void {
  const { location, open } = read;
  // A lock forgets it: the vault must not lose what is only there.
  if (open.holds === 'snapshot') throw new CofferError('snapshot-only-copy');
  const after = readProfiles(
    open.kinds.map((kind) => ({
      name: kind,
      kind,
      text: withProfiles(kind, textIn(read.files, kind), read, what),
    })),
  );
  const check = (title: string, held: Profile, there: Profile | undefined) => {
    const missing = missingIn(held, there);
    if (missing !== undefined)
      throw new CofferError('move-incomplete', { name: shownName(title), location, missing });
  };
  for (const profile of all.profiles) check(profile.name, profile, after.profiles.get(profile.name));
  for (const section of all.sections) {
    const title = sectionKey(section);
    check(title, section, after.sections.get(title)?.section);
  }
}

/**
 * Stores profiles in the files of a location, where these still hold what was looked at under their names.
 * @throws CofferError those of OpenLocation, "file-changed"; "stored-half" where one of its files was written by then
 */
export async function putIn(read: ReadLocation, what: Leaving, before: Fingerprints): Promise<void> {
  const { location } = read;
  await editUnchanged(
    read,
    { names: what.profiles.map(({ name }) => name), before },
    (kind, text) => withProfiles(kind, text, read, what),
    (why) => new CofferError('stored-half', { location, why }),
  );
}

/** The profiles that one file holds, without what the other one adds. */
function profilesOf(kind: FileKind, text: string): ReadonlyMap<string, Profile> {
  return readProfiles([{ name: kind, kind, text }]).profiles;
}

/** A key that would not be there with its value, or a comment; nothing where all is. */
function missingIn(held: Profile, there: Profile | undefined): string | undefined {
  const key = [...held.properties].find(([name, value]) => !isSame(there?.properties.get(name), value))?.[0];
  if (key !== undefined) return shownName(key);
  const comments = new Set(there?.comments?.map(({ text }) => text));
  return held.comments?.some(({ text }) => !comments.has(text)) ? 'a comment' : undefined;
}
