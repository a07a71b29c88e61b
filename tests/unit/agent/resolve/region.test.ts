import { describe, expect, test } from 'vitest';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { errorText } from '../../../../src/base/errors.ts';
import { resolveRegion, type RegionRequest } from '../../../../src/agent/resolve/region.ts';
import type { Snapshot } from '../../../../src/agent/resolve/snapshot.ts';
import { outcomes, profile, snapshot, type Keys } from './snapshots.ts';

const linked = '~/.aws/credentials';
const supplier = profile('steve', { region: 'eu-west-3' });
const everywhere = snapshot({
  vault: [profile('default', { region: 'eu-west-4' }), profile('AWS PS Default', { region: 'eu-west-6' })],
  files: { [linked]: [profile('default', { region: 'eu-west-5' })] },
  session: { region: 'eu-west-2' },
});
const noSession = { ...everywhere, session: {} };

const coffer = (request: RegionRequest, held: Snapshot<Keys>) =>
  outcomes(resolveRegion(request, held, 'coffer'));
const powershell = (request: RegionRequest, held: Snapshot<Keys>) =>
  outcomes(resolveRegion(request, held, 'powershell'));

describe('both rule sets', () => {
  test('a region that was given comes before everything', () => {
    const request = { region: 'eu-west-1', supplier, service: 'sts' } as const;
    expect(coffer(request, everywhere)).toEqual({
      value: 'eu-west-1',
      origin: 'Parameter -Region',
      looked: 'used skipped skipped skipped skipped skipped skipped',
    });
    expect(powershell(request, everywhere)).toEqual({
      value: 'eu-west-1',
      origin: 'Parameter -Region',
      looked: 'used skipped skipped skipped skipped skipped',
    });
  });

  test('the session comes before any profile', () => {
    expect(coffer({ supplier, service: 'ec2' }, everywhere)).toEqual({
      value: 'eu-west-2',
      origin: 'Session region ($StoredAWSRegion)',
      looked: 'skipped used skipped skipped skipped skipped skipped',
    });
    expect(powershell({ supplier, service: 'ec2' }, everywhere)).toEqual({
      value: 'eu-west-2',
      origin: 'Session region ($StoredAWSRegion)',
      looked: 'skipped used skipped skipped skipped skipped',
    });
  });

  test('profile "default" comes before "AWS PS Default" and the service\'s own default', () => {
    expect(coffer({ service: 'sts' }, noSession)).toEqual({
      value: 'eu-west-4',
      origin: 'Region of profile "default"',
      looked: 'skipped missing skipped used skipped skipped skipped',
    });
    expect(powershell({ service: 'sts' }, noSession)).toEqual({
      value: 'eu-west-4',
      origin: 'Region of profile "default"',
      looked: 'skipped missing used skipped skipped skipped',
    });
  });

  test('profile "default" may be that of the shared file', () => {
    const held = snapshot({ files: { [linked]: [profile('default', { region: 'eu-west-5' })] } });
    expect(powershell({ service: 'ec2' }, held)).toEqual({
      value: 'eu-west-5',
      origin: 'Region of profile "default"',
      looked: 'skipped missing used skipped skipped skipped',
    });
  });

  test('a shared file that cannot be read gives none, and the search goes on', () => {
    const failure = new CofferError('file-gone', { location: linked, file: 'credentials' });
    const held = snapshot({ failures: { [linked]: failure } });
    expect(coffer({ service: 'sts' }, held)).toEqual({
      value: 'us-east-1',
      origin: "Service's built-in default",
      looked: 'skipped missing skipped refused missing missing used',
    });
  });

  test('a "default" of the vault without a region shadows that of the shared file', () => {
    const held = snapshot({
      vault: [profile('default'), profile('AWS PS Default', { region: 'eu-west-6' })],
      files: { [linked]: [profile('default', { region: 'eu-west-5' })] },
    });
    expect(powershell({ service: 'ec2' }, held)).toEqual({
      value: 'eu-west-6',
      origin: 'Region of profile "AWS PS Default"',
      looked: 'skipped missing missing used skipped skipped',
    });
  });

  test('a profile gives its region although it can give no credentials', () => {
    const held = snapshot({ vault: [profile('default', { type: 'Invalid', region: 'eu-west-4' })] });
    expect(coffer({ service: 'ec2' }, held)).toMatchObject({ value: 'eu-west-4' });
  });

  test('"AWS PS Default" comes before the service\'s own default, and only that of the vault counts', () => {
    const legacy = profile('AWS PS Default', { region: 'eu-west-6' });
    expect(powershell({ service: 'sts' }, snapshot({ vault: [legacy] }))).toEqual({
      value: 'eu-west-6',
      origin: 'Region of profile "AWS PS Default"',
      looked: 'skipped missing missing used skipped skipped',
    });
    expect(powershell({ service: 'sts' }, snapshot({ files: { [linked]: [legacy] } }))).toMatchObject({
      value: 'us-east-1',
    });
  });

  test.each(['sts', 'iam'] as const)('%s has a region of its own', (service) => {
    expect(coffer({ service }, snapshot({}))).toEqual({
      value: 'us-east-1',
      origin: "Service's built-in default",
      looked: 'skipped missing skipped missing missing missing used',
    });
    expect(powershell({ service }, snapshot({}))).toEqual({
      value: 'us-east-1',
      origin: "Service's built-in default",
      looked: 'skipped missing missing missing missing used',
    });
  });

  test('EC2 has none, and so there may be no region', () => {
    expect(coffer({ service: 'ec2' }, snapshot({}))).toEqual({
      code: 'region-none',
      detail: undefined,
      looked: 'skipped missing skipped missing missing missing missing',
    });
    expect(powershell({ service: 'ec2' }, snapshot({}))).toEqual({
      code: 'region-none',
      detail: undefined,
      looked: 'skipped missing missing missing missing missing',
    });
  });
});

