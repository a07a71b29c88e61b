import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { CofferError } from '../../../../../src/base/cofferError.ts';
import { errorText } from '../../../../../src/base/errors.ts';
import { memoryStore } from '../../../../../src/agent/store/memory.ts';
import type { DocumentRecord, VaultStore } from '../../../../../src/agent/store/vaultStore.ts';
import { Journal } from '../../../../../src/agent/unlocked/journal/journal.ts';
import { journalFault } from '../../../../../src/agent/unlocked/journal/journalFault.ts';
import { sealDocument } from '../../../../../src/agent/vault/documents.ts';
import { sealHeader } from '../../../../../src/agent/vault/header.ts';
import { brokenAt, openJournal, type JournalEntry } from '../../../../../src/agent/vault/journal.ts';
import { deriveVaultKeys } from '../../../../../src/agent/vault/keys.ts';
import { emptyProfiles } from '../../../../../src/agent/vault/profiles.ts';
import { openWithKeys } from '../../../../../src/agent/vault/vault.ts';

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

/** A vault whose store may be full or given other records, journals of it as different tabs have them, and what they told. */
async function opened() {
  const place = { vaultId: new Uint8Array(16), keyEpoch: 1 };
  const keys = await deriveVaultKeys(crypto.getRandomValues(new Uint8Array(32)), place.vaultId);
  const header = await sealHeader({ ...place, slots: [] }, keys.header);
  const profiles = await sealDocument(emptyProfiles, keys.document, {
    ...place,
    name: 'profiles',
    revision: 1,
  });
  let inner = memoryStore();
  await inner.create(header, [profiles]);
  const state = { isFull: false, writes: 0 };
  const store: VaultStore = {
    ...inner,
    revisions: (name) => inner.revisions(name),
    readDocument: (name, revision) => inner.readDocument(name, revision),
    append(...given) {
      if (state.isFull) return Promise.reject(new CofferError('disk-full'));
      state.writes++;
      return inner.append(...given);
    },
  };
  const unlock = () => openWithKeys(store, keys, place);
  const vault = await unlock();
  const told: (CofferError | undefined)[] = [];
  return {
    state,
    vault,
    told,
    unlock,
    tab: (of = vault) => new Journal(of, (failure) => told.push(failure)),
    times: async () => (await openJournal(vault).read()).links.map(({ entry }) => entry.at),
    /** The newest record of a document; undefined where there is none. */
    async record(name: string) {
      const [revision = 0] = await inner.revisions(name);
      return (await inner.readDocument(name, revision)) as DocumentRecord | undefined;
    },
    /** Makes these all that the store has, as whoever may write to it can. */
    async putBack(...records: readonly (DocumentRecord | undefined)[]) {
      inner = memoryStore();
      await inner.create(
        header,
        records.filter((record) => record !== undefined),
      );
    },
  };
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
  expect([await brokenAt(await one.read()), journalFault(await other.read())]).toEqual([
    undefined,
    undefined,
  ]);
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
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  /** Seconds until it is tried again. */
  const nextTry = async () => {
    const before = Date.now();
    vi.advanceTimersToNextTimer();
    await journal.read();
    return (Date.now() - before) / 1000;
  };
  state.isFull = true;
  await add(journal, 1);
  const pauses: number[] = [];
  for (let time = 1; time < 9; time++) pauses.push(await nextTry());
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);

  state.isFull = false;
  expect(await nextTry()).toBe(60);
  expect([await times(), journal.failure, vi.getTimerCount()]).toEqual([[1], undefined, 0]);
  state.isFull = true;
  await add(journal, 2);
  expect(await nextTry()).toBe(1);
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

test('what somebody with the key of the vault rewrites is found by a tab that knows better', async () => {
  const { vault, tab, told } = await opened();
  const journal = tab();
  for (let at = 1; at <= 3; at++) await add(journal, at);
  const { links, ...rest } = await journal.read();
  await openJournal(vault).change(() => ({ ...rest, links: links.slice(0, 2) }));
  const shorter = new CofferError('journal-shorter', { number: 3, foundAt: 2 });
  expect(journalFault(await journal.read())).toEqual(shorter);
  // What follows does not hide it, and it is told once.
  await add(journal, 4);
  await add(journal, 5);
  expect([journalFault(await journal.read()), told.slice(3)]).toEqual([shorter, [shorter, undefined]]);
});

