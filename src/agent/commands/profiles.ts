import { overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Input } from '../../protocol/commands.ts';
import { checkProfile } from '../awsconfig/limits.ts';
import { mergeProfile } from '../awsconfig/merge.ts';
import type { Profile, PropertyValue } from '../awsconfig/profile.ts';
import type { ProfilesDocument, StoredProfile } from '../vault/profiles.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './context.ts';
import { sandboxStoredProfiles } from './sandboxProfiles.ts';
import { propertiesOf, resealed, storedProperties } from './storedProfile.ts';
import { profileById, textOf } from '../vault/profiles.ts';

type Profiles =
  'profile.fields' | 'profile.save' | 'profile.remove' | 'profile.makeDefault' | 'vault.addSandboxProfiles';

type Fields = Input<'profile.save'>['fields'];

/** The profile form's text fields and the keys they stand for. */
const textFields = [
  ['accessKeyId', 'aws_access_key_id'],
  ['region', 'region'],
  ['roleArn', 'role_arn'],
  ['sourceProfile', 'source_profile'],
  ['externalId', 'external_id'],
  ['mfaSerial', 'mfa_serial'],
] as const satisfies readonly (readonly [keyof Fields, string])[];

const secretFormFields = [
  ['secretAccessKey', 'aws_secret_access_key'],
  ['sessionToken', 'aws_session_token'],
] as const satisfies readonly (readonly [keyof Fields, string])[];

/** Commands on single profiles. */
export const profiles: Handlers<Profiles> = {
  'profile.fields'(context, { id }) {
    const stored = profileById(context.unlocked().vault.document, id);
    const has = (field: string) => stored.secrets.some(([name]) => name === field);
    return {
      id,
      name: stored.name,
      accessKeyId: textOf(stored, 'aws_access_key_id') ?? '',
      hasSecretAccessKey: has('aws_secret_access_key'),
      hasSessionToken: has('aws_session_token'),
      region: textOf(stored, 'region') ?? '',
      roleArn: textOf(stored, 'role_arn') ?? '',
      sourceProfile: textOf(stored, 'source_profile') ?? '',
      externalId: textOf(stored, 'external_id') ?? '',
      mfaSerial: textOf(stored, 'mfa_serial') ?? '',
    };
  },

  async 'profile.save'(context, { id, fields }) {
    const { vault } = context.unlocked();
    const name = fields.name.trim();
    const profileId = id ?? newId();
    try {
      await vault.change(async (document) => {
        const before = id === undefined ? undefined : profileById(document, id);
        if (document.profiles.some((other) => other.name === name && other.id !== id)) {
          throw new CofferError('profile-exists', { name });
        }
        const properties = withTextFields(before ? propertiesOf(before) : new Map(), fields);
        const secrets = await withSecretFields(vault, before, properties, profileId, fields);
        checkProfile(name, properties, new Set(secrets.map(([field]) => field)));
        return put(document, {
          id: profileId,
          name,
          properties: storedProperties(properties),
          secrets,
          heldBack: before?.heldBack ?? [],
        });
      });
    } finally {
      for (const [field] of secretFormFields) overwrite(fields[field] ?? new Uint8Array());
    }
    return context.changed();
  },

  async 'profile.remove'(context, { id }) {
    const unlocked = context.unlocked();
    await unlocked.vault.change((document) => {
      const { name } = profileById(document, id);
      return { ...document, profiles: document.profiles.filter((profile) => profile.name !== name) };
    });
    return context.changed();
  },

  /** As Initialize-AWSDefaultConfiguration does: `default` becomes a copy, its region the source's where that has one. */
  async 'profile.makeDefault'(context, { id }) {
    const { vault } = context.unlocked();
    await vault.change(async (document) => {
      const source = profileById(document, id);
      const before = document.profiles.find(({ name }) => name === 'default');
      if (before?.id === id) return document;
      const copy = mergeProfile(before && { name: 'default', properties: propertiesOf(before) }, {
        name: 'default',
        properties: propertiesOf(source),
      });
      const copyId = before?.id ?? newId();
      return put(document, {
        id: copyId,
        name: 'default',
        properties: storedProperties(copy.properties),
        secrets: await resealed(vault, source, copyId),
        heldBack: source.heldBack,
      });
    });
    return context.changed();
  },

  async 'vault.addSandboxProfiles'(context) {
    const { vault } = context.unlocked();
    const sandbox = await sandboxStoredProfiles(vault);
    await vault.change((document) => {
      const taken = new Set(document.profiles.map(({ name }) => name));
      // A profile of the user's own is never replaced, whatever its name.
      const added = sandbox.map((profile) =>
        taken.has(profile.name) ? { ...profile, name: freeName(profile.name, taken) } : profile,
      );
      return { ...document, profiles: [...document.profiles, ...added] };
    });
    return context.changed();
  },
};

/** The document with a profile in place of the one of its id, or behind the others. */
export function put(document: ProfilesDocument, profile: StoredProfile): ProfilesDocument {
  const stands = document.profiles.some(({ id }) => id === profile.id);
  const profiles = stands
    ? document.profiles.map((other) => (other.id === profile.id ? profile : other))
    : [...document.profiles, profile];
  return { ...document, profiles };
}

function withTextFields(before: Profile['properties'], fields: Fields): Map<string, PropertyValue> {
  const properties = new Map(before);
  for (const [field, key] of textFields) {
    const value = fields[field].trim();
    if (value === '') properties.delete(key);
    else properties.set(key, value);
  }
  return properties;
}

async function withSecretFields(
  vault: Vault,
  before: StoredProfile | undefined,
  properties: Profile['properties'],
  id: string,
  fields: Fields,
): Promise<StoredProfile['secrets']> {
  // A secret belongs to one access key id; under another it could only fail, later and less clearly.
  const sameKey = before && textOf(before, 'aws_access_key_id') === properties.get('aws_access_key_id');
  const secrets = new Map(sameKey ? before.secrets : []);
  for (const [field, key] of secretFormFields) {
    const typed = fields[field];
    if (!typed) continue;
    const secret = trimmed(typed);
    if (secret.length === 0) secrets.delete(key);
    // Sealing overwrites what it is given, and a change may have to be made twice.
    else secrets.set(key, await vault.sealSecret(id, key, secret.slice()));
  }
  return [...secrets];
}

/** Without white space around it: pasted secrets bring line ends along. */
function trimmed(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const isBlank = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
  const start = bytes.findIndex((byte) => !isBlank(byte));
  const end = bytes.findLastIndex((byte) => !isBlank(byte));
  return start === -1 ? bytes.subarray(0, 0) : bytes.subarray(start, end + 1);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const base = `sandbox-${name.replace(/^sandbox-/, '')}`;
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
