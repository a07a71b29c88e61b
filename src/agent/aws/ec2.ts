import type { Instance } from '@aws-sdk/client-ec2';
import { load } from '../../base/load.ts';
import type { InstanceView, RegionView } from '../../protocol/views.ts';
import type { AnsweredCall, AwsCall } from './call.ts';
import type { Network } from './network.ts';
import { regionView } from './regions.ts';
import { connect } from './sdk.ts';

export interface InstancePage {
  readonly instances: readonly InstanceView[];
  readonly call: AnsweredCall;
}

/** Small enough that the first rows show at once; EC2 allows 5 to 1000. */
const instancesPerPage = 100;

export async function* describeInstances(
  network: Network,
  call: AwsCall,
): AsyncGenerator<InstancePage, void> {
  const connection = connect(network, 'ec2', call);
  const { EC2Client, DescribeInstancesCommand } = await load(ec2);
  const client = new EC2Client(connection.settings);
  let nextToken: string | undefined;
  do {
    const page = new DescribeInstancesCommand({ MaxResults: instancesPerPage, NextToken: nextToken });
    const { Reservations = [], NextToken } = await connection.ask(
      'DescribeInstances',
      client.send(page, { abortSignal: call.signal }),
    );
    const instances = Reservations.flatMap((reservation) => reservation.Instances ?? []).map(instanceView);
    yield { instances, call: connection.answered() };
    nextToken = NextToken;
  } while (nextToken);
}

export async function describeRegions(network: Network, call: AwsCall): Promise<RegionView[]> {
  const connection = connect(network, 'ec2', call);
  const { EC2Client, DescribeRegionsCommand } = await load(ec2);
  const sent = new EC2Client(connection.settings).send(new DescribeRegionsCommand(), {
    abortSignal: call.signal,
  });
  const { Regions = [] } = await connection.ask('DescribeRegions', sent);
  return Regions.flatMap(({ RegionName }) => (RegionName === undefined ? [] : [RegionName]))
    .sort()
    .map(regionView);
}

/** Taken apart at once: a bundler leaves out the hundreds of commands that nobody names. */
async function ec2() {
  const { EC2Client, DescribeInstancesCommand, DescribeRegionsCommand } = await import('@aws-sdk/client-ec2');
  return { EC2Client, DescribeInstancesCommand, DescribeRegionsCommand };
}

function instanceView(instance: Instance): InstanceView {
  return {
    instanceId: instance.InstanceId ?? '',
    name: instance.Tags?.find(({ Key }) => Key === 'Name')?.Value ?? '',
    instanceType: instance.InstanceType ?? '',
    state: instance.State?.Name ?? '',
    platform: instance.PlatformDetails ?? instance.Platform ?? '',
    privateIpAddress: instance.PrivateIpAddress ?? '',
    publicIpAddress: instance.PublicIpAddress ?? '',
    securityGroups: (instance.SecurityGroups ?? []).map(
      ({ GroupName, GroupId }) => GroupName ?? GroupId ?? '',
    ),
    subnetId: instance.SubnetId ?? '',
    vpcId: instance.VpcId ?? '',
    ...(instance.LaunchTime && { launchedAt: instance.LaunchTime.getTime() }),
  };
}
