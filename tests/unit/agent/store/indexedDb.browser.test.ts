/* Runs in a real browser: quota, versions and transactions are the browser's own. */
import { deleteDB, openDB } from 'idb';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { indexedDbStore } from '../../../../src/agent/store/indexedDb.ts';
import type { DocumentRecord, HeaderRecord, VaultStore } from '../../../../src/agent/store/vaultStore.ts';

const header: HeaderRecord = {
  bytes: Uint8Array.of(1),
  checksum: Uint8Array.of(2),
  mac: Uint8Array.of(3),
};

const document = (name: string, revision: number): DocumentRecord => ({
  name,
  revision,
  iv: new Uint8Array(12),
  ciphertext: Uint8Array.of(revision),
});

const open: VaultStore[] = [];

async function opened(onVersionChange: () => void = () => undefined): Promise<VaultStore> {
  const store = await indexedDbStore(onVersionChange);
  open.push(store);
  return store;
}

beforeEach(async () => {
  await deleteDB('coffer');
});

afterEach(() => {
  for (const store of open.splice(0)) store.close();
});

test('a new database holds no vault', async () => {
  const store = await opened();
  expect(await store.readHeader()).toBeUndefined();
  expect(await store.revisions('profiles')).toEqual([]);
  expect(await store.readDocument('profiles', 1)).toBeUndefined();
});

test('create stores header and documents, once', async () => {
  const store = await opened();
  await store.create(header, [document('profiles', 1)]);
  expect(await store.readHeader()).toEqual(header);
  expect(await store.readDocument('profiles', 1)).toEqual(document('profiles', 1));
  await expect(store.create(header, [])).rejects.toMatchObject({ code: 'vault-exists' });
  expect(await store.revisions('profiles')).toEqual([1]);
});

test('append swaps only against the newest revision of its own document', async () => {
  const store = await opened();
  await store.create(header, [document('profiles', 1), document('sessions', 7)]);
  expect(await store.append(document('profiles', 2), 1, 20)).toBe(true);
  expect(await store.append(document('profiles', 2), 1, 20)).toBe(false);
  expect(await store.revisions('profiles')).toEqual([2, 1]);
  expect(await store.revisions('sessions')).toEqual([7]);
});

test('append drops what is older than the revisions to keep, and nothing of another document', async () => {
  const store = await opened();
  await store.create(header, [document('profiles', 1), document('profile', 1), document('profilesx', 1)]);
  for (let revision = 2; revision <= 6; revision++)
    await store.append(document('profiles', revision), revision - 1, 3);
  expect(await store.revisions('profiles')).toEqual([6, 5, 4]);
  expect(await store.revisions('profile')).toEqual([1]);
  expect(await store.revisions('profilesx')).toEqual([1]);
});

test('what stands beside a document is stored with it or not at all, in place of all of its name', async () => {
  const store = await opened();
  await store.create(header, [document('journal', 4), document('journalEnd', 3), document('journalEnd', 9)]);
  expect(await store.append(document('journal', 4), 3, 1, document('journalEnd', 4))).toBe(false);
  const broken = {
    ...document('journalEnd', 5),
    ciphertext: (() => undefined) as unknown as Uint8Array<ArrayBuffer>,
  };
  await expect(store.append(document('journal', 5), 4, 1, broken)).rejects.toMatchObject({
    code: 'store-failed',
  });
  expect([await store.revisions('journal'), await store.revisions('journalEnd')]).toEqual([[4], [9, 3]]);
  expect(await store.append(document('journal', 5), 4, 1, document('journalEnd', 5))).toBe(true);
  expect([await store.revisions('journal'), await store.revisions('journalEnd')]).toEqual([[5], [5]]);
});

test('of two stores that append at once, one wins', async () => {
  const [one, other] = [await opened(), await opened()];
  await one.create(header, [document('profiles', 1)]);
  const stored = await Promise.all([
    one.append(document('profiles', 2), 1, 20),
    other.append(document('profiles', 2), 1, 20),
  ]);
  expect(stored.filter(Boolean)).toHaveLength(1);
});

test.each([1, 2])(
  'a database of version %i keeps its vault, and a tab with older code lets go of it',
  async (version) => {
    const letGo = vi.fn();
    const older = await openDB('coffer', version, {
      upgrade(db) {
        if (version > 1) db.createObjectStore('handles');
        void db.createObjectStore('header').put(header, 'header');
        void db.createObjectStore('documents').put(document('profiles', 1), ['profiles', 1]);
      },
      blocking: () => {
        older.close();
        letGo();
      },
    });
    const store = await opened();
    expect(letGo).toHaveBeenCalledOnce();
    expect(await store.readHeader()).toEqual(header);
    expect(await store.readDocument('profiles', 1)).toEqual(document('profiles', 1));
    expect(await store.readHandles('a')).toBeUndefined();
  },
);

test('a tab with older code that does not let go is waited for a moment only, each time', async () => {
  const older = await openDB('coffer', 1, {
    upgrade(db) {
      db.createObjectStore('header');
      db.createObjectStore('documents');
    },
  });
  const letGo = vi.fn();
  // The second stands behind the first, which the browser has not ended.
  expect(await outwaited(() => indexedDbStore(letGo))).toMatchObject({ code: 'store-blocked' });
  expect(await outwaited(() => indexedDbStore(letGo))).toMatchObject({ code: 'store-blocked' });
  older.close();
  const store = await opened();
  expect(await store.readHandles('a')).toBeUndefined();
  await deleteDB('coffer');
  expect(letGo).not.toHaveBeenCalled();
});

/** What a promise fails with, its timers running fast. */
async function outwaited(wait: () => Promise<unknown>): Promise<unknown> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let failed: unknown;
  wait().catch((error: unknown) => (failed = error));
  while (failed === undefined) await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  return failed;
}

test('handles stay as they are until they are deleted, and none outlives its vault', async () => {
  const store = await opened();
  const folder = await navigator.storage.getDirectory();
  await store.putHandles('a', { folder });
  await store.putHandles('b', { folder });
  await store.deleteHandles('b');
  const kept = v.parse(
    v.object({ folder: v.instance(FileSystemDirectoryHandle) }),
    await store.readHandles('a'),
  );
  expect(await kept.folder.isSameEntry(folder)).toBe(true);
  expect(await store.readHandles('b')).toBeUndefined();
  await store.create(header, [document('profiles', 1)]);
  expect(await store.readHandles('a')).toBeUndefined();
});

test('a database of a newer version is left alone', async () => {
  const newer = await openDB('coffer', 5);
  newer.close();
  await expect(indexedDbStore(() => undefined)).rejects.toMatchObject({ code: 'format-newer' });
});

test('a store lets go of its database when another tab wants to delete it', async () => {
  const onVersionChange = vi.fn();
  await opened(onVersionChange);
  await deleteDB('coffer');
  expect(onVersionChange).toHaveBeenCalledOnce();
});

test('what cannot be stored leaves everything as it was', async () => {
  const store = await opened();
  await store.create(header, [document('profiles', 1)]);
  // A function cannot be cloned: the put itself throws, as a broken engine or disk would.
  const broken = {
    ...document('profiles', 2),
    ciphertext: (() => undefined) as unknown as Uint8Array<ArrayBuffer>,
  };
  await expect(store.append(broken, 1, 20)).rejects.toMatchObject({
    code: 'store-failed',
    detail: { name: 'DataCloneError' },
  });
  expect(await store.revisions('profiles')).toEqual([1]);
});
