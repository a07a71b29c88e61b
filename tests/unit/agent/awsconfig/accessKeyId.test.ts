import { expect, test } from 'vitest';
import { accountOf, maskKeyId } from '../../../../src/agent/awsconfig/accessKeyId.ts';

test.each([
  ['ASIAQNZGKIQY56JQ7WML', '029608264753'],
  ['ASIAY34FZKBOKMUTVV7A', '609629065308'],
])('accountOf decodes the published vector %s', (id, account) => {
  expect(accountOf(id)).toBe(account);
});

test.each([
  ['of the older kind', 'AKIAIOSFODNN7EXAMPLE'],
  ['of the older kind and not base32', 'AKIAI44QH8DHBEXAMPLE'],
  ['not base32', 'AKIAQ44QH8DHBEXAMPLE'],
  ['of a role', 'AROAQNZGKIQY56JQ7WML'],
  ['too short', 'ASIAQNZGKIQY5'],
  ['lower-case', 'asiaqnzgkiqy56jq7wml'],
  ['spelling more than twelve digits', 'ASIA7777777777777777'],
  ['empty', ''],
])('accountOf knows none in an id %s', (_, id) => {
  expect(accountOf(id)).toBeUndefined();
});

test('maskKeyId leaves the last four characters, and nothing of a short id', () => {
  expect(['ASIAQNZGKIQY56JQ7WML', '12345678', '1234567', ''].map(maskKeyId)).toEqual([
    '****7WML',
    '****5678',
    '****',
    '****',
  ]);
});
