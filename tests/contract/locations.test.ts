import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Input } from '../../src/protocol/commands.ts';
import type { LinkedView } from '../../src/protocol/views/locations.ts';
import { connect, failure, importText, type Client } from './client.ts';
import { makeFolder, type Folder } from './folder.ts';

const location = '~/.aws/credentials';
const keyPair = (key: string) => `aws_access_key_id = ${key}\naws_secret_access_key = ${'s'.repeat(40)}\n`;
const credentials = `[default]\n${keyPair('AKIAIOSFODNN7EXAMPLE')}\n[steve]\n${keyPair('AKIAI44QH8DHBEXAMPLE')}`;
const config = '[default]\nregion = eu-west-1\n[profile steve]\nregion = eu-west-2\n';

let client: Client;

beforeEach(async () => {
  client = connect();
  await client.ask('vault.trySandbox', {});
});

afterEach(() => {
  client.close();
});

async function link(folder: Folder, name = location): Promise<LinkedView> {
  const { linked } = await client.ask('locations.link', {
    location: name,
    handles: { folder: folder.handle },
  });
  const found = linked.find((view) => view.location === name);
  if (!found) throw new Error('not linked');
  return found;
}

test('a linked folder shows the profiles of both its files, and no secret', async () => {
  const linked = await link(await makeFolder({ credentials, config }));
  expect(linked).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    location,
    profiles: [
      { name: 'default', type: 'Basic', region: 'eu-west-1', key: '****MPLE', longTermKey: true },
      { name: 'steve', type: 'Basic', region: 'eu-west-2', key: '****MPLE', longTermKey: true },
    ],
  });
  expect(JSON.stringify(client.received)).not.toContain('ssss');
});

test('an edit by another program is seen at the next use', async () => {
  const folder = await makeFolder({ credentials });
  const { id } = await link(folder);
  await folder.write('credentials', `[new]\n${keyPair('AKIAIOSFODNN7EXAMPLE')}`);
  const view = await client.ask('profile.useForSession', { file: { location: id, name: 'new' } });
  expect(view.session).toMatchObject({ name: 'new', file: { location: id, name: 'new' } });
  expect(view.linked[0]?.profiles.map(({ name }) => name)).toEqual(['new']);
});

test('a reading does not answer with the vault of before a change that was answered meanwhile', async () => {
  await link(await makeFolder({ credentials, config }));
  const sign = crypto.subtle.sign.bind(crypto.subtle);
  let goOn = (): void => undefined;
  const changed = new Promise<void>((resolve) => (goOn = resolve));
  const fingerprint = vi.spyOn(crypto.subtle, 'sign').mockImplementationOnce(async (...of) => {
    await changed;
    return sign(...of);
  });
  onTestFinished(() => {
    fingerprint.mockRestore();
  });
  const reading = client.ask('locations.read', {});
  await vi.waitFor(() => {
    expect(fingerprint).toHaveBeenCalled();
  });
  const view = await client.ask('account.name', { account: '123456789012', name: 'Shop' });
  goOn();
  expect((await reading).vault).toEqual(view);
});

test('a profile of a linked file is found by the search order behind the vault', async () => {
  await link(await makeFolder({ credentials, config }));
  const { credentials: search } = await client.ask('resolve.explain', {});
  expect(search).toMatchObject({ value: 'default', origin: 'Profile "default" in the vault' });
});

test('the session goes on with a profile of a file, and ends with an error where it is gone', async () => {
  const folder = await makeFolder({ credentials, config });
  const { id } = await link(folder);
  const used = await client.ask('profile.useForSession', { file: { location: id, name: 'steve' } });
  expect(used.session).toMatchObject({ name: 'steve', region: 'eu-west-2' });
  await folder.remove('credentials');
  await folder.remove('config');
  const explained = await client.ask('resolve.explain', {});
  expect(explained.credentials.looked.find(({ outcome }) => outcome === 'refused')?.why).toContain(
    'no longer in the vault or the file it came from',
  );
});

