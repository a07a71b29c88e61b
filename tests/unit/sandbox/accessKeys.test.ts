import { expect, test } from 'vitest';
import { roles, users } from '../../../src/sandbox/account.ts';
import { inSandbox, keysOf, opened, refused } from './inSandbox.ts';

const { alice, billing } = users;
const firstCreated = new Date('2025-01-15T09:30:00Z');
const invalidToken = ['InvalidClientTokenId', 'The security token included in the request is invalid.'];
const authFailure = ['AuthFailure', 'AWS was not able to validate the provided access credentials'];
const needsUserName = ['ValidationError', 'Must specify userName when calling with non-User credentials'];

const first = {
  UserName: 'alice',
  AccessKeyId: alice.accessKeyId,
  Status: 'Active',
  CreateDate: firstCreated,
};

test("ListAccessKeys gives the signing user's keys, or those of the one it names", async () => {
  const { ask } = inSandbox();
  expect(await ask(alice, 'iam:ListAccessKeys', {})).toEqual({
    AccessKeyMetadata: [first],
    IsTruncated: false,
  });
  expect(await ask(alice, 'iam:ListAccessKeys', { UserName: 'billing' })).toEqual({
    AccessKeyMetadata: [{ ...first, UserName: 'billing', AccessKeyId: billing.accessKeyId }],
    IsTruncated: false,
  });
});

test('CreateAccessKey makes a second key, which works, and no third', async () => {
  const { ask, arnOf, pass } = inSandbox();
  pass(60);
  const { AccessKey } = await ask(alice, 'iam:CreateAccessKey', {});
  expect(AccessKey).toEqual({
    UserName: 'alice',
    AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/) as string,
    Status: 'Active',
    SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/) as string,
    CreateDate: new Date(opened + 60_000),
  });
  const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
  expect(await arnOf({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey })).toBe(alice.arn);
  expect((await ask(alice, 'iam:ListAccessKeys', {})).AccessKeyMetadata).toEqual([
    first,
    { UserName: 'alice', AccessKeyId, Status: 'Active', CreateDate: new Date(opened + 60_000) },
  ]);
  expect(await refused(ask(alice, 'iam:CreateAccessKey', {}))).toEqual([
    'LimitExceeded',
    'Cannot exceed quota for AccessKeysPerUser: 2',
  ]);
});

test('an inactive key is refused everywhere, until it is active again', async () => {
  const { ask, arnOf } = inSandbox();
  const billingKey = { UserName: 'billing', AccessKeyId: billing.accessKeyId };
  await ask(alice, 'iam:UpdateAccessKey', { ...billingKey, Status: 'Inactive' });
  expect((await ask(alice, 'iam:ListAccessKeys', billingKey)).AccessKeyMetadata?.[0]?.Status).toBe(
    'Inactive',
  );
  expect(await refused(arnOf(billing))).toEqual(invalidToken);
  expect(await refused(ask(billing, 'iam:ListAccessKeys', {}))).toEqual(invalidToken);
  expect(await refused(ask(billing, 'ec2:DescribeRegions', {}))).toEqual(authFailure);
  await ask(alice, 'iam:UpdateAccessKey', { ...billingKey, Status: 'Active' });
  expect(await arnOf(billing)).toBe(billing.arn);
});

test('a deleted key is gone, and its sessions go on', async () => {
  const { ask, arnOf } = inSandbox();
  const session = keysOf(await ask(billing, 'sts:GetSessionToken', {}));
  const billingKey = { UserName: 'billing', AccessKeyId: billing.accessKeyId };
  await ask(alice, 'iam:DeleteAccessKey', billingKey);
  expect((await ask(alice, 'iam:ListAccessKeys', billingKey)).AccessKeyMetadata).toEqual([]);
  expect(await refused(arnOf(billing))).toEqual(invalidToken);
  expect(await arnOf(session)).toBe(billing.arn);
});

test('GetAccessKeyLastUsed tells when, where and for which service a key signed last', async () => {
  const { ask, pass } = inSandbox();
  const AccessKeyId = billing.accessKeyId;
  expect(await ask(alice, 'iam:GetAccessKeyLastUsed', { AccessKeyId })).toEqual({
    UserName: 'billing',
    AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' },
  });
  pass(60);
  await ask(billing, 'ec2:DescribeRegions', {}, 'eu-west-1');
  expect(await ask(alice, 'iam:GetAccessKeyLastUsed', { AccessKeyId })).toEqual({
    UserName: 'billing',
    AccessKeyLastUsed: {
      LastUsedDate: new Date(opened + 60_000),
      ServiceName: 'ec2',
      Region: 'eu-west-1',
    },
  });
});

