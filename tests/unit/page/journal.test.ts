import { expect, test } from 'vitest';
import { CofferError } from '../../../src/base/cofferError.ts';
import { errorText } from '../../../src/base/errors.ts';
import { knowAllTexts } from '../../../src/page/state/failure.ts';
import { Journal } from '../../../src/page/state/journal.svelte.ts';
import { checkText, isRefused, momentText, resultText } from '../../../src/page/state/journalText.ts';
import type { JournalEntryView } from '../../../src/protocol/views/journal.ts';
import { connect } from './fakeAgent.ts';

knowAllTexts(errorText);

const entry = (number: number, result = 'success'): JournalEntryView => ({
  number,
  at: Date.UTC(2026, 0, 2, 3, 4, 5),
  profile: 'alice',
  key: '****MPLE',
  service: 'sts',
  action: 'GetCallerIdentity',
  region: 'eu-west-1',
  result,
});

test('the newest entries come first, and what the journal lacks is said', async () => {
  const { agent, current } = connect();
  const journal = new Journal(agent);
  expect(journal.entries).toBe(undefined);
  const read = journal.read();
  const failure = { code: 'journal-not-written', detail: { count: 1, why: 'The disk is full.' } } as const;
  current().send({ kind: 'answer', id: 1, output: { entries: [entry(1), entry(2)], failure } });
  await read;
  expect([journal.entries?.map(({ number }) => number), journal.failure]).toEqual([
    [2, 1],
    errorText(CofferError.from(failure)),
  ]);
});

test('a journal that grows while it is read is read once more, however often it grew', async () => {
  const { agent, current } = connect();
  const journal = new Journal(agent);
  const reads = [journal.read(), journal.read(), journal.read()];
  current().send({ kind: 'answer', id: 1, output: { entries: [] } });
  await Promise.resolve();
  await expect.poll(() => current().received.length).toBe(2);
  current().send({ kind: 'answer', id: 2, output: { entries: [entry(1)] } });
  await Promise.all(reads);
  expect([current().received.length, journal.entries]).toEqual([2, [entry(1)]]);
});

test('a failed reading is said, and what was read before stays', async () => {
  const { agent, current } = connect();
  const journal = new Journal(agent);
  const first = journal.read();
  current().send({ kind: 'answer', id: 1, output: { entries: [entry(1)] } });
  await first;
  const second = journal.read();
  const error = { code: 'store-failed', detail: { name: 'AbortError' } } as const;
  current().send({ kind: 'failure', id: 2, error });
  await second;
  expect([journal.entries, journal.failure]).toEqual([[entry(1)], errorText(CofferError.from(error))]);
});

test.each([
  ['success', 'Success', false],
  ['AccessDenied', 'Refused: AccessDenied', true],
  ['network-failed', 'No answer', true],
  ['cancelled', 'Cancelled', true],
  ['cut-off', 'Cut off by the lock', true],
  ['presigned', 'Presigned, not sent', false],
])('the result %s reads "%s"', (result, text, refused) => {
  expect([resultText(entry(1, result)), isRefused(entry(1, result))]).toEqual([text, refused]);
});

test('a moment is written so that it sorts', () => {
  const local = new Date(2026, 0, 2, 3, 4, 5).getTime();
  expect(momentText(local)).toBe('2026-01-02 03:04:05');
});

test('what verifying came to is one sentence or two, by its fault', () => {
  const hash = '0'.repeat(64);
  const checked = { entries: 1, number: 7, hash };
  expect([
    checkText(checked),
    checkText({ ...checked, fault: { code: 'journal-shorter', detail: { number: 9, foundAt: 7 } } }),
    checkText({ ...checked, fault: { code: 'journal-broken', detail: { brokenAt: 3, number: 7 } } }),
  ]).toEqual([
    'Nothing was changed: 1 signature, each following from the one before it.',
    'What is there is whole: 1 signature, each following from the one before it.',
    undefined,
  ]);
});

test('what is wrong with the journal is said once it was read, and what verifying found stays said', async () => {
  const { agent, current } = connect();
  const journal = new Journal(agent);
  const shorter = { code: 'journal-shorter', detail: { number: 9, foundAt: 7 } } as const;
  const broken = { code: 'journal-broken', detail: { brokenAt: 3, number: 7 } } as const;
  const read = journal.read();
  current().send({ kind: 'answer', id: 1, output: { entries: [entry(1)], fault: shorter } });
  await read;
  expect(journal.fault).toBe(errorText(CofferError.from(shorter)));
  const verified = journal.verify();
  const check = { entries: 1, number: 7, hash: '', fault: broken };
  current().send({ kind: 'answer', id: 2, output: check });
  await verified;
  const again = journal.read();
  current().send({ kind: 'answer', id: 3, output: { entries: [entry(1)], fault: shorter } });
  await again;
  expect([journal.check, journal.fault]).toEqual([check, errorText(CofferError.from(broken))]);
});
