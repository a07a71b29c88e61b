import { beforeEach, expect, test, vi } from 'vitest';
import { failure } from './client.ts';
import { keptFolder, keptUntil, soon, team, type KeptFolder } from './keptFolder.ts';

const hour = 3_600_000;

let at: KeptFolder;

beforeEach(async () => {
  at = await keptFolder();
});

test('temporary credentials are kept under the name of the profile, and renewed before they end', async () => {
  const { kept: views } = await at.keep();
  expect(views).toEqual([{ profileId: at.id, locationId: at.location, expiresAt: at.now + hour }]);
  const first = await at.folder.read('credentials');
  expect(first.startsWith(`${team}\n[default]\n`)).toBe(true);
  expect(await at.section('default')).toEqual(keptUntil('2026-11-22T07:00:00Z'));

  for (const minutes of [4, 4, 4]) {
    at.now += minutes * 60_000;
    await at.client.ask('locations.read', {});
  }
  expect(await at.folder.read('credentials')).toBe(first);

  // A vault that nobody uses would lock before.
  while (at.now < Date.UTC(2026, 10, 22, 6, 56)) {
    at.now += 4 * 60_000;
    await at.client.ask('vault.touch', {});
  }
  await at.client.ask('locations.read', {});
  await at.told({ expiresAt: at.now + hour });
  expect(await at.section('default')).toEqual(keptUntil('2026-11-22T07:56:00Z'));
});

test('they leave the file when they are kept no more, and what was there before stays', async () => {
  await at.keep();
  const { kept: views } = await at.client.ask('handOff.stopKeeping', { id: at.id, location: at.location });
  expect([views, await at.folder.read('credentials')]).toEqual([[], team]);
});

test('keys of somebody else are not given up unasked, neither at first nor later', async () => {
  const { folder, client } = at;
  const mine = '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = mine\n';
  await folder.write('credentials', mine);
  const occupied = {
    code: 'keep-occupied',
    detail: { name: 'default', location: '~/.aws/credentials' },
  } as const;
  expect(await failure(at.keep())).toEqual(occupied);
  expect(await folder.read('credentials')).toBe(mine);

  await at.keep(true);
  expect(await at.section('default')).toEqual(keptUntil('2026-11-22T07:00:00Z'));

  await folder.write('credentials', mine);
  await client.ask('locations.read', {});
  await at.told({ failure: occupied });
  expect(await folder.read('credentials')).toBe(mine);
  await client.ask('handOff.stopKeeping', { id: at.id, location: at.location });
  expect(await folder.read('credentials')).toBe(mine);
});

test('where AWS tools would assume a role before they look at keys, none are written', async () => {
  await at.folder.write('config', '[default]\nrole_arn = arn:aws:iam::123456789012:role/reader\n');
  expect(await failure(at.keep())).toEqual({
    code: 'keep-unread',
    detail: { name: 'default', location: '~/.aws/credentials', key: 'role_arn' },
  });
  expect(await at.folder.read('credentials')).toBe(team);
});

test('a folder without a credentials file gets one; a config file that is linked alone has no place for them', async () => {
  const { folder, client, id } = at;
  await folder.remove('credentials');
  await at.keep();
  expect(await at.section('default')).toEqual(keptUntil('2026-11-22T07:00:00Z'));

  await folder.write('other', '');
  const { linked } = await client.ask('locations.link', {
    location: 'alone',
    handles: { config: await folder.handle.getFileHandle('other') },
  });
  const location = linked.find((one) => one.location === 'alone')?.id ?? '';
  expect(await failure(client.ask('handOff.keep', { id, location, replace: false }))).toEqual({
    code: 'keep-no-file',
    detail: { location: 'alone' },
  });
});

test("this machine's clock decides what is fresh, whatever that of AWS says", async () => {
  await at.keep();
  const text = await at.folder.read('credentials');
  const ahead = text.replace('07:00:00', '07:04:30');
  await at.folder.write('credentials', ahead);
  await at.client.ask('preferences.save', { lockAfterIdleMinutes: 480 });
  at.now += 54 * 60_000;
  await at.client.ask('locations.read', {});
  await at.client.ask('locations.read', {});
  expect(await at.folder.read('credentials')).toBe(ahead);
  at.now += 60_000;
  await at.client.ask('locations.read', {});
  await at.told({ expiresAt: at.now + hour });
  expect(await at.section('default')).toEqual(keptUntil('2026-11-22T07:55:00Z'));
});

test('nobody has to ask: they are looked at every five minutes', async () => {
  await at.client.ask('preferences.save', { lockAfterIdleMinutes: 480 });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await at.keep();
    const first = await at.keyId();
    for (let minutes = 0; minutes < 60; minutes += 5) {
      at.now += 5 * 60_000;
      await vi.advanceTimersByTimeAsync(5 * 60_000);
      // Nothing that looks itself, and time for a look.
      await at.client.ask('journal.read', {});
    }
    await soon(async () => {
      expect(await at.keyId()).not.toBe(first);
    });
  } finally {
    vi.useRealTimers();
  }
});