describe('between two sessions', () => {
  /** Sessions of one vault: an entry; two more, after which the profiles are written; a fourth. */
  async function sessions() {
    const at = await opened();
    const records = async () => {
      const [profiles, journal, end] = await Promise.all(
        ['profiles', 'journal', 'journalEnd'].map((name) => at.record(name)),
      );
      return { profiles, journal, end };
    };
    const first = at.tab();
    await add(first, 1);
    const one = await records();
    await add(first, 2);
    await add(first, 3);
    await at.vault.change((document) => document);
    const three = await records();
    await add(at.tab(await at.unlock()), 4);
    return { ...at, one, three, four: await records() };
  }

  /** What the next session is told, what it is told when nothing happened since, and what stays to be read. */
  async function next({ unlock, tab, told }: Awaited<ReturnType<typeof sessions>>) {
    told.length = 0;
    await tab(await unlock()).check();
    const later = tab(await unlock());
    await later.check();
    await add(later, 5);
    await later.read();
    return { told: told.slice(0, -1), stays: journalFault(await later.read()) };
  }

  const found = (fault: CofferError) => ({ told: [fault], stays: fault });
  const nothing = { told: [], stays: undefined };

  test('a journal that is as it was is nothing to tell of', async () => {
    expect(await next(await sessions())).toEqual(nothing);
  });

  test('one that was taken away, or put back, is found by the end beside it', async () => {
    const at = await sessions();
    const { one, four } = at;
    await at.putBack(four.profiles, four.end);
    expect(await next(at)).toEqual(found(new CofferError('journal-shorter', { number: 4, foundAt: 0 })));
    await at.putBack(four.profiles, four.end, one.journal);
    expect(await next(at)).toEqual(found(new CofferError('journal-shorter', { number: 4, foundAt: 1 })));
  });

  test('one that was put back together with its end is found by the profiles that were written since', async () => {
    const at = await sessions();
    const { one, three, four } = at;
    await at.putBack(four.profiles, one.end, one.journal);
    expect(await next(at)).toEqual(found(new CofferError('journal-shorter', { number: 3, foundAt: 1 })));
    await at.putBack(four.profiles);
    expect(await next(at)).toEqual(found(new CofferError('journal-shorter', { number: 3, foundAt: 0 })));
    // From here on there is nothing to tell by, as there is not where all is put back.
    await at.putBack(four.profiles, three.end, three.journal);
    expect(await next(at)).toEqual(nothing);
    await at.putBack(one.profiles, one.end, one.journal);
    expect(await next(at)).toEqual(nothing);
  });

  test('profiles that a tab writes know the end that the tab knows, whatever an idle tab wrote before', async () => {
    const at = await sessions();
    const { one } = at;
    const idle = await at.unlock();
    await add(at.tab(), 5);
    await idle.change((document) => document);
    await at.vault.refresh();
    await at.vault.change((document) => document);
    await at.putBack(await at.record('profiles'), one.end, one.journal);
    expect(await next(at)).toEqual(found(new CofferError('journal-shorter', { number: 5, foundAt: 1 })));
  });

  test('one that went on from what was put back is found to be another', async () => {
    const at = await sessions();
    const { one, four } = at;
    await at.putBack(one.profiles, one.end, one.journal);
    const forked = at.tab(await at.unlock());
    for (let time = 6; time < 10; time++) await add(forked, time);
    await at.putBack(four.profiles, await at.record('journalEnd'), await at.record('journal'));
    expect(await next(at)).toEqual(found(new CofferError('journal-replaced', { number: 3 })));
  });

  test('one that is damaged is followed by another that says how much was lost', async () => {
    const at = await sessions();
    const { three, four } = at;
    const damaged = four.journal && { ...four.journal, iv: new Uint8Array(12) };
    await at.putBack(four.profiles, four.end, damaged);
    expect(await next(at)).toEqual(found(new CofferError('journal-restarted', { lost: 4 })));
    await at.putBack(three.profiles, damaged);
    expect(await next(at)).toEqual(found(new CofferError('journal-restarted', { lost: 3 })));
  });

  test('one of a time without ends is whole, and is given one', async () => {
    const at = await sessions();
    const { one, four } = at;
    await at.putBack(one.profiles, four.journal);
    expect(await next(at)).toEqual(nothing);
    await at.putBack(one.profiles, await at.record('journalEnd'));
    expect(await next(at)).toEqual(found(new CofferError('journal-shorter', { number: 5, foundAt: 0 })));
  });
});

test('a check that the store refuses is no failure to write', async () => {
  const { state, tab, told } = await opened();
  const journal = tab();
  state.isFull = true;
  await journal.check();
  expect([journal.failure, told]).toEqual([undefined, []]);
});
