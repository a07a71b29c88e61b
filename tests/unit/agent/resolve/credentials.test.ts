import { describe, expect, test } from 'vitest';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { errorText } from '../../../../src/base/errors.ts';
import { resolveCredentials, type CredentialRequest } from '../../../../src/agent/resolve/credentials.ts';
import type { Credentials, Snapshot } from '../../../../src/agent/resolve/snapshot.ts';
import { outcomes, profile, snapshot, type Keys } from './snapshots.ts';

const linked = '~/.aws/credentials';
const literal = { keys: 'typed keys' };

const steve = profile('steve');
const everywhere = snapshot({
  vault: [profile('default'), steve, profile('AWS PS Default')],
  files: {
    [linked]: [
      profile('default', { id: 'default of the file' }),
      profile('steve', { id: 'steve of the file' }),
    ],
    'other/credentials': [profile('default', { id: 'default of the other file' })],
  },
  session: { credentials: inVault(profile('of session')) },
});

function inVault(found: ReturnType<typeof profile>): Credentials<Keys> {
  return { from: 'profile', name: found.name, store: 'EncryptedVault', location: '', profile: found };
}

function inFile(found: ReturnType<typeof profile>, location = linked): Credentials<Keys> {
  return { from: 'profile', name: found.name, store: 'SharedCredentialsFile', location, profile: found };
}

const resolved = (request: CredentialRequest<Keys>, held: Snapshot<Keys>) =>
  outcomes(resolveCredentials(request, held));

describe('the order', () => {
  test('keys given by hand come before everything', () => {
    const request = { literal, profileName: 'steve', profileLocation: linked, credential: 'object' };
    expect(resolved(request, everywhere)).toEqual({
      value: { from: 'parameters', name: 'Supplied Key Parameters', keys: 'typed keys' },
      origin: 'Parameters -AccessKey and -SecretKey',
      looked: 'used skipped skipped skipped skipped skipped skipped skipped skipped skipped',
    });
  });

  test('a profile name comes before a credentials object, the vault before the shared file', () => {
    expect(resolved({ profileName: 'steve', credential: 'object' }, everywhere)).toEqual({
      value: inVault(steve),
      origin: 'Parameter -ProfileName, in the vault',
      looked: 'skipped used skipped skipped skipped skipped skipped skipped skipped skipped',
    });
  });

  test('a profile name that the vault does not hold is looked for in the shared file', () => {
    const held = snapshot({ vault: [profile('default')], files: { [linked]: [steve] } });
    expect(resolved({ profileName: 'steve' }, held)).toEqual({
      value: inFile(steve),
      origin: 'Parameter -ProfileName, in the shared credentials file',
      looked: 'skipped missing used skipped skipped skipped skipped skipped skipped skipped',
    });
  });

  test('a location alone means its profile "default", before a credentials object', () => {
    expect(resolved({ profileLocation: 'other/credentials', credential: 'object' }, everywhere)).toEqual({
      value: inFile(profile('default', { id: 'default of the other file' }), 'other/credentials'),
      origin: 'Parameter -ProfileLocation',
      looked: 'skipped skipped skipped used skipped skipped skipped skipped skipped skipped',
    });
  });

  test('a name and a location mean that profile of that file, also where the vault has the name', () => {
    expect(resolved({ profileName: 'steve', profileLocation: linked }, everywhere)).toEqual({
      value: inFile(profile('steve', { id: 'steve of the file' })),
      origin: 'Parameter -ProfileLocation',
      looked: 'skipped skipped skipped used skipped skipped skipped skipped skipped skipped',
    });
  });

  test('a credentials object comes before the session', () => {
    expect(resolved({ credential: 'object' }, everywhere)).toEqual({
      value: { from: 'object', name: 'Credentials Object', keys: 'object' },
      origin: 'Parameter -Credential',
      looked: 'skipped skipped skipped skipped used skipped skipped skipped skipped skipped',
    });
  });

  test('the session comes before the default profile', () => {
    expect(resolved({}, everywhere)).toEqual({
      value: inVault(profile('of session')),
      origin: 'Session profile ($StoredAWSCredentials)',
      looked: 'skipped skipped skipped skipped skipped used skipped skipped skipped skipped',
    });
  });

  test('the session may hold keys that are in no profile', () => {
    const credentials = { from: 'parameters', name: 'Supplied Key Parameters', keys: 'set keys' } as const;
    expect(resolved({}, snapshot({ session: { credentials } }))).toEqual({
      value: credentials,
      origin: 'Session profile ($StoredAWSCredentials)',
      looked: 'skipped skipped skipped skipped skipped used skipped skipped skipped skipped',
    });
  });

  test('"default" of the vault comes before that of the shared file', () => {
    expect(resolved({}, { ...everywhere, session: {} })).toEqual({
      value: inVault(profile('default')),
      origin: 'Profile "default" in the vault',
      looked: 'skipped skipped skipped skipped skipped missing used skipped skipped skipped',
    });
  });

  test('"default" of the shared file comes before "AWS PS Default"', () => {
    const held = snapshot({ vault: [profile('AWS PS Default')], files: { [linked]: [profile('default')] } });
    expect(resolved({}, held)).toEqual({
      value: inFile(profile('default')),
      origin: 'Profile "default" in the shared credentials file',
      looked: 'skipped skipped skipped skipped skipped missing missing used skipped skipped',
    });
  });

  test('"default" is that of the file at the default location, not of another linked file', () => {
    const held = snapshot({ files: { [linked]: [], 'other/credentials': [profile('default')] } });
    expect(resolved({}, held)).toEqual({
      code: 'credentials-none',
      detail: undefined,
      looked: 'skipped skipped skipped skipped skipped missing missing missing missing missing',
    });
  });

  test('the default location is known by its name, not by its place among the linked ones', () => {
    const held = snapshot({ files: { 'other/credentials': [profile('default')], [linked]: [steve] } });
    expect(resolved({ profileName: 'steve' }, held)).toMatchObject({ value: inFile(steve) });
  });

  test('"AWS PS Default" of the vault comes last', () => {
    const held = snapshot({ vault: [profile('AWS PS Default')], files: { [linked]: [] } });
    expect(resolved({}, held)).toEqual({
      value: inVault(profile('AWS PS Default')),
      origin: 'Profile "AWS PS Default" in the vault',
      looked: 'skipped skipped skipped skipped skipped missing missing missing used skipped',
    });
  });

  test('"AWS PS Default" of the shared file counts for nothing', () => {
    const held = snapshot({ files: { [linked]: [profile('AWS PS Default')] } });
    expect(resolved({}, held)).toMatchObject({ code: 'credentials-none' });
  });
});

