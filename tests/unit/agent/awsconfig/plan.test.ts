import { expect, test } from 'vitest';
import { planImport, type KeptProfile } from '../../../../src/agent/awsconfig/plan.ts';
import type { Profile, PropertyValue } from '../../../../src/agent/awsconfig/profile.ts';

const profiles = (named: Readonly<Record<string, [string, PropertyValue][]>>) =>
  new Map(
    Object.entries(named).map(([name, properties]): [string, Profile] => [
      name,
      { name, properties: new Map(properties) },
    ]),
  );

const kept = (existing: ReadonlyMap<string, Profile>, heldBack: readonly string[] = []) =>
  new Map([...existing].map(([name, profile]): [string, KeptProfile] => [name, { profile, heldBack }]));

const changes = (
  imported: ReadonlyMap<string, Profile>,
  existing: ReadonlyMap<string, KeptProfile> = new Map(),
) => planImport(imported, existing).map(({ change }) => change);

const keyPair: [string, PropertyValue][] = [
  ['aws_access_key_id', 'ASIAQNZGKIQY56JQ7WML'],
  ['aws_secret_access_key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
];

test('planImport tells what is added, changed and the same, as it will be', () => {
  const imported = profiles({
    added: [...keyPair, ['region', 'eu-west-1']],
    changed: [['region', 'us-west-2']],
    same: keyPair,
  });
  const existing = profiles({ changed: keyPair, same: keyPair, untouched: keyPair });
  const known = { account: '029608264753', key: '****7WML' };
  expect(changes(imported, kept(existing))).toEqual([
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
  ]);
});

test('planImport sees a secret that alone changed', () => {
  const existing = profiles({ p: [...keyPair.slice(0, 1), ['aws_secret_access_key', 'another']] });
  expect(changes(profiles({ p: keyPair }), kept(existing))).toEqual([
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

test('planImport keeps a set of keys that no tool knows, an empty value counting as none', () => {
  expect(changes(profiles({ p: [...keyPair.slice(1), ['aws_access_key_id', '']] }))).toEqual([
    {
      name: 'p',
      kind: 'added',
      type: 'Invalid',
      differences: [{ key: 'aws_secret_access_key', after: '********' }],
    },
  ]);
});

test('planImport holds back each active key that is new, and names it with its value', () => {
  const imported = profiles({
    a: [...keyPair, ['endpoint_url', 'http://localhost:5000'], ['ca_bundle', '']],
    b: [['credential_process', 'run --me']],
  });
  const planned = planImport(imported, new Map());
  expect(planned.map(({ heldBack }) => heldBack)).toEqual([
    ['endpoint_url', 'ca_bundle'],
    ['credential_process'],
  ]);
  expect(planned.map(({ change }) => change.type)).toEqual(['Basic', 'CredentialProcess']);
  expect(planned.map(({ activeKeys }) => activeKeys)).toEqual([
    [{ profile: 'a', key: 'endpoint_url', value: 'http://localhost:5000' }],
    [{ profile: 'b', key: 'credential_process', value: 'run --me' }],
  ]);
});

test.each([
  ['was ticked before', 'http://localhost:5000', [], []],
  ['was ticked with another value', 'http://localhost:6000', [], ['endpoint_url']],
  ['was held back before', 'http://localhost:5000', ['endpoint_url'], ['endpoint_url']],
])('planImport of an active key that %s', (_what, value, heldBefore, heldBack) => {
  const existing = profiles({ p: [...keyPair, ['endpoint_url', value]] });
  const imported = profiles({ p: [...keyPair, ['endpoint_url', 'http://localhost:5000']] });
  expect(planImport(imported, kept(existing, heldBefore)).map((planned) => planned.heldBack)).toEqual([
    heldBack,
  ]);
});

test('planImport leaves alone what it does not bring: an active key stays as it was', () => {
  const existing = profiles({ p: [...keyPair, ['endpoint_url', 'http://localhost:5000']] });
  const imported = profiles({ p: [['region', 'eu-west-1']] });
  const planned = [[], ['endpoint_url']].flatMap((held) => planImport(imported, kept(existing, held)));
  expect(planned.map(({ heldBack }) => heldBack)).toEqual([[], ['endpoint_url']]);
  expect(planned.map(({ activeKeys }) => activeKeys)).toEqual([[], []]);
});

test('planImport plans a profile named __proto__ like any other', () => {
  const imported = new Map([['__proto__', { name: '__proto__', properties: new Map() }]]);
  expect(changes(imported)).toEqual([{ name: '__proto__', kind: 'added', type: 'Invalid', differences: [] }]);
});
