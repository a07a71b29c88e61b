import { toBase64 } from '../base/bytes.ts';
import type { EpochMs } from '../base/clock.ts';

export const accountId = '123456789012';

export type UserName = 'alice' | 'billing';

export interface User {
  readonly arn: string;
  readonly userId: string;
  /** The long-term key pair, one of those that AWS publishes as examples. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** What the user's policy allows, such as "ec2:DescribeRegions". GetCallerIdentity needs no permission. */
  readonly allowed: ReadonlySet<string>;
}

export const users: Readonly<Record<UserName, User>> = {
  alice: {
    arn: `arn:aws:iam::${accountId}:user/alice`,
    userId: 'AIDAIOSFODNN7EXAMPLE',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    allowed: new Set(['ec2:DescribeInstances', 'ec2:DescribeRegions']),
  },
  billing: {
    arn: `arn:aws:iam::${accountId}:user/billing`,
    userId: 'AIDAI44QH8DHBEXAMPLE',
    accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
    secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
    allowed: new Set(['ec2:DescribeRegions']),
  },
};

/** Temporary credentials, as STS issues them. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** What the account knows of an access key. */
export interface AccessKey {
  readonly user: User;
  readonly secretAccessKey: string;
  /** Only temporary keys have one. */
  readonly session?: { readonly token: string; readonly expiresAt: EpochMs };
}

export interface Account {
  accessKey(accessKeyId: string): AccessKey | undefined;
  issueSession(userName: UserName, expiresAt: EpochMs): SessionCredentials;
}

export function createAccount(): Account {
  const accessKeys = new Map<string, AccessKey>();
  for (const user of Object.values(users)) {
    accessKeys.set(user.accessKeyId, { user, secretAccessKey: user.secretAccessKey });
  }
  return {
    accessKey: (accessKeyId) => accessKeys.get(accessKeyId),
    issueSession(userName, expiresAt) {
      const credentials = {
        accessKeyId: temporaryKeyId(),
        secretAccessKey: randomBase64(30),
        sessionToken: randomBase64(240),
      };
      accessKeys.set(credentials.accessKeyId, {
        user: users[userName],
        secretAccessKey: credentials.secretAccessKey,
        session: { token: credentials.sessionToken, expiresAt },
      });
      return credentials;
    },
  };
}

/**
 * A fresh id of a temporary key. Like AWS's own it holds the account: sixteen base32 digits spell ten bytes,
 * whose first 48 bits are a one, the account in 40 bits, and seven bits of chance like all that follow.
 */
function temporaryKeyId(): string {
  const [chance = 0n] = crypto.getRandomValues(new BigUint64Array(1));
  const number = (1n << 79n) | (BigInt(accountId) << 39n) | (chance & ((1n << 39n) - 1n));
  const digits = number.toString(32).replace(/./g, (digit) => base32.charAt(parseInt(digit, 32)));
  return `ASIA${digits}`;
}

/** RFC 4648 */
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function randomBase64(bytes: number): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(bytes)));
}
