import { expect, test } from 'vitest';
import { checkInput } from '../../../../src/agent/aws/limits.ts';
import type { OperationName } from '../../../../src/agent/aws/operations.ts';

const roleArn = (length: number) => 'arn:aws:iam::123456789012:role/'.padEnd(length, 'x');

const tag = (key: number, value: number) => ({ Key: 'k'.repeat(key), Value: 'v'.repeat(value) });

test.each<[OperationName, string, unknown, unknown]>([
  ['sts:AssumeRole', 'RoleArn', roleArn(2048), roleArn(2049)],
  ['sts:AssumeRole', 'RoleArn', 'arn:aws:iam::1:role/x', 'role/reader'],
  ['sts:AssumeRole', 'RoleSessionName', 'me', 'm'],
  ['sts:AssumeRole', 'RoleSessionName', 'x'.repeat(64), 'x'.repeat(65)],
  ['sts:AssumeRole', 'RoleSessionName', 'me@example.com', 'me and you'],
  ['sts:AssumeRole', 'SourceIdentity', 'me', 'm'],
  ['sts:AssumeRole', 'Tags', [tag(128, 256)], [tag(129, 0)]],
  ['sts:AssumeRole', 'Tags', [tag(1, 0)], [tag(1, 257)]],
  ['sts:AssumeRole', 'Tags', [tag(1, 1)], [{ Key: 'team', Value: 'a;b' }]],
  ['sts:AssumeRole', 'Tags', Array(50).fill(tag(4, 4)), Array(51).fill(tag(4, 4))],
  ['sts:AssumeRole', 'PolicyArns', [{ arn: roleArn(2048) }], [{ arn: roleArn(2049) }]],
  [
    'sts:AssumeRole',
    'PolicyArns',
    Array(10).fill({ arn: roleArn(40) }),
    Array(11).fill({ arn: roleArn(40) }),
  ],
  ['sts:AssumeRole', 'ExternalId', 'x'.repeat(1224), 'x'.repeat(1225)],
  ['sts:AssumeRole', 'SerialNumber', '123456789', '12345678'],
  ['sts:AssumeRole', 'TokenCode', '012345', '12345'],
  ['sts:AssumeRole', 'DurationSeconds', 900, 899],
  ['sts:AssumeRole', 'DurationSeconds', 43_200, 43_201],
  ['sts:AssumeRoleWithSAML', 'SAMLAssertion', 'x'.repeat(100_000), 'x'.repeat(100_001)],
  ['sts:AssumeRoleWithSAML', 'SAMLAssertion', 'xxxx', 'xxx'],
  ['sts:AssumeRoleWithSAML', 'DurationSeconds', 43_200, 43_201],
  ['sts:AssumeRoleWithWebIdentity', 'WebIdentityToken', 'x'.repeat(20_000), 'x x'],
  ['sts:GetSessionToken', 'DurationSeconds', 129_600, 129_601],
  ['sts:GetFederationToken', 'DurationSeconds', 900, 900.5],
  ['iam:DeleteAccessKey', 'AccessKeyId', 'AKIAIOSFODNN7EXAMPLE', 'AKIA'],
])('%s takes a %s at its limit, and past it nothing is sent', (name, parameter, at, past) => {
  expect(() => {
    checkInput(name, { [parameter]: at });
  }).not.toThrow();
  expect(() => {
    checkInput(name, { [parameter]: past });
  }).toThrow(expect.objectContaining({ code: 'input-out-of-limits' }));
});

test('a refusal has the limit and not the value', () => {
  expect(() => {
    checkInput('sts:AssumeRole', { RoleSessionName: 'wJalrXUtnFEMI/K7MDENG' });
  }).toThrow(
    expect.objectContaining({
      detail: {
        service: 'STS',
        operation: 'AssumeRole',
        parameter: 'RoleSessionName',
        expected: '2 to 64 letters, digits or any of _ + = , . @ -',
      },
    }),
  );
});

test('what is not given has no limit', () => {
  expect(() => {
    checkInput('sts:AssumeRole', { ExternalId: undefined, DurationSeconds: undefined });
  }).not.toThrow();
});
