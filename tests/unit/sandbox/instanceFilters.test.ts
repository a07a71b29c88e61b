import type { Filter, Instance } from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { users } from '../../../src/sandbox/account.ts';
import { inSandbox, refused } from './inSandbox.ts';

const region = 'eu-central-1';
const { ask } = inSandbox();

async function found(Filters?: Filter[], InstanceIds?: string[]): Promise<readonly Instance[]> {
  const input = { Filters, InstanceIds };
  const { Reservations = [] } = await ask(users.alice, 'ec2:DescribeInstances', input, region);
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}

const all = await found();
const running = all.find(({ State }) => State?.Name === 'running');
const nameOf = ({ Tags }: Instance) => Tags?.find(({ Key }) => Key === 'Name')?.Value;

test.each<[name: string, values: string[], fits: (instance: Instance) => boolean]>([
  ['instance-state-name', ['running'], ({ State }) => State?.Name === 'running'],
  ['instance-state-name', ['stop*'], ({ State }) => (State?.Name ?? '').startsWith('stop')],
  [
    'instance-state-name',
    ['stopped', 'pending'],
    ({ State }) => ['stopped', 'pending'].includes(State?.Name ?? ''),
  ],
  ['instance-type', ['t?.*'], ({ InstanceType }) => /^t.\./.test(InstanceType ?? '')],
  ['tag:Name', ['*-1*'], (instance) => (nameOf(instance) ?? '').includes('-1')],
  ['tag:Name', ['*'], (instance) => nameOf(instance) !== undefined],
  ['vpc-id', [running?.VpcId ?? ''], ({ VpcId }) => VpcId === running?.VpcId],
  ['subnet-id', [running?.SubnetId ?? ''], ({ SubnetId }) => SubnetId === running?.SubnetId],
  ['instance-id', [running?.InstanceId ?? ''], ({ InstanceId }) => InstanceId === running?.InstanceId],
  ['availability-zone', [`${region}a`], ({ Placement }) => Placement?.AvailabilityZone === `${region}a`],
])('the filter %s %j finds what fits and nothing else', async (Name, Values, fits) => {
  const expected = all.filter(fits);
  expect(expected.length).toBeGreaterThan(0);
  expect(await found([{ Name, Values }])).toEqual(expected);
});

test.each([
  ['tag:Owner', '*'],
  ['instance-state-name', 'Running'],
  ['instance-type', 't3'],
])('the filter %s "%s" finds nothing', async (Name, value) => {
  expect(await found([{ Name, Values: [value] }])).toEqual([]);
});

test('several filters find what fits them all', async () => {
  const Filters = [
    { Name: 'instance-state-name', Values: ['running'] },
    { Name: 'instance-type', Values: ['c*'] },
  ];
  expect(await found(Filters)).toEqual(
    all.filter(
      ({ State, InstanceType }) => State?.Name === 'running' && (InstanceType ?? '').startsWith('c'),
    ),
  );
});

test('a filter narrows instances that are asked for by id', async () => {
  const ids = all.map(({ InstanceId }) => InstanceId ?? '');
  expect(await found([{ Name: 'instance-state-name', Values: ['pending'] }], ids)).toEqual(
    all.filter(({ State }) => State?.Name === 'pending'),
  );
});

test('filtered instances come in pages', async () => {
  const Filters = [{ Name: 'instance-state-name', Values: ['running'] }];
  const asked = { Filters, MaxResults: 50 };
  const first = await ask(users.alice, 'ec2:DescribeInstances', asked, 'us-east-1');
  const { NextToken } = first;
  const second = await ask(users.alice, 'ec2:DescribeInstances', { ...asked, NextToken }, 'us-east-1');
  const states = [first, second].map(({ Reservations = [] }) =>
    Reservations.flatMap(({ Instances = [] }) => Instances.map(({ State }) => State?.Name)),
  );
  expect(states.map((names) => new Set(names))).toEqual([new Set(['running']), new Set(['running'])]);
});

test('a filter that the sandbox does not have is refused', async () => {
  expect(await refused(found([{ Name: 'host-id', Values: ['h-1'] }]))).toEqual([
    'InvalidParameterValue',
    "The filter 'host-id' is invalid",
  ]);
});
