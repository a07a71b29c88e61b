import { expect, test } from 'vitest';
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
  for (let at = 1; at <= 20; at++) journal.add(entry(at));
  await journal.read();
  expect(await times()).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect([state.writes, told]).toEqual([2, [undefined, undefined]]);
});

test('two tabs write one chain', async () => {
  const { tab } = await opened();
  const [one, other] = [tab(), tab()];
  for (let at = 0; at < 10; at++) (at % 2 === 0 ? one : other).add(entry(at));
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
  journal.add(entry(1));
  await journal.read();
  journal.add(entry(2));
  await journal.read();
  const why = errorText(new CofferError('disk-full'));
  expect(told).toEqual([new CofferError('journal-not-written', { count: 1, why })]);
  expect(journal.failure).toEqual(new CofferError('journal-not-written', { count: 2, why }));
  expect(await times()).toEqual([]);

  state.isFull = false;
  journal.add(entry(3));
  await journal.read();
  expect([await times(), journal.failure]).toEqual([[1, 2, 3], undefined]);
});

test('verify says where the chain breaks, and where what was written is no longer there', async () => {
  const { vault, tab } = await opened();
  const journal = tab();
  for (let at = 1; at <= 3; at++) journal.add(entry(at));
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
  for (let at = 1; at <= 3; at++) journal.add(entry(at));
  const { links, ...rest } = await journal.read();
  await openJournal(vault).change(() => ({ ...rest, links: links.slice(0, 1) }));
  journal.add(entry(4));
  expect(await journal.verify()).toMatchObject({ fault: 'replaced' });
});
