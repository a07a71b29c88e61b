import { overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { newId } from '../../base/ids.ts';
import type { Input } from '../../protocol/commands.ts';
import { activeKeys, boundKeys } from '../awsconfig/keys.ts';
import { checkProfile } from '../awsconfig/limits.ts';
import { activeKeysOf } from '../awsconfig/import/plan.ts';
import type { Profile, PropertyValue } from '../awsconfig/profile.ts';
import { firstLine } from '../awsconfig/shownValue.ts';
import type { StoredProfile } from '../vault/profiles.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './handler.ts';
import { copiedOver, propertiesOf, storedProperties, withoutProfiles } from '../unlocked/storedProfile.ts';
import { profileById, put, textOf } from '../vault/profiles.ts';

type Profiles = 'profile.fields' | 'profile.save' | 'profile.remove' | 'profile.makeDefault';

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
    const unlocked = context.unlocked();
    const stored = profileById(unlocked.vault.document, id);
    unlocked.edited = stored;
    const has = (field: string) => stored.secrets.some(([name]) => name === field);
    return {
      id,
      name: stored.name,
      accessKeyId: fieldOf(stored, 'aws_access_key_id'),
      hasSecretAccessKey: has('aws_secret_access_key'),
      hasSessionToken: has('aws_session_token'),
      region: fieldOf(stored, 'region'),
      roleArn: fieldOf(stored, 'role_arn'),
      sourceProfile: fieldOf(stored, 'source_profile'),
      externalId: fieldOf(stored, 'external_id'),
      mfaSerial: fieldOf(stored, 'mfa_serial'),
      activeKeys: activeKeysOf({ name: stored.name, properties: propertiesOf(stored) }).map((activeKey) => ({
        ...activeKey,
        ticked: !stored.heldBack.includes(activeKey.key),
      })),
    };
  },

  async 'profile.save'(context, { id, fields }) {
    const { vault, edited } = context.unlocked();
    const name = fields.name.trim();
    const profileId = id ?? newId();
    try {
      await vault.change(async (document) => {
        const before = id === undefined ? undefined : profileById(document, id);
        // The form sends every field: what another tab stored since it was filled would be taken back unseen.
        if (before && edited?.id === id && JSON.stringify(before) !== JSON.stringify(edited)) {
          throw new CofferError('profile-changed', { name: before.name });
        }
        if (document.profiles.some((other) => other.name === name && other.id !== id)) {
          throw new CofferError('profile-exists', { name });
        }
        const properties = withTextFields(before ? propertiesOf(before) : new Map(), fields);
        // They were meant for the key that they came with.
        if (before && !isSameKey(before, properties)) for (const key of boundKeys) properties.delete(key);
        const secrets = await withSecretFields(vault, before, properties, profileId, fields);
        checkProfile(name, properties, new Set(secrets.map(([field]) => field)));
        return put(document, {
          id: profileId,
          name,
          properties: storedProperties(properties),
          secrets,
          heldBack: [...properties.keys()].filter(
            (key) => activeKeys.has(key) && !fields.tickedActiveKeys.includes(key),
          ),
          comments: before?.comments ?? [],
        });
      });
    } finally {
      for (const [field] of secretFormFields) overwrite(fields[field] ?? new Uint8Array());
    }
    return context.changed();
  },

  async 'profile.remove'(context, { id }) {
    await context.unlocked().vault.change((document) => {
      profileById(document, id);
      return withoutProfiles(document, new Set([id]));
    });
    return context.changed();
  },

  /** As Initialize-AWSDefaultConfiguration does: `default` becomes a copy, its region the source's where that has one. */
  async 'profile.makeDefault'(context, { id }) {
    const { vault } = context.unlocked();
    if (profileById(vault.document, id).name === 'default') return context.view();
    await vault.change(async (document) => {
      const source = profileById(document, id);
      const before = document.profiles.find(({ name }) => name === 'default');
      return put(document, await copiedOver(vault, source, before, 'default'));
    });
    return context.changed();
  },
};

/** What a field of the form is filled with. */
function fieldOf(stored: StoredProfile, key: string): string {
  return firstLine(textOf(stored, key) ?? '');
}

function withTextFields(before: Profile['properties'], fields: Fields): Map<string, PropertyValue> {
  const properties = new Map(before);
  for (const [field, key] of textFields) {
    const value = fields[field].trim();
    const old = before.get(key);
    if (value === '') properties.delete(key);
    // A mask is never stored: what it stands for is kept, for the check to refuse.
    else if (typeof old !== 'string' || value !== firstLine(old)) properties.set(key, value);
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
  const secrets = new Map(before && isSameKey(before, properties) ? before.secrets : []);
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

function isSameKey(before: StoredProfile, properties: Profile['properties']): boolean {
  return textOf(before, 'aws_access_key_id') === properties.get('aws_access_key_id');
}

/** Without white space around it: pasted secrets bring line ends along. */
function trimmed(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const isBlank = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
  const start = bytes.findIndex((byte) => !isBlank(byte));
  const end = bytes.findLastIndex((byte) => !isBlank(byte));
  return start === -1 ? bytes.subarray(0, 0) : bytes.subarray(start, end + 1);
}
