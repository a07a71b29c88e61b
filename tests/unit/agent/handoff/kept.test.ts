import { expect, test } from 'vitest';
import { standingIn, withKept, withMoved, withoutKept } from '../../../../src/agent/handoff/kept.ts';

const until = Date.UTC(2026, 10, 22, 7);
const handed = {
  name: 'prod',
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'token/1==',
  expiresAt: until,
};
const others = '# by hand\r\n[default]\r\naws_access_key_id = AKIAIOSFODNN7EXAMPLE ; mine\r\n';
const lines = [
  '[prod]',
  '# Kept fresh by Coffer. Expires 2026-11-22T07:00:00Z',
  'aws_access_key_id = ASIAIOSFODNN7EXAMPLE',
  'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'aws_session_token = token/1==',
  '',
].join('\r\n');

test('credentials are written with their expiry above them, and nothing else changes', () => {
  const text = withKept(others, handed);
  expect(text).toBe(`${others}\r\n${lines}`);
  expect(standingIn(text, 'prod')).toEqual({ of: 'coffer', accessKeyId: handed.accessKeyId, until });
  expect(withoutKept(text, handed)).toBe(others);
});

test('fresh ones take the place of those before, with one expiry', () => {
  const later = {
    ...handed,
    accessKeyId: 'ASIAI44QH8DHBEXAMPLE',
    sessionToken: 'token/2==',
    expiresAt: until + 3_600_000,
  };
  const text = `${lines}output = json\r\n\r\n${others}`;
  expect(withKept(text, later)).toBe(
    text
      .replace('07:00:00', '08:00:00')
      .replace('ASIAIOSFODNN7EXAMPLE', 'ASIAI44QH8DHBEXAMPLE')
      .replace('token/1', 'token/2'),
  );
  expect(withoutKept(text, handed)).toBe(`[prod]\r\noutput = json\r\n\r\n${others}`);
});

test.each([
  ['no section', others, 'nobody'],
  ['a section without keys', '[prod]\noutput = json\n', 'nobody'],
  ['a long-term key', '[prod]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n', 'others'],
  ['temporary keys of somebody else', lines.replace('Kept fresh by Coffer', 'Kept by hand'), 'others'],
  ['a long-term key in our place', lines.replace('ASIA', 'AKIA'), 'others'],
  ['a key without its token', lines.replace('aws_session_token', 'other'), 'others'],
])('of %s the file is told apart, and it stays', (_, text, of) => {
  expect(standingIn(text, 'prod')).toEqual({ of });
  expect(withoutKept(text, handed)).toBe(text);
});

test('they move to another name with all that tells them, unless they are others by now', () => {
  const text = withKept(others, handed);
  expect(withMoved(text, handed, 'live')).toBe(text.replace('[prod]', '[live]'));
  const newer = { ...handed, accessKeyId: 'ASIAI44QH8DHBEXAMPLE' };
  expect([withMoved(text, newer, 'live'), withoutKept(text, newer)]).toEqual([text, text]);
});
