import { CofferError } from '../../base/cofferError.ts';
import { textProperty } from '../awsconfig/profile.ts';
import type { Found } from '../resolve/search.ts';
import type { Credentials } from '../resolve/snapshot.ts';
import type { Unlocked } from './context.ts';
import { endpointOf, endpointOfKey, holderOf, profileIn } from './credentials.ts';
import type { ReadLocation } from './linked.ts';
import type { CredentialsSource } from './session.ts';

/**
 * Where an operation goes that is not signed: where the credentials would go that a signed one had, so that one who uses
 * the sandbox stays in it. Undefined for AWS, also where there are no credentials.
 * @throws CofferError "file-active-key" and those of holderOf
 */
export function unsignedEndpoint(
  unlocked: Unlocked,
  credentials: Found<Credentials<CredentialsSource>>,
  read: readonly ReadLocation[],
): string | undefined {
  if ('error' in credentials) return undefined;
  const found = credentials.value;
  const holder = found.from === 'profile' ? found : holderOf(unlocked, found.keys);
  const endpointUrl = endpointOf(unlocked, holder, read);
  if (holder.from === 'keys' || holder.store === 'EncryptedVault' || endpointUrl === undefined)
    return endpointUrl;
  // What is sent unsigned is a credential too, and any program can write the file.
  const keyId = textProperty(profileIn(read, holder), 'aws_access_key_id') ?? '';
  if (endpointUrl === endpointOfKey(unlocked, keyId)) return endpointUrl;
  const { name, location } = holder;
  throw new CofferError('file-active-key', { name, location, key: 'endpoint_url' });
}
