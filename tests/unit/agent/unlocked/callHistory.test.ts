import { expect, test } from 'vitest';
import { CallHistory } from '../../../../src/agent/unlocked/callHistory.ts';

const call = {
  command: 'Get-STSCallerIdentity',
  at: 0,
  service: 'sts',
  operation: 'GetCallerIdentity',
  region: 'us-east-1',
  profile: 'default',
  outcome: 'Success',
};

test('the last hundred calls stay, the oldest first', () => {
  const history = new CallHistory();
  expect(history.calls).toEqual([]);
  for (let at = 1; at <= 103; at++) history.add({ ...call, at });
  expect(history.calls.map(({ at }) => at)).toEqual(Array.from({ length: 100 }, (_, index) => index + 4));
});
