import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { VaultView } from '../../src/protocol/views/vault.ts';
import { connect, create, failure, unlock, type Client } from './client.ts';
import { beforeNextWrite, busy, type Folder } from './folder.ts';
import { config, credentials, linkFolder, location, profileId, secret } from './linkedFolder.ts';

let client: Client;
let folder: Folder;
let id: string;

beforeEach(async () => {
  ({ client, folder, id } = await linkFolder());
});

afterEach(() => {
  client.close();
});

async function importFrom(
  names: readonly string[],
  then: 'leave' | 'remove' | 'removeLongTermKeys',
): Promise<VaultView> {
  const plan = await client.ask('import.plan', {
    files: [],
    pasted: new Uint8Array(),
    from: { location: id, names: [...names], then },
  });
  expect(plan.changes.map(({ name }) => name)).toEqual(names);
  return client.ask('import.apply', { planId: plan.planId, names: [...names], activeKeys: [] });
}

test('a copy leaves the files as they are', async () => {
  const view = await importFrom(['team'], 'leave');
  expect(view.profiles.find(({ name }) => name === 'team')).toMatchObject({
    type: 'Basic',
    region: 'eu-west-2',
  });
  expect([await folder.read('credentials'), await folder.read('config')]).toEqual([credentials, config]);
});

test('a move takes the profile out of both files, and nothing else', async () => {
  const view = await importFrom(['team'], 'remove');
  expect(profileId(view, 'team')).not.toBe('');
  expect(await folder.read('credentials')).toBe(
    `# kept by hand\r\n[default]\r\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\r\naws_secret_access_key = ${secret}\r\n`,
  );
  expect(await folder.read('config')).toBe('[default]\nregion = eu-west-1\n');
  expect(view.linked[0]?.profiles.map(({ name }) => name)).toEqual(['default']);
});

test('of long-term keys the file keeps all but the keys', async () => {
  await importFrom(['default', 'team'], 'removeLongTermKeys');
  expect(await folder.read('credentials')).not.toContain(secret);
  expect(await folder.read('credentials')).not.toContain('AKIA');
  expect(await folder.read('credentials')).toContain('[team]   ; of us all\r\nunknown = stays\r\n');
  expect(await folder.read('config')).toBe(config);
});

test('a key that changed since the preview stays in the file', async () => {
  const plan = await client.ask('import.plan', {
    files: [],
    pasted: new Uint8Array(),
    from: { location: id, names: ['team'], then: 'remove' },
  });
  const newer = credentials.replace('AKIAI44QH8DHBEXAMPLE', 'AKIAIOSFODNN7EXAMPLE');
  await folder.write('credentials', newer);
  const applied = client.ask('import.apply', { planId: plan.planId, names: ['team'], activeKeys: [] });
  expect(await failure(applied)).toMatchObject({ code: 'file-changed' });
  expect(await folder.read('credentials')).toBe(newer);
  const { vault } = await client.ask('locations.read', {});
  expect(profileId(vault, 'team')).toBe('');
});

test.each([
  [
    'two key pairs in sections of one name',
    `${credentials}[team]\r\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\r\n`,
    config,
  ],
  [
    'a key pair in config, below the one of credentials',
    credentials,
    `${config}aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n`,
  ],
  [
    'the rest of a wrapped secret',
    credentials.replace(
      `aws_secret_access_key=${secret}`,
      `aws_secret_access_key=${secret.slice(0, 20)}\r\n${secret.slice(20)}`,
    ),
    config,
  ],
])('%s would not all be in the vault, so nothing is moved', async (_, credentialsText, configText) => {
  await folder.write('credentials', credentialsText);
  await folder.write('config', configText);
  for (const then of ['remove', 'removeLongTermKeys'] as const) {
    const planned = client.ask('import.plan', {
      files: [],
      pasted: new Uint8Array(),
      from: { location: id, names: ['team'], then },
    });
    expect(await failure(planned), then).toMatchObject({ code: 'take-lossy', detail: { name: 'team' } });
  }
  await importFrom(['team'], 'leave');
  expect(await folder.read('credentials')).toBe(credentialsText);
});

test('a comment that was added since the preview is not removed unseen', async () => {
  const plan = await client.ask('import.plan', {
    files: [],
    pasted: new Uint8Array(),
    from: { location: id, names: ['team'], then: 'remove' },
  });
  await folder.write('credentials', `${credentials}# new\r\n`);
  const applied = client.ask('import.apply', { planId: plan.planId, names: ['team'], activeKeys: [] });
  expect(await failure(applied)).toMatchObject({ code: 'file-changed' });
  expect(await folder.read('credentials')).toBe(`${credentials}# new\r\n`);
});

test('a profile that has temporary credentials by now keeps them', async () => {
  await folder.write('credentials', `${credentials}aws_session_token = token\r\n`);
  const plan = await client.ask('import.plan', {
    files: [],
    pasted: new Uint8Array(),
    from: { location: id, names: ['default', 'team'], then: 'removeLongTermKeys' },
  });
  expect(plan.changes.map(({ name }) => name)).toEqual(['default']);
});

test('what else changed in the file since the preview stays there too', async () => {
  const plan = await client.ask('import.plan', {
    files: [],
    pasted: new Uint8Array(),
    from: { location: id, names: ['team'], then: 'remove' },
  });
  await folder.write('credentials', `${credentials}[added]\r\nregion = x\r\n`);
  await client.ask('import.apply', { planId: plan.planId, names: ['team'], activeKeys: [] });
  const left = await folder.read('credentials');
  expect(left).toContain('[added]\r\nregion = x\r\n');
  expect(left).not.toContain('[team]');
});

test('of a move to the vault whose second file fails, all tabs see the first half', async () => {
  await deleteDB('coffer');
  const [one, other] = [connect(), connect()];
  await create(one);
  await unlock(other);
  const { linked } = await one.ask('locations.link', { location, handles: { folder: folder.handle } });
  const from = { location: linked[0]?.id ?? '', names: ['team'], then: 'remove' as const };
  const { planId } = await one.ask('import.plan', { files: [], pasted: new Uint8Array(), from });
  const apply = () => one.ask('import.apply', { planId, names: ['team'], activeKeys: [] });
  beforeNextWrite('config', busy);
  expect(await failure(apply())).toMatchObject({ code: 'moved-half', detail: { location } });
  expect(await folder.read('credentials')).not.toContain('[team]');
  expect(await folder.read('config')).toBe(config);
  await vi.waitFor(() => {
    expect(other.events.at(-1)).toMatchObject({ at: 'changed', vault: { profiles: [{ name: 'team' }] } });
  });
  expect(await failure(apply())).toMatchObject({ code: 'import-plan-stale' });
  // Of a command that reads no file.
  const after = await one.ask('preferences.save', {});
  expect(after.linked[0]?.profiles).toMatchObject([
    { name: 'default' },
    { name: 'team', region: 'eu-west-2' },
  ]);
  expect(after.linked[0]?.profiles[1]).not.toHaveProperty('key');
  await one.ask('vault.lock', { reason: 'asked' });
  for (const each of [one, other]) each.close();
});
