import type { Found } from '../resolve/search.ts';
import type { Credentials } from '../resolve/snapshot.ts';
import type { Unlocked } from './context.ts';
import { holderOf } from './credentials.ts';
import { endpointOfKey } from './endpoint.ts';
import { withLinked, type Linked } from './linked.ts';
import { wayTo } from './planning.ts';
import { foundOr } from './search.ts';
import type { CredentialsSource } from './session.ts';

/**
 * Where an operation goes that is not signed: where a signed one would go, because what it carries is a credential too. Undefined
 * for AWS, also where there are no credentials. Whether credentials can be had is all the same, but not whose they would be.
 * @throws CofferError the error that the search ended with, and those of holderOf and wayTo
 */
export function unsignedEndpoint(
  unlocked: Unlocked,
  credentials: Found<Credentials<CredentialsSource>>,
  linked: Linked,
): string | undefined {
  if ('error' in credentials && credentials.error.code === 'credentials-none') return undefined;
  const found = foundOr(credentials);
  const holder = found.from === 'profile' ? found : holderOf(withLinked(unlocked, linked), found.keys);
  if (holder.from === 'keys') return endpointOfKey(unlocked, holder.keys.accessKeyId);
  if (holder.from === 'instance') return undefined;
  return wayTo({ unlocked, linked }, holder.from === 'role' ? holder.role : holder).endpointUrl;
}
