import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import type { VaultView } from '../../src/protocol/views/vault.ts';
import { connect, failure, fields, type Client } from './client.ts';

const accessKeyId = 'AKIAIOSFODNN7EXAMPLE';
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

let client: Client;

/** A temporary vault without profiles: the agent is the same, and no passphrase is stretched. */
beforeEach(async () => {
  client = connect();
  const { profiles } = await client.ask('vault.trySandbox', {});
  for (const { id } of profiles) await client.ask('profile.remove', { id });
});

afterEach(() => {
  client.close();
});

const save = (given: Parameters<typeof fields>[0], id?: string): Promise<VaultView> =>
  client.ask('profile.save', { fields: fields(given), ...(id !== undefined && { id }) });

const saveSteve = (): Promise<VaultView> =>
  save({ name: 'steve', accessKeyId, secretAccessKey: utf8(secretAccessKey), region: 'us-west-2' });

function idOf(view: VaultView, name: string): string {
  const found = view.profiles.find((profile) => profile.name === name);
  if (!found) throw new Error(`no profile ${name}`);
  return found.id;
}

describe('profile.save', () => {
  test('a profile is listed with its type, its region and a masked key', async () => {
    const view = await saveSteve();
    const id = idOf(view, 'steve');
    expect(view.profiles).toEqual([
      { id, name: 'steve', type: 'Basic', region: 'us-west-2', key: '****MPLE', sandbox: false },
    ]);
    expect(await client.ask('profile.fields', { id })).toEqual({
      id,
      name: 'steve',
      accessKeyId,
      hasSecretAccessKey: true,
      hasSessionToken: false,
      region: 'us-west-2',
      roleArn: '',
      sourceProfile: '',
      externalId: '',
      mfaSerial: '',
      activeKeys: [],
    });
  });

  test('an account id that the key id holds is decoded', async () => {
    const view = await save({
      name: 'session',
      accessKeyId: 'ASIAQNZGKIQY56JQ7WML',
      secretAccessKey: utf8(secretAccessKey),
      sessionToken: utf8('token'),
    });
    expect(view.profiles).toMatchObject([{ type: 'Session', account: '029608264753', key: '****7WML' }]);
  });

  test('an edit keeps the secrets that were not typed anew, and the id', async () => {
    const id = idOf(await saveSteve(), 'steve');
    const view = await save({ name: 'stephen', accessKeyId, region: 'eu-west-1' }, id);
    expect(view.profiles).toMatchObject([{ id, name: 'stephen', type: 'Basic', region: 'eu-west-1' }]);
    expect(await client.ask('profile.fields', { id })).toMatchObject({ hasSecretAccessKey: true });
  });

  test('a session token is removed by an empty one', async () => {
    const id = idOf(
      await save({ name: 's', accessKeyId, secretAccessKey: utf8('x'), sessionToken: utf8('t') }),
      's',
    );
    const view = await save({ name: 's', accessKeyId, sessionToken: new Uint8Array() }, id);
    expect(view.profiles).toMatchObject([{ type: 'Basic' }]);
  });

  test('another access key id needs its own secret', async () => {
    const id = idOf(await saveSteve(), 'steve');
    expect(await failure(save({ name: 'steve', accessKeyId: 'AKIAI44QH8DHBEXAMPLE' }, id))).toMatchObject({
      code: 'field-invalid',
      detail: { field: 'Secret access key' },
    });
    expect(await client.ask('profile.fields', { id })).toMatchObject({
      accessKeyId,
      hasSecretAccessKey: true,
    });
  });

  test('a name that is taken is refused', async () => {
    const view = await saveSteve();
    expect(await failure(saveSteve())).toEqual({ code: 'profile-exists', detail: { name: 'steve' } });
    expect(
      (
        await save({
          name: 'Steve',
          region: 'eu-west-1',
          roleArn: 'arn:aws:iam::123456789012:role/r',
          sourceProfile: 'steve',
        })
      ).revision,
    ).toBe(view.revision + 1);
  });

  test.each(['__proto__', 'constructor', '<script>alert(1)</script>', 'a b', 'ünïcode'])(
    '%s is a name like any other',
    async (name) => {
      const view = await save({ name, accessKeyId, secretAccessKey: utf8(secretAccessKey) });
      expect(view.profiles).toMatchObject([{ name, type: 'Basic' }]);
    },
  );

  test('a profile that another tab removed is not made anew', async () => {
    const id = idOf(await saveSteve(), 'steve');
    await client.ask('profile.remove', { id });
    expect(await failure(save({ name: 'steve' }, id))).toEqual({ code: 'profile-gone', detail: undefined });
  });
});

