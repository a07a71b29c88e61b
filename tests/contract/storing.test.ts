import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StorePlanView } from '../../src/protocol/views/locations.ts';
import type { VaultView } from '../../src/protocol/views/vault.ts';
import { connect, failure, importText, type Client } from './client.ts';
import { beforeNextWrite, busy, type Folder } from './folder.ts';
import { config, credentials, linkFolder, location, planStore, profileId, secret } from './linkedFolder.ts';

let client: Client;
let folder: Folder;
let id: string;

beforeEach(async () => {
  ({ client, folder, id } = await linkFolder());
});

afterEach(() => {
  client.close();
});

let view: VaultView;
const none = () => new Uint8Array();
const plan = (name: string, activeKeys?: readonly { profile: string; key: string }[]) =>
  planStore({ client, folder, id }, profileId(view, name), activeKeys);

beforeEach(async () => {
  view = await importText(
    client,
    `[team]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\nregion = us-east-1\n[new]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\nregion = us-east-2\nendpoint_url = http://localhost:5555\n`,
  );
});

test('the preview shows the lines that change, secrets masked', async () => {
  const planned = await plan('team');
  expect(planned.activeKeys).toEqual([]);
  expect(planned.changes.map(({ file }) => file)).toEqual(['credentials', 'config']);
  expect(planned.changes[1]?.diff).toEqual([
    { sign: '-', line: 5, text: 'region = eu-west-2' },
    { sign: '+', line: 5, text: 'region = us-east-1' },
  ]);
  expect(JSON.stringify(client.received)).not.toContain(secret);
});

test('a copy replaces the keys in place; order, comments, line ends and other keys stay', async () => {
  const { planId } = await plan('team');
  const after = await client.ask('store.apply', {
    planId,
    move: false,
    passphrase: none(),
  });
  expect(await folder.read('credentials')).toBe(
    credentials.replace('AKIAI44QH8DHBEXAMPLE', 'AKIAIOSFODNN7EXAMPLE'),
  );
  expect(await folder.read('config')).toBe(config.replace('eu-west-2', 'us-east-1'));
  expect(profileId(after, 'team')).not.toBe('');
});

test('a new profile goes to the end of both files, secrets to credentials; an active key only where ticked', async () => {
  const planned = await plan('new');
  expect(planned.activeKeys).toEqual([
    { profile: 'new', key: 'endpoint_url', value: 'http://localhost:5555' },
  ]);
  await client.ask('store.apply', {
    planId: planned.planId,
    move: false,
    passphrase: none(),
  });
  expect(await folder.read('config')).toBe(`${config}\n[profile new]\nregion = us-east-2\n`);
  expect(await folder.read('credentials')).toBe(
    `${credentials}\r\n[new]\r\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\r\naws_secret_access_key = ${secret}\r\n`,
  );
  const ticked = await plan('new', [{ profile: 'new', key: 'endpoint_url' }]);
  expect(ticked.changes.flatMap(({ diff }) => diff)).toEqual([
    { sign: '+', line: 10, text: 'endpoint_url = http://localhost:5555' },
  ]);
  await client.ask('store.apply', {
    planId: ticked.planId,
    move: false,
    passphrase: none(),
  });
  expect(await folder.read('config')).toContain('endpoint_url = http://localhost:5555\n');
});

test('a move leaves the vault without it', async () => {
  const { planId } = await plan('new', [{ profile: 'new', key: 'endpoint_url' }]);
  const after = await client.ask('store.apply', {
    planId,
    move: true,
    passphrase: none(),
  });
  expect(profileId(after, 'new')).toBe('');
  expect(after.linked[0]?.profiles.map(({ name }) => name)).toContain('new');
});

