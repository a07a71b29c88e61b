import { expect, test } from 'vitest';
import { connectOrigins } from '../../../build/connect.ts';

test('connectOrigins reads https origins between spaces and commas', () => {
  expect(connectOrigins(' https://ec2.example.com, https://sts.example.com:8443 ')).toEqual([
    'https://ec2.example.com',
    'https://sts.example.com:8443',
  ]);
  expect(connectOrigins('')).toEqual([]);
});

test('connectOrigins spells an origin as requests do', () => {
  expect(connectOrigins('https://EC2.Example.com:443')).toEqual(['https://ec2.example.com']);
});

test.each([
  'http://ec2.example.com',
  'https://*.example.com',
  'https://example.com/path',
  'https://example.com/',
  'https://user@example.com',
  'https:',
  'example.com',
  "'unsafe-inline'",
  'https://example.com;script-src',
])('connectOrigins refuses %s and names it', (listed) => {
  expect(() => connectOrigins(`https://ec2.example.com ${listed}`)).toThrow(
    `COFFER_CONNECT lists "${listed}", which is not an https origin such as https://ec2.example.com: give scheme, host and port only.`,
  );
});
