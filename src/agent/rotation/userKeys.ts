import type { EpochMs } from '../../base/clock.ts';
import type { Aws } from '../aws/aws.ts';
import type { AwsCall } from '../aws/call.ts';
import { awsCodeOf } from './refusals.ts';

/** An access key of a user, as IAM lists it. */
export interface UserKey {
  readonly accessKeyId: string;
  readonly active: boolean;
  readonly createdAt?: EpochMs;
}

/** A key that is to be changed. */
interface KeyOf {
  readonly accessKeyId: string;
  /** ARN of its user. */
  readonly owner: string;
}

/** The access keys of the user whose key signs. */
export async function listKeys(aws: Aws, call: AwsCall): Promise<readonly UserKey[]> {
  const found: UserKey[] = [];
  let Marker: string | undefined;
  do {
    const { answer } = await aws.ask('iam:ListAccessKeys', { Marker }, call);
    for (const { AccessKeyId = '', Status, CreateDate } of answer.AccessKeyMetadata ?? []) {
      found.push({
        accessKeyId: AccessKeyId,
        active: Status === 'Active',
        ...(CreateDate && { createdAt: CreateDate.getTime() }),
      });
    }
    Marker = answer.IsTruncated === true ? answer.Marker : undefined;
  } while (Marker !== undefined);
  return found;
}

/** Name of a user from the ARN, which has a path before it. */
export function userNameOf(arn: string): string | undefined {
  return /:user\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
}

/** Deletes a key. @returns whether it was there */
export function deleteKey(aws: Aws, call: AwsCall, key: KeyOf): Promise<boolean> {
  return wasThere(aws.ask('iam:DeleteAccessKey', named(key), call));
}

/** Makes a key active or inactive. @returns whether it is there */
export function setStatus(
  aws: Aws,
  call: AwsCall,
  key: KeyOf,
  Status: 'Active' | 'Inactive',
): Promise<boolean> {
  return wasThere(aws.ask('iam:UpdateAccessKey', { ...named(key), Status }, call));
}

function named({ owner, accessKeyId }: KeyOf): { UserName: string | undefined; AccessKeyId: string } {
  return { UserName: userNameOf(owner), AccessKeyId: accessKeyId };
}

async function wasThere(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (awsCodeOf(error) !== 'NoSuchEntity') throw error;
    return false;
  }
}
