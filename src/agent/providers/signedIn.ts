import type { SigningCredentials } from '../sigv4/credentials.ts';
import type { PlannedProfile, SignIn } from './plan.ts';
import type { Issued, Provider, Waiter } from './provider.ts';
import { samlIssuer } from './saml.ts';
import { staticProvider } from './static.ts';
import type { Sts } from './sts.ts';

/** A session that a profile of the vault holds. */
export interface HeldSession {
  /** Of the profile. */
  readonly id: string;
  readonly accessKeyId: string;
  readonly signIn: SignIn;
  /** Undefined for AWS itself. */
  readonly endpointUrl: string | undefined;
}

/** Sessions in place of those that profiles hold. */
export interface Renewals {
  /** The one that took a session's place and could not be stored. */
  unstored(session: HeldSession): SigningCredentials | undefined;
  /**
   * Puts a new one into the profile, one at a time for each session: whoever comes meanwhile waits for that.
   * @returns undefined where the profile holds another one by now
   * @throws CofferError "profile-gone", "session-replaced", and what `issue` throws
   */
  renew(
    session: HeldSession,
    waiter: Waiter,
    issue: (waiter: Waiter) => Promise<Issued>,
  ): Promise<SigningCredentials | undefined>;
}

/** The session that a profile holds from a sign-in with SAML. Where AWS says that it has ended, the user signs in anew. */
export function signedInProvider(
  sts: Sts,
  { profile, signIn, renewals }: { profile: PlannedProfile; signIn: SignIn; renewals: Renewals },
): Provider {
  const held = staticProvider(profile);
  const { roleArn, principalArn, durationSeconds, endpointName } = signIn;
  const role = { profile, roleArn, durationSeconds };
  const issuer = samlIssuer(sts, { role, principalArn, endpointName, ended: profile.name });
  return {
    identity: held.identity,
    async provide(waiter, refused) {
      const provided = await held.provide(waiter);
      const { accessKeyId } = provided.credentials;
      const session = { id: profile.id, accessKeyId, signIn, endpointUrl: sts.endpointUrl };
      const unstored = renewals.unstored(session);
      // Another call may have renewed it since this one was signed.
      if ((unstored?.accessKeyId ?? accessKeyId) !== refused) {
        const because = [`The session of profile "${profile.name}" was begun anew, and could not be stored.`];
        return { ...(unstored ? { credentials: unstored, because } : provided), renewable: true };
      }
      const renewed = await renewals.renew(session, waiter, (all) => issuer.issue(all));
      const credentials = renewed ?? (await held.provide(waiter)).credentials;
      const because = [`The session of profile "${profile.name}" had ended, and was begun anew with SAML.`];
      return { credentials, because, renewable: true };
    },
  };
}
