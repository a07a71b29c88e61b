import { load } from '../../base/load.ts';
import type { AnsweredCall, AwsCall } from './call.ts';
import type { Network } from './network.ts';
import { connect } from './sdk.ts';

/** The answer of STS GetCallerIdentity. */
export interface CallerIdentity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  readonly call: AnsweredCall;
}

export async function getCallerIdentity(network: Network, call: AwsCall): Promise<CallerIdentity> {
  const connection = connect(network, 'sts', call);
  const { STSClient, GetCallerIdentityCommand } = await load(sts);
  const sent = new STSClient(connection.settings).send(new GetCallerIdentityCommand(), {
    abortSignal: call.signal,
  });
  const { Account = '', Arn = '', UserId = '' } = await connection.ask('GetCallerIdentity', sent);
  return { account: Account, arn: Arn, userId: UserId, call: connection.answered() };
}

/** Taken apart at once: a bundler leaves out the commands that nobody names. */
async function sts() {
  const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  return { STSClient, GetCallerIdentityCommand };
}