describe('the profile that supplied the credentials', () => {
  test("Coffer looks at its region before profile default's", () => {
    expect(coffer({ supplier, service: 'ec2' }, noSession)).toEqual({
      value: 'eu-west-3',
      origin: 'Region of the profile that supplied the credentials',
      looked: 'skipped missing used skipped skipped skipped skipped',
    });
  });

  test('AWS Tools for PowerShell never looks at it', () => {
    expect(powershell({ supplier, service: 'ec2' }, noSession)).toEqual({
      value: 'eu-west-4',
      origin: 'Region of profile "default"',
      looked: 'skipped missing used skipped skipped skipped',
    });
    expect(powershell({ supplier, service: 'ec2' }, snapshot({}))).toMatchObject({ code: 'region-none' });
  });

  test('without a region it leaves the search to go on', () => {
    expect(coffer({ supplier: profile('steve'), service: 'ec2' }, noSession)).toEqual({
      value: 'eu-west-4',
      origin: 'Region of profile "default"',
      looked: 'skipped missing missing used skipped skipped skipped',
    });
  });
});

describe('names of regions', () => {
  test.each(['mars-north-1', 'local', 'US-EAST-1', '1a', 'a'.repeat(63)])(
    '%s is well formed and accepted',
    (region) => {
      expect(coffer({ region, service: 'ec2' }, everywhere)).toMatchObject({ value: region });
    },
  );

  test.each([
    ['', ''],
    ['eu west 1', 'eu west 1'],
    ['-eu', '-eu'],
    ['eu-', 'eu-'],
    ['123', '123'],
    ['eu.west', 'eu.west'],
    ['région', 'région'],
    ['eu-west-1\nmore', 'eu-west-1…'],
    ['a'.repeat(64), '********'],
    ['a-'.repeat(64), `${'a-'.repeat(32)}…`],
  ])('%j is ill formed and ends the search, shown as %j', (given, region) => {
    expect(coffer({ region: given, service: 'sts' }, everywhere)).toEqual({
      code: 'region-ill-formed',
      detail: { region },
      looked: 'refused skipped skipped skipped skipped skipped skipped',
    });
  });

  test('an ill-formed one of the session or a profile ends the search where it stands', () => {
    const region = 'eu west 1';
    expect(coffer({ service: 'sts' }, snapshot({ session: { region } }))).toEqual({
      code: 'region-ill-formed',
      detail: { region },
      looked: 'skipped refused skipped skipped skipped skipped skipped',
    });
    expect(coffer({ supplier: profile('steve', { region }), service: 'sts' }, noSession)).toEqual({
      code: 'region-ill-formed',
      detail: { region },
      looked: 'skipped missing refused skipped skipped skipped skipped',
    });
  });
});

test('the trace says of every step why', () => {
  const held = snapshot({ vault: [profile('default')] });
  const found = resolveRegion({ service: 'ec2', supplier: profile('steve') }, held, 'coffer');
  expect('error' in found && errorText(found.error)).toBe(
    'No region specified or obtained from persisted/shell defaults. Choose a region, or give one to the profile.',
  );
  expect(found.looked).toEqual([
    { step: 'Parameter -Region', outcome: 'skipped', why: 'No region was given.' },
    {
      step: 'Session region ($StoredAWSRegion)',
      outcome: 'missing',
      why: 'The session has no region of its own.',
    },
    {
      step: 'Region of the profile that supplied the credentials',
      outcome: 'missing',
      why: 'Profile "steve" has no region.',
    },
    {
      step: 'Region of profile "default"',
      outcome: 'missing',
      why: 'Profile "default" has no region.',
    },
    {
      step: 'Region of profile "AWS PS Default"',
      outcome: 'missing',
      why: 'There is no such profile.',
    },
    {
      step: 'Instance metadata',
      outcome: 'missing',
      why: 'A web page cannot reach the instance metadata service.',
    },
    {
      step: "Service's built-in default",
      outcome: 'missing',
      why: 'The service ec2 has no default region.',
    },
  ]);
});

test('an instance supplies a region where its metadata service was asked, and says why where it did not', () => {
  const held = snapshot({});
  const endpoint = 'http://localhost:1338';
  const looked = (instance: Snapshot<Keys>['instance']) => {
    const found = resolveRegion({ service: 'ec2' }, { ...held, ...(instance && { instance }) }, 'coffer');
    return found.looked.find(({ step }) => step === 'Instance metadata');
  };
  const failure = new CofferError('network-failed', { host: 'localhost:1338' });
  expect([
    looked({ endpoint, region: 'eu-west-1' }),
    looked({ endpoint, region: failure }),
    looked({ endpoint }),
  ]).toEqual([
    {
      step: 'Instance metadata',
      outcome: 'used',
      why: `The metadata service at ${endpoint} names a region.`,
    },
    { step: 'Instance metadata', outcome: 'refused', why: failure },
    {
      step: 'Instance metadata',
      outcome: 'missing',
      why: `The metadata service at ${endpoint} was not asked yet.`,
    },
  ]);
});
