import type { Clock, EpochMs } from '../../base/clock.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { Aws } from '../aws/aws.ts';
import type { AwsCall, UnsignedCall } from '../aws/call.ts';
import type { Answers, Issued, Lifetime, Provider, Waiter } from './provider.ts';

/** The STS that a chain of providers asks. */
export interface Sts {
  readonly clock: Clock;
  readonly aws: () => Promise<Aws>;
  readonly answers: Answers;
  readonly region: string;
  /** Absent for AWS's own. */
  readonly endpointUrl?: string;
  /** Of the metadata service that the user listed. */
  readonly metadataEndpoint?: string;
  /** What the journal calls the credentials that sign. */
  readonly profile: string;
}

/** Credentials in an answer of STS. */
interface AnsweredCredentials {
  readonly AccessKeyId: string | undefined;
  readonly SecretAccessKey: string | undefined;
  readonly SessionToken: string | undefined;
  readonly Expiration: Date | undefined;
}

interface AnsweredRole {
  readonly Credentials?: AnsweredCredentials | undefined;
  readonly AssumedRoleUser?: { readonly Arn: string | undefined } | undefined;
}

/** A call that a source signs, renewed on the way where STS says that they have expired. */
export async function signedCall(
  sts: Sts,
  source: Provider,
  waiter: Waiter,
): Promise<{ readonly call: AwsCall; readonly because: readonly string[] }> {
  const { credentials, renewable, because } = await source.provide(waiter);
  return {
    because,
    call: {
      ...unsignedCall(sts, waiter),
      credentials,
      profile: sts.profile,
      ...(renewable && {
        renew: async (refused) => (await source.provide(waiter, refused)).credentials,
      }),
    },
  };
}

export function unsignedCall({ region, endpointUrl }: Sts, { signal }: Waiter): UnsignedCall {
  return { region, signal, ...(endpointUrl !== undefined && { endpointUrl }) };
}

/**
 * What STS issued.
 * @param sentAt when it was asked, by this machine's clock
 * @param asked how long the credentials were to last, in seconds
 * @param clockOffsetMs server time minus local time, where it is known
 * @throws CofferError "answer-incomplete"
 */
export function issuedCredentials(
  answered: AnsweredCredentials | undefined,
  times: { readonly sentAt: EpochMs; readonly asked: number; readonly clockOffsetMs: number | undefined },
): Omit<Issued, 'because'> {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answered ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
    throw new CofferError('answer-incomplete');
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...lifetime(Expiration.getTime(), times),
  };
}

/** The same of a role's session, which STS names. @throws CofferError "answer-incomplete" */
export function issuedRole(
  { Credentials, AssumedRoleUser }: AnsweredRole,
  times: Parameters<typeof issuedCredentials>[1],
): Omit<Issued, 'because'> {
  const assumedRole = AssumedRoleUser?.Arn;
  return {
    ...issuedCredentials(Credentials, times),
    ...(assumedRole !== undefined && { assumedRole }),
  };
}

/**
 * STS states the end by its own clock, and this machine's may be off by up to five minutes without anybody telling. So the
 * end counts from when the request was sent, and the stated one only where it is sooner.
 */
function lifetime(
  expiration: EpochMs,
  { sentAt, asked, clockOffsetMs = 0 }: Parameters<typeof issuedCredentials>[1],
): Lifetime {
  const stated = expiration - clockOffsetMs;
  return { issuedAt: sentAt, expiresAt: Math.min(sentAt + asked * 1000, stated), expiration };
}
