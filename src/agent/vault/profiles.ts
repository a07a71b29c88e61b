import * as v from 'valibot';
import { CofferError } from '../../base/errors.ts';
import { sealedSecretSchema, secretFields } from './secrets.ts';

const propertyValue = v.union([v.string(), v.array(v.tuple([v.string(), v.string()]))]);

const profileSchema = v.object({
  /** 32 hexadecimal digits; stays when the name changes, because secrets are sealed for it. */
  id: v.string(),
  /** Unique in the vault, case and all. */
  name: v.string(),
  /** Everything but secrets, in file order: lower-case key, then a text or a list of sub-properties. */
  properties: v.array(v.tuple([v.string(), propertyValue])),
  secrets: v.array(v.tuple([v.picklist(secretFields), sealedSecretSchema])),
  /** Keys among the properties that are kept but not used: active keys that nobody ticked. */
  heldBack: v.array(v.string()),
});

const preferencesSchema = v.object({
  regionRules: v.picklist(['coffer', 'powershell']),
  lockAfterIdleMinutes: v.number(),
});

/** The document `profiles`. */
export const profilesSchema = v.object({ profiles: v.array(profileSchema), preferences: preferencesSchema });

export type StoredProfile = v.InferOutput<typeof profileSchema>;
export type ProfilesDocument = v.InferOutput<typeof profilesSchema>;

export const emptyProfiles: ProfilesDocument = {
  profiles: [],
  preferences: { regionRules: 'coffer', lockAfterIdleMinutes: 5 },
};

/** The keys that have a value, secrets included: what decides a profile's type. */
export function filledKeysOf(stored: StoredProfile): ReadonlySet<string> {
  const filled = stored.properties.filter(([, value]) => value !== '').map(([key]) => key);
  return new Set([...filled, ...stored.secrets.map(([field]) => field)]);
}

/** A text property that may be used; nothing where it is absent, empty, or held back. */
export function textOf(stored: StoredProfile, key: string): string | undefined {
  if (stored.heldBack.includes(key)) return undefined;
  const value = stored.properties.find(([name]) => name === key)?.[1];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** @throws CofferError "profile-gone" */
export function profileById({ profiles }: ProfilesDocument, id: string): StoredProfile {
  const found = profiles.find((profile) => profile.id === id);
  if (!found) throw new CofferError('profile-gone');
  return found;
}

/** The document with a profile in place of the one of its id, or behind the others. */
export function put(document: ProfilesDocument, profile: StoredProfile): ProfilesDocument {
  const stands = document.profiles.some(({ id }) => id === profile.id);
  const profiles = stands
    ? document.profiles.map((other) => (other.id === profile.id ? profile : other))
    : [...document.profiles, profile];
  return { ...document, profiles };
}
