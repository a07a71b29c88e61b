import { expect, test } from 'vitest';
import { readTotpSecret } from '../../../../src/agent/providers/totpSecret.ts';
import { utf8 } from '../../../../src/base/bytes.ts';

// The secret of RFC 6238's test vectors.
const digits = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const spelled = utf8('12345678901234567890');

test.each([
  ['digits', digits],
  ['lower case, in groups, between blanks', ` ${digits.toLowerCase().replace(/(.{4})/g, '$1 ')}\n`],
  ['digits with padding', `${digits}======`],
  [
    'an otpauth URL',
    `otpauth://totp/Amazon%20Web%20Services:alice@123456789012?secret=${digits}&issuer=Amazon`,
  ],
  [
    'an otpauth URL that says what is usual',
    `otpauth://totp/x?secret=${digits}&algorithm=SHA1&digits=6&period=30`,
  ],
])('a secret may be given as %s', (_, text) => {
  expect(readTotpSecret(utf8(text))).toEqual(spelled);
});

test.each([
  ['nothing', '', 'totp-malformed'],
  ['a word', 'secret', 'totp-malformed'],
  ['digits that are not base32', '1'.repeat(32), 'totp-malformed'],
  ['an otpauth URL without a secret', 'otpauth://totp/x', 'totp-malformed'],
  ['a counter', `otpauth://hotp/x?secret=${digits}`, 'totp-unsupported'],
  ['eight digits', `otpauth://totp/x?secret=${digits}&digits=8`, 'totp-unsupported'],
  ['SHA-256', `otpauth://totp/x?secret=${digits}&algorithm=SHA256`, 'totp-unsupported'],
  ['codes of a minute', `otpauth://totp/x?secret=${digits}&period=60`, 'totp-unsupported'],
])('%s is refused', (_, text, code) => {
  expect(() => readTotpSecret(utf8(text))).toThrow(expect.objectContaining({ code }));
});
