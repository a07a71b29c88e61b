import { expect, test, vi } from 'vitest';
import { watchPosts } from '../../../src/page/state/samlHandover.ts';

/** What a page sees of the service worker, which holds a response for each id that it told. */
function container() {
  const target = new EventTarget();
  const taken: string[] = [];
  const waiting: (() => void)[] = [];
  const postMessage = ({ id }: { readonly id: string }, [port]: MessagePort[]) => {
    taken.push(id);
    waiting.push(() => port?.postMessage(Uint8Array.of(Number(id))));
  };
  return {
    taken,
    container: Object.assign(target, { controller: { postMessage } }) as unknown as ServiceWorkerContainer,
    tell: (data: unknown) => target.dispatchEvent(new MessageEvent('message', { data })),
    posted: (id: string) =>
      target.dispatchEvent(new MessageEvent('message', { data: { type: 'SAML_POSTED', id } })),
    /** Hands over what was asked for. */
    give: () => {
      for (const give of waiting.splice(0)) give();
    },
  };
}

test('watchPosts takes what is posted while it is wanted, one at a time, and leaves the rest to another page', async () => {
  const page = container();
  const received: Uint8Array[] = [];
  let isWanted = false;
  const stop = watchPosts(page.container, {
    isWanted: () => isWanted,
    receive: (response) => received.push(response),
  });
  page.posted('1');
  isWanted = true;
  page.tell({ type: 'OTHER', id: '2' });
  page.tell(null);
  page.posted('3');
  // The one before it is still on its way.
  page.posted('4');
  page.give();
  await vi.waitFor(() => {
    expect(received).toEqual([Uint8Array.of(3)]);
  });
  page.posted('5');
  stop();
  page.posted('6');
  expect(page.taken).toEqual(['3', '5']);
});
