import { describe, expect, test } from 'vitest';
import { checkProfile } from '../../../../src/agent/awsconfig/limits.ts';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { errorText } from '../../../../src/base/errors.ts';

const secret = ['aws_secret_access_key'];
const oneLine = 'a name on one line, without brackets and without blanks around it';
const accessKeyId = { aws_access_key_id: 'AKIAIOSFODNN7EXAMPLE' };

/** The sentence of the refusal, if there is one. */
function refused(
  name: string,
  properties: Readonly<Record<string, string>> = {},
  secrets: readonly string[] = [],
): string | undefined {
  try {
    checkProfile(name, new Map(Object.entries(properties)), new Set(secrets));
    return undefined;
  } catch (error) {
    if (error instanceof CofferError) return errorText(error);
    throw error;
  }
}

const sentence = (field: string, expected: string) =>
  `The profile was not saved, because ${field} needs ${expected}.`;

describe('a name', () => {
  test.each(['default', 'a', '__proto__', '<script>', 'my p', 'é', 'a"b', '#a;b', 'n'.repeat(4096)])(
    '%s may be stored',
    (name) => {
      expect(refused(name)).toBeUndefined();
    },
  );

  test.each(['', ' ', ' a', 'a ', 'a\nb', 'a\rb', 'a\u2028b', 'a\tb', 'a\0b', 'a]b', '[a'])(
    '%j may not',
    (name) => {
      expect(refused(name)).toBe(sentence('Name', oneLine));
    },
  );

  test('of a source profile is of the same form', () => {
    expect(refused('p', { source_profile: 'my p' })).toBeUndefined();
    expect(refused('p', { source_profile: 'a]b' })).toBe(sentence('Source profile', oneLine));
  });
});

test('an empty field counts as absent', () => {
  expect(
    refused('p', {
      aws_access_key_id: '',
      region: '',
      role_arn: '',
      source_profile: '',
      external_id: '',
      mfa_serial: '',
    }),
  ).toBeUndefined();
});

describe('a key pair', () => {
  test('may have a session token beside it', () => {
    expect(refused('p', accessKeyId, [...secret, 'aws_session_token'])).toBeUndefined();
  });

  test('needs both halves', () => {
    expect(refused('p', accessKeyId)).toBe(
      sentence('Secret access key', 'the secret that belongs to the access key ID'),
    );
    expect(refused('p', {}, secret)).toBe(
      sentence('Access key ID', 'the ID that belongs to the secret access key'),
    );
  });

  test('is what a session token needs', () => {
    expect(refused('p', {}, ['aws_session_token'])).toBe(
      sentence('Session token', 'an access key ID and a secret access key beside it'),
    );
  });

  test.each([
    ['a'.repeat(15), false],
    ['a'.repeat(16), true],
    ['A_9'.repeat(42), true],
    ['a'.repeat(128), true],
    ['a'.repeat(129), false],
    ['AKIAIOSFODNN7EXAMPLE ', false],
    ['AKIAIOSFODNN7EXAMPLE\n', false],
  ])('with the id %j: %s', (id, isRight) => {
    expect(refused('p', { aws_access_key_id: id }, secret)).toBe(
      isRight ? undefined : sentence('Access key ID', '16 to 128 letters, digits or underscores'),
    );
  });
});

describe.each([
  {
    key: 'role_arn',
    field: 'Role ARN',
    expected: '20 to 2048 characters such as arn:aws:iam::123456789012:role/NAME',
    right: ['arn:aws:iam::123456789012:role/A', `arn:${'a'.repeat(16)}`, `arn:${'a'.repeat(2044)}`],
    wrong: [
      `arn:${'a'.repeat(15)}`,
      `arn:${'a'.repeat(2045)}`,
      'role/AdminOfAnotherAccount',
      'arn:aws:iam::1:role/A B C D',
    ],
  },
  {
    key: 'external_id',
    field: 'External ID',
    expected: '2 to 1224 letters, digits or any of _ + = , . @ : / -',
    right: ['12', 'a_+=,.@:/-Z', 'a'.repeat(1224)],
    wrong: ['1', 'a'.repeat(1225), 'a b', 'a#b', 'é1'],
  },
  {
    key: 'mfa_serial',
    field: 'MFA device',
    expected: 'a serial number or ARN of 9 to 256 letters, digits or any of _ + = / : , . @ -',
    right: ['arn:aws:iam::123456789012:mfa/me', 'GAHT12345678', 'a'.repeat(256)],
    wrong: ['12345678', 'a'.repeat(257), 'GAHT 12345678'],
  },
  {
    key: 'region',
    field: 'Region',
    expected: 'a system name such as eu-west-1',
    right: ['eu-west-1', 'us-gov-west-1', 'moon-east-9', 'a'.repeat(63)],
    wrong: ['-a', 'a-', '123', 'eu_west_1', 'a'.repeat(64), 'eu-west-1\n', 'eu-west-1/'],
  },
])('$key', ({ key, field, expected, right, wrong }) => {
  test.each(right)('%s is right', (value) => {
    expect(refused('p', { [key]: value })).toBeUndefined();
  });

  test.each(wrong)('%j is not', (value) => {
    expect(refused('p', { [key]: value })).toBe(sentence(field, expected));
  });
});
