import { expect, test } from 'vitest';
import { kindOf } from '../../../../../src/agent/awsconfig/reading/kindOf.ts';

test.each([
  ['credentials', '[profile x]', 'credentials'],
  ['Credentials.txt', '[profile x]', 'credentials'],
  ['config', '[x]', 'config'],
  ['config (1)', '[x]', 'config'],
  ['pasted text', '[default]\na = 1\n[profile x]', 'config'],
  ['pasted text', '[sso-session s]', 'config'],
  ['pasted text', '[services s]', 'config'],
  ['pasted text', '# [profile x]\n[default]\n[x]\n[profile]', 'credentials'],
  ['aws.ini', '', 'credentials'],
])('kindOf takes a file %s with %j for %s', (name, text, kind) => {
  expect(kindOf(name, text)).toBe(kind);
});