test('a location has one name, and two have different ones', async () => {
  const folder = await makeFolder({ credentials });
  await link(folder);
  const handles = { folder: folder.handle };
  expect(await failure(client.ask('locations.link', { location, handles }))).toEqual({
    code: 'location-exists',
    detail: { location },
  });
  for (const name of [' ', 'a\nb', 'a\u2028b']) {
    expect(await failure(client.ask('locations.link', { location: name, handles }))).toMatchObject({
      code: 'location-invalid',
    });
  }
  expect(await failure(client.ask('locations.link', { location: 'other', handles: {} }))).toMatchObject({
    code: 'location-empty',
  });
});

test('no file is linked twice, neither in its folder nor by itself', async () => {
  const folder = await makeFolder({ credentials, config });
  const elsewhere = await makeFolder({ credentials, config });
  const inFolder = {
    credentials: await folder.handle.getFileHandle('credentials'),
    config: await folder.handle.getFileHandle('config'),
  };
  const other = await elsewhere.handle.getFileHandle('credentials');
  const linking = (handles: Input<'locations.link'>['handles']) =>
    client.ask('locations.link', { location: 'again', handles });
  const refused = { code: 'location-same', detail: { location } };

  const { id } = await link(folder);
  expect(await failure(linking({ folder: folder.handle }))).toEqual(refused);
  expect(await failure(linking({ credentials: other, config: inFolder.config }))).toEqual(refused);
  await client.ask('locations.unlink', { id });

  await client.ask('locations.link', { location, handles: inFolder });
  expect(await failure(linking({ folder: folder.handle }))).toEqual(refused);
  // Whatever kind it is taken for.
  expect(await failure(linking({ config: inFolder.credentials }))).toEqual(refused);
  expect((await linking({ folder: elsewhere.handle })).linked).toHaveLength(2);
});

test('no file is linked as credentials and as config at once', async () => {
  const folder = await makeFolder({ credentials });
  const handles = {
    credentials: await folder.handle.getFileHandle('credentials'),
    config: await folder.handle.getFileHandle('credentials'),
  };
  expect(await failure(client.ask('locations.link', { location, handles }))).toEqual({
    code: 'location-one-file',
  });
  expect((await client.ask('locations.read', {})).locations).toEqual([]);
});

test('a location that lost its handles says so, and can be unlinked', async () => {
  const { id } = await link(await makeFolder({ credentials }));
  const { revision } = await client.ask('locations.unlink', { id });
  await client.ask('vault.undo', { revision: revision - 1 });
  const lost = { code: 'location-lost', detail: { location } };
  expect(await failure(client.ask('locations.handles', { id }))).toEqual(lost);
  expect((await client.ask('locations.read', {})).locations).toMatchObject([{ location, failure: lost }]);
  expect((await client.ask('locations.unlink', { id })).linked).toEqual([]);
});

test('single files are read as one location, config beside credentials', async () => {
  const folder = await makeFolder({ credentials, config });
  const view = await client.ask('locations.link', {
    location,
    handles: {
      credentials: await folder.handle.getFileHandle('credentials'),
      config: await folder.handle.getFileHandle('config'),
    },
  });
  expect(view.linked[0]?.profiles).toMatchObject([
    { name: 'default', region: 'eu-west-1' },
    { name: 'steve', region: 'eu-west-2' },
  ]);
});

test.each([
  ['a linked file that is gone', 'file-gone'],
  ['a linked file that is not text', 'file-not-text'],
] as const)('%s is said, and its profiles are no longer offered', async (_, code) => {
  const folder = await makeFolder({ credentials });
  await client.ask('locations.link', {
    location,
    handles: { credentials: await folder.handle.getFileHandle('credentials') },
  });
  if (code === 'file-gone') await folder.remove('credentials');
  else await folder.write('credentials', '\0');
  const { vault, locations } = await client.ask('locations.read', {});
  expect(vault.linked).toMatchObject([{ location, profiles: [], failure: { code } }]);
  expect(locations).toMatchObject([
    { holds: 'files', profiles: [], files: [], problems: [], failure: { code } },
  ]);
});

