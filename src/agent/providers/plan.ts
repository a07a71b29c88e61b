import { CofferError } from '../../base/cofferError.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import type { ProfileType } from '../../protocol/views/profiles.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';
import { samlRole, type SamlRole } from './saml/roles.ts';

/** A profile of any store, as far as its credentials hang on it. */
export interface PlannedProfile {
  /** Unlike that of any other profile in any store. */
  readonly id: string;
  readonly name: string;
  /** ProfileLocation of the shared files that it stands in; absent in the vault. */
  readonly location?: string;
  readonly type: ProfileType;
  /** The keys that it has itself: none, a user's long-term pair, or one with a session token. */
  readonly holds: 'nothing' | 'pair' | 'session';
  /** A property that may be used; undefined where it is absent or empty. */
  text(key: string): string | undefined;
  /** The profile that it means by this name as its source. */
  find(name: string): PlannedProfile | undefined;
  /** How a session that it holds came from a sign-in with SAML, if it did. */
  readonly signIn?: SignIn;
  /**
   * Its own keys; of a session that a sign-in gave those that it has now, which may have been renewed.
   * @throws CofferError "access-key-malformed", "session-token-malformed", "secret-damaged", "profile-gone",
   *   "session-replaced"
   */
  keys(): Promise<SigningCredentials>;
}

/** What was asked of STS with a SAML response, and can be asked again with another. */
export interface SignIn extends SamlRole {
  readonly durationSeconds: number;
  /** What the vault calls where the user signs in; without one the name of the identity provider in IAM. */
  readonly endpointName: string;
}

/** A role that is assumed on the way. */
export interface Role {
  /** The profile that says so. */
  readonly profile: PlannedProfile;
  readonly roleArn: string;
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly externalId?: string;
  readonly mfaSerial?: string;
}

/** Where credentials come from, decided by settings alone: nobody has been asked yet. */
export interface Plan {
  /** The profile whose credentials are wanted. */
  readonly profile: PlannedProfile;
  readonly source:
    | { readonly from: 'keys'; readonly profile: PlannedProfile }
    /** The instance whose metadata service the user listed. */
    | { readonly from: 'metadata'; readonly profile: PlannedProfile }
    | { readonly from: 'webIdentity'; readonly role: Role; readonly tokenFile: string }
    | {
        readonly from: 'saml';
        readonly role: Role;
        /** ARN of the identity provider in IAM. */
        readonly principalArn: string;
        /** What the vault calls where the user signs in. */
        readonly endpointName: string;
      };
  /** In the order in which they are assumed, each with the credentials of the one before. */
  readonly roles: readonly Role[];
}

/** What stands for a profile where none says that the instance is the source. */
const instance: PlannedProfile = {
  id: 'instance',
  name: 'Instance Profile',
  type: 'Invalid',
  holds: 'nothing',
  text: () => undefined,
  find: () => undefined,
  keys: () => Promise.reject(new TypeError('an instance holds no keys')),
};

/** The way to the credentials of the role that an instance has itself. */
export const instancePlan: Plan = {
  profile: instance,
  source: { from: 'metadata', profile: instance },
  roles: [],
};

/** What AWS grants a role that is assumed with the credentials of another, in seconds. */
const longestChainedSeconds = 3600;

/** What it grants any other role, and a user. @see STS API reference, AssumeRole, GetSessionToken and GetFederationToken */
const longestRoleSeconds = 43_200;
const longestUserSeconds = 129_600;

/**
 * The profiles on the way to a profile's credentials, from itself through source profiles to the one that they begin with,
 * whatever else is to be said of each.
 * @throws CofferError "source-profile-unknown", "source-profile-circle"
 * @see AWS SDK for .NET, AssumeRole with source_profile; botocore, AssumeRoleProvider
 */
export function wayOf(profile: PlannedProfile): readonly PlannedProfile[] {
  const way = [profile];
  const passed = new Set<string>();
  let current = profile;
  while (isBehindSource(current, profile)) {
    passed.add(current.id);
    current = sourceOf(current);
    if (passed.has(current.id) && current.holds === 'nothing') {
      throw new CofferError('source-profile-circle', { name: profile.name });
    }
    way.push(current);
  }
  return way;
}

/** A chain ends at the first source that has keys of its own, whatever else it has. */
function isBehindSource(current: PlannedProfile, wanted: PlannedProfile): boolean {
  if (!isRole(current.type) || current.type === 'AssumeRoleCredentialSource') return false;
  return current === wanted || current.holds === 'nothing';
}

/**
 * How the credentials of a profile are got on the way there.
 * @throws CofferError "role-chain-duration", "duration-malformed", "profile-invalid", "profile-out-of-reach",
 *   "saml-role-malformed" and those of wayOf
 */
