import { describe, expect, test } from 'vitest';
import type { Profile, PropertyValue } from '../../../../../src/agent/awsconfig/profile.ts';
import { refusalOf } from '../../../../../src/agent/awsconfig/writing/writable.ts';

const profile = (properties: Record<string, PropertyValue>, name = 'p'): Profile => ({
  name,
  properties: new Map(Object.entries(properties)),
});
const refusalOfValue = (value: string) => refusalOf(profile({ credential_process: value }));

test.each(['p', 'a.b-c_d/e%f@g:h+i', 'constructor', 'default', '0123'])(
  'refusalOf lets the name %s pass',
  (name) => {
    expect(refusalOf(profile({ region: 'eu-west-1' }, name))).toBeUndefined();
  },
);

test.each(['', 'my p', ' p', 'é', '"p"', 'p]', 'p]\n[q', 'p\rregion = x', '[p]', 'p\u2028'])(
  'refusalOf refuses the name %j for its characters',
  (name) => {
    expect(refusalOf(profile({}, name))).toBe(
      'Its name has characters other than A-Z a-z 0-9 _ - / . % @ : +.',
    );
  },
);

test('refusalOf refuses the name that the JavaScript SDK stops at', () => {
  expect(refusalOf(profile({}, '__proto__'))).toBe('The SDK for JavaScript refuses a file with this name.');
});

test('refusalOf refuses the name that the AWS CLI takes for all profiles, in credentials only', () => {
  expect(refusalOf(profile({ region: 'x', aws_access_key_id: 'AKIAIOSFODNN7EXAMPLE' }, 'DEFAULT'))).toBe(
    'The AWS CLI takes a section of this name for the defaults of all profiles.',
  );
  expect(refusalOf(profile({ region: 'x' }, 'DEFAULT'))).toBeUndefined();
});

test.each([
  '',
  'a#b;c',
  '50%(x)s',
  'foo --a=b = c: d [e]',
  '"C:\\Program Files\\x.exe" --all',
  '{"Version": 1}',
  'a\tb',
  'ключ 🗝️',
])('refusalOf lets the value %j pass', (value) => {
  expect(refusalOfValue(value)).toBeUndefined();
});

test.each([
  ['several lines', ['a\nb', 'a\r', '\n', 'x\r\n[q]\r\nregion = y']],
  ['a control character', ['a\0b', 'a\u0085b', 'a\u2028b', 'a\u000bb']],
  ['half a character', ['a\ud83d', '\udd1d']],
])('refusalOf refuses a value that has %s', (what, values) => {
  for (const value of values) {
    expect(refusalOfValue(value)).toBe(`The value of "credential_process" has ${what}.`);
  }
});

test.each([' a', 'a ', 'a\t', '\u00a0a', '\ufeffa'])('refusalOf refuses %j for its blanks', (value) => {
  expect(refusalOfValue(value)).toBe('The value of "credential_process" begins or ends with a blank.');
});

test.each(['a #b', 'a ;b', 'a\t#', '#a', ';', 'a\u00a0#b'])(
  'refusalOf refuses %j, which some readers cut',
  (value) => {
    expect(refusalOfValue(value)).toBe(
      'The value of "credential_process" has "#" or ";" at its start or after a blank, where some readers see a comment.',
    );
  },
);

test.each(['"a"', "'a b'", '"', "''"])('refusalOf refuses %j for its quotes', (value) => {
  expect(refusalOfValue(value)).toBe(
    'The value of "credential_process" stands in quotes, which the SDK for Go takes off.',
  );
});

test.each(['', 'my key', 'a:b', 'a=b', '[a', '#a', 'é', 'Region'])('refusalOf refuses the key %j', (key) => {
  expect(refusalOf(profile({ [key]: 'x' }))).toBe(
    `The key "${key}" has characters other than a-z 0-9 _ - / . % @ +.`,
  );
});

test('refusalOf refuses a key that reading would not take for one, and does not quote it', () => {
  expect(refusalOf(profile({ [`a-${'b'.repeat(32)}`]: 'x' }))).toBe(
    'The key "a-********" looks like a secret.',
  );
  expect(refusalOf(profile({ [`a-${'b'.repeat(31)}`]: 'x' }))).toBeUndefined();
});

test('refusalOf refuses the key that the JavaScript SDK cannot hold', () => {
  const properties = new Map([['__proto__', 'x']]);
  expect(refusalOf({ name: 'p', properties })).toBe('The SDK for JavaScript leaves out the key "__proto__".');
});

describe('refusalOf looks at sub-properties', () => {
  const s3 = (properties: Record<string, string>) => profile({ s3: new Map(Object.entries(properties)) });

  test.each<[string, Record<string, string>, string | undefined]>([
    ['writable ones', { addressing_style: 'path', max_queue_size: '1000' }, undefined],
    ['a key', { 'a b': 'x' }, 'The key "a b" has characters other than a-z 0-9 _ - / . % @ +.'],
    ['a value', { a: 'x\ny' }, 'The value of "a" has several lines.'],
    [
      'a missing value',
      { a: '', b: 'x' },
      'The SDK for JavaScript misreads what follows the key "a" below "s3", because it has no value.',
    ],
  ])('%s', (_, properties, expected) => {
    expect(refusalOf(s3(properties))).toBe(expected);
  });

  test('a key that stands elsewhere too, in a profile only', () => {
    const properties = new Map([
      ['s3', new Map([['endpoint_url', 'http://localhost:1']])],
      ['ec2', new Map([['endpoint_url', 'http://localhost:2']])],
    ]);
    expect(refusalOf({ name: 'p', properties })).toBe(
      'The key "endpoint_url" below "ec2" stands elsewhere in the profile too, and .NET (PowerShell) drops such a profile.',
    );
    expect(refusalOf({ word: 'services', name: 'p', properties })).toBeUndefined();
  });
});
