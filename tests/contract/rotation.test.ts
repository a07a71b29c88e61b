import { beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import type { VaultView } from '../../src/protocol/views/vault.ts';
import { users } from '../../src/sandbox/account.ts';
import { failure, fields } from './client.ts';
import { makeFolder } from './folder.ts';
import { sandboxConsole, type SandboxConsole } from './sandboxConsole.ts';

const { alice } = users;

let at: SandboxConsole;
let view: VaultView;

beforeEach(async () => {
  at = await sandboxConsole();
  view = await at.client.ask('preferences.save', {});
});

const idOf = (name: string): string => view.profiles.find((profile) => profile.name === name)?.id ?? '';
const rotationId = (): string => view.rotations[0]?.id ?? '';

async function begin(): Promise<void> {
  view = await at.client.ask('rotation.begin', { id: idOf('default') });
}

test('a key is rotated, the old one deactivated, and deleted when that is asked for', async () => {
  expect(await at.client.ask('rotation.survey', { id: idOf('default') })).toEqual({
    arn: alice.arn,
    accessKeyId: alice.accessKeyId,
    keys: [
      {
        accessKeyId: alice.accessKeyId,
        active: true,
        createdAt: expect.any(Number) as number,
        lastUse: { at: at.now, service: 'iam', region: 'us-east-1' },
      },
    ],
  });
  await begin();
  const [rotation] = view.rotations;
  const newKeyId = rotation?.newKeyId ?? '';
  expect(view.rotations).toEqual([
    {
      id: rotationId(),
      at: 'switched',
      profiles: [idOf('default')],
      oldKeyId: alice.accessKeyId,
      newKeyId: expect.stringMatching(/^AKIA/) as string,
      lost: [],
    },
  ]);
  expect(view.profiles.find(({ name }) => name === 'default')).toMatchObject({
    key: `****${newKeyId.slice(-4)}`,
    sandbox: true,
  });
  expect(await at.given('(Get-STSCallerIdentity).Arn')).toEqual([alice.arn]);
  // The page is told of each step that was sealed, whatever becomes of the next one.
  const told = () =>
    at.client.events.flatMap((event) => (event.at === 'changed' ? [event.vault.revision] : []));
  await expect.poll(told).toContain(view.revision);

  view = await at.client.ask('rotation.goOn', { rotation: rotationId() });
  expect(view.rotations).toEqual([{ ...rotation, at: 'deactivated' }]);
  expect(await at.client.ask('rotation.survey', { id: idOf('default') })).toMatchObject({
    keys: [
      { accessKeyId: alice.accessKeyId, active: false },
      { accessKeyId: newKeyId, active: true },
    ],
  });
  view = await at.client.ask('rotation.deleteOld', { rotation: rotationId() });
  expect(view.rotations).toEqual([]);
  expect(await at.given('Get-IAMAccessKey | % AccessKeyId')).toEqual([newKeyId]);
});

test('a rotation goes back to the old key, made active again, and deletes the new one', async () => {
  await begin();
  await at.client.ask('rotation.goOn', { rotation: rotationId() });
  view = await at.client.ask('rotation.goBack', { rotation: rotationId() });
  expect(view.rotations).toEqual([]);
  expect(await at.given('Get-IAMAccessKey | % { "$($_.AccessKeyId) $($_.Status)" }')).toEqual([
    `${alice.accessKeyId} Active`,
  ]);
});

test('how old a key is stays known of the keys that profiles have', async () => {
  const ages = () => at.client.ask('keys.ages', {});
  const id = idOf('default');
  expect(await ages()).toEqual(new Map());
  const age = { accessKeyId: alice.accessKeyId, createdAt: Date.UTC(2025, 0, 15, 9, 30) };
  expect(await at.client.ask('keys.lookUp', { id })).toEqual(new Map([[id, age]]));
  expect(await failure(at.client.ask('keys.lookUp', { id: idOf('sandbox-billing') }))).toMatchObject({
    code: 'service-error',
  });
  expect(await ages()).toEqual(new Map([[id, age]]));
  await begin();
  expect(await ages()).toEqual(new Map());
  await at.client.ask('rotation.survey', { id });
  const accessKeyId = view.rotations[0]?.newKeyId;
  expect(await ages()).toEqual(new Map([[id, { accessKeyId, createdAt: at.now }]]));
});

describe('nothing is changed', () => {
  const refused = async (name: string) => failure(at.client.ask('rotation.begin', { id: idOf(name) }));

  test('where the user may not list the keys', async () => {
    expect(await refused('sandbox-billing')).toEqual({
      code: 'rotation-unlisted',
      detail: {
        name: 'sandbox-billing',
        why: expect.stringContaining('Ask an administrator of the account for the permission') as string,
      },
    });
  });

  test('where the user has two keys, and the survey shows both', async () => {
    const [other = ''] = await at.given('$k = New-IAMAccessKey; $k.AccessKeyId');
    const refusal = { code: 'rotation-two-keys', detail: { name: 'default', other } };
    expect(await refused('default')).toEqual(refusal);
    expect(await at.client.ask('rotation.survey', { id: idOf('default') })).toMatchObject({
      refusal,
      keys: [{ accessKeyId: alice.accessKeyId }, { accessKeyId: other, lastUse: 'never' }],
    });
  });

  test('where credentials are temporary, or a role’s', async () => {
    await at.given('Get-STSSessionToken | Set-AWSCredential -StoreAs session');
    const { client } = at;
    view = await client.ask('profile.save', {
      fields: fields({ name: 'role', roleArn: 'arn:aws:iam::123456789012:role/r', sourceProfile: 'default' }),
    });
    expect(await refused('session')).toEqual({ code: 'rotation-temporary', detail: { name: 'session' } });
    expect(await refused('role')).toEqual({
      code: 'rotation-no-key',
      detail: { name: 'role', type: 'AssumeRole' },
    });
  });

  test('where another rotation is at work', async () => {
    const both = await Promise.allSettled([refused('default'), refused('default')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'fulfilled')).toMatchObject({
      value: { code: 'rotation-running' },
    });
  });
});

test('while a rotation is open, its profile stays, and may be left as it is', async () => {
  await begin();
  const id = idOf('default');
  const open = { code: 'rotation-open', detail: { name: 'default' } };
  expect(await failure(at.client.ask('profile.remove', { id }))).toEqual(open);
  expect(
    await failure(
      at.client.ask('profile.save', {
        id,
        fields: fields({
          name: 'default',
          accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
          secretAccessKey: utf8('x'),
          region: 'us-east-1',
        }),
      }),
    ),
  ).toEqual(open);
  expect(await at.refused('Remove-AWSCredentialProfile default -Force')).toEqual([
    expect.stringContaining('is being rotated') as string,
  ]);
  view = await at.client.ask('rotation.end', { rotation: rotationId() });
  expect(view.rotations).toEqual([]);
  // The old key, which is active still, is in no profile any more: its secret stays as one of its own, for the sandbox too.
  const [kept] = view.profiles.filter(({ name }) => name === 'default-old-key');
  expect(kept).toMatchObject({ key: `****${alice.accessKeyId.slice(-4)}`, sandbox: true });
  expect(await at.given('(Get-STSCallerIdentity -ProfileName default-old-key).Arn')).toEqual([alice.arn]);
  view = await at.client.ask('profile.remove', { id });
  expect(view.profiles.map(({ name }) => name)).toEqual([
    'sandbox-billing',
    'sandbox-partner',
    'sandbox-operator',
    'sandbox-web',
    'default-old-key',
  ]);
});

test('a profile whose key is being rotated moves to no file, not by halves either', async () => {
  const folder = await makeFolder({ credentials: '', config: '' });
  const { client } = at;
  const { linked } = await client.ask('locations.link', {
    location: '~/.aws/credentials',
    handles: { folder: folder.handle },
  });
  await begin();
  const { planId } = await client.ask('store.plan', {
    ids: [idOf('default')],
    location: linked[0]?.id ?? '',
    activeKeys: [{ profile: 'default', key: 'endpoint_url' }],
  });
  const moved = client.ask('store.apply', { planId, move: true, passphrase: new Uint8Array() });
  expect(await failure(moved)).toEqual({ code: 'rotation-open', detail: { name: 'default' } });
  expect([await folder.read('credentials'), await folder.read('config')]).toEqual(['', '']);
});

test('profiles that hold a key are named, those of linked files and of the vault, and what could not be read', async () => {
  const folder = await makeFolder({
    credentials: `[mine]\naws_access_key_id = ${alice.accessKeyId}\naws_secret_access_key = x\n`,
    config: '',
  });
  const location = '~/.aws/credentials';
  const { client } = at;
  await client.ask('locations.link', { location, handles: { folder: folder.handle } });
  const pasted = utf8(`[half]\naws_access_key_id = ${alice.accessKeyId}\n`);
  const { planId } = await client.ask('import.plan', { files: [], pasted });
  await client.ask('import.apply', { planId, names: ['half'], activeKeys: [] });
  const holders = async (accessKeyIds: readonly string[]) =>
    client.ask('keys.holders', { accessKeyIds: [...accessKeyIds] });
  const half = { accessKeyId: alice.accessKeyId, name: 'half', follows: false };
  const mine = { accessKeyId: alice.accessKeyId, name: 'mine', location, follows: false };
  expect(await holders([alice.accessKeyId])).toEqual({
    holders: [{ accessKeyId: alice.accessKeyId, name: 'default', follows: true }, half, mine],
    unread: [],
  });
  await begin();
  const { oldKeyId = '', newKeyId = '' } = view.rotations[0] ?? {};
  expect(await holders([oldKeyId, newKeyId])).toEqual({
    holders: [{ accessKeyId: newKeyId, name: 'default', follows: true }, half, mine],
    unread: [],
  });
  await folder.write('credentials', 'a\0');
  expect(await holders([oldKeyId])).toEqual({
    holders: [half],
    unread: [
      { location, failure: { code: 'file-not-text', detail: { name: 'credentials', found: 'binary' } } },
    ],
  });
});
