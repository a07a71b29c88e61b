import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { KeptView } from '../../src/protocol/views.ts';
import { connect, failure, type Client } from './client.ts';
import { makeFolder, type Folder } from './folder.ts';
import { profileId } from './linkedFolder.ts';

const team = '[team]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = by/hand\n';
const hour = 3_600_000;

let client: Client;
let folder: Folder;
let now: number;
/** Of the profile and of the location. */
let id: string;
let location: string;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 22, 6);
  client = connect(() => now);
  onTestFinished(() => {
    client.close();
  });
  const view = await client.ask('vault.trySandbox', {});
  id = profileId(view, 'default');
  folder = await makeFolder({ credentials: team });
  const { linked } = await client.ask('locations.link', {
    location: '~/.aws/credentials',
    handles: { folder: folder.handle },
  });
  location = linked[0]?.id ?? '';
});

const keep = (replace = false) => client.ask('handOff.keep', { id, location, replace });

/** The section of the profile, its keys left out. */
async function section(): Promise<readonly string[]> {
  const text = await folder.read('credentials');
  const [, own = ''] = text.split('[default]\n');
  return own.split('\n').map((line) => line.replace(/ = .*/, ''));
}

const kept = (end: string) => [
  `# Kept fresh by Coffer. Expires ${end}`,
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  '',
];

/** What the page was told of it last, once it is this. */
function told(state: Pick<KeptView, 'expiresAt' | 'failure'>): Promise<void> {
  return vi.waitFor(() => {
    const views = client.events.flatMap((event) => (event.at === 'changed' ? event.vault.kept : []));
    expect(views.at(-1)).toEqual({ profileId: id, locationId: location, ...state });
  });
}

test('temporary credentials are kept under the name of the profile, and renewed before they end', async () => {
  const { kept: views } = await keep();
  expect(views).toEqual([{ profileId: id, locationId: location, expiresAt: now + hour }]);
  const first = await folder.read('credentials');
  expect(first.startsWith(`${team}\n[default]\n`)).toBe(true);
  expect(first).toContain('aws_access_key_id = ASIA');
  expect(await section()).toEqual(kept('2026-11-22T07:00:00Z'));

  for (const minutes of [4, 4, 4]) {
    now += minutes * 60_000;
    await client.ask('locations.read', {});
  }
  expect(await folder.read('credentials')).toBe(first);

  // A vault that nobody uses would lock before.
  while (now < Date.UTC(2026, 10, 22, 6, 56)) {
    now += 4 * 60_000;
    await client.ask('vault.touch', {});
  }
  await client.ask('locations.read', {});
  await told({ expiresAt: now + hour });
  expect(await section()).toEqual(kept('2026-11-22T07:56:00Z'));
});

test('they leave the file when they are kept no more, and what was there before stays', async () => {
  await keep();
  const { kept: views } = await client.ask('handOff.stopKeeping', { id, location });
  expect([views, await folder.read('credentials')]).toEqual([[], team]);
});

test('keys of somebody else are not given up unasked, neither at first nor later', async () => {
  const mine = '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = mine\n';
  await folder.write('credentials', mine);
  const occupied = {
    code: 'keep-occupied',
    detail: { name: 'default', location: '~/.aws/credentials' },
  } as const;
  expect(await failure(keep())).toEqual(occupied);
  expect(await folder.read('credentials')).toBe(mine);

  await keep(true);
  expect(await section()).toEqual(kept('2026-11-22T07:00:00Z'));

  await folder.write('credentials', mine);
  now += 4 * 60_000;
  await client.ask('locations.read', {});
  await told({ failure: occupied });
  expect(await folder.read('credentials')).toBe(mine);
  await client.ask('handOff.stopKeeping', { id, location });
  expect(await folder.read('credentials')).toBe(mine);
});

test('where AWS tools would assume a role before they look at keys, none are written', async () => {
  await folder.write('config', '[default]\nrole_arn = arn:aws:iam::123456789012:role/reader\n');
  expect(await failure(keep())).toEqual({
    code: 'keep-unread',
    detail: { name: 'default', location: '~/.aws/credentials', key: 'role_arn' },
  });
  expect(await folder.read('credentials')).toBe(team);
});
