import { ask } from './ask.ts';
import type { AnsweredCall, AwsCall } from './call.ts';
import type { Network } from './network.ts';

/** The answer of STS GetCallerIdentity. */
export interface CallerIdentity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  readonly call: AnsweredCall;
}

export async function getCallerIdentity(network: Network, call: AwsCall): Promise<CallerIdentity> {
  const { answer, call: answered } = await ask(network, 'sts:GetCallerIdentity', {}, call);
  const { Account = '', Arn = '', UserId = '' } = answer;
  return { account: Account, arn: Arn, userId: UserId, call: answered };
}
