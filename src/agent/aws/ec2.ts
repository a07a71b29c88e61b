import type { Instance } from '@aws-sdk/client-ec2';
import type { InstanceView, RegionView } from '../../protocol/views/calls.ts';
import { ask } from './ask.ts';
import type { AnsweredCall, AwsCall } from './call.ts';
import type { Network } from './network.ts';
import { regionView } from './regions.ts';

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
  let nextToken: string | undefined;
  do {
    const page = { MaxResults: instancesPerPage, NextToken: nextToken };
    const { answer, call: answered } = await ask(network, 'ec2:DescribeInstances', page, call);
    const { Reservations = [], NextToken } = answer;
    const instances = Reservations.flatMap((reservation) => reservation.Instances ?? []).map(instanceView);
    yield { instances, call: answered };
    nextToken = NextToken;
  } while (nextToken);
}

export async function describeRegions(network: Network, call: AwsCall): Promise<RegionView[]> {
  const { answer } = await ask(network, 'ec2:DescribeRegions', {}, call);
  return (answer.Regions ?? [])
    .flatMap(({ RegionName }) => (RegionName === undefined ? [] : [RegionName]))
    .sort()
    .map(regionView);
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
