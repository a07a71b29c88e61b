import type { Found } from '../resolve/search.ts';
import type { Credentials } from '../resolve/snapshot.ts';
import type { Unlocked } from './context.ts';
import { holderOf } from './credentials.ts';
import { endpointOfKey } from './endpoint.ts';
import type { ReadLocation } from './linked.ts';
import { ownEndpoint } from './planning.ts';
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
  if (holder.from === 'keys') return endpointOfKey(unlocked, holder.keys.accessKeyId);
  return ownEndpoint({ unlocked, read }, holder.from === 'role' ? holder.role : holder);
}
