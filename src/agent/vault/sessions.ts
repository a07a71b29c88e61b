import * as v from 'valibot';
import { writtenSchema } from './kept.ts';
import { latestDocument, type DocumentShelf, type Latest } from './latest.ts';
import { madeCodeSchema } from './madeCodes.ts';
import { sealedSecretSchema } from './secrets.ts';

const sessionSchema = v.object({
  /** 32 hexadecimal digits, for which its secrets are sealed. */
  id: v.string(),
  /** Digest of all that decided what was asked for; other settings ask anew. */
  key: v.string(),
  /** The profile that it was asked for: an id of the vault, or a location's id, a blank and a name. */
  holder: v.string(),
  accessKeyId: v.string(),
  secretAccessKey: sealedSecretSchema,
  sessionToken: sealedSecretSchema,
  /** Epoch milliseconds of this machine's clock, when it was asked for. */
  issuedAt: v.number(),
  /** When it ends by this machine's clock: what decides whether it is used. */
  expiresAt: v.number(),
  /** When it ends by the clock of AWS: what is told to others. */
  expiration: v.number(),
  /** Of the MFA device whose code was given for it. */
  mfaSerial: v.optional(v.string()),
  /** Of the role, as STS answered; absent for a user's session. */
  assumedRole: v.optional(v.string()),
});

/** Temporary credentials as they lie in the vault. */
export type StoredSession = v.InferOutput<typeof sessionSchema>;

const identitySchema = v.object({
  accessKeyId: v.string(),
  account: v.string(),
  arn: v.string(),
  userId: v.string(),
  /** Of a role: the profile that names it, and what that said of it then. It outlives the role's session. */
  role: v.optional(v.object({ profileId: v.string(), settings: v.array(v.string()) })),
});

/** When IAM created an access key. */
const keyAgeSchema = v.object({ accessKeyId: v.string(), createdAt: v.number() });

/** Who AWS said the owner of an access key to be. */
export type StoredIdentity = v.InferOutput<typeof identitySchema>;

const sessionsSchema = v.object({
  sessions: v.optional(v.array(sessionSchema), []),
  identities: v.optional(v.array(identitySchema), []),
  keyAges: v.optional(v.array(keyAgeSchema), []),
  written: v.optional(v.array(writtenSchema), []),
  madeCodes: v.optional(v.array(madeCodeSchema), []),
});

/** The document `sessions`: what AWS told and would tell again, and which codes it was given. */
export type SessionsDocument = v.InferOutput<typeof sessionsSchema>;

export function openSessions(shelf: DocumentShelf): Latest<SessionsDocument> {
  return latestDocument(shelf, {
    name: 'sessions',
    schema: sessionsSchema,
    empty: { sessions: [], identities: [], keyAges: [], written: [], madeCodes: [] },
  });
}