describe('a shared file that cannot be read', () => {
  const failure = new CofferError('file-gone', { location: linked, file: 'credentials' });
  const held = snapshot({
    vault: [profile('AWS PS Default'), steve],
    files: { 'other/credentials': [profile('default')] },
    failures: { [linked]: failure },
  });
  const refused = { code: 'file-gone', detail: { location: linked, file: 'credentials' } };

  test('ends a search that comes to it, for nobody knows what stands there', () => {
    expect(resolved({}, held)).toEqual({
      ...refused,
      looked: 'skipped skipped skipped skipped skipped missing missing refused skipped skipped',
    });
    expect(resolved({ profileName: 'nobody' }, held)).toMatchObject(refused);
    expect(resolved({ profileLocation: linked }, held)).toMatchObject(refused);
  });

  test('is no hindrance to a search that ends before it, or goes elsewhere', () => {
    expect(resolved({ profileName: 'steve' }, held)).toMatchObject({ value: inVault(steve) });
    expect(resolved({ profileLocation: 'other/credentials' }, held)).toMatchObject({
      value: { location: 'other/credentials' },
    });
  });
});

describe('what was asked for by name', () => {
  test('an unknown name ends the search, with every better place left unused', () => {
    expect(resolved({ profileName: 'stev', credential: 'object' }, everywhere)).toEqual({
      code: 'profile-unknown',
      detail: { name: 'stev', looked: ['the vault', linked] },
      looked: 'skipped missing refused skipped skipped skipped skipped skipped skipped skipped',
    });
  });

  test('an unknown name without linked files says that only the vault was searched', () => {
    expect(resolved({ profileName: 'stev' }, snapshot({ vault: [steve] }))).toEqual({
      code: 'profile-unknown',
      detail: { name: 'stev', looked: ['the vault'] },
      looked: 'skipped missing refused skipped skipped skipped skipped skipped skipped skipped',
    });
  });

  test('a name is matched with its capitals', () => {
    expect(resolved({ profileName: 'Steve' }, everywhere)).toMatchObject({ code: 'profile-unknown' });
  });

  test.each(['__proto__', 'constructor', 'toString'])('the name %s is a name like any other', (name) => {
    expect(resolved({ profileName: name }, everywhere)).toMatchObject({ code: 'profile-unknown' });
    expect(resolved({ profileName: name }, snapshot({ vault: [profile(name)] }))).toMatchObject({
      value: inVault(profile(name)),
    });
  });

  test('an unknown name at a location is not looked for in the vault', () => {
    expect(resolved({ profileName: 'AWS PS Default', profileLocation: linked }, everywhere)).toEqual({
      code: 'profile-unknown',
      detail: { name: 'AWS PS Default', looked: [linked] },
      looked: 'skipped skipped skipped refused skipped skipped skipped skipped skipped skipped',
    });
  });

  test('a location whose file has no "default" ends the search', () => {
    const held = snapshot({ vault: [profile('default')], files: { [linked]: [steve] } });
    expect(resolved({ profileLocation: linked }, held)).toEqual({
      code: 'profile-unknown',
      detail: { name: 'default', looked: [linked] },
      looked: 'skipped skipped skipped refused skipped skipped skipped skipped skipped skipped',
    });
  });

  test('a location that is not linked ends the search, with a name as without', () => {
    const answer = {
      code: 'profile-location-unknown',
      detail: { location: 'nowhere' },
      looked: 'skipped skipped skipped refused skipped skipped skipped skipped skipped skipped',
    };
    expect(resolved({ profileLocation: 'nowhere' }, everywhere)).toEqual(answer);
    expect(resolved({ profileLocation: 'nowhere', profileName: 'steve' }, everywhere)).toEqual(answer);
  });
});

