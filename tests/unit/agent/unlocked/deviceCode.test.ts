import { beforeEach, expect, test } from 'vitest';
import type { Waiter } from '../../../../src/agent/providers/provider.ts';
import type { Context } from '../../../../src/agent/unlocked/context.ts';
import { deviceCode, distrust } from '../../../../src/agent/unlocked/deviceCode.ts';
import { Questions } from '../../../../src/agent/unlocked/questions.ts';
import { fromBase32 } from '../../../../src/base/base32.ts';
import { totpCode, totpKey } from '../../../../src/base/totp.ts';
import type { QuestionView } from '../../../../src/protocol/questions.ts';
import { contextWith } from '../cmdlets/aws/console.ts';

const serialNumber = 'arn:aws:iam::123456789012:mfa/alice';
/** The secret of RFC 6238's test vectors. */
const secret = () => fromBase32('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
const key = await totpKey(secret());

const hourMs = 3_600_000;
/** A code begins to be shown. */
const begin = Date.UTC(2026, 10, 22, 6);
/** It is shown for another hundredth of a second: who waits for the next one looks at the clock again after that. */
const start = begin + 29_990;

let now: number;
let asked: QuestionView[];
let withdrawn: number[];
let tab: Context;
let questions: Questions;

beforeEach(async () => {
  now = start;
  asked = [];
  withdrawn = [];
  questions = new Questions({
    ask: (question) => asked.push(question),
    move: () => undefined,
    withdraw: (id) => withdrawn.push(id),
  });
  tab = await oneTab(await contextWith(''));
});

/** The vault of a context as a tab has it open, holding the device's secret. */
async function oneTab(context: Context): Promise<Context> {
  const { vault } = context.unlocked();
  const device = { id: 'd', serialNumber, secret: await vault.sealSecret('d', 'totp_secret', secret()) };
  await vault.change((document) => ({ ...document, mfaDevices: [device] }));
  return otherTab(context);
}

function otherTab(context: Context): Context {
  const unlocked = { ...context.unlocked(), questions };
  return { ...context, clock: () => now, unlocked: () => unlocked };
}

const waiting = (at: Waiter['at'] = 'button', signal = new AbortController().signal): Waiter => ({
  signal,
  at,
});

const codeOf = (context: Context, { waiter = waiting(), clockOffsetMs = 0 } = {}) =>
  deviceCode(context, serialNumber, { clockOffsetMs, waiter });

const shownAt = (time: number) => totpCode(key, time);

const askedFor = (times: number) => expect.poll(() => asked.length).toBeGreaterThanOrEqual(times);

/** What a promise gives, or fails with. */
const settled = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

test('a code is that of the clock of AWS, as far as AWS said that this one is off', async () => {
  now += 3 * hourMs;
  expect(await codeOf(tab, { clockOffsetMs: -3 * hourMs })).toBe(await shownAt(start));
});

test('no code is given twice, in no tab: the next one is waited for, and the user told', async () => {
  expect(await codeOf(tab)).toBe(await shownAt(start));
  const second = codeOf(otherTab(tab));
  await askedFor(1);
  now += 30_000;
  expect(await second).toBe(await shownAt(start + 30_000));
  expect(asked[0]).toEqual({
    id: 1,
    heading: 'Waiting for the next MFA code',
    text: `AWS takes each code once, and the current one of this device was given already. Coffer goes on with the next one in 1 s.\n${serialNumber}`,
    fields: [],
    choices: [],
    ofConsole: false,
  });
  expect(withdrawn).toEqual(asked.map(({ id }) => id));
});

test('three at once get three codes, each after the next', async () => {
  const codes: (string | undefined)[] = [];
  const all = [tab, tab, otherTab(tab)].map(async (context) => codes.push(await codeOf(context)));
  for (const time of [start, start + 30_000, start + 60_000]) {
    now = time;
    const expected = await shownAt(time);
    await expect.poll(() => codes.at(-1)).toBe(expected);
  }
  await Promise.all(all);
  expect(codes.length).toBe(3);
});

test('the wait ends with the cancelling of the user or of who waits, and passes over no code', async () => {
  now = begin;
  await codeOf(tab);
  const byUser = settled(codeOf(tab));
  await askedFor(1);
  questions.answer(1, undefined);
  expect(await byUser).toMatchObject({ code: 'cancelled' });
  const abort = new AbortController();
  const byWaiter = settled(codeOf(tab, { waiter: waiting('console', abort.signal) }));
  await askedFor(2);
  abort.abort();
  expect(await byWaiter).toMatchObject({ code: 'cancelled' });
  now += 30_000;
  expect(await codeOf(tab)).toBe(await shownAt(begin + 30_000));
});

test('who leaves while the vault is looked into is not told of a wait any more', async () => {
  now = begin;
  await codeOf(tab);
  const abort = new AbortController();
  const left = settled(codeOf(tab, { waiter: waiting('button', abort.signal) }));
  abort.abort();
  expect(await left).toMatchObject({ code: 'cancelled' });
  expect(asked).toEqual([]);
});

test('where nobody is there to be told it waits without a word', async () => {
  await codeOf(tab);
  const second = codeOf(tab, { waiter: waiting('nowhere') });
  now += 30_000;
  expect(await second).toBe(await shownAt(start + 30_000));
  expect(asked).toEqual([]);
});

test('a clock that is put right, before or while it waits, has nobody wait for the time it told', async () => {
  now = start + 3 * hourMs;
  await codeOf(tab);
  now = start;
  expect(await codeOf(tab)).toBe(await shownAt(start));
  const second = codeOf(tab);
  await askedFor(1);
  now = start - 2 * hourMs;
  expect(await second).toBe(await shownAt(start - 2 * hourMs));
});

test('a code of a clock that was seconds ahead is not given again when it is put right', async () => {
  now = begin + 30_000;
  await codeOf(tab);
  now = begin + 29_000;
  const second = settled(codeOf(tab));
  await askedFor(1);
  expect(asked[0]?.text).toContain('in 31 s.');
  questions.answer(1, undefined);
  await second;
});

test('a device whose code AWS did not take makes no others, nor one that the vault has no secret of', async () => {
  distrust(tab, serialNumber);
  expect(await codeOf(tab)).toBe(undefined);
  const unknown = deviceCode(tab, 'arn:aws:iam::123456789012:mfa/bob', {
    clockOffsetMs: 0,
    waiter: waiting(),
  });
  expect(await unknown).toBe(undefined);
});
