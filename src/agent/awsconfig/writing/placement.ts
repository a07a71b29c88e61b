import type { FileKind } from '../../../protocol/views/files.ts';
import { partFor } from './fileParts.ts';
import { mergeProfile } from '../merge.ts';
import type { Profile } from '../profile.ts';
import { naturalFile } from './writable.ts';

/** What the files of a location hold of one profile, each by itself. */
type Held = Readonly<Record<FileKind, Profile | undefined>>;

/**
 * What storing a profile in the files of a location makes of each. As in the vault, its credentials replace all that are
 * there, and other keys stay unless it brings them. A key keeps the file it stands in; a new one goes where it belongs, or
 * where a location has one file only, into that.
 * @param kinds the files that the location has or could have
 */
export function placed(
  profile: Profile,
  held: Held,
  kinds: readonly FileKind[],
): Partial<Record<FileKind, Profile>> {
  const merged = mergeProfile(overlaid(profile.name, held), profile);
  const shares = kinds.map((kind) => {
    const part = partFor(kind, merged, (key) => homeOf(key, held, kinds));
    // In config below the same key of credentials it counts for nothing: it is left as it stands.
    const shadowed = [...(held[kind]?.properties ?? [])].filter(
      ([key]) => merged.properties.has(key) && !part.properties.has(key),
    );
    return [kind, { ...part, properties: new Map([...part.properties, ...shadowed]) }] as const;
  });
  return Object.fromEntries(shares.filter(([kind, { properties }]) => properties.size > 0 || held[kind]));
}

function homeOf(key: string, held: Held, kinds: readonly FileKind[]): FileKind {
  if (held.credentials?.properties.has(key)) return 'credentials';
  if (held.config?.properties.has(key)) return 'config';
  const natural = naturalFile(key);
  return kinds.includes(natural) ? natural : (kinds[0] ?? natural);
}

/** Credentials override config, key by key. */
function overlaid(name: string, { config, credentials }: Held): Profile | undefined {
  if (!config && !credentials) return undefined;
  return { name, properties: new Map([...(config?.properties ?? []), ...(credentials?.properties ?? [])]) };
}
