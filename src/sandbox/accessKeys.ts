import { toBase64 } from '../base/bytes.ts';
import type { EpochMs } from '../base/clock.ts';
import { accountId, users, type User } from './account.ts';
import { toBase32 } from '../base/base32.ts';
import { userIdentity, type Identity } from './identity.ts';

/** What the account knows of an access key. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly identity: Identity;
  readonly session?: Session;
  readonly status: KeyStatus;
  readonly createdAt: EpochMs;
  readonly lastUse?: KeyUse;
}

type KeyStatus = 'Active' | 'Inactive';

/** What only temporary keys have. */
export interface Session {
  readonly token: string;
  readonly expiresAt: EpochMs;
  /** Whether an MFA code was given for it. */
  readonly mfa: boolean;
}

interface KeyUse {
  readonly at: EpochMs;
  readonly service: string;
  readonly region: string;
}

/** Temporary credentials, as STS issues them. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: EpochMs;
}

interface SessionAsked {
  readonly issuedAt: EpochMs;
  readonly seconds: number;
  readonly mfa: boolean;
}

/** The access keys of one account, which come and go. */
export interface AccessKeys {
  find(accessKeyId: string): AccessKey | undefined;
  /** A user's long-term keys, the oldest first. */
  ofUser(user: User): readonly AccessKey[];
  create(user: User, createdAt: EpochMs): AccessKey;
  remove(accessKeyId: string): void;
  setStatus(accessKeyId: string, status: KeyStatus): void;
  noteUse(accessKeyId: string, use: KeyUse): void;
  issueSession(identity: Identity, asked: SessionAsked): SessionCredentials;
}

/** When the key pairs that the users begin with were made. */
const firstCreatedAt: EpochMs = Date.UTC(2025, 0, 15, 9, 30);

export function createAccessKeys(): AccessKeys {
  const keys = new Map<string, AccessKey>();
  const put = (key: AccessKey) => {
    keys.set(key.accessKeyId, key);
    return key;
  };
  const change = (accessKeyId: string, changes: Partial<AccessKey>) => {
    const key = keys.get(accessKeyId);
    if (key) put({ ...key, ...changes });
  };

  for (const user of Object.values(users)) {
    const { accessKeyId, secretAccessKey } = user;
    put({
      accessKeyId,
      secretAccessKey,
      identity: userIdentity(user),
      status: 'Active',
      createdAt: firstCreatedAt,
    });
  }
  return {
    find: (accessKeyId) => keys.get(accessKeyId),
    ofUser: (user) =>
      [...keys.values()].filter(({ identity, session }) => identity.user === user && !session),
    create: (user, createdAt) =>
      put({
        accessKeyId: keyId('AKIA'),
        secretAccessKey: randomBase64(30),
        identity: userIdentity(user),
        status: 'Active',
        createdAt,
      }),
    remove(accessKeyId) {
      keys.delete(accessKeyId);
    },
    setStatus(accessKeyId, status) {
      change(accessKeyId, { status });
    },
    noteUse(accessKeyId, lastUse) {
      change(accessKeyId, { lastUse });
    },
    issueSession(identity, { issuedAt, seconds, mfa }) {
      const token = randomBase64(240);
      const expiresAt = issuedAt + seconds * 1000;
      const { accessKeyId, secretAccessKey } = put({
        accessKeyId: keyId('ASIA'),
        secretAccessKey: randomBase64(30),
        identity,
        session: { token, expiresAt, mfa },
        status: 'Active',
        createdAt: issuedAt,
      });
      return { accessKeyId, secretAccessKey, sessionToken: token, expiresAt };
    },
  };
}

/**
 * A fresh key id. Like AWS's own it holds the account: sixteen base32 digits spell ten bytes, whose first 48 bits are a
 * one, the account in 40 bits, and seven bits of chance like all that follow.
 */
function keyId(prefix: 'AKIA' | 'ASIA'): string {
  const [chance = 0n] = crypto.getRandomValues(new BigUint64Array(1));
  return prefix + toBase32((1n << 79n) | (BigInt(accountId) << 39n) | (chance & ((1n << 39n) - 1n)));
}

function randomBase64(bytes: number): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(bytes)));
}
