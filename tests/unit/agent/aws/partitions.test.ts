import { expect, test } from 'vitest';
import { readPartitions } from '../../../../build/regions.ts';
import { awsOrigins, looksAtHome, partitionOf } from '../../../../src/agent/aws/partitions.ts';

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

test('awsOrigins lists each service in each region and no pseudo-region', () => {
  const origins = awsOrigins(partitions);
  expect(origins).toContain('https://sts.eu-west-1.amazonaws.com');
  expect(origins).toContain('https://ec2.cn-north-1.amazonaws.com.cn');
  expect(
    origins.filter((origin) => !/^https:\/\/(sts|ec2)\.[a-z]+(-[a-z]+)+-\d\.[a-z0-9.-]+$/.test(origin)),
  ).toEqual([]);
});
