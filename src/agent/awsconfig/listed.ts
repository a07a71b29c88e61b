import type { ProfileView } from '../../protocol/views/profiles.ts';
import { accountOf, maskKeyId } from './accessKeyId.ts';
import { wellFormedRegion } from './limits.ts';

/** What every list shows of a profile's access key id and region: what they give away, and nothing where it cannot be one. */
export function listed(
  accessKeyId: string | undefined,
  region: string | undefined,
): Pick<ProfileView, 'account' | 'region' | 'key'> {
  const account = accessKeyId && accountOf(accessKeyId);
  return {
    ...(account && { account }),
    ...(region !== undefined && wellFormedRegion.test(region) && { region }),
    ...(accessKeyId && { key: maskKeyId(accessKeyId) }),
  };
}
