import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CofferError } from '../../../src/base/cofferError.ts';
import { errorText } from '../../../src/base/errors.ts';
import { Notices } from '../../../src/page/state/notices.svelte.ts';
import { ShortCopy } from '../../../src/page/state/shortCopy.ts';
import { connect } from './fakeAgent.ts';

const content = new Blob(['secret']);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'ClipboardItem',
    class {
      readonly held: Record<string, Promise<Blob>>;
      constructor(held: Record<string, Promise<Blob>>) {
        this.held = held;
      }
    },
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A window whose clipboard says what became of it. */
function started() {
  const { agent } = connect();
  const notices = new Notices();
  const place = { focused: true, allowed: true, happened: [] as string[] };
  const told = (what: string) => {
    if (!place.allowed) return Promise.reject(new DOMException('no', 'NotAllowedError'));
    place.happened.push(what);
    return Promise.resolve();
  };
  const copies = new ShortCopy(agent, notices, {
    clipboard: { write: () => told('written'), writeText: (text) => told(`overwritten with "${text}"`) },
    hasFocus: () => place.focused,
  });
  return { agent, notices, place, copies };
}

test('a copy is counted down aloud every 15 seconds, and overwritten after 45', async () => {
  const { notices, place, copies } = started();
  await copies.copy('credentials of "prod"', Promise.resolve(content));
  const said = [notices.status];
  while (said.length < 4) {
    await vi.advanceTimersByTimeAsync(15_000);
    said.push(notices.status);
  }
  expect(said).toEqual([
    'Copied credentials of "prod". The clipboard is cleared in 45 seconds.',
    'Copied credentials of "prod". The clipboard is cleared in 30 seconds.',
    'Copied credentials of "prod". The clipboard is cleared in 15 seconds.',
    'The clipboard was cleared.',
  ]);
  expect(place.happened).toEqual(['written', 'overwritten with ""']);
});

test('another message meanwhile is not talked over, and a second copy has 45 seconds of its own', async () => {
  const { notices, place, copies } = started();
  await copies.copy('a proof', Promise.resolve(content));
  await vi.advanceTimersByTimeAsync(10_000);
  await copies.copy('credentials', Promise.resolve(content));
  notices.say('Saved.');
  await vi.advanceTimersByTimeAsync(44_000);
  expect([notices.status, place.happened]).toEqual(['Saved.', ['written', 'written']]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(place.happened).toEqual(['written', 'written', 'overwritten with ""']);
});

test('without the focus it is said that nothing was cleared, and a button clears it', async () => {
  const { notices, place, copies } = started();
  await copies.copy('credentials of "prod"', Promise.resolve(content));
  place.focused = false;
  await vi.advanceTimersByTimeAsync(45_000);
  expect([notices.alert, notices.way?.label, place.happened]).toEqual([
    'The clipboard was not cleared and may still hold credentials of "prod": the browser allows it only while Coffer has the focus. Clear it here, or copy something else.',
    'Clear clipboard',
    ['written'],
  ]);
  place.focused = true;
  const { way } = notices;
  // As the notice's own button does.
  notices.clear();
  way?.go();
  await vi.advanceTimersByTimeAsync(0);
  expect([notices.status, place.happened]).toEqual([
    'The clipboard was cleared.',
    ['written', 'overwritten with ""'],
  ]);
});

test('the lock clears it at once, and what is copied after that stays', async () => {
  const { agent, place, copies } = started();
  const asking = agent.ask('vault.status', {}).catch(() => undefined);
  await copies.copy('credentials', Promise.resolve(content));
  agent.stop('asked');
  await asking;
  await vi.advanceTimersByTimeAsync(45_000);
  expect(place.happened).toEqual(['written', 'overwritten with ""']);
});

test('what the lock cannot clear is cleared when its time is over', async () => {
  const { agent, place, copies } = started();
  const asking = agent.ask('vault.status', {}).catch(() => undefined);
  await copies.copy('credentials', Promise.resolve(content));
  place.focused = false;
  agent.stop('asked');
  await asking;
  await vi.advanceTimersByTimeAsync(0);
  place.focused = true;
  await vi.advanceTimersByTimeAsync(45_000);
  expect(place.happened).toEqual(['written', 'overwritten with ""']);
});

test('that it was cleared takes no error away', async () => {
  const { notices, place, copies } = started();
  await copies.copy('credentials', Promise.resolve(content));
  notices.fail(new CofferError('disk-full'));
  await vi.advanceTimersByTimeAsync(45_000);
  expect([notices.alert, notices.status]).toEqual([errorText(new CofferError('disk-full')), undefined]);
  expect(place.happened).toEqual(['written', 'overwritten with ""']);
});

test('what the content failed with is thrown, or that the browser refused', async () => {
  const { notices, place, copies } = started();
  place.allowed = false;
  const policy = new CofferError('session-policy-malformed');
  await expect(copies.copy('credentials', Promise.reject(policy))).rejects.toBe(policy);
  await expect(copies.copy('credentials', Promise.resolve(content))).rejects.toMatchObject({
    code: 'clipboard-refused',
  });
  expect(notices.status).toBeUndefined();
});