export function planFor(profile: PlannedProfile): Plan {
  const way = [...wayOf(profile)];
  const first = way.pop() ?? profile;
  const roles = way.reverse().map(roleOf);
  if (first.holds !== 'nothing' && (first !== profile || !isRole(first.type))) {
    return checked({ profile, source: { from: 'keys', profile: first }, roles });
  }
  const tokenFile = first.text('web_identity_token_file');
  if (first.type === 'AssumeRoleWithWebIdentity' && tokenFile !== undefined) {
    return checked({ profile, source: { from: 'webIdentity', role: roleOf(first), tokenFile }, roles });
  }
  if (first.type === 'SAMLRole' || first.type === 'SAMLRoleUserIdentity') {
    return checked({ profile, source: samlSourceOf(first), roles });
  }
  const fromInstance =
    first.type === 'AssumeRoleCredentialSource' && first.text('credential_source') === 'Ec2InstanceMetadata';
  // Others begin with a program, a browser's sign-in, an environment or a container, none of which a web page has.
  if (!fromInstance) throw outOfReach(first);
  return checked({ profile, source: { from: 'metadata', profile: first }, roles: [roleOf(first), ...roles] });
}

const roleTypes: ReadonlySet<ProfileType> = new Set([
  'AssumeRole',
  'AssumeRoleExternal',
  'AssumeRoleMFA',
  'AssumeRoleExternalMFA',
  'AssumeRoleCredentialSource',
]);

function isRole(type: ProfileType): boolean {
  return roleTypes.has(type);
}

/** The next profile of a chain. One that names itself means the keys that it has beside its role. */
function sourceOf(profile: PlannedProfile): PlannedProfile {
  const name = profile.text('source_profile') ?? '';
  const source = profile.find(name);
  if (!source) throw new CofferError('source-profile-unknown', { name: shownName(name) });
  if (source.id !== profile.id) return source;
  if (profile.holds === 'nothing') throw new CofferError('source-profile-circle', { name });
  return { ...profile, type: profile.holds === 'pair' ? 'Basic' : 'Session' };
}

function outOfReach({ name, type }: PlannedProfile): CofferError {
  if (type === 'Invalid') return new CofferError('profile-invalid', { name });
  return new CofferError('profile-out-of-reach', { name, type });
}

/** The AWS SDK for .NET keeps the provider's ARN before the role's. @throws CofferError "saml-role-malformed" */
function samlSourceOf(profile: PlannedProfile): Extract<Plan['source'], { from: 'saml' }> {
  const named = samlRole(profile.text('role_arn') ?? '');
  if (!named) throw new CofferError('saml-role-malformed', { name: profile.name });
  const { roleArn, principalArn } = named;
  const endpointName = profile.text('endpoint_name') ?? '';
  return { from: 'saml', role: { ...roleOf(profile), roleArn }, principalArn, endpointName };
}

function roleOf(profile: PlannedProfile): Role {
  const externalId = profile.text('external_id');
  const mfaSerial = profile.text('mfa_serial');
  return {
    profile,
    roleArn: profile.text('role_arn') ?? '',
    sessionName: profile.text('role_session_name') ?? 'coffer',
    durationSeconds: durationOf(profile),
    ...(externalId !== undefined && { externalId }),
    ...(mfaSerial !== undefined && { mfaSerial }),
  };
}

/** @throws CofferError "duration-malformed" */
function durationOf(profile: PlannedProfile): number {
  const written = profile.text('duration_seconds') ?? '3600';
  const seconds = /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
  if (!(seconds >= 900 && seconds <= longestRoleSeconds)) {
    throw new CofferError('duration-malformed', { name: profile.name });
  }
  return seconds;
}

/** What credentials of a plan's profile can be asked for. */
export interface Grant {
  readonly of: 'user' | 'role' | 'signIn';
  readonly longestSeconds: number;
  /** Whether its role is assumed with temporary credentials. */
  readonly chained: boolean;
}

export function grantOf({ source, roles }: Plan): Grant {
  const chained = roles.length > 1 || (roles.length === 1 && startsInSession(source));
  const longestSeconds = chained ? longestChainedSeconds : longestRoleSeconds;
  if (roles.length > 0) return { of: 'role', longestSeconds, chained };
  if (source.from === 'webIdentity' || source.from === 'saml')
    return { of: 'signIn', longestSeconds, chained };
  return { of: 'user', longestSeconds: longestUserSeconds, chained };
}

/** The plan with another duration of its last role. @throws CofferError "hand-off-chain-duration" */
export function lasting(plan: Plan, durationSeconds: number): Plan {
  const last = plan.roles.at(-1);
  if (!last) return plan;
  const { chained, longestSeconds } = grantOf(plan);
  if (chained && durationSeconds > longestSeconds) {
    throw new CofferError('hand-off-chain-duration', { name: plan.profile.name, longestSeconds });
  }
  return { ...plan, roles: [...plan.roles.slice(0, -1), { ...last, durationSeconds }] };
}

/** Whether a role that is assumed first is assumed with temporary credentials already. */
function startsInSession(source: Plan['source']): boolean {
  return source.from !== 'keys' || source.profile.holds === 'session';
}

/** Says what AWS would refuse before anybody is asked for a code. @throws CofferError "role-chain-duration" */
function checked(plan: Plan): Plan {
  const { source, roles } = plan;
  for (const [index, { profile, durationSeconds }] of roles.entries()) {
    if ((index > 0 || startsInSession(source)) && durationSeconds > longestChainedSeconds) {
      throw new CofferError('role-chain-duration', { name: profile.name, durationSeconds });
    }
  }
  return plan;
}
