import { CofferError } from '../../base/errors.ts';
import type { FileKind } from '../../protocol/views.ts';
import { addSections, putProfiles } from '../awsconfig/writing/edit.ts';
import { placed } from '../awsconfig/writing/placement.ts';
import { checkUnchanged, profilesOf, type Fingerprints } from './fingerprint.ts';
import type { Leaving } from './leaving.ts';
import type { ReadLocation } from './linked.ts';

/** What a file of a location is with these profiles in it. */
export function withProfiles(
  kind: FileKind,
  text: string,
  { files, open }: ReadLocation,
  { profiles, sections }: Leaving,
): string {
  const textOf = (each: FileKind) =>
    each === kind ? text : (files.find((file) => file.kind === each)?.text ?? '');
  const credentials = profilesOf('credentials', textOf('credentials'));
  const config = profilesOf('config', textOf('config'));
  const shares = profiles.flatMap((profile) => {
    const { name } = profile;
    const held = { credentials: credentials.get(name), config: config.get(name) };
    return placed(profile, held, open.kinds)[kind] ?? [];
  });
  const after = putProfiles(text, kind, shares);
  return kind === 'config' ? addSections(after, sections) : after;
}

/**
 * Stores profiles in the files of a location, where these still hold what was looked at under their names.
 * @throws CofferError those of OpenLocation, "file-changed"; "stored-half" where one of its files was written by then
 */
export async function putIn(read: ReadLocation, what: Leaving, before: Fingerprints): Promise<void> {
  const { location, open } = read;
  const names = what.profiles.map(({ name }) => name);
  // All of them before any is written: of two files, a change seen in time must not leave one.
  for (const { kind, name: file, text } of read.files) {
    await checkUnchanged({ location, file }, kind, text, names, before);
  }
  const written: FileKind[] = [];
  for (const kind of open.kinds) {
    try {
      await open.edit(kind, async (text) => {
        await checkUnchanged({ location, file: kind }, kind, text, names, before);
        return withProfiles(kind, text, read, what);
      });
      written.push(kind);
    } catch (error) {
      if (!(error instanceof CofferError) || written.length === 0) throw error;
      throw new CofferError('stored-half', { location, why: error.message });
    }
  }
}
