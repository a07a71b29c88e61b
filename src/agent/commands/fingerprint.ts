import { overwrite, toHex, utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/errors.ts';
import type { FileKind } from '../../protocol/views.ts';
import type { Profile } from '../awsconfig/profile.ts';
import { readProfiles } from '../awsconfig/reading/readProfiles.ts';
import type { FilePlace, LocatedFile } from '../files/location.ts';

/** What each file of a location held under each of some names. Secrets count, and are not kept. */
export type Fingerprints = Readonly<Record<FileKind, ReadonlyMap<string, string>>>;

/** @param names of profiles, there or not */
export async function fingerprints(
  files: readonly LocatedFile[],
  names: readonly string[],
): Promise<Fingerprints> {
  const of = async (kind: FileKind) => {
    const held = profilesOf(kind, files.find((file) => file.kind === kind)?.text ?? '');
    return new Map(
      await Promise.all(names.map(async (name) => [name, await fingerprint(held.get(name))] as const)),
    );
  };
  return { credentials: await of('credentials'), config: await of('config') };
}

/**
 * Refuses to go on where a file no longer holds what was looked at under one of the names.
 * @throws CofferError "file-changed"
 */
export async function checkUnchanged(
  place: FilePlace,
  kind: FileKind,
  text: string,
  names: readonly string[],
  before: Fingerprints,
): Promise<void> {
  const held = profilesOf(kind, text);
  for (const name of names) {
    const isSame = (await fingerprint(held.get(name))) === before[kind].get(name);
    if (!isSame) throw new CofferError('file-changed', place);
  }
}

/** The profiles that one file holds, without what the other one adds. */
export function profilesOf(kind: FileKind, text: string): ReadonlyMap<string, Profile> {
  return readProfiles([{ name: kind, kind, text }]).profiles;
}

async function fingerprint(profile: Profile | undefined): Promise<string> {
  if (!profile) return '';
  const properties = [...profile.properties].map(([key, value]) => [
    key,
    typeof value === 'string' ? value : [...value],
  ]);
  const bytes = utf8(JSON.stringify(properties));
  try {
    return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  } finally {
    overwrite(bytes);
  }
}
