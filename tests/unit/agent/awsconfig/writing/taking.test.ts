import { describe, expect, test } from 'vitest';
import { lossOf } from '../../../../../src/agent/awsconfig/writing/taking.ts';

const keyPair = new Set(['aws_access_key_id', 'aws_secret_access_key']);
const hidden = 'a [default] that [profile default] keeps from being read';

describe('lossOf finds what reading passes over', () => {
  test.each<[string, { credentials?: string; config?: string }, string]>([
    ['a second value', { credentials: '[default]\na = 1\na = 2\n' }, 'another value of a'],
    [
      'a second value of a sub-property',
      { config: '[default]\ns3 =\n  a = 1\n  A = 2\n' },
      'another value of a below s3',
    ],
    [
      'sub-properties of a secret',
      { credentials: '[default]\naws_secret_access_key =\n  a = 1\n' },
      'keys below aws_secret_access_key',
    ],
    [
      'a line that could not be understood',
      { credentials: '[default]\na = 1\nx\n' },
      'a line that could not be understood',
    ],
    ['the keys of a hidden section', { config: '[profile default]\na = 1\n[default]\na = 1\n' }, hidden],
    ['the comment in a hidden section', { config: '[default]\n# c\n\n[profile default]\na = 1\n' }, hidden],
    ['the comment above a hidden section', { config: '# c\n[default]\n[profile default]\na = 1\n' }, hidden],
  ])('%s', (_, { credentials = '', config = '' }, what) => {
    expect(lossOf({ credentials, config }, new Set(['default']))).toEqual({ name: 'default', what });
  });

  test('where only keys are taken out, of those keys', () => {
    const lossWith = (key: string) =>
      lossOf(
        { credentials: '', config: `[profile default]\n[default]\n${key} = 1\n` },
        new Set(['default']),
        keyPair,
      );
    expect(lossWith('aws_secret_access_key')).toEqual({ name: 'default', what: hidden });
    expect(lossWith('region')).toBeUndefined();
  });
});

test.each<[string, { credentials?: string; config?: string }]>([
  ['equal values', { credentials: '[default]\na = 1\nA = 1\n', config: '[default]\na = 1\n' }],
  ['equal sub-properties', { config: '[default]\ns3 =\n  a = 1\n  A = 1\n' }],
  ['an empty hidden section', { config: '[default]\n\n[profile default]\na = 1\n' }],
  ['another profile', { credentials: '[other]\na = 1\na = 2\n' }],
])('lossOf finds nothing in %s', (_, { credentials = '', config = '' }) => {
  expect(lossOf({ credentials, config }, new Set(['default']))).toBeUndefined();
});
