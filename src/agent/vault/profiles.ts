import * as v from 'valibot';
import { CofferError } from '../../base/cofferError.ts';
import { journalEndSchema } from './journalEnd.ts';
import { keptSchema } from './kept.ts';
import { rotationSchema } from './rotations.ts';
import { sealedSecretSchema, secretFields } from './secrets.ts';

/** A list that is absent is an empty one, as FORMAT.md has it. */
function list<const Item extends v.GenericSchema>(item: Item) {
  return v.optional(v.array(item), []);
}

const propertyValue = v.union([v.string(), v.array(v.tuple([v.string(), v.string()]))]);

const comments = list(
  v.object({ file: v.picklist(['credentials', 'config']), above: v.string(), text: v.string() }),
);
const properties = list(v.tuple([v.string(), propertyValue]));

const profileSchema = v.object({
  /** 32 hexadecimal digits; stays when the name changes, because secrets are sealed for it. */
  id: v.string(),
  /** Unique in the vault, case and all. */
  name: v.string(),
  /** Everything but secrets, in file order: lower-case key, then a text or a list of sub-properties. */
  properties,
  secrets: list(v.tuple([v.picklist(secretFields), sealedSecretSchema])),
  /** Keys among the properties that are kept but not used: active keys that nobody ticked. */
  heldBack: list(v.string()),
  /** Comment lines of the file that it was imported from, in its order. */
  comments,
});

/** What profiles of a config file refer to by `sso_session` or `services`. */
const sectionSchema = v.object({
  word: v.picklist(['sso-session', 'services']),
  /** Unique among those of its word. */
  name: v.string(),
  properties,
  comments,
});

/** A linked location; the handles it opens with lie in the store under its id. */
const locationSchema = v.object({
  id: v.string(),
  /** ProfileLocation, as the user named it; unique. */
  location: v.string(),
});

/** Where an identity provider signs its users in; role profiles refer to it by `endpoint_name`. */
const samlEndpointSchema = v.object({
  /** Unique, case and all. */
  name: v.string(),
  /** https */
  endpoint: v.string(),
  authenticationType: v.picklist(['NTLM', 'Digest', 'Kerberos', 'Negotiate']),
});

/** An MFA device whose codes Coffer makes itself. */
const mfaDeviceSchema = v.object({
  /** 32 hexadecimal digits, for which its secret is sealed. */
  id: v.string(),
  /** As profiles name it by `mfa_serial`; unique. */
  serialNumber: v.string(),
  secret: sealedSecretSchema,
});

const preferencesSchema = v.object({
  regionRules: v.picklist(['coffer', 'powershell']),
  lockAfterIdleMinutes: v.number(),
  /** From when on an access key counts as old. */
  keyReminderDays: v.optional(v.number(), 90),
  /** Origin of a metadata service that a page can reach; empty for none. */
  metadataEndpoint: v.optional(v.string(), ''),
});

/** The document `profiles`. */
export const profilesSchema = v.object({
  profiles: list(profileSchema),
  sections: list(sectionSchema),
  locations: list(locationSchema),
  samlEndpoints: list(samlEndpointSchema),
  mfaDevices: list(mfaDeviceSchema),
  preferences: preferencesSchema,
  /** Runs on the console at unlock; empty for none. */
  profileScript: v.optional(v.string(), ''),
  rotations: list(rotationSchema),
  /** What the user calls accounts, at most once each. */
  accountNames: list(v.object({ account: v.string(), name: v.string() })),
  kept: list(keptSchema),
  /** Of the journal when this was written: whoever puts back an older journal has to put this back too. */
  journalEnd: v.optional(journalEndSchema),
});

export type StoredProfile = v.InferOutput<typeof profileSchema>;
export type StoredSection = v.InferOutput<typeof sectionSchema>;
export type SamlEndpoint = v.InferOutput<typeof samlEndpointSchema>;
export type ProfilesDocument = v.InferOutput<typeof profilesSchema>;

export const emptyProfiles: ProfilesDocument = {
  profiles: [],
  sections: [],
  locations: [],
  samlEndpoints: [],
  mfaDevices: [],
  preferences: { regionRules: 'coffer', lockAfterIdleMinutes: 5, keyReminderDays: 90, metadataEndpoint: '' },
  profileScript: '',
  rotations: [],
  accountNames: [],
  kept: [],
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
  return putAll(document, [profile], []);
}

/** The same of many profiles, and of sections in place of those of their word and name. */
export function putAll(
  document: ProfilesDocument,
  profiles: readonly StoredProfile[],
  sections: readonly StoredSection[],
): ProfilesDocument {
  return {
    ...document,
    profiles: replaced(document.profiles, profiles, ({ id }) => id),
    sections: replaced(document.sections, sections, ({ word, name }) => `${word} ${name}`),
  };
}

/** In a Map a key keeps its first place and takes its last value. */
function replaced<T>(stored: readonly T[], put: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map([...stored, ...put].map((one) => [keyOf(one), one])).values()];
}
