import { expect, test } from 'vitest';
import { knownRegions, regionFor, regionView } from '../../../../src/agent/aws/regions.ts';

test('knownRegions names and describes regions of every partition', () => {
  expect(knownRegions).toContainEqual({ name: 'eu-west-1', description: 'Europe (Ireland)' });
  expect(knownRegions).toContainEqual({ name: 'us-gov-west-1', description: 'AWS GovCloud (US-West)' });
});

test('regionView describes an unknown region by its name', () => {
  expect([regionView('eu-west-1'), regionView('eu-west-99')]).toEqual([
    { name: 'eu-west-1', description: 'Europe (Ireland)' },
    { name: 'eu-west-99', description: 'eu-west-99' },
  ]);
});

test('regionFor stays in the partition of an ARN, and in the region that is given where that is in it', () => {
  const inAws = 'arn:aws:iam::123456789012:role/reader';
  const inGovCloud = 'arn:aws-us-gov:iam::123456789012:role/reader';
  expect([
    regionFor(inAws, 'eu-west-1'),
    regionFor(inAws, undefined),
    regionFor(inAws, 'us-gov-east-1'),
    regionFor(inGovCloud, 'us-gov-east-1'),
    regionFor(inGovCloud, 'eu-west-1'),
    regionFor('no ARN', undefined),
  ]).toEqual(['eu-west-1', 'us-east-1', 'us-east-1', 'us-gov-east-1', 'us-gov-west-1', 'us-east-1']);
});
