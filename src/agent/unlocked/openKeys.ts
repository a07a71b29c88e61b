import { fileKeys } from '../providers/file.ts';
import { ownKeys, type OwnKeys } from '../providers/ownKeys.ts';
import { profileById } from '../vault/profiles.ts';
import type { Context } from './context.ts';
import { endpointOfKey, holderOf, profileIn } from './credentials.ts';
import { readLinked } from './linked.ts';
import type { CredentialsSource } from './session.ts';
import { opened } from './storedProfile.ts';

/**
 * The keys that credentials stand for, their secrets open: for whoever asks for the keys themselves. Signing does not.
 * @throws CofferError "object-profile-gone", "role-not-usable-yet", "secret-damaged" and those of the providers
 */
export async function openKeys(context: Context, source: CredentialsSource): Promise<OwnKeys> {
  const read = await readLinked(context);
  const unlocked = context.unlocked();
  const holder = holderOf(unlocked, source);
  if (holder.from === 'keys') {
    const { accessKeyId, secretAccessKey, sessionToken } = holder.keys;
    return {
      accessKeyId,
      secretAccessKey: secretAccessKey.open(),
      ...(sessionToken && { sessionToken: sessionToken.open() }),
    };
  }
  if (holder.store === 'SharedCredentialsFile')
    return fileKeys(holder.location, profileIn(read, holder), (keyId) => endpointOfKey(unlocked, keyId));
  const { vault } = unlocked;
  const stored = profileById(vault.document, holder.profile.id);
  return ownKeys(await opened(vault, stored), stored.heldBack);
}
