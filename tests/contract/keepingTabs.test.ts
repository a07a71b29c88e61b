import { deleteDB, openDB } from 'idb';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { connect, create, unlock, type Client } from './client.ts';
import { soon } from './keptFolder.ts';
import { busy, makeFolder, type Folder } from './folder.ts';

const hour = 3_600_000;

let now: number;
let folder: Folder;
let first: Client;
/** Of the profile and of the location. */
let kept: { readonly id: string; readonly location: string };

const open = () => {
  const client = connect(() => now);
  onTestFinished(() => {
    client.close();
  });
  return client;
};

beforeEach(async () => {
  await deleteDB('coffer');
  onTestFinished(() => deleteDB('coffer'));
  now = Date.UTC(2026, 10, 22, 6);
  first = open();
  await create(first);
  const { profiles } = await first.ask('vault.addSandboxProfiles', {});
  await first.ask('preferences.save', { lockAfterIdleMinutes: 480 });
  folder = await makeFolder({});
  const view = await first.ask('locations.link', { location: 'there', handles: { folder: folder.handle } });
  kept = { id: profiles[0]?.id ?? '', location: view.linked[0]?.id ?? '' };
  await first.ask('handOff.keep', { ...kept, replace: false });
});

/** How often STS was asked for credentials to keep, by any tab. */
const issued = async () => {
  const { entries } = await first.ask('journal.read', {});
  return entries.filter(({ action }) => action === 'GetSessionToken').length;
};

test('what one tab keeps fresh, another does not renew again, nor after it was stopped', async () => {
  const second = open();
  await unlock(second);
  now += 56 * 60_000;
  await Promise.all([first.ask('locations.read', {}), second.ask('locations.read', {})]);
  // A command that waits for the turn of both looks.
  const { kept: views } = await second.ask('handOff.keep', { ...kept, replace: false });
  expect(views).toEqual([{ profileId: kept.id, locationId: kept.location, expiresAt: now + hour }]);
  await first.ask('journal.read', {});
  expect(await issued()).toBe(2);

  now += 56 * 60_000;
  await Promise.all([first.ask('handOff.stopKeeping', kept), second.ask('locations.read', {})]);
  await second.ask('handOff.stopKeeping', kept);
  expect(await folder.read('credentials')).toBe('');
});

test('the next unlock knows them again, and takes out what was left', async () => {
  const before = await folder.read('credentials');
  await first.ask('vault.lock', { reason: 'frozen' });
  const second = open();
  await unlock(second);
  first = second;
  await second.ask('handOff.keep', { ...kept, replace: false });
  expect([await folder.read('credentials'), await issued()]).toEqual([before, 1]);

  const writing = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockImplementation(busy);
  await second.ask('profile.remove', { id: kept.id });
  await soon(() => {
    const views = second.events.flatMap((event) => (event.at === 'changed' ? event.vault.left : []));
    expect(views.at(-1)?.failure.code).toBe('file-busy');
  });
  await second.ask('vault.lock', { reason: 'frozen' });
  writing.mockRestore();
  await unlock(open());
  await soon(async () => {
    expect(await folder.read('credentials')).toBe('');
  });
});

test('what was written before anybody remembered it is taken out by its comment', async () => {
  await first.ask('vault.lock', { reason: 'frozen' });
  const database = await openDB('coffer');
  await database.delete('documents', IDBKeyRange.bound(['sessions', 0], ['sessions', Infinity]));
  database.close();
  const second = open();
  await unlock(second);
  await second.ask('handOff.stopKeeping', kept);
  expect(await folder.read('credentials')).toBe('');
});
