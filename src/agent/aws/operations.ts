/*
 * The operations of AWS that Coffer asks for: a row each, which brings the SDK's command and its types along.
 */
import type { Client, Command, MetadataBearer } from '@smithy/types';
import { load } from '../../base/load.ts';
import type { Service } from './partitions.ts';
import type { ClientSettings } from './sdk.ts';

/** Such as "sts:GetCallerIdentity", the name of its permission too. */
export type OperationName = keyof Operations;

export type OperationInput<Name extends OperationName> = Operations[Name]['input'];

/** What the SDK answers, without its `$metadata`. */
export type OperationOutput<Name extends OperationName> = Operations[Name]['output'];

/** Those that AWS answers without a signature. */
export type UnsignedOperation = 'sts:AssumeRoleWithSAML' | 'sts:AssumeRoleWithWebIdentity';

interface Operation<Input, Output> {
  readonly service: Service;
  /** How often it may be sent when AWS is busy or fails. */
  readonly maxAttempts: number;
  /** What its answer says in any case: one that does not is none. */
  readonly says: readonly (keyof Output)[];
  /** Sends the command with a client of its own. */
  readonly send: (settings: ClientSettings, input: Input, signal: AbortSignal) => Promise<Output>;
}

// Each part is taken apart at once: a bundler leaves out the hundreds of commands that nobody names.

const inSts = operationsOf('sts', async () => {
  const {
    STSClient,
    AssumeRoleCommand,
    AssumeRoleWithSAMLCommand,
    AssumeRoleWithWebIdentityCommand,
    GetCallerIdentityCommand,
    GetFederationTokenCommand,
    GetSessionTokenCommand,
  } = await import('@aws-sdk/client-sts');
  return {
    Client: STSClient,
    AssumeRoleCommand,
    AssumeRoleWithSAMLCommand,
    AssumeRoleWithWebIdentityCommand,
    GetCallerIdentityCommand,
    GetFederationTokenCommand,
    GetSessionTokenCommand,
  };
});

const inEc2 = operationsOf('ec2', async () => {
  const { EC2Client, DescribeInstancesCommand, DescribeRegionsCommand } = await import('@aws-sdk/client-ec2');
  return { Client: EC2Client, DescribeInstancesCommand, DescribeRegionsCommand };
});

const inIam = operationsOf('iam', async () => {
  const {
    IAMClient,
    CreateAccessKeyCommand,
    DeleteAccessKeyCommand,
    GetAccessKeyLastUsedCommand,
    ListAccessKeysCommand,
    UpdateAccessKeyCommand,
  } = await import('@aws-sdk/client-iam');
  return {
    Client: IAMClient,
    CreateAccessKeyCommand,
    DeleteAccessKeyCommand,
    GetAccessKeyLastUsedCommand,
    ListAccessKeysCommand,
    UpdateAccessKeyCommand,
  };
});

const table = {
  'sts:AssumeRole': inSts((sts) => sts.AssumeRoleCommand),
  'sts:AssumeRoleWithSAML': inSts((sts) => sts.AssumeRoleWithSAMLCommand),
  'sts:AssumeRoleWithWebIdentity': inSts((sts) => sts.AssumeRoleWithWebIdentityCommand),
  'sts:GetCallerIdentity': {
    ...inSts((sts) => sts.GetCallerIdentityCommand),
    says: ['Account', 'Arn', 'UserId'] as const,
  },
  'sts:GetFederationToken': inSts((sts) => sts.GetFederationTokenCommand),
  'sts:GetSessionToken': inSts((sts) => sts.GetSessionTokenCommand),
  'ec2:DescribeInstances': inEc2((ec2) => ec2.DescribeInstancesCommand),
  'ec2:DescribeRegions': inEc2((ec2) => ec2.DescribeRegionsCommand),
  // Of a key whose answer was lost the secret is lost, and a second try would make a second key.
  'iam:CreateAccessKey': { ...inIam((iam) => iam.CreateAccessKeyCommand), maxAttempts: 1 },
  'iam:DeleteAccessKey': inIam((iam) => iam.DeleteAccessKeyCommand),
  'iam:GetAccessKeyLastUsed': inIam((iam) => iam.GetAccessKeyLastUsedCommand),
  'iam:ListAccessKeys': inIam((iam) => iam.ListAccessKeysCommand),
  'iam:UpdateAccessKey': inIam((iam) => iam.UpdateAccessKeyCommand),
};

type Operations = {
  [Name in keyof typeof table]: (typeof table)[Name] extends Operation<infer Input, infer Output>
    ? // Where an operation needs none, the SDK's command takes undefined too.
      { input: NonNullable<Input>; output: Output }
    : never;
};

export const operations: {
  readonly [Name in OperationName]: Operation<OperationInput<Name>, OperationOutput<Name>>;
} = table;

/**
 * Makes rows of a service's operations.
 * @param part its client and commands, loaded on first use
 * @returns a function from the choice of a command to the operation
 */
function operationsOf<
  Part extends { readonly Client: new (settings: ClientSettings) => Client<Inputs, Outputs, Config> },
  Inputs extends object,
  Outputs extends MetadataBearer,
  Config,
>(service: Service, part: () => Promise<Part>) {
  return <Input extends Inputs, Output extends Outputs>(
    commandOf: (part: Part) => new (input: Input) => Command<Inputs, Input, Outputs, Output, Config>,
  ): Operation<Input, Omit<Output, '$metadata'>> => ({
    service,
    maxAttempts: 3,
    says: [],
    send: async (settings, input, abortSignal) => {
      const loaded = await load(part);
      const AskedCommand = commandOf(loaded);
      const sent = new loaded.Client(settings).send(new AskedCommand(input), { abortSignal });
      const answer: Omit<Output, '$metadata'> & Partial<MetadataBearer> = await sent;
      delete answer.$metadata;
      return answer;
    },
  });
}
