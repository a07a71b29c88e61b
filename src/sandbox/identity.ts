import { accountId, type Role, type User } from './account.ts';
import type { SessionPolicy } from './policy.ts';

/** Whom an access key stands for. */
export interface Identity {
  readonly kind: 'user' | 'role' | 'federated';
  /** As GetCallerIdentity says it. */
  readonly arn: string;
  readonly userId: string;
  /** As the roles that trust it name it. */
  readonly principalArn: string;
  /** The user who made its credentials; a role's session has none. */
  readonly user?: User;
  readonly allowed: ReadonlySet<string>;
  /** What narrows a session further. */
  readonly policy?: SessionPolicy;
}

export function userIdentity(user: User): Identity {
  const { arn, userId, allowed } = user;
  return { kind: 'user', arn, userId, principalArn: arn, user, allowed };
}

export function roleSession(role: Role, sessionName: string, policy?: SessionPolicy): Identity {
  return {
    kind: 'role',
    arn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${sessionName}`,
    userId: `${role.roleId}:${sessionName}`,
    principalArn: role.arn,
    allowed: role.allowed,
    ...(policy && { policy }),
  };
}

/** @param policy without one a federated user may do nothing */
export function federatedUser(user: User, name: string, policy?: SessionPolicy): Identity {
  const arn = `arn:aws:sts::${accountId}:federated-user/${name}`;
  return {
    kind: 'federated',
    arn,
    userId: `${accountId}:${name}`,
    principalArn: arn,
    user,
    allowed: policy ? user.allowed : new Set(),
    ...(policy && { policy }),
  };
}

/**
 * Why an identity may not do something, as AWS's sentences end; undefined where it may.
 * @param action such as "ec2:DescribeRegions"
 * @param resource ARN, or "*" for actions that have none
 */
export function denial({ allowed, policy }: Identity, action: string, resource: string): string | undefined {
  const verdict = policy?.(action, resource) ?? 'allowed';
  if (verdict === 'denied') return 'with an explicit deny in a session policy';
  if (!allowed.has(action)) return `because no identity-based policy allows the ${action} action`;
  return verdict === 'allowed' ? undefined : `because no session policy allows the ${action} action`;
}
