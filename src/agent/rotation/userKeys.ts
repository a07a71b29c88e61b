import type { EpochMs } from '../../base/clock.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { Aws } from '../aws/aws.ts';
import type { AwsCall } from '../aws/call.ts';
import { awsCodeOf } from './refusals.ts';

/** An access key of a user, as IAM lists it. */
export interface UserKey {
  readonly accessKeyId: string;
  readonly active: boolean;
  readonly createdAt?: EpochMs;
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

/** Deletes a key, or finds that it is deleted. @param owner ARN of its user */
export async function deleteKey(aws: Aws, call: AwsCall, owner: string, accessKeyId: string): Promise<void> {
  await aws
    .ask('iam:DeleteAccessKey', { UserName: userNameOf(owner), AccessKeyId: accessKeyId }, call)
    .catch(unlessMissing);
}

/** Deactivates a key, or finds that it is deleted. */
export async function deactivateKey(
  aws: Aws,
  call: AwsCall,
  owner: string,
  accessKeyId: string,
): Promise<void> {
  await aws
    .ask(
      'iam:UpdateAccessKey',
      { UserName: userNameOf(owner), AccessKeyId: accessKeyId, Status: 'Inactive' },
      call,
    )
    .catch(unlessMissing);
}

/** Makes a key active again. @throws CofferError "rotation-old-deleted" */
export async function activateKey(
  aws: Aws,
  call: AwsCall,
  owner: string,
  accessKeyId: string,
): Promise<void> {
  await aws
    .ask(
      'iam:UpdateAccessKey',
      { UserName: userNameOf(owner), AccessKeyId: accessKeyId, Status: 'Active' },
      call,
    )
    .catch((error: unknown) => {
      unlessMissing(error);
      throw new CofferError('rotation-old-deleted', { accessKeyId });
    });
}

function unlessMissing(error: unknown): void {
  if (awsCodeOf(error) !== 'NoSuchEntity') throw error;
}
