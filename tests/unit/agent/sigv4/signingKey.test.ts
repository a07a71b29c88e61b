import { expect, test } from 'vitest';
import { signature } from '../../../../src/agent/sigv4/signature.ts';
import { signingKey } from '../../../../src/agent/sigv4/signingKey.ts';
import { toHex, utf8 } from '../../../../src/base/bytes.ts';
import { publishedSecret, secretKey } from './published.ts';

test('signingKey derives the key that AWS publishes for 20150830/us-east-1/iam', async () => {
  const key = await signingKey(await secretKey(publishedSecret), '20150830', 'us-east-1', 'iam');

  // The key cannot be read back, so what it signs is compared with what AWS's key signs.
  const published = await crypto.subtle.importKey(
    'raw',
    Uint8Array.from(Buffer.from('c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9', 'hex')),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const expected = toHex(new Uint8Array(await crypto.subtle.sign('HMAC', published, utf8('anything'))));
  expect(await signature(key, 'anything')).toBe(expected);
});

test('signingKey gives a key that signs and cannot be read back', async () => {
  const key = await signingKey(await secretKey(publishedSecret), '20150830', 'us-east-1', 'iam');
  expect([key.extractable, key.usages]).toEqual([false, ['sign']]);
});
