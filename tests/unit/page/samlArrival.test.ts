import { expect, test, vi } from 'vitest';
import { SamlArrival } from '../../../src/page/state/samlArrival.ts';

const id = '0123456789abcdef0123456789abcdef';

/** A window at an address, controlled by a service worker that holds a response, or by none. */
function windowAt(hash: string, held?: Uint8Array | null) {
  const asked: unknown[] = [];
  const postMessage = (message: unknown, [port]: MessagePort[]) => {
    asked.push(message);
    port?.postMessage(held);
  };
  const replaceState = vi.fn();
  const controller = held === undefined ? null : { postMessage };
  const window = {
    location: { hash, pathname: '/profiles' },
    history: { replaceState },
    navigator: { serviceWorker: { controller } },
  } as unknown as Window;
  return { window, asked, replaceState };
}

test('SamlArrival takes the response over at once, and hands it to whoever asks first', async () => {
  const { window, asked, replaceState } = windowAt(`#saml=${id}`, Uint8Array.of(1, 2));
  const arrival = new SamlArrival(window);
  expect(replaceState.mock.calls).toEqual([[null, '', '/profiles']]);
  await vi.waitFor(() => {
    expect(asked).toEqual([{ type: 'TAKE_SAML', id }]);
  });
  expect(await arrival.take()).toEqual(Uint8Array.of(1, 2));
  expect(arrival.take()).toBeUndefined();
});

test.each([
  ['does not hold it any longer', null],
  ['is not there', undefined],
])('SamlArrival says that a response got lost where the service worker %s', async (_what, held) => {
  const taken = new SamlArrival(windowAt(`#saml=${id}`, held).window).take();
  expect(taken).toBeInstanceOf(Promise);
  expect(await taken).toBeUndefined();
});

test('SamlArrival leaves any other address alone', () => {
  const { window, asked, replaceState } = windowAt('#other', Uint8Array.of(1));
  expect(new SamlArrival(window).take()).toBeUndefined();
  expect([asked, replaceState.mock.calls]).toEqual([[], []]);
});
