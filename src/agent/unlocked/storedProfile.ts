import { fromUtf8, overwrite, utf8 } from '../../base/bytes.ts';
import { newId } from '../../base/ids.ts';
import { mergeProfile } from '../awsconfig/merge.ts';
import type { Profile, PropertyValue, SharedSection } from '../awsconfig/profile.ts';
import { referencesOf, sectionKey } from '../awsconfig/sharedSections.ts';
import type { ProfilesDocument, StoredProfile, StoredSection } from '../vault/profiles.ts';
import { secretFields } from '../vault/secrets.ts';
import type { Vault } from '../vault/vault.ts';

/** A stored profile without its secrets; what can be shown, resolved and searched without opening any. */
export function propertiesOf(stored: Pick<StoredProfile, 'properties'>): ReadonlyMap<string, PropertyValue> {
  return new Map(
    stored.properties.map(([key, value]) => [key, typeof value === 'string' ? value : new Map(value)]),
  );
}

/** A stored profile with its secrets open, to be compared or copied and then let go of. */
export async function opened(vault: Vault, stored: StoredProfile): Promise<Profile> {
  const secrets = await Promise.all(
    stored.secrets.map(async ([field, sealed]): Promise<[string, string]> => {
      const bytes = await vault.openSecret(stored.id, field, sealed);
      const secret = fromUtf8(bytes);
      overwrite(bytes);
      return [field, secret];
    }),
  );
  return {
    name: stored.name,
    properties: new Map([...propertiesOf(stored), ...secrets]),
    comments: stored.comments,
  };
}

/** A profile made ready to be stored: its secrets sealed for `id`, a new one by default. */
export async function sealed(
  vault: Vault,
  profile: Profile,
  heldBack: readonly string[],
  id = newId(),
): Promise<StoredProfile> {
  const properties = new Map(profile.properties);
  const secrets: StoredProfile['secrets'] = [];
  for (const field of secretFields) {
    const secret = properties.get(field);
    properties.delete(field);
    if (typeof secret !== 'string' || secret === '') continue;
    secrets.push([field, await vault.sealSecret(id, field, utf8(secret))]);
  }
  return {
    id,
    name: profile.name,
    properties: storedProperties(properties),
    secrets,
    heldBack: [...heldBack],
    comments: [...(profile.comments ?? [])],
  };
}

/** What storing one profile over another, or under a new name, makes. No secret is opened but to be sealed anew. */
export async function copiedOver(
  vault: Vault,
  source: StoredProfile,
  before: StoredProfile | undefined,
  name: string,
): Promise<StoredProfile> {
  const id = before?.id ?? newId();
  // In place of each secret stands whose it is: merging decides which of them stay.
  const marked = (stored: StoredProfile): Profile => ({
    name,
    properties: new Map([
      ...propertiesOf(stored),
      ...stored.secrets.map(([field]) => [field, stored.id] as const),
    ]),
  });
  const properties = new Map(mergeProfile(before && marked(before), marked(source)).properties);
  const secrets: StoredProfile['secrets'] = [];
  for (const owner of [source, before]) {
    for (const [field, secret] of owner?.secrets ?? []) {
      if (!owner || properties.get(field) !== owner.id) continue;
      properties.delete(field);
      secrets.push([
        field,
        await vault.sealSecret(id, field, await vault.openSecret(owner.id, field, secret)),
      ]);
    }
  }
  const brought = propertiesOf(source);
  const heldBack = [...properties.keys()].filter((key) =>
    (brought.has(key) ? source : before)?.heldBack.includes(key),
  );
  return {
    id,
    name,
    properties: storedProperties(properties),
    secrets,
    heldBack,
    comments: before?.comments ?? [],
  };
}

/** The stored sections that profiles refer to, by sectionKey. */
export function sharedSections({ sections }: ProfilesDocument): ReadonlyMap<string, SharedSection> {
  return new Map(
    sections.map((stored) => {
      const { word, name, comments } = stored;
      return [sectionKey(stored), { word, name, properties: propertiesOf(stored), comments }];
    }),
  );
}

/** The document without some profiles, and without the sections that none refers to any longer: no screen shows those. */
export function withoutProfiles(document: ProfilesDocument, ids: ReadonlySet<string>): ProfilesDocument {
  const profiles = document.profiles.filter(({ id }) => !ids.has(id));
  const referred = new Set(
    profiles.flatMap((stored) =>
      referencesOf({ name: stored.name, properties: propertiesOf(stored) }).map(sectionKey),
    ),
  );
  const sections = document.sections.filter((section) => referred.has(sectionKey(section)));
  return { ...document, profiles, sections };
}

export function storedSection({ word, name, properties, comments = [] }: SharedSection): StoredSection {
  return { word, name, properties: storedProperties(properties), comments: [...comments] };
}

/** Properties as they are stored. */
export function storedProperties(properties: Profile['properties']): StoredProfile['properties'] {
  return [...properties].map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]);
}
