import {
  DescribeInstancesCommand,
  DescribeRegionsCommand,
  paginateDescribeInstances,
  type Instance,
  type Reservation,
} from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { users } from '../../../src/sandbox/account.ts';
import { sandboxEndpoint } from '../../../src/base/sandbox.ts';
import { sandboxProfiles } from '../../../src/sandbox/profiles.ts';
import { ec2Client, refusal, sandboxWithClock, sessionOf, stsClient } from './clients.ts';

const instanceRegions = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-southeast-2'];

async function everyPage(region: string): Promise<readonly (readonly Reservation[])[]> {
  const client = ec2Client(sandboxWithClock(), { region });
  const pages: Reservation[][] = [];
  for await (const page of paginateDescribeInstances({ client }, {})) pages.push(page.Reservations ?? []);
  return pages;
}

async function everyInstance(region: string): Promise<readonly Instance[]> {
  return (await everyPage(region)).flat().flatMap(({ Instances }) => Instances ?? []);
}

test('GetCallerIdentity names the user of a long-term key, in any region', async () => {
  const identity = await stsClient(sandboxWithClock(), {
    credentials: users.billing,
    region: 'eu-central-1',
  }).send(new GetCallerIdentityCommand());
  expect({ ...identity, $metadata: undefined }).toEqual({
    Account: '123456789012',
    Arn: 'arn:aws:iam::123456789012:user/billing',
    UserId: 'AIDAI44QH8DHBEXAMPLE',
  });
  expect(identity.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test('GetCallerIdentity names the user of temporary credentials while they last', async () => {
  const sandbox = sandboxWithClock();
  const credentials = await sessionOf(sandbox);
  const identity = await stsClient(sandbox, { credentials }).send(new GetCallerIdentityCommand());
  expect({ ...identity, $metadata: undefined }).toEqual({
    Account: '123456789012',
    Arn: 'arn:aws:iam::123456789012:user/alice',
    UserId: 'AIDAIOSFODNN7EXAMPLE',
  });
});

test('a temporary key id holds the account as AWS puts it there', async () => {
  const { accessKeyId, secretAccessKey } = await sessionOf(sandboxWithClock());
  expect(accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  expect(secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
  const digits = Array.from(accessKeyId.slice(4), (c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c));
  const number = digits.reduce((sum, digit) => sum * 32n + BigInt(digit), 0n);
  const firstSixBytes = number >> 32n;
  expect((firstSixBytes & 0x7fffffffff80n) >> 7n).toBe(123456789012n);
});

test('sandboxes issue sessions of their own', async () => {
  const credentials = await sessionOf(sandboxWithClock());
  const elsewhere = stsClient(sandboxWithClock(), { credentials });
  expect(await refusal(elsewhere.send(new GetCallerIdentityCommand()))).toMatchObject({
    code: 'InvalidClientTokenId',
  });
});

test('DescribeInstances lists over 300 different instances over five regions, the bigger ones in pages', async () => {
  const pages = await Promise.all(instanceRegions.map(everyPage));
  const instances = pages.flat(2).flatMap(({ Instances }) => Instances ?? []);
  const ids = new Set(instances.map(({ InstanceId }) => InstanceId));
  const addresses = instances.flatMap(({ PublicIpAddress }) => PublicIpAddress ?? []);
  expect(pages.map((each) => each.length)).toEqual([3, 2, 2, 1, 1]);
  expect(instances).toHaveLength(343);
  expect(ids.size).toBe(343);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('DescribeInstances gives the same instances each time', async () => {
  expect(await everyPage('eu-central-1')).toEqual(await everyPage('eu-central-1'));
});

test('DescribeInstances describes an instance in full', async () => {
  const instances = await everyInstance('ap-southeast-2');
  expect(instances.find(({ PublicIpAddress }) => PublicIpAddress !== undefined)).toEqual({
    InstanceId: 'i-09fd187019c4ff4fb',
    ImageId: 'ami-0219aaadadb66196e',
    AmiLaunchIndex: 1,
    InstanceType: 't4g.small',
    Architecture: 'arm64',
    PlatformDetails: 'Linux/UNIX',
    LaunchTime: new Date('2023-12-27T03:35:35Z'),
    State: { Code: 16, Name: 'running' },
    Placement: { AvailabilityZone: 'ap-southeast-2a', Tenancy: 'default' },
    VpcId: 'vpc-080a3810ef3e6007c',
    SubnetId: 'subnet-0a763ff4fdfbfff38',
    PrivateIpAddress: '10.5.0.5',
    PublicIpAddress: '203.0.113.79',
    SecurityGroups: [{ GroupId: 'sg-0fab044964d8201c3', GroupName: 'web' }],
    Tags: [{ Key: 'Name', Value: 'café-kiosk-2' }],
  });
});

test('the fleet shows every state, both platforms, missing names, escaped and non-ASCII ones', async () => {
  const instances = await everyInstance('us-east-1');
  const names = instances.map(({ Tags }) => Tags?.[0]?.Value);
  expect(new Set(instances.map(({ State }) => State?.Name))).toEqual(
    new Set(['running', 'stopped', 'stopping', 'pending', 'terminated']),
  );
  expect(new Set(instances.map(({ Platform, PlatformDetails }) => `${Platform} ${PlatformDetails}`))).toEqual(
    new Set(['undefined Linux/UNIX', 'windows Windows']),
  );
  expect(names).toContain(undefined);
  expect(names).toContainEqual(expect.stringMatching(/^R&D <build>-\d+$/));
  expect(names).toContainEqual(expect.stringMatching(/^café-kiosk-\d+$/));
});

test('a terminated instance has no network, and only running ones have public addresses', async () => {
  const instances = await everyInstance('us-east-1');
  const network = (state: string) =>
    instances
      .filter(({ State }) => State?.Name === state)
      .flatMap(({ VpcId, SubnetId, PrivateIpAddress, PublicIpAddress, SecurityGroups }) => [
        VpcId,
        SubnetId,
        PrivateIpAddress,
        PublicIpAddress,
        ...(SecurityGroups ?? []),
      ])
      .filter((value) => value !== undefined);
  expect(network('terminated')).toEqual([]);
  expect(
    instances.filter(({ State, PublicIpAddress }) => PublicIpAddress && State?.Name !== 'running'),
  ).toEqual([]);
});

test('DescribeInstances holds a page to MaxResults instances and goes on from NextToken', async () => {
  const client = ec2Client(sandboxWithClock(), { region: 'eu-central-1' });
  const instances: Instance[] = [];
  const sizes: number[] = [];
  for await (const page of paginateDescribeInstances({ client, pageSize: 10 }, {})) {
    const onPage = (page.Reservations ?? []).flatMap(({ Instances }) => Instances ?? []);
    sizes.push(onPage.length);
    instances.push(...onPage);
  }
  expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
  expect(instances).toEqual(await everyInstance('eu-central-1'));
});

test('DescribeInstances by id gives those instances alone, each in its reservation', async () => {
  const [first, second] = await everyInstance('eu-west-1');
  const ids = [first?.InstanceId ?? '', second?.InstanceId ?? ''];
  const answer = await ec2Client(sandboxWithClock(), { region: 'eu-west-1' }).send(
    new DescribeInstancesCommand({ InstanceIds: ids }),
  );
  expect(answer.Reservations?.flatMap(({ Instances }) => Instances)).toEqual([first, second]);
});

test('DescribeInstances finds nothing in an enabled region without instances', async () => {
  const answer = await ec2Client(sandboxWithClock(), { region: 'ca-central-1' }).send(
    new DescribeInstancesCommand(),
  );
  expect({ ...answer, $metadata: undefined }).toEqual({ Reservations: [] });
});

test('DescribeRegions lists the enabled regions, and all of them when asked', async () => {
  const client = ec2Client(sandboxWithClock(), { credentials: users.billing });
  const enabled = await client.send(new DescribeRegionsCommand());
  const all = await client.send(new DescribeRegionsCommand({ AllRegions: true }));
  expect(enabled.Regions?.map(({ RegionName }) => RegionName)).toEqual([
    'us-east-1',
    'us-east-2',
    'us-west-2',
    'eu-west-1',
    'eu-central-1',
    'ap-southeast-2',
    'ca-central-1',
  ]);
  expect(all.Regions?.slice(enabled.Regions?.length)).toEqual([
    { RegionName: 'ap-east-1', Endpoint: 'ec2.ap-east-1.amazonaws.com', OptInStatus: 'not-opted-in' },
  ]);
});

test('DescribeRegions gives the named regions', async () => {
  const answer = await ec2Client(sandboxWithClock()).send(
    new DescribeRegionsCommand({ RegionNames: ['eu-west-1'] }),
  );
  expect(answer.Regions).toEqual([
    { RegionName: 'eu-west-1', Endpoint: 'ec2.eu-west-1.amazonaws.com', OptInStatus: 'opt-in-not-required' },
  ]);
});

test('the sandbox profiles hold the keys, region and endpoint by which their users are known', async () => {
  const ofUsers = sandboxProfiles.filter(({ properties }) =>
    properties.some(([key]) => key === 'aws_access_key_id'),
  );
  const identities = await Promise.all(
    ofUsers.map(async ({ name, properties }) => {
      const property = new Map(properties);
      const { Arn } = await stsClient(sandboxWithClock(), {
        region: property.get('region') ?? '',
        credentials: {
          accessKeyId: property.get('aws_access_key_id') ?? '',
          secretAccessKey: property.get('aws_secret_access_key') ?? '',
        },
      }).send(new GetCallerIdentityCommand());
      return [name, property.get('endpoint_url'), Arn];
    }),
  );
  expect(identities).toEqual([
    ['default', sandboxEndpoint, 'arn:aws:iam::123456789012:user/alice'],
    ['sandbox-billing', sandboxEndpoint, 'arn:aws:iam::123456789012:user/billing'],
  ]);
});
