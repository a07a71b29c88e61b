import { expect, test } from 'vitest';
import { differences, mergeProfile } from '../../../../src/agent/awsconfig/merge.ts';
import type { Comment, Profile, PropertyValue } from '../../../../src/agent/awsconfig/profile.ts';

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

test('mergeProfile keeps an endpoint and an expiry with the credentials they came with, and with no others', () => {
  const bound: [string, PropertyValue][] = [
    ['endpoint_url', 'http://127.0.0.1:5555'],
    ['x_security_token_expires', '2026-11-22T07:00:00Z'],
  ];
  const pair = (id: string): [string, PropertyValue][] => [
    ['aws_access_key_id', id],
    ['aws_secret_access_key', 's'],
  ];
  const existing = profile(...pair('AKIAIOSFODNN7EXAMPLE'), ...bound);
  const merged = ['AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE'].map((id) => [
    ...mergeProfile(existing, profile(...pair(id))).properties,
  ]);
  expect(merged).toEqual([
    expect.arrayContaining([...pair('AKIAIOSFODNN7EXAMPLE'), ...bound]),
    pair('AKIAI44QH8DHBEXAMPLE'),
  ]);
});

const commented = (...comments: [Comment['file'], string][]): Profile => ({
  ...profile(['region', 'eu-west-1']),
  comments: comments.map(([file, text]) => ({ file, above: 'region', text })),
});

test('mergeProfile replaces the comments from the same kind of file, and leaves the others', () => {
  const existing = commented(['credentials', '# keys'], ['config', '# old'], ['config', '# older']);
  expect(mergeProfile(existing, commented(['config', '# new']))).toEqual(
    commented(['credentials', '# keys'], ['config', '# new']),
  );
  expect(mergeProfile(commented(['config', '# old']), commented(['credentials', '# keys']))).toEqual(
    commented(['credentials', '# keys'], ['config', '# old']),
  );
});

test('mergeProfile takes no comment away for a file that has none, such as a pasted key pair', () => {
  const existing = commented(['config', '# mine']);
  expect(mergeProfile(existing, profile(['region', 'eu-west-2'])).comments).toEqual(existing.comments);
});

test('differences count comments and never show them', () => {
  const one = commented(['config', '# one']);
  const two = commented(['config', '# one'], ['config', '# two']);
  expect(differences(profile(['region', 'eu-west-1']), one)).toEqual([{ key: 'Comments', after: '1 line' }]);
  expect(differences(one, two)).toEqual([{ key: 'Comments', before: '1 line', after: '2 lines' }]);
  expect(differences(two, commented(['config', '# one'], ['config', '# 2']))).toEqual([
    { key: 'Comments', before: '2 lines', after: '2 other lines' },
  ]);
  expect(differences(two, profile(['region', 'eu-west-1']))).toEqual([
    { key: 'Comments', before: '2 lines' },
  ]);
  expect(differences(two, two)).toEqual([]);
});

test('differences see a comment that moved to another key', () => {
  const above = (key: string): Profile => ({
    ...profile(['region', 'eu-west-1']),
    comments: [{ file: 'config', above: key, text: '# home' }],
  });
  expect(differences(above('region'), above(''))).toEqual([
    { key: 'Comments', before: '1 line', after: '1 other line' },
  ]);
});
