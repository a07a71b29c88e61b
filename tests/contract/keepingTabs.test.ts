import { deleteDB, openDB } from 'idb';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import type { VaultView } from '../../src/protocol/views/vault.ts';
import { users } from '../../src/sandbox/account.ts';
import { deviceCode } from '../../src/sandbox/mfa.ts';
import { connect, create, failure, unlock, type Client } from './client.ts';
import { soon } from './keptFolder.ts';
import { busy, makeFolder, type Folder } from './folder.ts';
import { profileId } from './linkedFolder.ts';

const hour = 3_600_000;
const { mfa = { serialNumber: '', totpSecret: '' } } = users.alice;

let now: number;
let folder: Folder;
let first: Client;
/** Of the profile and of the location. */
let kept: { readonly id: string; readonly location: string };
/** The vault with its location. */
let view: VaultView;

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
  view = await first.ask('locations.link', { location: 'there', handles: { folder: folder.handle } });
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
  const fresh = [{ profileId: kept.id, locationId: kept.location, expiresAt: now + hour }];
  await soon(() => {
    const views = [first, second].map(({ events }) =>
      events.flatMap((event) => (event.at === 'changed' ? [event.vault.kept] : [])).at(-1),
    );
    expect(views).toEqual([fresh, fresh]);
  });
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

test('the next unlock tells what stayed in a file that was unlinked', async () => {
  const writing = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockImplementation(busy);
  const { left } = await first.ask('locations.unlink', { id: kept.location });
  writing.mockRestore();
  await first.ask('vault.lock', { reason: 'frozen' });
  const second = open();
  await unlock(second);
  await soon(() => {
    const views = second.events.flatMap((event) => (event.at === 'changed' ? [event.vault.left] : []));
    expect([left.map(({ failure }) => failure.code), views.at(-1)]).toEqual([['keep-unlinked'], left]);
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

/** Has each write of the profiles take so long that another tab comes in between. */
function sealSlowly(): void {
  const real = crypto.subtle.encrypt.bind(crypto.subtle);
  const sealing = vi.spyOn(crypto.subtle, 'encrypt');
  onTestFinished(() => {
    sealing.mockRestore();
  });
  sealing.mockImplementation(async (algorithm, key, data) => {
    const isBound = typeof algorithm === 'object' && 'additionalData' in algorithm;
    const bound = isBound ? new TextDecoder().decode(algorithm.additionalData) : '';
    if (bound.includes('profiles')) await new Promise((resolve) => setTimeout(resolve, 300));
    return real(algorithm, key, data);
  });
}

test('what is just written is not taken out by a tab that does not know yet that it is kept', async () => {
  const second = open();
  await unlock(second);
  const id = profileId(view, 'sandbox-billing');
  const section = async () => (await folder.read('credentials')).split('[sandbox-billing]\n')[1];
  sealSlowly();
  const keeping = first.ask('handOff.keep', { ...kept, id, replace: false });
  await soon(async () => {
    expect(await section()).toContain('ASIA');
  });
  const written = await section();
  await second.ask('locations.read', {});
  await keeping;
  // Its turn comes after that of the look.
  await second.ask('handOff.stopKeeping', kept);
  expect(await section()).toBe(written);
});

test('nothing is written by another tab to a location that is about to be unlinked', async () => {
  const second = open();
  await unlock(second);
  sealSlowly();
  const unlinking = first.ask('locations.unlink', { id: kept.location });
  await soon(async () => {
    expect(await folder.read('credentials')).toBe('');
  });
  await second.ask('locations.read', {});
  await unlinking;
  // Its turn comes after that of the look.
  expect((await failure(second.ask('handOff.keep', { ...kept, replace: false }))).code).toBe('location-gone');
  expect(await folder.read('credentials')).toBe('');
});

test('no tab waits for the user of another to answer, and what was stopped meanwhile is not written', async () => {
  const second = open();
  await unlock(second);
  const question = new Promise<number>((resolve) => {
    first.listen((event) => {
      if (event.at === 'asked') resolve(event.question.id);
    });
  });
  const operator = { ...kept, id: profileId(view, 'sandbox-operator') };
  const keeping = failure(first.ask('handOff.keep', { ...operator, replace: false }));
  const asked = await question;
  await second.ask('handOff.stopKeeping', kept);
  await second.ask('handOff.keep', { ...kept, replace: false });
  await second.ask('locations.unlink', { id: kept.location });
  expect(await folder.read('credentials')).toBe('');
  const code = utf8(await deviceCode(mfa.totpSecret, now));
  await first.ask('question.answer', { question: asked, answer: { typed: [code], chosen: 0 } });
  expect((await keeping).code).toBe('location-gone');
  expect(await folder.read('credentials')).toBe('');
});