describe('profiles that are not valid', () => {
  const invalid = { type: 'Invalid' } as const;

  test('one named in the vault ends the search, although the shared file has a valid one', () => {
    const held = snapshot({ vault: [profile('steve', invalid)], files: { [linked]: [steve] } });
    expect(resolved({ profileName: 'steve' }, held)).toEqual({
      code: 'profile-invalid',
      detail: { name: 'steve' },
      looked: 'skipped refused skipped skipped skipped skipped skipped skipped skipped skipped',
    });
  });

  test('one named in the shared file, or at a location, ends the search', () => {
    const held = snapshot({ files: { [linked]: [profile('steve', invalid)] } });
    expect(resolved({ profileName: 'steve' }, held)).toEqual({
      code: 'profile-invalid',
      detail: { name: 'steve' },
      looked: 'skipped missing refused skipped skipped skipped skipped skipped skipped skipped',
    });
    expect(resolved({ profileName: 'steve', profileLocation: linked }, held)).toEqual({
      code: 'profile-invalid',
      detail: { name: 'steve' },
      looked: 'skipped skipped skipped refused skipped skipped skipped skipped skipped skipped',
    });
  });

  test('one that the session uses ends the search', () => {
    const credentials = inVault(profile('steve', invalid));
    expect(resolved({}, snapshot({ vault: [profile('default')], session: { credentials } }))).toEqual({
      code: 'profile-invalid',
      detail: { name: 'steve' },
      looked: 'skipped skipped skipped skipped skipped refused skipped skipped skipped skipped',
    });
  });

  test('one that is so only for want of a tick says which', () => {
    const held = snapshot({ vault: [profile('process', { ...invalid, heldBack: true })] });
    expect(resolved({ profileName: 'process' }, held)).toEqual({
      code: 'profile-held-back',
      detail: { name: 'process' },
      looked: 'skipped refused skipped skipped skipped skipped skipped skipped skipped skipped',
    });
  });

  test('one that was chosen for the session and is gone ends the search', () => {
    const held = snapshot({
      vault: [profile('default')],
      session: { credentials: new CofferError('session-profile-gone') },
    });
    expect(resolved({}, held)).toEqual({
      code: 'session-profile-gone',
      detail: undefined,
      looked: 'skipped skipped skipped skipped skipped refused skipped skipped skipped skipped',
    });
    expect(resolved({ profileName: 'default' }, held)).toMatchObject({ value: { name: 'default' } });
  });

  test('a default one that holds only a region, say, is passed over', () => {
    const held = snapshot({
      vault: [profile('default', invalid)],
      files: { [linked]: [profile('default', invalid)] },
    });
    expect(resolved({}, held)).toEqual({
      code: 'credentials-none',
      detail: undefined,
      looked: 'skipped skipped skipped skipped skipped missing refused refused missing missing',
    });
    const legacy = profile('AWS PS Default');
    expect(resolved({}, { ...held, vault: new Map([...held.vault, [legacy.name, legacy]]) })).toEqual({
      value: inVault(legacy),
      origin: 'Profile "AWS PS Default" in the vault',
      looked: 'skipped skipped skipped skipped skipped missing refused refused used skipped',
    });
  });
});

test.each([
  ['-AccessKey', '-SecretKey'],
  ['-SecretKey', '-AccessKey'],
  ['-SessionToken', '-AccessKey and -SecretKey'],
] as const)('a lone %s is a mistake, whatever else was given', (alone, missing) => {
  expect(resolved({ literal: { alone }, profileName: 'steve' }, everywhere)).toEqual({
    code: 'access-key-alone',
    detail: { given: alone, missing },
    looked: 'refused skipped skipped skipped skipped skipped skipped skipped skipped skipped',
  });
});