test('comments go along, once, to a profile that the file has already', async () => {
  view = await importText(client, `[team]\n# owner: ops\nregion = us-east-1\n# rotated in May\n`);
  const { planId } = await plan('team');
  await client.ask('store.apply', { planId, move: false, passphrase: none() });
  const once = [await folder.read('credentials'), await folder.read('config')];
  expect(once.join('').match(/# owner: ops|# rotated in May/g)).toEqual(['# rotated in May', '# owner: ops']);
  const again = await plan('team');
  expect(again.changes).toEqual([]);
  const after = await client.ask('store.apply', { planId: again.planId, move: true, passphrase: none() });
  expect(profileId(after, 'team')).toBe('');
  expect([await folder.read('credentials'), await folder.read('config')]).toEqual(once);
});

test('two tabs that write one file at once lose nothing', async () => {
  const names = ['new', 'team'];
  const other = connect();
  await other.ask('vault.trySandbox', {});
  const theirs = await importText(other, `[theirs]\nregion = eu-west-3\n`);
  const linked = await other.ask('locations.link', { location, handles: { folder: folder.handle } });
  const [ours, other1] = await Promise.all([
    plan('new'),
    other.ask('store.plan', {
      ids: [profileId(theirs, 'theirs')],
      location: linked.linked[0]?.id ?? '',
      activeKeys: [],
    }),
  ]);
  await Promise.all([
    client.ask('store.apply', { planId: ours.planId, move: false, passphrase: none() }),
    other.ask('store.apply', { planId: other1.planId, move: true, passphrase: none() }),
  ]);
  other.close();
  const { vault } = await client.ask('locations.read', {});
  expect(vault.linked[0]?.profiles.map(({ name }) => name)).toEqual(
    expect.arrayContaining([...names, 'theirs', 'default']),
  );
});

test('a profile that another program changed since the preview is not written over', async () => {
  const { planId } = await plan('team');
  const theirs = config.replace('eu-west-2', 'eu-central-1');
  await folder.write('config', theirs);
  const applied = client.ask('store.apply', { planId, move: true, passphrase: none() });
  expect(await failure(applied)).toMatchObject({ code: 'file-changed' });
  expect([await folder.read('credentials'), await folder.read('config')]).toEqual([credentials, theirs]);
  expect((await client.ask('locations.read', {})).vault.profiles.map(({ name }) => name)).toContain('team');
});

test('what was stored by half shows, and its plan is used up', async () => {
  const ticked = [{ profile: 'new', key: 'endpoint_url' }];
  const applying = async ({ planId }: StorePlanView) =>
    client.ask('store.apply', { planId, move: true, passphrase: none() });
  const planned = await plan('new', ticked);
  beforeNextWrite('config', busy);
  expect(await failure(applying(planned))).toMatchObject({ code: 'stored-half', detail: { location } });
  expect(await folder.read('credentials')).toContain('[new]');
  expect(await folder.read('config')).toBe(config);
  expect(await failure(applying(planned))).toMatchObject({ code: 'store-plan-stale' });
  // Of a command that reads no file.
  const { linked } = await client.ask('preferences.save', {});
  expect(linked[0]?.profiles.map(({ name }) => name)).toContain('new');
  expect(profileId(await applying(await plan('new', ticked)), 'new')).toBe('');
  expect(await folder.read('config')).toContain('[profile new]\nregion = us-east-2\n');
});

test('of a profile that could not leave the vault the file keeps what was stored', async () => {
  const { planId } = await plan('team');
  const apply = () => client.ask('store.apply', { planId, move: true, passphrase: none() });
  beforeNextWrite('config', async () => {
    await client.ask('preferences.save', {});
  });
  expect(await failure(apply())).toMatchObject({ code: 'copied-half', detail: { location } });
  expect(await failure(apply())).toMatchObject({ code: 'store-plan-stale' });
  const { vault } = await client.ask('locations.read', {});
  expect(profileId(vault, 'team')).not.toBe('');
  expect(await folder.read('config')).toContain('region = us-east-1');
});

test.each([
  ['credentials', 'new'],
  // With nothing for credentials, which comes first.
  ['config', 'plain'],
])('a plan of which nothing could be stored, for %s is busy, can be applied again', async (file, name) => {
  view = await importText(client, '[plain]\noutput = json\n');
  const { planId } = await plan(name);
  const apply = () => client.ask('store.apply', { planId, move: false, passphrase: none() });
  beforeNextWrite(file, busy);
  expect(await failure(apply())).toMatchObject({ code: 'file-busy' });
  await apply();
  expect(await folder.read(file)).toContain(name);
});

test('a plan holds for the vault it was made of', async () => {
  const { planId } = await plan('team');
  await importText(client, '[other]\nregion = eu-west-1\n');
  const applied = client.ask('store.apply', { planId, move: false, passphrase: none() });
  expect(await failure(applied)).toMatchObject({ code: 'store-plan-stale' });
  expect(await folder.read('credentials')).toBe(credentials);
});

test('a name that not all AWS tools read is refused, with the reason', async () => {
  view = await importText(client, '[my team]\nregion = eu-west-1\n');
  expect(await failure(plan('my team'))).toMatchObject({
    code: 'profile-unwritable',
    detail: { name: 'my team' },
  });
});

test('an opened file changes in the copy to be downloaded, which is as old as the file', async () => {
  const opened = await client.ask('locations.open', {
    location: 'opened',
    files: [new File([credentials], 'credentials', { lastModified: 1000 })],
  });
  const opening = opened.linked.find((linked) => linked.location === 'opened')?.id ?? '';
  const { planId } = await client.ask('store.plan', {
    ids: [profileId(view, 'team')],
    location: opening,
    activeKeys: [],
  });
  await client.ask('store.apply', { planId, move: false, passphrase: none() });
  const { locations } = await client.ask('locations.read', {});
  expect(locations.find((each) => each.id === opening)?.files).toMatchObject([
    { kind: 'credentials', changed: true, unsaved: true, modifiedAt: 1000 },
    { kind: 'config', changed: true, unsaved: true },
  ]);
  const saved = await client.ask('locations.save', { id: opening });
  expect(await saved[0]?.content.text()).toBe(
    credentials.replace('AKIAI44QH8DHBEXAMPLE', 'AKIAIOSFODNN7EXAMPLE'),
  );
  const { locations: downloaded } = await client.ask('locations.read', {});
  expect(downloaded.find((each) => each.id === opening)?.files).toMatchObject([
    { kind: 'credentials', changed: true, unsaved: false },
    { kind: 'config', changed: true, unsaved: false },
  ]);
  // The browser may have saved nothing.
  expect(await client.ask('locations.save', { id: opening })).toHaveLength(2);
  // A lock forgets it: the vault must not lose what is only there.
  const again = await client.ask('store.plan', {
    ids: [profileId(view, 'new')],
    location: opening,
    activeKeys: [],
  });
  const moved = client.ask('store.apply', {
    planId: again.planId,
    move: true,
    passphrase: none(),
  });
  expect(await failure(moved)).toMatchObject({ code: 'snapshot-only-copy' });
});

test('a fix changes its line, and is not offered again', async () => {
  await folder.write('config', config.replace('region = eu-west-1', 'region: eu-west-1'));
  const { locations } = await client.ask('locations.read', {});
  const problem = locations[0]?.problems.find(({ code }) => code === 'separator-colon');
  if (!problem) throw new Error('no problem');
  expect(problem.fix).toEqual([
    { sign: '-', line: 2, text: 'region: eu-west-1' },
    { sign: '+', line: 2, text: 'region = eu-west-1' },
  ]);
  const { code, line, column } = problem;
  const version = locations[0]?.files.find(({ kind }) => kind === 'config')?.version ?? '';
  const fix = () => client.ask('locations.fix', { id, file: 'config', version, code, line, column });
  // The same problem in the same place, and yet not the fix that was shown.
  const other = config.replace('region = eu-west-1', 'region: eu-west-9');
  await folder.write('config', other);
  expect(await failure(fix())).toMatchObject({ code: 'file-changed' });
  expect(await folder.read('config')).toBe(other);
  await folder.write('config', config.replace('region = eu-west-1', 'region: eu-west-1'));
  await fix();
  expect(await folder.read('config')).toBe(config);
  expect(await failure(fix())).toMatchObject({ code: 'file-changed' });
});
