import { expect, test } from 'vitest';
import { roles, users } from '../../../src/sandbox/account.ts';
import { inSandbox, keysOf, opened, refused } from './inSandbox.ts';

const { alice, billing } = users;
const { reader, partner, operator, federated } = roles;
const RoleSessionName = 'test@laptop';

const denied = (who: string, roleArn: string) => [
  'AccessDenied',
  `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
];

test('AssumeRole gives credentials of the role, for an hour', async () => {
  const { ask } = inSandbox();
  const answer = await ask(alice, 'sts:AssumeRole', { RoleArn: reader.arn, RoleSessionName });
  expect(answer).toEqual({
    Credentials: {
      AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/) as string,
      SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/) as string,
      SessionToken: expect.stringMatching(/^[A-Za-z0-9+/=]{320}$/) as string,
      Expiration: new Date(opened + 3_600_000),
    },
    AssumedRoleUser: {
      AssumedRoleId: 'AROAIOSFODNN7EXAMPLE:test@laptop',
      Arn: 'arn:aws:sts::123456789012:assumed-role/reader/test@laptop',
    },
  });
  expect(await ask(keysOf(answer), 'sts:GetCallerIdentity', {})).toEqual({
    Account: '123456789012',
    UserId: 'AROAIOSFODNN7EXAMPLE:test@laptop',
    Arn: 'arn:aws:sts::123456789012:assumed-role/reader/test@laptop',
  });
});

test('AssumeRole answers the source identity, and how much of its room the policies take', async () => {
  const { ask } = inSandbox();
  const Policy = '{"Version":"2012-10-17","Statement":[]}';
  const input = { RoleArn: reader.arn, RoleSessionName, SourceIdentity: 'alice', Policy };
  expect(await ask(alice, 'sts:AssumeRole', input)).toMatchObject({
    SourceIdentity: 'alice',
    PackedPolicySize: 2,
  });
});

test('a role may do what it may, whoever assumed it', async () => {
  const { ask } = inSandbox();
  const keys = keysOf(await ask(billing, 'sts:AssumeRole', { RoleArn: reader.arn, RoleSessionName }));
  expect(await ask(keys, 'ec2:DescribeInstances', {})).toHaveProperty('Reservations');
  expect(await refused(ask(keys, 'iam:ListAccessKeys', { UserName: 'alice' }))).toEqual([
    'AccessDenied',
    'User: arn:aws:sts::123456789012:assumed-role/reader/test@laptop is not authorized to perform: iam:ListAccessKeys on resource: user alice because no identity-based policy allows the iam:ListAccessKeys action',
  ]);
});

test.each([
  ['does not exist', 'arn:aws:iam::123456789012:role/nobody'],
  ['does not trust the user', partner.arn],
  ['trusts a provider alone', federated.arn],
])('AssumeRole of a role that %s is refused', async (_why, RoleArn) => {
  const { ask } = inSandbox();
  const input = { RoleArn, RoleSessionName, ExternalId: 'coffer-example' };
  expect(await refused(ask(billing, 'sts:AssumeRole', input))).toEqual(denied(billing.arn, RoleArn));
});

test('a role behind an external id asks for that very one', async () => {
  const { ask } = inSandbox();
  const asked = { RoleArn: partner.arn, RoleSessionName };
  const right = { ...asked, ExternalId: partner.externalId };
  expect(await ask(alice, 'sts:AssumeRole', right)).toHaveProperty('Credentials');
  const wrong = { ...asked, ExternalId: 'Coffer-example' };
  for (const input of [asked, wrong]) {
    expect(await refused(ask(alice, 'sts:AssumeRole', input))).toEqual(denied(alice.arn, partner.arn));
  }
});

test('a role behind MFA takes a code with the call', async () => {
  const { ask, mfa } = inSandbox();
  const asked = { RoleArn: operator.arn, RoleSessionName };
  expect(await refused(ask(alice, 'sts:AssumeRole', asked))).toEqual(denied(alice.arn, operator.arn));
  const answer = await ask(alice, 'sts:AssumeRole', { ...asked, ...(await mfa()) });
  expect(answer.AssumedRoleUser?.Arn).toBe('arn:aws:sts::123456789012:assumed-role/operator/test@laptop');
});

test('a role behind MFA takes a session that was begun with a code, and no other', async () => {
  const { ask, mfa } = inSandbox();
  const asked = { RoleArn: operator.arn, RoleSessionName };
  const plain = keysOf(await ask(alice, 'sts:GetSessionToken', {}));
  expect(await refused(ask(plain, 'sts:AssumeRole', asked))).toEqual(denied(alice.arn, operator.arn));
  const withMfa = keysOf(await ask(alice, 'sts:GetSessionToken', await mfa()));
  expect(await ask(withMfa, 'sts:AssumeRole', asked)).toHaveProperty('Credentials');
});

test('a wrong code is refused even where the role needs none', async () => {
  const { ask, mfa } = inSandbox();
  const input = { RoleArn: reader.arn, RoleSessionName, ...(await mfa()), TokenCode: '000000' };
  expect(await refused(ask(alice, 'sts:AssumeRole', input))).toEqual([
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code.',
  ]);
});

test('AssumeRole gives twelve hours where the role does, and no more than the role gives', async () => {
  const { ask } = inSandbox();
  const twelve = { RoleArn: reader.arn, RoleSessionName, DurationSeconds: 43_200 };
  expect((await ask(alice, 'sts:AssumeRole', twelve)).Credentials?.Expiration).toEqual(
    new Date(opened + 43_200_000),
  );
  const beyond = {
    RoleArn: partner.arn,
    RoleSessionName,
    ExternalId: partner.externalId,
    DurationSeconds: 3601,
  };
  expect(await refused(ask(alice, 'sts:AssumeRole', beyond))).toEqual([
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  ]);
});

test('a chained role lasts an hour at most, from whichever session it was assumed', async () => {
  const { ask } = inSandbox();
  const session = keysOf(await ask(alice, 'sts:GetSessionToken', {}));
  const first = keysOf(await ask(alice, 'sts:AssumeRole', { RoleArn: reader.arn, RoleSessionName }));
  const chains = [
    [session, { RoleArn: reader.arn, RoleSessionName }],
    [first, { RoleArn: partner.arn, RoleSessionName, ExternalId: partner.externalId }],
  ] as const;
  for (const [keys, input] of chains) {
    const hour = await ask(keys, 'sts:AssumeRole', { ...input, DurationSeconds: 3600 });
    expect(hour.Credentials?.Expiration).toEqual(new Date(opened + 3_600_000));
    expect(await refused(ask(keys, 'sts:AssumeRole', { ...input, DurationSeconds: 3601 }))).toEqual([
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    ]);
  }
});

test.each([
  ['RoleSessionName', 'a', 'have length greater than or equal to 2'],
  ['RoleSessionName', 'a b', 'satisfy regular expression pattern: [\\w+=,.@-]*'],
  ['RoleArn', 'arn:aws:iam::1:role', 'have length greater than or equal to 20'],
  ['ExternalId', 'a b', 'satisfy regular expression pattern: [\\w+=,.@:\\/-]*'],
  ['SourceIdentity', 'x'.repeat(65), 'have length less than or equal to 64'],
])('AssumeRole refuses the %s "%s"', async (name, value, constraint) => {
  const { ask } = inSandbox();
  const input = { RoleArn: reader.arn, RoleSessionName, [name]: value };
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  expect(await refused(ask(alice, 'sts:AssumeRole', input))).toEqual([
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  ]);
});
