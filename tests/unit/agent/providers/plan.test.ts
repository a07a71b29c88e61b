import { describe, expect, test } from 'vitest';
import { planFor, type PlannedProfile } from '../../../../src/agent/providers/plan.ts';
import { typeInUse } from '../../../../src/agent/awsconfig/profileType.ts';
import { readProfiles } from '../../../../src/agent/awsconfig/reading/readProfiles.ts';
import { filledKeys, textProperty } from '../../../../src/agent/awsconfig/profile.ts';

const keys = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n';
const role = (name: string) => `role_arn = arn:aws:iam::123456789012:role/${name}\n`;

/** The plan of a profile of a credentials file, in short. */
function planned(name: string, text: string) {
  const { profiles } = readProfiles([{ name: 'credentials', kind: 'credentials', text }]);
  const profileOf = (wanted: string): PlannedProfile | undefined => {
    const profile = profiles.get(wanted);
    if (!profile) return undefined;
    const filled = filledKeys(profile);
    const pair = filled.has('aws_secret_access_key');
    return {
      id: wanted,
      name: wanted,
      type: typeInUse(filled, []),
      holds: pair ? (filled.has('aws_session_token') ? 'session' : 'pair') : 'nothing',
      text: (key) => textProperty(profile, key),
      find: profileOf,
      keys: () => Promise.reject(new Error('no keys in this test')),
    };
  };
  const profile = profileOf(name);
  if (!profile) throw new Error('no such profile');
  const { source, roles } = planFor(profile);
  return {
    source:
      'profile' in source
        ? source.profile.name
        : source.from === 'saml'
          ? `${source.role.roleArn} by ${source.principalArn} at ${source.endpointName}`
          : source.tokenFile,
    roles: roles.map(({ profile: of, ...settings }) => ({ of: of.name, ...settings })),
  };
}

test.each([
  ['Environment', 'profile-out-of-reach'],
  ['EcsContainer', 'profile-out-of-reach'],
])('a role with the credential source %s is refused before anybody is asked', (from, code) => {
  expect(() => planned('a', `[a]\n${role('a')}credential_source = ${from}\n`)).toThrow(
    expect.objectContaining({ code }),
  );
});

describe('the way to credentials', () => {
  test('of a role with the credential source Ec2InstanceMetadata begins at the instance, and lasts an hour', () => {
    const text = `[a]\n${role('a')}credential_source = Ec2InstanceMetadata\n`;
    expect(planned('a', text)).toMatchObject({ source: 'a', roles: [{ of: 'a' }] });
    expect(() => planned('a', `${text}duration_seconds = 7200\n`)).toThrow(
      expect.objectContaining({ code: 'role-chain-duration' }),
    );
  });

  test('of keys is the profile itself', () => {
    expect(planned('steve', `[steve]\n${keys}`)).toEqual({ source: 'steve', roles: [] });
  });

  test('of a role leads over its source profile, with every setting', () => {
    const text = `[reader]\n${role('reader')}source_profile = steve\nexternal_id = xyz\nmfa_serial = arn:aws:iam::123456789012:mfa/steve\nrole_session_name = me\nduration_seconds = 900\n[steve]\n${keys}`;
    expect(planned('reader', text)).toEqual({
      source: 'steve',
      roles: [
        {
          of: 'reader',
          roleArn: 'arn:aws:iam::123456789012:role/reader',
          sessionName: 'me',
          durationSeconds: 900,
          externalId: 'xyz',
          mfaSerial: 'arn:aws:iam::123456789012:mfa/steve',
        },
      ],
    });
  });

  test('of a chain may begin with a sign-in', () => {
    const saml =
      'role_arn = arn:aws:iam::123456789012:saml-provider/ADFS,arn:aws:iam::123456789012:role/federated\nendpoint_name = corp\n';
    const text = `[reader]\n${role('reader')}source_profile = federated\n[federated]\n${saml}`;
    const source =
      'arn:aws:iam::123456789012:role/federated by arn:aws:iam::123456789012:saml-provider/ADFS at corp';
    expect(planned('federated', text)).toEqual({ source, roles: [] });
    expect(planned('reader', text)).toMatchObject({ source, roles: [{ of: 'reader' }] });
  });

  test('of a chain begins with the role next to the keys', () => {
    const text = `[c]\n${role('c')}source_profile = b\n[b]\n${role('b')}source_profile = a\n[a]\n${role('a')}source_profile = steve\n[steve]\n${keys}`;
    const { source, roles } = planned('c', text);
    expect([source, roles.map(({ of }) => of)]).toEqual(['steve', ['a', 'b', 'c']]);
  });

  test('may be a thousand roles long', () => {
    const links = Array.from(
      { length: 1000 },
      (_, index) => `[r${index}]\n${role('x')}source_profile = r${index + 1}\n`,
    );
    expect(planned('r0', `${links.join('')}[r1000]\n${keys}`).roles.length).toBe(1000);
  });

  test('ends at a source that has keys, though it has a role and leads back too', () => {
    const text = `[a]\n${role('a')}source_profile = b\n[b]\n${keys}${role('b')}source_profile = a\n`;
    expect(planned('a', text)).toMatchObject({ source: 'b', roles: [{ of: 'a' }] });
  });

  test('of a role that names itself takes the keys beside it', () => {
    const text = `[a]\n${keys}${role('a')}source_profile = a\n`;
    expect(planned('a', text)).toMatchObject({ source: 'a', roles: [{ of: 'a' }] });
  });

  test('of a web identity is its token, and a role may build on it', () => {
    const text = `[b]\n${role('b')}source_profile = a\n[a]\n${role('a')}web_identity_token_file = /var/token\n`;
    expect(planned('b', text)).toMatchObject({ source: '/var/token', roles: [{ of: 'b' }] });
  });
});

