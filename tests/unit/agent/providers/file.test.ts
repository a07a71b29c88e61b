import { expect, test } from 'vitest';
import { readProfiles } from '../../../../src/agent/awsconfig/reading/readProfiles.ts';
import { fileCredentials } from '../../../../src/agent/providers/file.ts';
import { signature } from '../../../../src/agent/sigv4/signature.ts';
import { signingKey } from '../../../../src/agent/sigv4/signingKey.ts';
import { publishedSecret, secretKey } from '../sigv4/published.ts';

const accessKeyId = 'AKIAIOSFODNN7EXAMPLE';
const keyId = `aws_access_key_id = ${accessKeyId}`;
const secret = `aws_secret_access_key = ${publishedSecret}`;

/** Credentials of a profile with these lines. */
function credentialsOf(...lines: readonly string[]) {
  const text = ['[steve]', ...lines, ''].join('\n');
  const profile = readProfiles([{ name: 'credentials', kind: 'credentials', text }]).profiles.get('steve');
  if (!profile) throw new Error('no such profile');
  return fileCredentials(profile);
}

test("the key signs as AWS's published example does, and cannot be read back", async () => {
  const credentials = await credentialsOf(keyId, secret);
  expect(Object.keys(credentials)).toEqual(['accessKeyId', 'secretKey']);
  expect(credentials.accessKeyId).toBe(accessKeyId);
  expect([credentials.secretKey.extractable, credentials.secretKey.usages]).toEqual([false, ['sign']]);
  const signed = async (key: CryptoKey) =>
    signature(await signingKey(key, '20150830', 'us-east-1', 'iam'), 'anything');
  expect(await signed(credentials.secretKey)).toBe(await signed(await secretKey(publishedSecret)));
});

test('a session token goes along', async () => {
  const credentials = await credentialsOf(keyId, secret, 'aws_session_token = FwoGZXIvYXdzEXAMPLE==');
  expect(credentials).toMatchObject({ accessKeyId, sessionToken: 'FwoGZXIvYXdzEXAMPLE==' });
});

test.each([
  [
    'a key id in curly quotes',
    'access-key-malformed',
    [`aws_access_key_id = \u201c${accessKeyId}\u201d`, secret],
  ],
  ['a key id that is too short', 'access-key-malformed', ['aws_access_key_id = AKIA', secret]],
  ['a session token with a blank', 'session-token-malformed', [keyId, secret, 'aws_session_token = Fwo GZX']],
] as const)('%s is refused', async (_, code, lines) => {
  await expect(credentialsOf(...lines)).rejects.toMatchObject({ code, detail: { name: 'steve' } });
});