test('an edit does not take back what was changed since the form was filled', async () => {
  const id = idOf(await saveSteve(), 'steve');
  await client.ask('profile.fields', { id });
  await save({ name: 'steve', accessKeyId, region: 'eu-west-1' }, id);
  // Another form, filled before, as another tab may have open.
  expect(await failure(save({ name: 'stephen', accessKeyId, region: 'us-west-2' }, id))).toEqual({
    code: 'profile-changed',
    detail: { name: 'steve' },
  });
  await client.ask('profile.fields', { id });
  expect((await save({ name: 'stephen', accessKeyId, region: 'eu-west-1' }, id)).profiles).toMatchObject([
    { name: 'stephen', region: 'eu-west-1' },
  ]);
});

describe('undo', () => {
  test('brings a removed profile back with its secrets', async () => {
    const before = await saveSteve();
    await client.ask('profile.remove', { id: idOf(before, 'steve') });
    const after = await client.ask('vault.undo', { revision: before.revision });
    expect(after.profiles).toEqual(before.profiles);
    expect(await client.ask('profile.fields', { id: idOf(after, 'steve') })).toMatchObject({
      hasSecretAccessKey: true,
    });
  });

  test('is refused once something else was changed', async () => {
    const before = await saveSteve();
    await client.ask('profile.remove', { id: idOf(before, 'steve') });
    await saveSteve();
    const undo = client.ask('vault.undo', { revision: before.revision });
    expect(await failure(undo)).toEqual({ code: 'undo-too-late', detail: undefined });
  });
});

