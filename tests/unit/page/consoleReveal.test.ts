import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { utf8 } from '../../../src/base/bytes.ts';
import { CofferError } from '../../../src/base/cofferError.ts';
import { Reveal } from '../../../src/page/state/consoleReveal.svelte.ts';
import { start } from './startConsole.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const cell = { text: '********', secretId: 4 };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A secret that is shown. */
async function revealed() {
  const started = start();
  const reveal = new Reveal(started.agent);
  reveal.want(cell);
  const confirming = reveal.confirm('cafe\u0301');
  started.answer('console.reveal', secret);
  await confirming;
  return { ...started, reveal };
}

test('a secret is shown in its own cell after the passphrase, which leaves the page', async () => {
  const { asked, current, reveal } = await revealed();
  expect(asked()).toEqual([['console.reveal', { secretId: 4, passphrase: utf8('caf\u00e9') }]]);
  expect(current().transferred.map((sent) => sent instanceof ArrayBuffer && sent.byteLength)).toEqual([0]);
  expect([reveal.textOf(cell), reveal.textOf({ ...cell }), reveal.wanted]).toEqual([
    secret,
    undefined,
    undefined,
  ]);
});

test('it goes after half a minute', async () => {
  const { reveal } = await revealed();
  vi.advanceTimersByTime(29_999);
  expect(reveal.textOf(cell)).toBe(secret);
  vi.advanceTimersByTime(1);
  expect(reveal.textOf(cell)).toBe(undefined);
});

test('it goes when it is hidden, and the next one has its own half minute', async () => {
  const { answer, reveal } = await revealed();
  vi.advanceTimersByTime(20_000);
  reveal.hide();
  expect(reveal.textOf(cell)).toBe(undefined);
  reveal.want(cell);
  const confirming = reveal.confirm('');
  answer('console.reveal', secret);
  await confirming;
  vi.advanceTimersByTime(20_000);
  expect(reveal.textOf(cell)).toBe(secret);
});

test('a refusal is told, and the dialog stays', async () => {
  const { agent, fail } = start();
  const reveal = new Reveal(agent);
  reveal.want(cell);
  const confirming = reveal.confirm('wrong');
  fail('console.reveal', { code: 'passphrase-not-confirmed', detail: undefined });
  await expect(confirming).rejects.toEqual(new CofferError('passphrase-not-confirmed'));
  expect([reveal.wanted, reveal.textOf(cell)]).toEqual([cell, undefined]);
});

test('a secret that is wanted no longer is not asked for any more', async () => {
  const { current, reveal } = await revealed();
  const other = { text: '********', secretId: 5 };
  reveal.want(other);
  const confirming = reveal.confirm('right');
  reveal.cancel();
  // The same one, wanted again, waits for a passphrase of its own.
  reveal.want(other);
  const { id } = current().received.at(-1) ?? { id: 0 };
  current().send({ kind: 'answer', id, output: secret });
  await expect(confirming).rejects.toEqual(new CofferError('cancelled'));
  expect(current().received.at(-1)).toEqual({ kind: 'cancel', id });
  expect([reveal.wanted, reveal.textOf(other), reveal.textOf(cell)]).toEqual([other, undefined, secret]);
});
