import { CofferError } from '../../base/cofferError.ts';
import { sandboxEndpoint } from '../../base/sandbox.ts';
import { assumeRoleIssuer, type RoleOptions } from './assumeRole.ts';
import { cached, type SessionCache } from './cache.ts';
import { federationTokenIssuer } from './federationToken.ts';
import { metadataIssuer } from './metadata.ts';
import { lasting, type Plan, type PlannedProfile, type Role } from './plan.ts';
import type { Issuer, Provider } from './provider.ts';
import { sessionTokenIssuer } from './sessionToken.ts';
import { signedInProvider, type Renewals } from './signedIn.ts';
import { staticProvider } from './static.ts';
import type { Sts } from './sts.ts';
import { samlIssuer } from './saml.ts';
import { webIdentityIssuer } from './webIdentity.ts';

/** A user's session lasts twelve hours, as STS has it where nobody says otherwise. */
const userSessionSeconds = 43_200;

/** How long those that are given away last where nobody says so: a chained role gets no more. */
const handedSeconds = 3600;

/** AWS grants a role no more than an hour to a caller with credentials of GetSessionToken. */
const longestBehindSession = 3600;

interface Surroundings {
  readonly sts: Sts;
  readonly cache: SessionCache;
  readonly renewals: Renewals;
}

/**
 * The providers of a plan, each around the one before. A user's session with an MFA code stands before the first role that
 * asks for one, so that every role behind that device shares it.
 */
export function chainOf(plan: Plan, surroundings: Surroundings): Provider {
  const { source, role } = linked(plan, surroundings);
  const { sts } = surroundings;
  return role ? kept(surroundings, assumeRoleIssuer(sts, { source, role }), role.profile) : source;
}

/** What is asked of credentials that are issued to be given away. */
export interface Narrowed extends RoleOptions {
  /** An hour without it; with a code of the user's MFA device as long as one serves roles, or it would be asked for each hour. */
  readonly durationSeconds?: number;
}

/**
 * Who issues temporary credentials of a plan's profile, anew each time. Undefined where the profile holds a session
 * itself: STS gives none for one.
 * @throws CofferError "hand-off-chain-duration", "hand-off-role-only", "input-out-of-limits"
 */
export function issuerOf(plan: Plan, surroundings: Surroundings, asked: Narrowed): Issuer | undefined {
  const { durationSeconds = handedSeconds, ...options } = asked;
  const { source, role } = linked(lasting(plan, durationSeconds), surroundings);
  const { sts } = surroundings;
  if (role) return assumeRoleIssuer(sts, { source, role, options });
  const { policy, ...ofRole } = options;
  if (Object.keys(ofRole).length > 0)
    throw new CofferError('hand-off-role-only', { name: plan.profile.name });
  const { source: first } = plan;
  if (first.from === 'webIdentity') {
    return webIdentityIssuer(sts, { ...first, role: { ...first.role, durationSeconds }, policy });
  }
  if (first.from === 'saml') {
    return samlIssuer(sts, { ...first, role: { ...first.role, durationSeconds }, policy });
  }
  if (first.profile.holds !== 'pair') return undefined;
  // GetFederationToken takes no code.
  if (policy !== undefined) {
    return federationTokenIssuer(sts, { source, name: 'coffer', policy, durationSeconds });
  }
  const mfaSerial = first.profile.text('mfa_serial');
  if (mfaSerial === undefined) return sessionTokenIssuer(sts, { source, durationSeconds });
  const seconds = asked.durationSeconds ?? userSessionSeconds;
  return sessionTokenIssuer(sts, { source, mfaSerial, durationSeconds: seconds });
}

/** The last role of a plan, and what stands before it. */
function linked({ source, roles }: Plan, surroundings: Surroundings): { source: Provider; role?: Role } {
  const { sts } = surroundings;
  let provider = sourceProvider(source, surroundings);
  let last: Role | undefined;
  let given: string | undefined;
  for (const role of roles) {
    const { mfaSerial, ...withoutMfa } = role;
    if (last) {
      provider = kept(surroundings, assumeRoleIssuer(sts, { source: provider, role: last }), last.profile);
    } else if (mfaSerial !== undefined && sharesSession(source, role)) {
      const asked = { source: provider, mfaSerial, durationSeconds: userSessionSeconds };
      // It is the user's, whichever role it was begun for.
      provider = kept(surroundings, sessionTokenIssuer(sts, asked), source.profile);
      given = mfaSerial;
    }
    // A device that gave its code for this chain is not asked again: AWS would take no second one from it.
    last = mfaSerial === given ? withoutMfa : role;
    given ??= mfaSerial;
  }
  return { source: provider, ...(last && { role: last }) };
}

function sourceProvider(source: Plan['source'], surroundings: Surroundings): Provider {
  const { sts, renewals } = surroundings;
  switch (source.from) {
    case 'keys': {
      const { profile } = source;
      const { signIn } = profile;
      // The endpoint of another profile gets no response for this one, and gives it no keys: it may make them up.
      const isOwn = profile.text('endpoint_url') === sts.endpointUrl;
      return signIn && isOwn ? signedInProvider(sts, { profile, signIn, renewals }) : staticProvider(profile);
    }
    case 'metadata':
      return cached(surroundings.cache, {
        issuer: metadataIssuer(sts, source.profile),
        holder: source.profile.id,
        // The service gives them whenever it is asked.
        passing: true,
      });
    case 'webIdentity':
      return kept(surroundings, webIdentityIssuer(sts, source), source.role.profile);
    case 'saml':
      return kept(surroundings, samlIssuer(sts, source), source.role.profile);
  }
}

function kept({ sts, cache }: Surroundings, issuer: Issuer, { id }: PlannedProfile): Provider {
  // The sandbox's account ends with the agent.
  return cached(cache, { issuer, holder: id, passing: sts.endpointUrl === sandboxEndpoint });
}

/** Only a user's own keys begin a session, and a role behind one gets an hour at the most. */
function sharesSession(
  source: Plan['source'],
  { durationSeconds }: Role,
): source is Extract<Plan['source'], { from: 'keys' }> {
  return source.from === 'keys' && source.profile.holds === 'pair' && durationSeconds <= longestBehindSession;
}
