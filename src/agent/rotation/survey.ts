import type { EpochMs } from '../../base/clock.ts';
import { CofferError } from '../../base/cofferError.ts';
import { errorText } from '../../base/errors.ts';
import type { Aws } from '../aws/aws.ts';
import type { AwsCall } from '../aws/call.ts';
import { awsCodeOf } from './refusals.ts';
import { listKeys, userNameOf, type UserKey } from './userKeys.ts';

/** What IAM says of a user's keys before any is changed. */
export interface Survey {
  readonly arn: string;
  readonly keys: readonly SurveyedKey[];
}

interface SurveyedKey extends UserKey {
  /** Undefined where the user may not ask. */
  readonly lastUse: LastUse | 'never' | undefined;
}

interface LastUse {
  readonly at: EpochMs;
  /** Such as "ec2". */
  readonly service: string;
  readonly region: string;
}

/**
 * Asks who a key's owner is, which keys there are, and when each was used last.
 * @param name of the profile, for the errors
 * @throws CofferError "rotation-root", "rotation-not-user", "rotation-unlisted"
 */
export async function survey(aws: Aws, call: AwsCall, name: string): Promise<Survey> {
  const { arn } = await aws.getCallerIdentity(call);
  if (arn.endsWith(':root')) throw new CofferError('rotation-root', { name });
  if (userNameOf(arn) === undefined) throw new CofferError('rotation-not-user', { name, arn });
  const keys = await listKeys(aws, call).catch((error: unknown) => {
    if (!(error instanceof CofferError) || awsCodeOf(error) !== 'AccessDenied') throw error;
    throw new CofferError('rotation-unlisted', { name, why: errorText(error) });
  });
  return {
    arn,
    keys: await Promise.all(keys.map(async (key) => ({ ...key, lastUse: await lastUse(aws, call, key) }))),
  };
}

async function lastUse(aws: Aws, call: AwsCall, { accessKeyId }: UserKey): Promise<SurveyedKey['lastUse']> {
  try {
    const asked = await aws.ask('iam:GetAccessKeyLastUsed', { AccessKeyId: accessKeyId }, call);
    const { LastUsedDate, ServiceName = '', Region = '' } = asked.answer.AccessKeyLastUsed ?? {};
    return LastUsedDate ? { at: LastUsedDate.getTime(), service: ServiceName, region: Region } : 'never';
  } catch (error) {
    // Good to know, and needed for nothing.
    if (awsCodeOf(error) === 'AccessDenied') return undefined;
    throw error;
  }
}
