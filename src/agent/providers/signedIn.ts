import type { PlannedProfile, SignIn } from './plan.ts';
import type { Issued, Provider, Waiter } from './provider.ts';
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
  waiter: Waiter,
  issue: (waiter: Waiter) => Promise<Issued>,
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
    async provide(waiter, refused) {
      const provided = await held.provide(waiter);
      // Another call may have renewed it since this one was signed.
      if (refused === undefined || provided.credentials.accessKeyId !== refused) {
        return { ...provided, renewable: true };
      }
      await renew({ id: profile.id, refused }, waiter, (all) => issuer.issue(all));
      const { credentials } = await held.provide(waiter);
      const because = [`The session of profile "${profile.name}" had ended, and was begun anew with SAML.`];
      return { credentials, because, renewable: true };
    },
  };
}
