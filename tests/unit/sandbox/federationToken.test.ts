import { expect, test } from 'vitest';
import { roles, users } from '../../../src/sandbox/account.ts';
import { inSandbox, keysOf, opened, refused } from './inSandbox.ts';

const { alice, billing } = users;
const federated = 'arn:aws:sts::123456789012:federated-user/bob';

const policy = (Action: string) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

test('GetFederationToken gives credentials of a federated user, for twelve hours', async () => {
  const { ask } = inSandbox();
  const answer = await ask(alice, 'sts:GetFederationToken', { Name: 'bob' });
  expect(answer).toMatchObject({
    Credentials: { Expiration: new Date(opened + 43_200_000) },
    FederatedUser: { FederatedUserId: '123456789012:bob', Arn: federated },
    PackedPolicySize: 0,
  });
  expect(await ask(keysOf(answer), 'sts:GetCallerIdentity', {})).toEqual({
    Account: '123456789012',
    UserId: '123456789012:bob',
    Arn: federated,
  });
});

test('a federated user may do what both policy and user allow, and without a policy nothing', async () => {
  const { ask } = inSandbox();
  const keysWith = async (input: { Policy?: string }) =>
    keysOf(await ask(alice, 'sts:GetFederationToken', { Name: 'bob', ...input }));
  const allowed = await keysWith({ Policy: policy('ec2:*') });
  expect(await ask(allowed, 'ec2:DescribeRegions', {})).toHaveProperty('Regions');
  expect(await refused(ask(await keysWith({}), 'ec2:DescribeRegions', {}))).toEqual([
    'UnauthorizedOperation',
    `You are not authorized to perform this operation. User: ${federated} is not authorized to perform: ec2:DescribeRegions because no identity-based policy allows the ec2:DescribeRegions action`,
  ]);
});

test('a federated user reaches neither IAM nor a role', async () => {
  const { ask } = inSandbox();
  const input = { Name: 'bob', Policy: policy('*') };
  const keys = keysOf(await ask(alice, 'sts:GetFederationToken', input));
  expect(await refused(ask(keys, 'iam:ListAccessKeys', { UserName: 'alice' }))).toEqual([
    'InvalidClientTokenId',
    'The security token included in the request is invalid.',
  ]);
  const role = { RoleArn: roles.reader.arn, RoleSessionName: 'test' };
  expect(await refused(ask(keys, 'sts:AssumeRole', role))).toEqual([
    'AccessDenied',
    `User: ${federated} is not authorized to perform: sts:AssumeRole on resource: ${roles.reader.arn}`,
  ]);
});

test('GetFederationToken needs a permission', async () => {
  const { ask } = inSandbox();
  expect(await refused(ask(billing, 'sts:GetFederationToken', { Name: 'bob' }))).toEqual([
    'AccessDenied',
    `User: ${billing.arn} is not authorized to perform: sts:GetFederationToken on resource: ${federated} because no identity-based policy allows the sts:GetFederationToken action`,
  ]);
});

test('GetFederationToken refuses a name of 33 characters', async () => {
  const { ask } = inSandbox();
  const Name = 'b'.repeat(33);
  expect(await refused(ask(alice, 'sts:GetFederationToken', { Name }))).toEqual([
    'ValidationError',
    `1 validation error detected: Value '${Name}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 32`,
  ]);
});
