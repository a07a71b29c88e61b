import { expect, test } from 'vitest';
import { differences, mergeProfile } from '../../../../src/agent/awsconfig/merge.ts';
import type { Profile, PropertyValue } from '../../../../src/agent/awsconfig/profile.ts';

const profile = (...properties: [string, PropertyValue][]): Profile => ({
  name: 'p',
  properties: new Map(properties),
});

const session = profile(
  ['aws_access_key_id', 'ASIAIOSFODNN7EXAMPLE'],
  ['aws_secret_access_key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['aws_session_token', 'token'],
  ['region', 'us-east-1'],
  ['team', 'blue'],
);

test('mergeProfile replaces all credential keys and keeps region and unknown keys', () => {
  const imported = profile(['role_arn', 'arn:aws:iam::123456789012:role/A'], ['source_profile', 'default']);
  expect(mergeProfile(session, imported)).toEqual(
    profile(
      ['region', 'us-east-1'],
      ['team', 'blue'],
      ['role_arn', 'arn:aws:iam::123456789012:role/A'],
      ['source_profile', 'default'],
    ),
  );
});

test('mergeProfile keeps the credentials where none are brought', () => {
  expect(mergeProfile(session, profile(['region', 'eu-west-1']))).toEqual(
    profile(...[...session.properties].filter(([key]) => key !== 'region'), ['region', 'eu-west-1']),
  );
});

test('mergeProfile of a new name is the imported profile', () => {
  expect(mergeProfile(undefined, session)).toEqual(session);
});

test('differences are none between equal profiles, whatever their order', () => {
  const s3 = (): [string, PropertyValue] => ['s3', new Map([['addressing_style', 'path']])];
  expect(differences(profile(s3(), ['a', '1']), profile(['a', '1'], s3()))).toEqual([]);
});

test('differences mask secrets and what no tool is known to read, whatever their length, and access key ids but for their end', () => {
  expect(
    differences(
      session,
      profile(
        ['aws_access_key_id', 'AKIAI44QH8DHBEXAMPLE'],
        ['aws_secret_access_key', 's'],
        ['region', 'us-east-1'],
        ['team', 'red'],
        ['aws_security_token', 'old'],
        [
          's3',
          new Map([
            ['addressing_style', 'path'],
            ['aws_secret_access_key', 's'],
          ]),
        ],
      ),
    ),
  ).toEqual([
    { key: 'aws_access_key_id', before: '****MPLE', after: '****MPLE' },
    { key: 'aws_secret_access_key', before: '********', after: '********' },
    { key: 'aws_session_token', before: '********' },
    { key: 'team', before: '********', after: '********' },
    { key: 'aws_security_token', after: '********' },
    { key: 's3', after: 'addressing_style = path, aws_secret_access_key = ********' },
  ]);
});

test('differences show a changed sub-property and a value that became sub-properties', () => {
  const s3 = (style: string): [string, PropertyValue] => ['s3', new Map([['addressing_style', style]])];
  expect(differences(profile(s3('path')), profile(s3('auto')))).toEqual([
    { key: 's3', before: 'addressing_style = path', after: 'addressing_style = auto' },
  ]);
  expect(differences(profile(['s3', '']), profile(s3('auto')))).toEqual([
    { key: 's3', before: '', after: 'addressing_style = auto' },
  ]);
});

test('mergeProfile adds what says nothing of whose credentials they are', () => {
  const keys: [string, PropertyValue][] = [
    ['aws_access_key_id', 'AKIAIOSFODNN7EXAMPLE'],
    ['aws_secret_access_key', 's'],
    ['endpoint_url', 'http://127.0.0.1:5555'],
  ];
  const mfa: [string, PropertyValue] = ['mfa_serial', 'arn:aws:iam::123456789012:mfa/p'];
  expect([...mergeProfile(profile(...keys), profile(mfa)).properties]).toEqual([...keys, mfa]);
});

test('mergeProfile takes a credential key without a value for none', () => {
  const keys: [string, PropertyValue][] = [
    ['aws_access_key_id', 'AKIAIOSFODNN7EXAMPLE'],
    ['aws_secret_access_key', 's'],
  ];
  const merged = mergeProfile(profile(...keys), profile(['aws_secret_access_key', ''], ['output', '']));
  expect([...merged.properties]).toEqual([...keys, ['output', '']]);
});

test('mergeProfile keeps an endpoint with the credentials it came with, and with no others', () => {
  const endpoint: [string, PropertyValue] = ['endpoint_url', 'http://127.0.0.1:5555'];
  const pair = (id: string): [string, PropertyValue][] => [
    ['aws_access_key_id', id],
    ['aws_secret_access_key', 's'],
  ];
  const existing = profile(...pair('AKIAIOSFODNN7EXAMPLE'), endpoint);
  expect(
    mergeProfile(existing, profile(...pair('AKIAIOSFODNN7EXAMPLE'))).properties.has('endpoint_url'),
  ).toBe(true);
  expect(
    mergeProfile(existing, profile(...pair('AKIAI44QH8DHBEXAMPLE'))).properties.has('endpoint_url'),
  ).toBe(false);
});
