import { expect, onTestFinished, test, vi } from 'vitest';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { errorText } from '../../../../src/base/errors.ts';
import { memoryStore } from '../../../../src/agent/store/memory.ts';
import type { VaultStore } from '../../../../src/agent/store/vaultStore.ts';
import { Journal } from '../../../../src/agent/unlocked/journal.ts';
import { openJournal, withEntries, type JournalEntry } from '../../../../src/agent/vault/journal.ts';
import { createTemporaryVault } from '../../../../src/agent/vault/vault.ts';

const entry = (at: number): JournalEntry => ({
  at,
  profile: 'alice',
  key: '****MPLE',
  service: 'sts',
  action: 'GetCallerIdentity',
  region: 'eu-west-1',
  result: 'success',
});

const add = (journal: Journal, at: number) => {
  const { result, ...begun } = entry(at);
  return journal.begin(begun)(result);
};

/** A vault whose store may be held up or full, and journals of it as different tabs have them. */
async function opened() {
  const store = memoryStore();
  const state = { isFull: false, writes: 0 };
  const watched: VaultStore = {
    ...store,
    append(document, expected, keep) {
      if (state.isFull) return Promise.reject(new CofferError('disk-full'));
      state.writes++;
      return store.append(document, expected, keep);
    },
  };
  const vault = await createTemporaryVault(watched);
  const told: (CofferError | undefined)[] = [];
  const tab = () => new Journal(openJournal(vault), (failure) => told.push(failure));
  const times = async () => (await openJournal(vault).read()).links.map(({ entry }) => entry.at);
  return { state, vault, told, tab, times };
}

test('entries that come while one is written go with the next write', async () => {
  const { state, told, tab, times } = await opened();
  const journal = tab();
  for (let at = 1; at <= 20; at++) void add(journal, at);
  await journal.read();
  expect(await times()).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect([state.writes, told]).toEqual([2, [undefined, undefined]]);
});

test('two tabs write one chain', async () => {
  const { tab } = await opened();
  const [one, other] = [tab(), tab()];
  for (let at = 0; at < 10; at++) void add(at % 2 === 0 ? one : other, at);
  await Promise.all([one.read(), other.read()]);
  const { links } = await one.read();
  expect(links.map(({ entry }) => entry.at).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const whole = { entries: 10, number: 10, hash: links.at(-1)?.hash };
  expect(await Promise.all([one.verify(), other.verify()])).toEqual([whole, whole]);
});

test('what could not be written is told of once, kept, and written with the next entry', async () => {
  const { state, told, tab, times } = await opened();
  const journal = tab();
  state.isFull = true;
  await add(journal, 1);
  await add(journal, 2);
  const why = errorText(new CofferError('disk-full'));
  expect(told).toEqual([new CofferError('journal-not-written', { count: 1, why }), undefined]);
  expect(journal.failure).toEqual(new CofferError('journal-not-written', { count: 2, why }));
  expect(await times()).toEqual([]);

  state.isFull = false;
  await add(journal, 3);
  expect([await times(), journal.failure, told.length]).toEqual([[1, 2, 3], undefined, 3]);
  await journal.close();
});

test('what could not be written is tried again by itself, after pauses that double up to a minute', async () => {
  const { state, tab, times } = await opened();
  const journal = tab();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const pauses = vi.spyOn(globalThis, 'setTimeout');
  onTestFinished(() => {
    // In this order: what is spied upon is the fake.
    pauses.mockRestore();
    vi.useRealTimers();
  });
  state.isFull = true;
  await add(journal, 1);
  for (let time = 1; time < 9; time++) {
    vi.runOnlyPendingTimers();
    await journal.read();
  }
  const seconds = pauses.mock.calls.map(([, ms = 0]) => ms / 1000);
  expect(seconds).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);

  state.isFull = false;
  vi.runOnlyPendingTimers();
  await journal.read();
  expect([await times(), journal.failure, vi.getTimerCount()]).toEqual([[1], undefined, 0]);
  state.isFull = true;
  await add(journal, 2);
  expect(pauses.mock.lastCall?.[1]).toBe(1000);
  expect([await journal.close(), vi.getTimerCount()]).toEqual([undefined, 0]);
});

test('closing writes what waits and notes calls that are cut off, and nothing is taken down after it', async () => {
  const { vault, tab } = await opened();
  const journal = tab();
  expect(tab().close()).toBe(undefined);
  const { result, ...begun } = entry(1);
  const cameOfIt = journal.begin(begun);
  void add(journal, 2);
  await journal.close();
  await cameOfIt(result);
  expect(() => journal.begin(begun)).toThrow(new CofferError('locked'));
  const { links } = await openJournal(vault).read();
  expect(links.map((link) => link.entry)).toEqual([entry(2), { ...entry(1), result: 'cut-off' }]);
});

test('verify says where the chain breaks, and where what was written is no longer there', async () => {
  const { vault, tab } = await opened();
  const journal = tab();
  for (let at = 1; at <= 3; at++) void add(journal, at);
  const { links, ...rest } = await journal.read();
  const [, second, third] = links;
  const stored = openJournal(vault);
  const checked = { entries: 3, number: 3, hash: third?.hash };
  expect(await journal.verify()).toEqual(checked);

  await stored.change((document) => ({
    ...document,
    links: links.with(0, { entry: entry(9), hash: links[0]?.hash ?? '' }),
  }));
  expect(await journal.verify()).toEqual({ ...checked, fault: 'broken', brokenAt: 1 });

  // Whoever holds the key of the vault can make a chain that is whole.
  await stored.change(() => ({ ...rest, links: links.slice(0, 2) }));
  expect(await journal.verify()).toEqual({ entries: 2, number: 2, hash: second?.hash, fault: 'replaced' });
  const forged = await withEntries({ ...rest, links: [] }, [entry(1), entry(2), entry(4)]);
  await stored.change(() => forged);
  expect(await journal.verify()).toEqual({
    ...checked,
    hash: forged.links.at(-1)?.hash,
    fault: 'replaced',
  });
  // Another agent has no way to know.
  expect(await tab().verify()).toEqual({ ...checked, hash: forged.links.at(-1)?.hash });
});

test('verify says that an earlier journal was lost', async () => {
  const { vault, tab } = await opened();
  await openJournal(vault).change((document) => ({ ...document, restarted: true }));
  expect(await tab().verify()).toEqual({ entries: 0, number: 0, hash: '0'.repeat(64), fault: 'restarted' });
});

test('an entry that follows a replacement does not hide it', async () => {
  const { vault, tab } = await opened();
  const journal = tab();
  for (let at = 1; at <= 3; at++) void add(journal, at);
  const { links, ...rest } = await journal.read();
  await openJournal(vault).change(() => ({ ...rest, links: links.slice(0, 1) }));
  await add(journal, 4);
  expect(await journal.verify()).toMatchObject({ fault: 'replaced' });
});