test('the screen Files gets what each location holds, and how it compares with the vault', async () => {
  await importText(
    client,
    `[steve]\n${keyPair('AKIAI44QH8DHBEXAMPLE')}region = eu-west-9\n[kept]\nregion = eu-west-1\n`,
  );
  await link(await makeFolder({ credentials, config }));
  const { locations } = await client.ask('locations.read', {});
  expect(locations).toMatchObject([
    {
      location,
      holds: 'folder',
      files: [
        { kind: 'credentials', name: 'credentials', unsaved: false },
        { kind: 'config', name: 'config', unsaved: false },
      ],
    },
  ]);
  const comparison = locations[0]?.comparison ?? [];
  expect(comparison.find(({ name }) => name === 'steve')).toMatchObject({
    kind: 'different',
    differences: [{ key: 'region', before: 'eu-west-2', after: 'eu-west-9' }],
  });
  expect(comparison.find(({ name }) => name === 'default')).toMatchObject({ kind: 'different' });
  expect(comparison.find(({ name }) => name === 'kept')).toMatchObject({
    kind: 'vault only',
    differences: [],
  });
});

test('unlinking changes nothing in the file, and forgets the handle', async () => {
  const folder = await makeFolder({ credentials });
  const { id } = await link(folder);
  expect((await client.ask('locations.unlink', { id })).linked).toEqual([]);
  expect(await folder.read('credentials')).toBe(credentials);
  expect(await failure(client.ask('locations.handles', { id }))).toMatchObject({ code: 'location-gone' });
});

test('opened files are a location as they were, until they are closed', async () => {
  const opened = await client.ask('locations.open', {
    location: 'opened',
    files: [new File([credentials], 'my-credentials'), new File([config], 'config')],
  });
  expect(opened.linked).toMatchObject([
    { location: 'opened', profiles: [{ name: 'default' }, { name: 'steve' }] },
  ]);
  const { locations } = await client.ask('locations.read', {});
  expect(locations).toMatchObject([{ holds: 'snapshot', files: [{ name: 'my-credentials' }, {}] }]);
  const twice = client.ask('locations.open', {
    location: 'twice',
    files: [new File(['[a]\n'], 'credentials'), new File(['[b]\n'], 'credentials-2')],
  });
  expect(await failure(twice)).toEqual({ code: 'location-two-of-a-kind', detail: { file: 'credentials' } });
  const id = opened.linked[0]?.id ?? '';
  expect(await client.ask('locations.save', { id })).toEqual([]);
  expect((await client.ask('locations.unlink', { id })).linked).toEqual([]);
});

/** A file as the user chose it from a folder. */
async function chosenFrom(folder: Folder, name: string): Promise<File> {
  return (await folder.handle.getFileHandle(name)).getFile();
}

test('what the browser cannot open is no location', async () => {
  const folder = await makeFolder({ credentials, config });
  const files = [await chosenFrom(folder, 'credentials'), await chosenFrom(folder, 'config')];
  await folder.remove('config');
  expect(await failure(client.ask('locations.open', { location: 'opened', files }))).toEqual({
    code: 'file-unreadable',
    detail: { name: 'config' },
  });
  expect((await client.ask('locations.read', {})).locations).toEqual([]);
});

test('an opened file that changed on disk since is not read as it was', async () => {
  const folder = await makeFolder({ credentials });
  const files = [await chosenFrom(folder, 'credentials')];
  await client.ask('locations.open', { location: 'opened', files });
  await folder.write('credentials', `${credentials}[new]\nregion = eu-west-1\n`);
  const { vault } = await client.ask('locations.read', {});
  expect(vault.linked).toMatchObject([
    {
      profiles: [],
      failure: { code: 'snapshot-changed', detail: { location: 'opened', file: 'credentials' } },
    },
  ]);
});
