import { expect, test } from 'vitest';
import { fromBase64, fromUtf8, toBase64, utf8 } from '../../../src/base/bytes.ts';
import { oidcIssuer, roles } from '../../../src/sandbox/account.ts';
import { webIdentityToken } from '../../../src/sandbox/webIdentity.ts';
import { inSandbox, keysOf, opened, refused } from './inSandbox.ts';

const asked = { RoleArn: roles.workload.arn, RoleSessionName: 'pod' };

/** The claims of a token with others in their place, under the signature that it had. */
function claiming(token: string, other: Readonly<Record<string, unknown>>): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims: unknown = JSON.parse(
    fromUtf8(fromBase64(payload.padEnd(Math.ceil(payload.length / 4) * 4, '='))),
  );
  const changed = toBase64(utf8(JSON.stringify({ ...(claims as object), ...other }))).replace(/=+$/, '');
  return [header, changed, signature].join('.');
}

test('AssumeRoleWithWebIdentity gives credentials of the role for a token of its provider, unsigned', async () => {
  const { ask, arnOf, askWithToken } = inSandbox();
  const answer = await askWithToken({ ...asked, WebIdentityToken: await webIdentityToken(opened) });
  expect(answer).toMatchObject({
    Credentials: { Expiration: new Date(opened + 3_600_000) },
    AssumedRoleUser: { AssumedRoleId: 'AROAWEBTOKENAEXAMPLE:pod' },
    SubjectFromWebIdentityToken: 'sandbox',
    Provider: oidcIssuer,
    Audience: 'sts.amazonaws.com',
  });
  expect(await arnOf(keysOf(answer))).toBe('arn:aws:sts::123456789012:assumed-role/workload/pod');
  expect(await ask(keysOf(answer), 'ec2:DescribeRegions', {})).toHaveProperty('Regions');
});

test('a token counts for an hour', async () => {
  const { askWithToken, pass } = inSandbox();
  const WebIdentityToken = await webIdentityToken(opened);
  pass(3599);
  expect(await askWithToken({ ...asked, WebIdentityToken })).toHaveProperty('Credentials');
  pass(1);
  const end = opened / 1000 + 3600;
  expect(await refused(askWithToken({ ...asked, WebIdentityToken }))).toEqual([
    'ExpiredTokenException',
    `Token expired: current date/time ${String(end)} must be before the expiration date/time ${String(end)}`,
  ]);
});

test('a token that is none, of others, for others or signed by others is refused', async () => {
  const { askWithToken } = inSandbox();
  const token = await webIdentityToken(opened);
  const refusal = async (WebIdentityToken: string) => {
    const [code, message] = (await refused(askWithToken({ ...asked, WebIdentityToken }))) as [string, string];
    expect(code).toBe('InvalidIdentityToken');
    return message;
  };
  const malformed =
    'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
  const unverified =
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";
  const wrong: readonly (readonly [token: string, message: string])[] = [
    ['access-token', malformed],
    ['a.b.c', malformed],
    [`${token}.more`, malformed],
    [claiming(token, { exp: 'never' }), malformed],
    [
      claiming(token, { iss: 'https://other.example' }),
      'No OpenIDConnect provider found in your account for https://other.example',
    ],
    [claiming(token, { aud: 'another' }), 'Incorrect token audience'],
    [claiming(token, { exp: 9_999_999_999 }), unverified],
    [token.replace(/\.[^.]*$/, '.'), unverified],
  ];
  for (const [other, message] of wrong) expect(await refusal(other)).toBe(message);
});

test('a role that does not trust the provider is refused, and one for longer than its sessions', async () => {
  const { askWithToken } = inSandbox();
  const given = { ...asked, WebIdentityToken: await webIdentityToken(opened) };
  expect(await refused(askWithToken({ ...given, RoleArn: roles.reader.arn }))).toEqual([
    'AccessDenied',
    'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  ]);
  expect(await refused(askWithToken({ ...given, DurationSeconds: 3601 }))).toEqual([
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  ]);
});
