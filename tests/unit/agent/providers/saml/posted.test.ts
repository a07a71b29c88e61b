import { expect, test } from 'vitest';
import { postedResponse } from '../../../../../src/agent/providers/saml/posted.ts';

const base64 = 'PHNhbWw+YWJj/2RlZg==';

test.each([
  ['itself', base64],
  ['itself in lines', '  PHNhbWw+\r\nYWJj/2Rl\tZg==\n\u00a0'],
  ['itself in quotes', `"${base64}"`],
  ['itself in other quotes, with a comma', ` '${base64}',\n`],
  ['itself with escapes', 'PHNhbWw%2BYWJj%2F2RlZg%3D%3D'],
  ['a value in escapes of HTML', 'PHNhbWw&#43;YWJj&#x2F;2RlZg&#x3D;&#61;'],
  ['a form', 'RelayState=a%20b&SAMLResponse=PHNhbWw%2BYWJj%2F2RlZg%3D%3D&x=1'],
  ['a form of one field', `SAMLResponse=${encodeURIComponent(base64)}\n`],
  ['a form whose base64 is in lines', 'SAMLResponse=PHNhbWw+\nYWJj/2RlZg==&RelayState='],
  ['a list of fields', `RelayState: x\nSAMLResponse: ${base64}\nother: y`],
  ['JSON', `{ "RelayState": "x", "SAMLResponse": "${base64}" }`],
  ['an element', `<input type="hidden" name="SAMLResponse" value="${base64}"/>`],
])('of %s the response is found', (_what, posted) => {
  expect(postedResponse(posted)).toBe(base64);
});

test('what is no response is left to be refused, and a long one is read in no time', () => {
  expect(postedResponse('100% not base64')).toBe('100%notbase64');
  expect(postedResponse('OtherSAMLResponse=abc')).toBe('OtherSAMLResponse=abc');
  for (const text of ['"', ' ', 'SAMLResponse ', ' SAMLResponse"', '&#', '%']) {
    const long = `a${text.repeat(300_000)}a`;
    expect(postedResponse(long).length).toBeLessThanOrEqual(long.length);
  }
});
