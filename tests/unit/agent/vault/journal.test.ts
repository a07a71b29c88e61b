import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../../../../src/agent/store/memory.ts';
import type { VaultStore } from '../../../../src/agent/store/vaultStore.ts';
import {
  brokenAt,
  endOf,
  exported,
  mostEntries,
  openJournal,
  withEntries,
  type JournalDocument,
  type JournalEntry,
} from '../../../../src/agent/vault/journal.ts';
import { compared } from '../../../../src/agent/vault/journalLosses.ts';
import { createTemporaryVault } from '../../../../src/agent/vault/vault.ts';

const zeros = '0'.repeat(64);
const empty: JournalDocument = { dropped: 0, previous: zeros, links: [], restarted: false, lost: [] };

const entry = (at: number, given: Partial<JournalEntry> = {}): JournalEntry => ({
  at,
  profile: 'alice',
  key: '****MPLE',
  service: 'sts',
  action: 'GetCallerIdentity',
  region: 'eu-west-1',
  result: 'success',
  ...given,
});

const entries = (count: number) => Array.from({ length: count }, (_, index) => entry(index));

/** FORMAT.md's way to verify an exported journal, written from it alone: the number of the line that does not follow. */
function brokenLine(text: string): number | undefined {
  const [first = '', ...lines] = text.split('\n').slice(0, -1);
  let { previous } = JSON.parse(first) as { previous: string };
  for (const [index, line] of lines.entries()) {
    const [, json = '', hash = ''] = /^\{"entry":(.*),"hash":"([0-9a-f]{64})"\}$/.exec(line) ?? [];
    const expected = createHash('sha256')
      .update(previous + json)
      .digest('hex');
    if (hash !== expected) return index + 2;
    previous = hash;
  }
  return undefined;
}

describe('the chain', () => {
  test('is what sha256sum makes of it', async () => {
    const journal = await withEntries(empty, [entry(1), entry(2, { host: 'localhost:5555' })]);
    const one =
      '{"at":1,"profile":"alice","key":"****MPLE","service":"sts","action":"GetCallerIdentity","region":"eu-west-1","result":"success"}';
    const two = one.replace('"at":1', '"at":2').replace('"result"', '"host":"localhost:5555","result"');
    const sum = (text: string) => createHash('sha256').update(text).digest('hex');
    const hash = sum(zeros + one);
    expect(journal).toEqual({
      ...empty,
      links: [
        { entry: entry(1), hash },
        { entry: entry(2, { host: 'localhost:5555' }), hash: sum(hash + two) },
      ],
    });
    expect(exported(journal)).toBe(
      `{"journal":"coffer 1","dropped":0,"previous":"${zeros}","restarted":false,"lost":[]}\n` +
        `{"entry":${one},"hash":"${hash}"}\n{"entry":${two},"hash":"${sum(hash + two)}"}\n`,
    );
  });

  test('is verified by a stranger in an export, whatever stands in it', async () => {
    const anyEntry = fc.record({
      at: fc.nat(),
      profile: fc.string({ unit: 'binary' }),
      key: fc.string(),
      service: fc.constantFrom('sts', 'ec2', 'iam'),
      action: fc.string(),
      region: fc.string(),
      result: fc.string(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyEntry), fc.array(anyEntry), async (before, after) => {
        const journal = await withEntries(await withEntries(empty, before), after);
        expect(journal.links.map((link) => link.entry)).toEqual([...before, ...after]);
        expect([await brokenAt(journal), brokenLine(exported(journal))]).toEqual([undefined, undefined]);
      }),
    );
  });

  test('breaks where an entry is changed, taken out, put in or moved', async () => {
    const whole = await withEntries(empty, entries(12));
    const changes = {
      changed: (links: JournalDocument['links'], at: number) =>
        links.map((link, index) =>
          index === at ? { ...link, entry: { ...link.entry, result: 'AccessDenied' } } : link,
        ),
      'taken out': (links: JournalDocument['links'], at: number) => links.toSpliced(at, 1),
      'put in': (links: JournalDocument['links'], at: number) =>
        links.toSpliced(at, 0, { entry: entry(99), hash: zeros }),
      moved: (links: JournalDocument['links'], at: number) =>
        links.toSpliced(at, 2, ...links.slice(at, at + 2).reverse()),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(changes)),
        // Of the last entry, one that is taken out leaves a chain that is whole.
        fc.nat(whole.links.length - 2),
        async (change, at) => {
          const journal = { ...whole, links: change(whole.links, at) };
          expect([await brokenAt(journal), brokenLine(exported(journal))]).toEqual([at + 1, at + 2]);
        },
      ),
    );
  });

  test('goes on from the hash of the entries that no longer stay', async () => {
    const full = await withEntries(empty, entries(mostEntries));
    const [first] = full.links;
    const journal = await withEntries(full, [entry(-1)]);
    expect({ ...journal, links: journal.links.length }).toEqual({
      dropped: 1,
      previous: first?.hash,
      links: mostEntries,
      restarted: false,
      lost: [],
    });
    expect(await brokenAt(journal)).toBe(undefined);
    expect(endOf(journal)).toEqual({ number: mostEntries + 1, hash: journal.links.at(-1)?.hash });
    const cut = { ...journal, links: journal.links.toSpliced(10, 1) };
    expect(await brokenAt(cut)).toBe(12);
  });
});

describe('what the journal once had', () => {
  const end = (journal: JournalDocument) => endOf(journal);

  test('is noted as lost where it is not there, once and the latest last', async () => {
    const one = await withEntries(empty, entries(1));
    const three = await withEntries(empty, entries(3));
    const other = await withEntries(one, [entry(9)]);
    expect(compared(three, [end(empty), end(one), end(three)])).toBe(three);
    const noted = compared(one, [end(three), end(other), end(three)]);
    expect(noted).toEqual({
      ...one,
      lost: [
        { ...end(other), foundAt: 1 },
        { ...end(three), foundAt: 1 },
      ],
    });
    expect(compared(noted, [end(three)])).toBe(noted);
    expect(compared(other, [end(await withEntries(one, [entry(1)]))]).lost).toEqual([
      { ...end(await withEntries(one, [entry(1)])), foundAt: 2 },
    ]);
  });

  test('may have gone since to make room', async () => {
    const full = await withEntries(empty, entries(mostEntries));
    const journal = await withEntries(full, [entry(-1), entry(-2)]);
    const first = full.links.slice(0, 3).map(({ hash }, index) => ({ number: index + 1, hash }));
    expect(compared(journal, [end(empty), ...first, end(full)])).toBe(journal);
    const forged = first.map(({ number }) => ({ number, hash: `${number}`.repeat(64) }));
    expect(compared(journal, forged).lost.map(({ number }) => number)).toEqual([2, 3]);
  });
});

test('a journal that does not open is followed by one that says so', async () => {
  let isDamaged = false;
  const store = memoryStore();
  const spoiled: VaultStore = {
    ...store,
    readDocument: (name, revision) => (isDamaged ? Promise.resolve({}) : store.readDocument(name, revision)),
  };
  const vault = await createTemporaryVault(spoiled);
  expect(await openJournal(vault).read()).toEqual(empty);
  await openJournal(vault).change((journal) => withEntries(journal, [entry(1)]));
  isDamaged = true;
  await openJournal(vault).change((journal) => withEntries(journal, [entry(2)]));
  isDamaged = false;
  const { links } = await withEntries(empty, [entry(2)]);
  expect(await openJournal(vault).read()).toEqual({ ...empty, links, restarted: true });
});
