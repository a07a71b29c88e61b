import { IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { readPartitions } from '../../../../build/regions.ts';
import {
  awsOrigin,
  awsOrigins,
  looksAtHome,
  partitionOf,
  signingRegion,
} from '../../../../src/agent/aws/partitions.ts';

const partitions = readPartitions();

test('the table holds the partitions that AWS has, each with its suffix', () => {
  expect(partitions.map(({ id, dnsSuffix }) => [id, dnsSuffix])).toEqual([
    ['aws', 'amazonaws.com'],
    ['aws-cn', 'amazonaws.com.cn'],
    ['aws-eusc', 'amazonaws.eu'],
    ['aws-iso', 'c2s.ic.gov'],
    ['aws-iso-b', 'sc2s.sgov.gov'],
    ['aws-iso-e', 'cloud.adc-e.uk'],
    ['aws-iso-f', 'csp.hci.ic.gov'],
    ['aws-us-gov', 'amazonaws.com'],
  ]);
});

test('every region listed looks like one of its partition, so that calls to it are let through', () => {
  for (const partition of partitions) {
    expect(partition.regions.filter(({ name }) => !looksAtHome(name, partition))).toEqual([]);
  }
});

test.each([
  ['eu-west-1', 'aws', 'listed'],
  ['us-gov-west-1', 'aws-us-gov', 'listed'],
  ['eu-isoe-west-9', 'aws-iso-e', 'not listed, but looks like it'],
  ['us-gov-north-7', 'aws-us-gov', 'not listed, but looks like it'],
  ['moon-base', 'aws', 'like nothing that AWS has'],
])('partitionOf %s is %s (%s)', (region, id) => {
  expect(partitionOf(region, partitions).id).toBe(id);
});

test.each(partitions.map((partition) => [partition.id, partition] as const))(
  'IAM in %s is where the endpoint rules of the SDK have it',
  (_id, partition) => {
    const region = partition.regions.at(-1)?.name ?? '';
    const { endpointProvider } = new IAMClient({ region }).config;
    const { url, properties } = endpointProvider({ Region: region, UseFIPS: false, UseDualStack: false });
    expect(properties?.authSchemes).toEqual([
      { name: 'sigv4', signingRegion: signingRegion('iam', region, partition) },
    ]);
    expect(url.origin).toBe(awsOrigin('iam', region, partition));
  },
);

test('awsOrigins lists IAM once for each partition', () => {
  expect(awsOrigins(partitions).filter((origin) => origin.startsWith('https://iam.'))).toEqual([
    'https://iam.amazonaws.com',
    'https://iam.cn-north-1.amazonaws.com.cn',
    'https://iam.eusc-de-east-1.amazonaws.eu',
    'https://iam.us-iso-east-1.c2s.ic.gov',
    'https://iam.us-isob-east-1.sc2s.sgov.gov',
    'https://iam.eu-isoe-west-1.cloud.adc-e.uk',
    'https://iam.us-isof-south-1.csp.hci.ic.gov',
    'https://iam.us-gov.amazonaws.com',
  ]);
});

test('awsOrigins lists each regional service in each region and no pseudo-region', () => {
  const origins = awsOrigins(partitions).filter((origin) => !origin.startsWith('https://iam.'));
  expect(origins).toContain('https://sts.eu-west-1.amazonaws.com');
  expect(origins).toContain('https://ec2.cn-north-1.amazonaws.com.cn');
  expect(
    origins.filter((origin) => !/^https:\/\/(sts|ec2)\.[a-z]+(-[a-z]+)+-\d\.[a-z0-9.-]+$/.test(origin)),
  ).toEqual([]);
});
