import { expect, test } from 'vitest';
import { planImport, type KeptProfile } from '../../../../../src/agent/awsconfig/import/plan.ts';
import type { Profile, PropertyValue, SharedSection } from '../../../../../src/agent/awsconfig/profile.ts';

const profiles = (named: Readonly<Record<string, [string, PropertyValue][]>>) =>
  new Map(
    Object.entries(named).map(([name, properties]): [string, Profile] => [
      name,
      { name, properties: new Map(properties) },
    ]),
  );

const kept = (existing: ReadonlyMap<string, Profile>, heldBack: readonly string[] = []) =>
  new Map([...existing].map(([name, profile]): [string, KeptProfile] => [name, { profile, heldBack }]));

const none = new Map<string, SharedSection>();

const plan = (
  imported: ReadonlyMap<string, Profile>,
  existing: ReadonlyMap<string, KeptProfile> = new Map(),
) => planImport({ profiles: imported, sections: none }, { profiles: existing, sections: none }).profiles;

const changes = (...given: Parameters<typeof plan>) => plan(...given).map(({ change }) => change);

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
  const planned = plan(imported);
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
  expect(plan(imported, kept(existing, heldBefore)).map((planned) => planned.heldBack)).toEqual([heldBack]);
});

test('planImport leaves alone what it does not bring: an active key stays as it was', () => {
  const existing = profiles({ p: [...keyPair, ['endpoint_url', 'http://localhost:5000']] });
  const imported = profiles({ p: [['region', 'eu-west-1']] });
  const planned = [[], ['endpoint_url']].flatMap((held) => plan(imported, kept(existing, held)));
  expect(planned.map(({ heldBack }) => heldBack)).toEqual([[], ['endpoint_url']]);
  expect(planned.map(({ activeKeys }) => activeKeys)).toEqual([[], []]);
});

test('planImport plans a profile named __proto__ like any other', () => {
  const imported = new Map([['__proto__', { name: '__proto__', properties: new Map() }]]);
  expect(changes(imported)).toEqual([{ name: '__proto__', kind: 'added', type: 'Invalid', differences: [] }]);
});

const section = (
  word: SharedSection['word'],
  name: string,
  ...properties: [string, PropertyValue][]
): [string, SharedSection] => [`${word} ${name}`, { word, name, properties: new Map(properties) }];

const planWith = (
  imported: ReadonlyMap<string, Profile>,
  importedSections: [string, SharedSection][],
  storedSections: [string, SharedSection][] = [],
  stored: ReadonlyMap<string, Profile> = new Map(),
) =>
  planImport(
    { profiles: imported, sections: new Map(importedSections) },
    { profiles: kept(stored), sections: new Map(storedSections) },
  );

test('planImport shows what changes in a section with the profile that refers to it', () => {
  const imported = profiles({
    a: [
      ['sso_session', 'corp'],
      ['services', 'local'],
    ],
  });
  const planned = planWith(
    imported,
    [
      section(
        'sso-session',
        'corp',
        ['sso_region', 'eu-west-1'],
        ['sso_start_url', 'https://corp.awsapps.com/start'],
      ),
      section('services', 'local', ['dynamodb', new Map([['endpoint_url', 'http://localhost:8000']])]),
    ],
    [
      section(
        'sso-session',
        'corp',
        ['sso_region', 'us-east-1'],
        ['sso_start_url', 'https://corp.awsapps.com/start'],
      ),
    ],
    imported,
  );
  expect(planned.profiles.map(({ change, sections }) => ({ change, sections }))).toEqual([
    {
      change: {
        name: 'a',
        kind: 'changed',
        type: 'SSO',
        differences: [
          { key: 'sso-session corp: sso_region', before: 'us-east-1', after: 'eu-west-1' },
          { key: 'services local: dynamodb', after: '********' },
        ],
      },
      sections: ['sso-session corp', 'services local'],
    },
  ]);
  expect([...planned.sections.keys()]).toEqual(['sso-session corp', 'services local']);
});

test('planImport shows a section that several profiles share once, and names where', () => {
  const planned = planWith(
    profiles({ a: [['sso_session', 'corp']], b: [['sso_session', 'corp']], c: [['sso_session', 'gone']] }),
    [section('sso-session', 'corp', ['sso_region', 'eu-west-1'])],
  );
  expect(planned.profiles.map(({ change }) => change.differences)).toEqual([
    [
      { key: 'sso_session', after: 'corp' },
      { key: 'sso-session corp: sso_region', after: 'eu-west-1' },
    ],
    [
      { key: 'sso_session', after: 'corp' },
      { key: 'sso-session corp', after: 'as with "a"' },
    ],
    [{ key: 'sso_session', after: 'gone' }],
  ]);
  expect(planned.profiles.map(({ sections }) => sections)).toEqual([
    ['sso-session corp'],
    ['sso-session corp'],
    [],
  ]);
});

test('planImport says of a profile and its section that stay as they are that they are the same', () => {
  const imported = profiles({ a: [['sso_session', 'corp']] });
  const corp = section('sso-session', 'corp', ['sso_region', 'eu-west-1']);
  const planned = planWith(imported, [corp], [corp], imported);
  expect(planned.profiles.map(({ change }) => change.kind)).toEqual(['same']);
  expect([...planned.sections]).toEqual([corp]);
});

test('planImport says of a profile whose comments alone changed that it changed', () => {
  const commented = (text: string): Profile => ({
    name: 'p',
    properties: new Map(keyPair),
    comments: [{ file: 'credentials', above: '[', text }],
  });
  const planned = plan(new Map([['p', commented('# new')]]), kept(new Map([['p', commented('# old')]])));
  expect(planned.map(({ change, profile }) => [change.kind, change.differences, profile.comments])).toEqual([
    ['changed', [{ key: 'Comments', before: '1 line', after: '1 other line' }], commented('# new').comments],
  ]);
});
