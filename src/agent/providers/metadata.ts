import { CofferError } from '../../base/cofferError.ts';
import type { PlannedProfile } from './plan.ts';
import type { Issuer } from './provider.ts';
import type { Sts } from './sts.ts';

/** No session of a role lasts longer, whatever a server says that stands in for AWS's. */
const longestMs = 43_200_000;

/** The role of an instance, by the metadata service that the user listed. */
export function metadataIssuer(
  { clock, aws, metadataEndpoint }: Sts,
  { name }: Pick<PlannedProfile, 'name'>,
): Issuer {
  return {
    identity: ['metadata', metadataEndpoint],
    async issue({ signal }) {
      if (metadataEndpoint === undefined) throw new CofferError('metadata-unlisted', { name });
      const issuedAt = clock();
      const { expiration: stated, ...keys } = await (
        await aws()
      ).instanceCredentials(metadataEndpoint, signal);
      const expiration = Date.parse(stated);
      return {
        ...keys,
        issuedAt,
        expiresAt: Math.min(expiration, issuedAt + longestMs),
        expiration,
        because: [`The metadata service at ${metadataEndpoint} gave credentials of the instance's role.`],
      };
    },
  };
}