const cycle = `[a]\n${role('a')}source_profile = b\n[b]\n${role('b')}source_profile = a\n`;
const chained = (seconds: string) =>
  `[b]\n${role('b')}source_profile = a\nduration_seconds = ${seconds}\n[a]\n${role('a')}source_profile = steve\n[steve]\n${keys}`;

test.each([
  ['a circle', 'a', cycle, 'source-profile-circle', { name: 'a' }],
  [
    'a role that names itself and has no keys',
    'a',
    `[a]\n${role('a')}source_profile = a\n`,
    'source-profile-circle',
    { name: 'a' },
  ],
  [
    'a source profile that is not there',
    'a',
    `[a]\n${role('a')}source_profile = b\n`,
    'source-profile-unknown',
    { name: 'b' },
  ],
  [
    'a chained role for more than an hour',
    'b',
    chained('3601'),
    'role-chain-duration',
    { name: 'b', durationSeconds: 3601 },
  ],
  [
    'a role for more than an hour behind a session token',
    'a',
    `[a]\n${role('a')}source_profile = s\nduration_seconds = 7200\n[s]\n${keys}aws_session_token = y\n`,
    'role-chain-duration',
    { name: 'a', durationSeconds: 7200 },
  ],
  ['899 seconds', 'b', chained('899'), 'duration-malformed', { name: 'b' }],
  ['43201 seconds', 'b', chained('43201'), 'duration-malformed', { name: 'b' }],
  ['a duration in words', 'b', chained('1h'), 'duration-malformed', { name: 'b' }],
  [
    'a SAML role without its provider',
    'a',
    `[a]\n${role('a')}endpoint_name = corp\n`,
    'saml-role-malformed',
    { name: 'a' },
  ],
  [
    'a program',
    'a',
    '[a]\ncredential_process = /bin/true\n',
    'profile-out-of-reach',
    { name: 'a', type: 'CredentialProcess' },
  ],
  [
    'a role behind a program',
    'a',
    `[a]\n${role('a')}source_profile = p\n[p]\ncredential_process = /bin/true\n`,
    'profile-out-of-reach',
    { name: 'p', type: 'CredentialProcess' },
  ],
] as const)('%s is refused before anybody is asked', (_, name, text, code, detail) => {
  expect(() => planned(name, text)).toThrow(expect.objectContaining({ code, detail }));
});
