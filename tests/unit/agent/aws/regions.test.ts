import { expect, test } from 'vitest';
import { knownRegions, regionView } from '../../../../src/agent/aws/regions.ts';

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
