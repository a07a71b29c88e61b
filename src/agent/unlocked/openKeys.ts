import { fromUtf8, overwrite } from '../../base/bytes.ts';
import { ownKeys, type OwnKeys } from '../providers/file.ts';
import type { Waiter } from '../providers/provider.ts';
import { profileById } from '../vault/profiles.ts';
import type { SecretField } from '../vault/secrets.ts';
import type { StoredSession } from '../vault/sessions.ts';
import type { Vault } from '../vault/vault.ts';
import type { Context } from './context.ts';
import { chainFor, holderOf } from './credentials.ts';
import { readLinked, withLinked, type Linked } from './linked.ts';
import type { CredentialsSource } from './session.ts';
import type { StandingProfile } from './standing.ts';
import { opened } from './storedProfile.ts';

/**
 * The keys that credentials stand for, their secrets open: for whoever asks for the keys themselves. Signing does not.
 * @throws CofferError "object-profile-gone", "secret-damaged" and those of callerFor
 */
export async function openKeys(
  context: Context,
  source: CredentialsSource,
  waiter: Waiter,
): Promise<OwnKeys> {
  const linked = await readLinked(context);
  const unlocked = context.unlocked();
  const holder = holderOf(withLinked(unlocked, linked), source);
  if (holder.from === 'keys') {
    const { accessKeyId, secretAccessKey, sessionToken } = holder.keys;
    return {
      accessKeyId,
      secretAccessKey: secretAccessKey.open(),
      ...(sessionToken && { sessionToken: sessionToken.open() }),
    };
  }
  const name = holder.from === 'profile' ? holder.name : '';
  const { session } = await chainFor(context, holder, { linked, name }).provide(waiter);
  if (session) return openSession(unlocked.vault, session);
  if (holder.from !== 'profile') throw new TypeError('a role has no keys of its own');
  return openProfile(unlocked.vault, holder, linked);
}

/** Temporary credentials with their secrets open. @throws CofferError "secret-damaged" */
async function openSession(vault: Vault, session: StoredSession): Promise<Required<OwnKeys>> {
  const open = async (field: SecretField, sealed: StoredSession['sessionToken']) => {
    const bytes = await vault.openSecret(session.id, field, sealed);
    const text = fromUtf8(bytes);
    overwrite(bytes);
    return text;
  };
  return {
    accessKeyId: session.accessKeyId,
    secretAccessKey: await open('aws_secret_access_key', session.secretAccessKey),
    sessionToken: await open('aws_session_token', session.sessionToken),
  };
}

async function openProfile(
  vault: Vault,
  { store, location, name, profile }: StandingProfile,
  { read }: Linked,
): Promise<OwnKeys> {
  if (store === 'EncryptedVault')
    return ownKeys(await opened(vault, profileById(vault.document, profile.id)));
  const found = read.find((other) => other.location === location)?.found.profiles.get(name);
  if (!found) throw new TypeError('a profile that was found is not there');
  return ownKeys(found);
}