describe('what a session uses', () => {
  test('nothing, then the default profile, then the one chosen for the session', async () => {
    expect((await saveSteve()).session).toEqual({});
    const view = await save({
      name: 'default',
      accessKeyId,
      secretAccessKey: utf8(secretAccessKey),
      region: 'eu-west-1',
    });
    expect(view.session).toEqual({ name: 'default', region: 'eu-west-1' });
    const id = idOf(view, 'steve');
    expect((await client.ask('profile.useForSession', { id })).session).toEqual({
      name: 'steve',
      region: 'us-west-2',
      profileId: id,
    });
    expect((await client.ask('profile.useForSession', {})).session).toEqual({
      name: 'default',
      region: 'eu-west-1',
    });
  });

  test("PowerShell's region rules take the region of default instead", async () => {
    await saveSteve();
    const view = await save({
      name: 'default',
      accessKeyId,
      secretAccessKey: utf8(secretAccessKey),
      region: 'eu-west-1',
    });
    await client.ask('profile.useForSession', { id: idOf(view, 'steve') });
    const ruled = await client.ask('preferences.save', {
      regionRules: 'powershell',
      lockAfterIdleMinutes: 5,
    });
    expect(ruled.session).toMatchObject({ name: 'steve', region: 'eu-west-1' });
  });

  test('default becomes a copy that signs with its own sealed secret', async () => {
    const view = await saveSteve();
    const made = await client.ask('profile.makeDefault', { id: idOf(view, 'steve') });
    expect(made.session).toEqual({ name: 'default', region: 'us-west-2' });
    await client.ask('profile.remove', { id: idOf(made, 'steve') });
    expect(await client.ask('profile.fields', { id: idOf(made, 'default') })).toMatchObject({
      accessKeyId,
      hasSecretAccessKey: true,
    });
  });

  test('a default that gives way keeps its region where the copied profile has none', async () => {
    await save({
      name: 'default',
      accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
      secretAccessKey: utf8('x'),
      sessionToken: utf8('t'),
      region: 'eu-west-1',
    });
    const view = await save({ name: 'plain', accessKeyId, secretAccessKey: utf8(secretAccessKey) });
    const made = await client.ask('profile.makeDefault', { id: idOf(view, 'plain') });
    expect(await client.ask('profile.fields', { id: idOf(made, 'default') })).toMatchObject({
      accessKeyId,
      region: 'eu-west-1',
      hasSessionToken: false,
    });
  });

  test('default is left as it is by a profile without credentials, but for its region', async () => {
    await save({ name: 'default', accessKeyId, secretAccessKey: utf8(secretAccessKey), region: 'eu-west-1' });
    const made = await client.ask('profile.makeDefault', {
      id: idOf(await save({ name: 'plain', region: 'us-west-2' }), 'plain'),
    });
    expect(await client.ask('profile.fields', { id: idOf(made, 'default') })).toMatchObject({
      accessKeyId,
      hasSecretAccessKey: true,
      region: 'us-west-2',
    });
  });

  test('making default the default changes nothing', async () => {
    const view = await save({ name: 'default', accessKeyId, secretAccessKey: utf8(secretAccessKey) });
    expect(await client.ask('profile.makeDefault', { id: idOf(view, 'default') })).toEqual(view);
  });

  test('a profile that is gone leaves the session without credentials, not with those of default', async () => {
    await save({ name: 'default', accessKeyId, secretAccessKey: utf8(secretAccessKey), region: 'eu-west-1' });
    const view = await saveSteve();
    await client.ask('profile.useForSession', { id: idOf(view, 'steve') });
    const removed = await client.ask('profile.remove', { id: idOf(view, 'steve') });
    expect(removed.session).toEqual({ region: 'eu-west-1', profileId: idOf(view, 'steve') });
    expect((await failure(client.ask('instances.list', {}))).code).toBe('session-profile-gone');
    expect((await client.ask('vault.undo', { revision: view.revision })).session.name).toBe('steve');
  });

  test('a profile that can yield no credentials is refused, and the session stays as it was', async () => {
    const view = await saveSteve();
    await client.ask('profile.useForSession', { id: idOf(view, 'steve') });
    const plain = idOf(await save({ name: 'plain', region: 'us-west-2' }), 'plain');
    expect(await failure(client.ask('profile.useForSession', { id: plain }))).toEqual({
      code: 'profile-invalid',
      detail: { name: 'plain' },
    });
    expect((await client.ask('preferences.save', {})).session.name).toBe('steve');
  });

  test('the trace says what decided', async () => {
    const view = await saveSteve();
    await client.ask('profile.useForSession', { id: idOf(view, 'steve') });
    const { credentials, region } = await client.ask('resolve.explain', {});
    expect(credentials).toMatchObject({ value: 'steve', origin: 'Session profile ($StoredAWSCredentials)' });
    expect(
      credentials.looked.map(({ outcome }) => outcome).filter((outcome) => outcome === 'used'),
    ).toHaveLength(1);
    expect(region).toMatchObject({
      value: 'us-west-2',
      origin: 'Region of the profile that supplied the credentials',
    });
  });

  test('the trace of a search that found nothing has every step', async () => {
    const { credentials, region } = await client.ask('resolve.explain', {});
    expect(credentials.value).toBeUndefined();
    expect(credentials.looked.length).toBeGreaterThan(5);
    expect(region.looked.every(({ outcome }) => outcome !== 'used')).toBe(true);
  });
});
