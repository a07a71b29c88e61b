import { expect, test } from 'vitest';
import { roles, users } from '../../../src/sandbox/account.ts';
import { inSandbox, keysOf, opened, refused } from './inSandbox.ts';

const { alice, billing } = users;

test('GetSessionToken gives credentials of the same user, for twelve hours', async () => {
  const { ask, arnOf } = inSandbox();
  const answer = await ask(alice, 'sts:GetSessionToken', {});
  expect(answer).toEqual({
    Credentials: {
      AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/) as string,
      SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/) as string,
      SessionToken: expect.stringMatching(/^[A-Za-z0-9+/=]{320}$/) as string,
      Expiration: new Date(opened + 43_200_000),
    },
  });
  expect(await arnOf(keysOf(answer))).toBe(alice.arn);
});

test('a session may do what its user may', async () => {
  const { ask } = inSandbox();
  const keys = keysOf(await ask(billing, 'sts:GetSessionToken', {}));
  expect((await ask(keys, 'ec2:DescribeRegions', {})).Regions).toHaveLength(7);
  expect(await refused(ask(keys, 'ec2:DescribeInstances', {}))).toEqual([
    'UnauthorizedOperation',
    `You are not authorized to perform this operation. User: ${billing.arn} is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action`,
  ]);
});

test('a session ends when its duration is over', async () => {
  const { ask, arnOf, pass } = inSandbox();
  const keys = keysOf(await ask(alice, 'sts:GetSessionToken', { DurationSeconds: 900 }));
  pass(899);
  expect(await arnOf(keys)).toBe(alice.arn);
  pass(1);
  expect(await refused(arnOf(keys))).toEqual([
    'ExpiredToken',
    'The security token included in the request is expired',
  ]);
});

test.each([
  [899, 'greater than or equal to 900'],
  [129_601, 'less than or equal to 129600'],
])('GetSessionToken for %d seconds is refused', async (DurationSeconds, constraint) => {
  const { ask } = inSandbox();
  expect(await refused(ask(alice, 'sts:GetSessionToken', { DurationSeconds }))).toEqual([
    'ValidationError',
    `1 validation error detected: Value '${DurationSeconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value ${constraint}`,
  ]);
});

test('sessions get no further sessions', async () => {
  const { ask } = inSandbox();
  const session = keysOf(await ask(alice, 'sts:GetSessionToken', {}));
  const role = { RoleArn: roles.reader.arn, RoleSessionName: 'test' };
  const assumed = keysOf(await ask(alice, 'sts:AssumeRole', role));
  for (const keys of [session, assumed]) {
    expect(await refused(ask(keys, 'sts:GetSessionToken', {}))).toEqual([
      'AccessDenied',
      'Cannot call GetSessionToken with session credentials',
    ]);
    expect(await refused(ask(keys, 'sts:GetFederationToken', { Name: 'test' }))).toEqual([
      'AccessDenied',
      'Cannot call GetFederationToken with session credentials',
    ]);
  }
});

test('GetSessionToken takes the code of the device, a step off either way', async () => {
  const { ask, mfa, pass } = inSandbox();
  const input = await mfa();
  for (const steps of [-1, 2]) {
    pass(30 * steps);
    const { Credentials } = await ask(alice, 'sts:GetSessionToken', { ...input, ...(await mfa()) });
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA/);
  }
  pass(120);
  expect(await refused(ask(alice, 'sts:GetSessionToken', input))).toEqual([
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code.',
  ]);
});

test('a code counts once', async () => {
  const { ask, mfa, pass } = inSandbox();
  const input = await mfa();
  await ask(alice, 'sts:GetSessionToken', input);
  expect(await refused(ask(alice, 'sts:GetSessionToken', input))).toEqual([
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code.',
  ]);
  pass(30);
  expect(await ask(alice, 'sts:GetSessionToken', await mfa())).toHaveProperty('Credentials');
});

test.each([
  ['a code that is wrong', { TokenCode: '000000' }, ' with invalid MFA one time pass code.'],
  [
    "a device that is not the user's",
    { SerialNumber: 'arn:aws:iam::123456789012:mfa/billing' },
    ', unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
  ],
  [
    'a device without a code',
    { TokenCode: undefined },
    ', must provide both MFA serial number and one time pass code.',
  ],
  [
    'a code without a device',
    { SerialNumber: undefined },
    ', must provide both MFA serial number and one time pass code.',
  ],
])('GetSessionToken refuses %s', async (_what, changed, sentence) => {
  const { ask, mfa } = inSandbox();
  const input = { ...(await mfa()), ...changed };
  expect(await refused(ask(alice, 'sts:GetSessionToken', input))).toEqual([
    'AccessDenied',
    `MultiFactorAuthentication failed${sentence}`,
  ]);
});

test('GetSessionToken refuses a code of five digits', async () => {
  const { ask, mfa } = inSandbox();
  const input = { ...(await mfa()), TokenCode: '12345' };
  expect(await refused(ask(alice, 'sts:GetSessionToken', input))).toEqual([
    'ValidationError',
    "1 validation error detected: Value '12345' at 'tokenCode' failed to satisfy constraint: Member must have length greater than or equal to 6",
  ]);
});