test('a session without MFA may not call IAM; one with it must name the user', async () => {
  const { ask, mfa } = inSandbox();
  const named = { UserName: 'alice' };
  const plain = keysOf(await ask(alice, 'sts:GetSessionToken', {}));
  expect(await refused(ask(plain, 'iam:ListAccessKeys', named))).toEqual(invalidToken);
  const withMfa = keysOf(await ask(alice, 'sts:GetSessionToken', await mfa()));
  expect(await refused(ask(withMfa, 'iam:ListAccessKeys', {}))).toEqual(needsUserName);
  expect((await ask(withMfa, 'iam:ListAccessKeys', named)).AccessKeyMetadata).toEqual([first]);
});

test('a role may call IAM and must name the user', async () => {
  const { ask, mfa } = inSandbox();
  const role = { RoleArn: roles.operator.arn, RoleSessionName: 'test', ...(await mfa()) };
  const keys = keysOf(await ask(alice, 'sts:AssumeRole', role));
  const key = { AccessKeyId: alice.accessKeyId };
  expect(await refused(ask(keys, 'iam:ListAccessKeys', {}))).toEqual(needsUserName);
  expect(await refused(ask(keys, 'iam:DeleteAccessKey', key))).toEqual(needsUserName);
  expect(await refused(ask(keys, 'iam:UpdateAccessKey', { ...key, Status: 'Inactive' }))).toEqual(
    needsUserName,
  );
  expect(await ask(keys, 'iam:CreateAccessKey', { UserName: 'alice' })).toHaveProperty('AccessKey');
});

test('IAM refuses a user without the permission', async () => {
  const { ask } = inSandbox();
  const denied = (action: string, resource: string) => [
    'AccessDenied',
    `User: ${billing.arn} is not authorized to perform: iam:${action} on resource: ${resource} because no identity-based policy allows the iam:${action} action`,
  ];
  expect(await refused(ask(billing, 'iam:ListAccessKeys', {}))).toEqual(
    denied('ListAccessKeys', 'user billing'),
  );
  const key = { AccessKeyId: alice.accessKeyId };
  expect(await refused(ask(billing, 'iam:GetAccessKeyLastUsed', key))).toEqual(
    denied('GetAccessKeyLastUsed', `access key ${alice.accessKeyId}`),
  );
});

test('IAM knows no other users, and of each only its own keys', async () => {
  const { ask } = inSandbox();
  const noKey = (id: string) => ['NoSuchEntity', `The Access Key with id ${id} cannot be found.`];
  expect(await refused(ask(alice, 'iam:ListAccessKeys', { UserName: 'bob' }))).toEqual([
    'NoSuchEntity',
    'The user with name bob cannot be found.',
  ]);
  const others = { AccessKeyId: billing.accessKeyId };
  expect(await refused(ask(alice, 'iam:DeleteAccessKey', others))).toEqual(noKey(billing.accessKeyId));
  expect(await refused(ask(alice, 'iam:UpdateAccessKey', { ...others, Status: 'Inactive' }))).toEqual(
    noKey(billing.accessKeyId),
  );
  const unknown = { AccessKeyId: 'AKIAIOSFODNN8EXAMPLE' };
  expect(await refused(ask(alice, 'iam:GetAccessKeyLastUsed', unknown))).toEqual(
    noKey('AKIAIOSFODNN8EXAMPLE'),
  );
});

test.each([
  ['Status', 'Expired', 'satisfy enum value set: [Active, Inactive]'],
  ['AccessKeyId', 'AKIA', 'have length greater than or equal to 16'],
  ['UserName', 'a b', 'satisfy regular expression pattern: [\\w+=,.@-]+'],
])('UpdateAccessKey refuses the %s "%s"', async (name, value, constraint) => {
  const { ask } = inSandbox();
  const input = { AccessKeyId: alice.accessKeyId, Status: 'Active' as const, [name]: value };
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  expect(await refused(ask(alice, 'iam:UpdateAccessKey', input))).toEqual([
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  ]);
});
