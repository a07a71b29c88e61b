import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StorePlanView } from '../../src/protocol/views/locations.ts';
import type { VaultView } from '../../src/protocol/views/vault.ts';
import { failure, importText, type Client } from './client.ts';
import { beforeNextWrite, type Folder } from './folder.ts';
import { config, linkFolder, location, planStore, profileId, secret } from './linkedFolder.ts';

const referring = 'sso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\n';
const corp = (host: string) => `sso_region = us-east-1\nsso_start_url = https://${host}.awsapps.com/start\n`;

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

const endpoint = (port: number) => `ec2 =\n  endpoint_url = http://localhost:${String(port)}\n`;
const tick = { profile: 'services local', key: 'ec2.endpoint_url' };

beforeEach(async () => {
  view = await importText(
    client,
    `[profile sso]\n${referring}[sso-session corp]\n${corp('a')}[profile local]\nservices = local\n[services local]\n${endpoint(5555)}`,
    'config',
  );
});

test('that would be another one in the file, a profile is not stored there', async () => {
  for (const [theirs, key] of [
    [corp('b'), 'sso_start_url'],
    [corp('a').replace(/^.*\n/, ''), 'sso_region'],
    [`${corp('a')}sso_registration_scopes = all\n`, 'sso_registration_scopes'],
  ] as const) {
    await folder.write('config', `[sso-session corp]\n${theirs}`);
    expect(await failure(plan('sso')), key).toEqual({
      code: 'section-differs',
      detail: { location, section: 'sso-session corp', key },
    });
  }
});

test('that the file has too, with its active keys or without, a profile is stored beside it', async () => {
  for (const [theirs, ticked] of [
    [endpoint(5555), []],
    [endpoint(5555), [tick]],
    ['# nothing\n', []],
  ] as const) {
    await folder.write('config', `[services local]\n${theirs}`);
    const { planId } = await plan('local', ticked);
    await client.ask('store.apply', { planId, move: false, passphrase: none() });
    expect(await folder.read('config')).toBe(
      `[services local]\n${theirs}\n[profile local]\nservices = local\n`,
    );
  }
});

test('whose active keys are others in the file, a profile is not stored there', async () => {
  for (const [theirs, ticked] of [
    [endpoint(6666), []],
    ['', [tick]],
  ] as const) {
    await folder.write('config', `[services local]\n${theirs}`);
    expect(await failure(plan('local', ticked)), theirs).toEqual({
      code: 'section-differs',
      detail: { location, section: 'services local', key: 'ec2' },
    });
  }
});

test('a profile is not stored where no config is linked for it', async () => {
  await client.ask('locations.unlink', { id });
  const alone = await client.ask('locations.link', {
    location: 'alone',
    handles: { credentials: await folder.handle.getFileHandle('credentials') },
  });
  id = alone.linked.find((linked) => linked.location === 'alone')?.id ?? '';
  expect(await failure(plan('sso'))).toEqual({
    code: 'section-without-config',
    detail: { location: 'alone', section: 'sso-session corp' },
  });
});

test.each([false, true])(
  'that another program wrote since the preview, or at the same time, nothing is stored (move: %s)',
  async (move) => {
    const theirs = `${config}[sso-session corp]\n${corp('b')}`;
    const write = () => folder.write('config', theirs);
    const applying = ({ planId }: StorePlanView) =>
      client.ask('store.apply', { planId, move, passphrase: none() });
    const planned = await plan('sso');
    beforeNextWrite('config', write);
    expect(await failure(applying(planned))).toMatchObject({ code: 'file-changed' });
    expect(await folder.read('config')).toBe(theirs);
    const { vault } = await client.ask('locations.read', {});
    expect(profileId(vault, 'sso')).not.toBe('');

    await folder.write('config', config);
    const again = await plan('sso');
    await write();
    const code = move ? 'move-incomplete' : 'file-changed';
    expect(await failure(applying(again))).toMatchObject({ code });
    expect(await folder.read('config')).toBe(theirs);
  },
);

test('a refusal masks a title that may be a secret', async () => {
  const title = `sso-session ${secret}`;
  view = await importText(
    client,
    `[profile sso]\nsso_session = ${secret}\n[${title}]\n${corp('a')}`,
    'config',
  );
  await folder.write('config', `[${title}]\n${corp('b')}`);
  expect(await failure(plan('sso'))).toEqual({
    code: 'section-differs',
    detail: { location, section: 'sso-session ********', key: 'sso_start_url' },
  });
});

test('the session and services that a profile refers to go with it, once', async () => {
  view = await importText(
    client,
    '[profile sso]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\nservices = local\n[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp.awsapps.com/start\n[services local]\nec2 =\n  endpoint_url = http://localhost:5555\n  max = 1\n',
    'config',
  );
  const planned = await plan('sso');
  expect(planned.activeKeys).toEqual([
    { profile: 'services local', key: 'ec2.endpoint_url', value: 'http://localhost:5555' },
  ]);
  const apply = ({ planId }: StorePlanView) =>
    client.ask('store.apply', { planId, move: false, passphrase: none() });
  await apply(planned);
  const stored = `${config}\n[profile sso]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\nservices = local\n\n[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp.awsapps.com/start\n\n[services local]\nec2 =\n  max = 1\n`;
  expect(await folder.read('config')).toBe(stored);
  await apply(await plan('sso'));
  expect(await folder.read('config')).toBe(stored);
});

test("a move that would lose something is refused: an active key without a tick, its own or its section's, a comment", async () => {
  view = await importText(
    client,
    `[profile only]\ncredential_process = /usr/bin/x\n[profile sso]\n${referring}[profile local]\nservices = local\n[services local]\nec2 =\n  endpoint_url = http://localhost:5555\n[sso-session corp]\n# ask ops\n${corp('a')}`,
    'config',
  );
  const before = `${config}\n[sso-session corp]\n${corp('a')}`;
  await folder.write('config', before);
  for (const [name, missing] of [
    ['only', 'credential_process'],
    ['local', 'ec2'],
    ['sso', 'a comment'],
  ] as const) {
    const { planId } = await plan(name);
    const moved = client.ask('store.apply', { planId, move: true, passphrase: none() });
    expect(await failure(moved), name).toMatchObject({ code: 'move-incomplete', detail: { missing } });
  }
  expect(await folder.read('config')).toBe(before);
  const { planId } = await plan('only', [{ profile: 'only', key: 'credential_process' }]);
  const after = await client.ask('store.apply', { planId, move: true, passphrase: none() });
  expect(profileId(after, 'only')).toBe('');
  expect(await folder.read('config')).toContain('[profile only]\ncredential_process = /usr/bin/x\n');
});
