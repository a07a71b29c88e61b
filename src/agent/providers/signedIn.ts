import type { PlannedProfile, SignIn } from './plan.ts';
import type { Issued, Provider } from './provider.ts';
import { samlIssuer } from './saml.ts';
import { staticProvider } from './static.ts';
import type { Sts } from './sts.ts';

/**
 * Puts a new session in place of the one that a profile of the vault holds, one at a time for each profile: whoever comes
 * meanwhile waits for that.
 * @param refused access key id of the old one
 */
export type RenewSession = (
  profile: { readonly id: string; readonly refused: string },
  issue: () => Promise<Issued>,
) => Promise<void>;

/** The session that a profile holds from a sign-in with SAML. Where AWS says that it has ended, the user signs in anew. */
export function signedInProvider(
  sts: Sts,
  { profile, signIn, renew }: { profile: PlannedProfile; signIn: SignIn; renew: RenewSession },
): Provider {
  const held = staticProvider(profile);
  const { roleArn, principalArn, durationSeconds, endpointName } = signIn;
  const role = { profile, roleArn, durationSeconds };
  const issuer = samlIssuer(sts, { role, principalArn, endpointName, ended: profile.name });
  return {
    identity: held.identity,
    async provide(asking) {
      const provided = await held.provide(asking);
      const { refused } = asking;
      // Another call may have renewed it since this one was signed.
      if (refused === undefined || provided.credentials.accessKeyId !== refused) {
        return { ...provided, renewable: true };
      }
      await renew({ id: profile.id, refused }, () => issuer.issue(asking));
      const { credentials } = await held.provide(asking);
      const because = [`The session of profile "${profile.name}" had ended, and was begun anew with SAML.`];
      return { credentials, because, renewable: true };
    },
  };
}