describe('the trace', () => {
  test('of a search that finds nothing says of every step why', () => {
    const found = resolveCredentials({}, snapshot({}));
    expect('error' in found && errorText(found.error)).toBe(
      'No credentials specified or obtained from persisted/shell defaults. Choose a profile for this session, or make one the default.',
    );
    expect(found.looked).toEqual([
      { step: 'Parameters -AccessKey and -SecretKey', outcome: 'skipped', why: 'No keys were given.' },
      {
        step: 'Parameter -ProfileName, in the vault',
        outcome: 'skipped',
        why: 'No profile name was given.',
      },
      {
        step: 'Parameter -ProfileName, in the shared credentials file',
        outcome: 'skipped',
        why: 'No profile name was given.',
      },
      { step: 'Parameter -ProfileLocation', outcome: 'skipped', why: 'No location was given.' },
      { step: 'Parameter -Credential', outcome: 'skipped', why: 'No credentials object was given.' },
      {
        step: 'Session profile ($StoredAWSCredentials)',
        outcome: 'missing',
        why: 'The session has no credentials of its own.',
      },
      {
        step: 'Profile "default" in the vault',
        outcome: 'missing',
        why: 'There is no such profile in the vault.',
      },
      {
        step: 'Profile "default" in the shared credentials file',
        outcome: 'missing',
        why: 'No shared credentials file is linked.',
      },
      {
        step: 'Profile "AWS PS Default" in the vault',
        outcome: 'missing',
        why: 'There is no such profile in the vault.',
      },
      {
        step: 'EC2 instance profile',
        outcome: 'missing',
        why: 'A web page cannot reach the instance metadata service.',
      },
    ]);
  });

  test('of a name that is unknown says where it was looked for', () => {
    expect(resolveCredentials({ profileName: 'stev' }, everywhere).looked.slice(0, 5)).toEqual([
      { step: 'Parameters -AccessKey and -SecretKey', outcome: 'skipped', why: 'No keys were given.' },
      {
        step: 'Parameter -ProfileName, in the vault',
        outcome: 'missing',
        why: 'There is no profile "stev" in the vault.',
      },
      {
        step: 'Parameter -ProfileName, in the shared credentials file',
        outcome: 'refused',
        why: new CofferError('profile-unknown', { name: 'stev', looked: ['the vault', linked] }),
      },
      { step: 'Parameter -ProfileLocation', outcome: 'skipped', why: 'The search had ended.' },
      { step: 'Parameter -Credential', outcome: 'skipped', why: 'The search had ended.' },
    ]);
  });

  test('of a default profile that is passed over says why', () => {
    const held = snapshot({
      vault: [profile('default', { type: 'Invalid' })],
      files: { [linked]: [profile('default')] },
    });
    expect(resolveCredentials({}, held).looked.slice(6, 8)).toEqual([
      {
        step: 'Profile "default" in the vault',
        outcome: 'refused',
        why: new CofferError('profile-invalid', { name: 'default' }),
      },
      {
        step: 'Profile "default" in the shared credentials file',
        outcome: 'used',
        why: 'Profile "default" is in ~/.aws/credentials.',
      },
    ]);
  });

  test('of what the caller and the session supply says so', () => {
    const whyUsed = (request: CredentialRequest<Keys>) =>
      resolveCredentials(request, everywhere).looked.find(({ outcome }) => outcome === 'used')?.why;
    expect([{ literal }, { profileName: 'steve' }, { credential: 'object' }, {}].map(whyUsed)).toEqual([
      'Both keys were given.',
      'Profile "steve" is in the vault.',
      'A credentials object was given.',
      'The session uses "of session".',
    ]);
  });
});

test('an instance supplies credentials last, where its metadata service names a role, and else the reason why not', () => {
  const endpoint = 'http://localhost:1338';
  const failure = new CofferError('network-failed', { host: 'localhost:1338' });
  const resolvedWith = (instance: Snapshot<Keys>['instance']) =>
    resolveCredentials({}, { ...snapshot({}), ...(instance && { instance }) });
  const [used, refused] = [
    resolvedWith({ endpoint, role: 'of the instance' }),
    resolvedWith({ endpoint, role: failure }),
  ];
  expect(outcomes(used)).toEqual({
    value: { from: 'instance', name: 'Instance Profile', keys: 'of the instance' },
    origin: 'EC2 instance profile',
    looked: 'skipped skipped skipped skipped skipped missing missing missing missing used',
  });
  expect(outcomes(refused)).toMatchObject({ code: 'credentials-none' });
  expect(refused.looked.at(-1)?.why).toBe(failure);
  expect(resolvedWith({ endpoint }).looked.at(-1)?.why).toBe(
    `The metadata service at ${endpoint} was not asked yet.`,
  );
});
