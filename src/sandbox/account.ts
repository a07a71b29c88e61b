/*
 * Who is in the account, and what each may do. All of it is made up or published as an example, and the same each time.
 */

export const accountId = '123456789012';

type UserName = 'alice' | 'billing';

export interface User {
  readonly name: UserName;
  readonly arn: string;
  readonly userId: string;
  /** The long-term key pair it begins with, one of those that AWS publishes as examples. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly mfa?: MfaDevice;
  /** What the user's policy allows, such as "ec2:DescribeRegions". GetCallerIdentity and GetSessionToken need no permission. */
  readonly allowed: ReadonlySet<string>;
}

interface MfaDevice {
  readonly serialNumber: string;
  /** Base32, as authenticator apps take it. */
  readonly totpSecret: string;
}

type RoleName = 'reader' | 'partner' | 'operator' | 'federated' | 'workload';

export interface Role {
  readonly arn: string;
  readonly name: RoleName;
  readonly roleId: string;
  readonly maxSessionSeconds: number;
  /** ARNs of the users, roles and providers that may assume it. */
  readonly trusts: ReadonlySet<string>;
  /** What a caller must know to assume it. */
  readonly externalId?: string;
  /** Whether a caller must have given an MFA code, for this call or for its session. */
  readonly needsMfa?: boolean;
  readonly allowed: ReadonlySet<string>;
}

const describing = ['ec2:DescribeInstances', 'ec2:DescribeRegions'];

const keeping = [
  'iam:CreateAccessKey',
  'iam:DeleteAccessKey',
  'iam:GetAccessKeyLastUsed',
  'iam:ListAccessKeys',
  'iam:UpdateAccessKey',
];

export const users: Readonly<Record<UserName, User>> = {
  alice: {
    name: 'alice',
    arn: `arn:aws:iam::${accountId}:user/alice`,
    userId: 'AIDAIOSFODNN7EXAMPLE',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    mfa: {
      serialNumber: `arn:aws:iam::${accountId}:mfa/alice`,
      // The secret of RFC 6238's test vectors, "12345678901234567890".
      totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    },
    allowed: new Set([...describing, ...keeping, 'sts:GetFederationToken']),
  },
  billing: {
    name: 'billing',
    arn: `arn:aws:iam::${accountId}:user/billing`,
    userId: 'AIDAI44QH8DHBEXAMPLE',
    accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
    secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
    allowed: new Set(['ec2:DescribeRegions']),
  },
};

/** The identity provider whose assertions the account takes. */
export const samlProviderArn = `arn:aws:iam::${accountId}:saml-provider/example`;

/** Where the account's OpenID Connect provider is said to be; ".invalid" never resolves. */
export const oidcIssuer = 'https://oidc.sandbox.invalid';

export const oidcProviderArn = `arn:aws:iam::${accountId}:oidc-provider/oidc.sandbox.invalid`;

const hour = 3600;
const readerArn = `arn:aws:iam::${accountId}:role/reader`;

export const roles: Readonly<Record<RoleName, Role>> = {
  reader: {
    name: 'reader',
    arn: readerArn,
    roleId: 'AROAIOSFODNN7EXAMPLE',
    maxSessionSeconds: 12 * hour,
    trusts: new Set([users.alice.arn, users.billing.arn]),
    allowed: new Set(describing),
  },
  partner: {
    name: 'partner',
    arn: `arn:aws:iam::${accountId}:role/partner`,
    roleId: 'AROAI44QH8DHBEXAMPLE',
    maxSessionSeconds: hour,
    // A chain from reader leads here.
    trusts: new Set([users.alice.arn, readerArn]),
    externalId: 'coffer-example',
    allowed: new Set(['ec2:DescribeRegions']),
  },
  operator: {
    name: 'operator',
    arn: `arn:aws:iam::${accountId}:role/operator`,
    roleId: 'AROAJQABLZS4AEXAMPLE',
    maxSessionSeconds: 12 * hour,
    trusts: new Set([users.alice.arn]),
    needsMfa: true,
    allowed: new Set([...describing, ...keeping]),
  },
  federated: {
    name: 'federated',
    arn: `arn:aws:iam::${accountId}:role/federated`,
    roleId: 'AROACLKWSDQRAEXAMPLE',
    maxSessionSeconds: 4 * hour,
    trusts: new Set([samlProviderArn]),
    allowed: new Set(describing),
  },
  workload: {
    name: 'workload',
    arn: `arn:aws:iam::${accountId}:role/workload`,
    roleId: 'AROAWEBTOKENAEXAMPLE',
    maxSessionSeconds: hour,
    trusts: new Set([oidcProviderArn]),
    allowed: new Set(describing),
  },
};
