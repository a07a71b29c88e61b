import { expect, test } from 'vitest';
import { planChanges } from '../../../../src/agent/awsconfig/plan.ts';
import type { Profile, PropertyValue } from '../../../../src/agent/awsconfig/profile.ts';

const profiles = (named: Readonly<Record<string, [string, PropertyValue][]>>) =>
  new Map(
    Object.entries(named).map(([name, properties]): [string, Profile] => [
      name,
      { name, properties: new Map(properties) },
    ]),
  );

const keyPair: [string, PropertyValue][] = [
  ['aws_access_key_id', 'ASIAQNZGKIQY56JQ7WML'],
  ['aws_secret_access_key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
];

test('planChanges tells what is added, changed and the same, as it will be', () => {
  const imported = profiles({
    added: [...keyPair, ['region', 'eu-west-1']],
    changed: [['region', 'us-west-2']],
    same: keyPair,
  });
  const existing = profiles({ changed: keyPair, same: keyPair, untouched: keyPair });
  const known = { account: '029608264753', key: '****7WML' };
  expect(planChanges(imported, existing)).toEqual({
    changes: [
      {
        name: 'added',
        kind: 'added',
        type: 'Basic',
        region: 'eu-west-1',
        ...known,
        differences: [
          { key: 'aws_access_key_id', after: '****7WML' },
          { key: 'aws_secret_access_key', after: '********' },
          { key: 'region', after: 'eu-west-1' },
        ],
      },
      {
        name: 'changed',
        kind: 'changed',
        type: 'Basic',
        region: 'us-west-2',
        ...known,
        differences: [{ key: 'region', after: 'us-west-2' }],
      },
      { name: 'same', kind: 'same', type: 'Basic', ...known, differences: [] },
    ],
    activeKeys: [],
  });
});

test('planChanges sees a secret that alone changed', () => {
  const existing = profiles({ p: [...keyPair.slice(0, 1), ['aws_secret_access_key', 'another']] });
  expect(planChanges(profiles({ p: keyPair }), existing).changes).toEqual([
    {
      name: 'p',
      kind: 'changed',
      type: 'Basic',
      account: '029608264753',
      key: '****7WML',
      differences: [{ key: 'aws_secret_access_key', before: '********', after: '********' }],
    },
  ]);
});

test('planChanges keeps a set of keys that no tool knows, an empty value counting as none', () => {
  expect(
    planChanges(profiles({ p: [...keyPair.slice(1), ['aws_access_key_id', '']] }), new Map()).changes,
  ).toEqual([
    {
      name: 'p',
      kind: 'added',
      type: 'Invalid',
      differences: [
        { key: 'aws_secret_access_key', after: '********' },
        { key: 'aws_access_key_id', after: '****' },
      ],
    },
  ]);
});

test('planChanges names each active key with its value', () => {
  const imported = profiles({
    a: [...keyPair, ['endpoint_url', 'http://localhost:5000'], ['ca_bundle', '']],
    b: [['credential_process', 'run --me']],
  });
  expect(planChanges(imported, new Map()).activeKeys).toEqual([
    { profile: 'a', key: 'endpoint_url', value: 'http://localhost:5000' },
    { profile: 'b', key: 'credential_process', value: 'run --me' },
  ]);
});

test('planChanges plans a profile named __proto__ like any other', () => {
  const imported = new Map([['__proto__', { name: '__proto__', properties: new Map() }]]);
  expect(planChanges(imported, new Map()).changes).toEqual([
    { name: '__proto__', kind: 'added', type: 'Invalid', differences: [] },
  ]);
});
