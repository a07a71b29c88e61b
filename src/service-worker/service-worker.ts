/*
 * Keeps the built app, and nothing else, so that it opens offline. It caches no answer of AWS, and sees no secret but what
 * identity providers post (samlPost.ts).
 */
import { toBase64 } from '../base/bytes.ts';
import {
  addPlugins,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
  cleanupOutdatedCaches,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { answerSamlPost, isSamlPost, isSamlTaken, samlTaken, takeSaml } from './samlPost.ts';

declare const self: ServiceWorkerGlobalScope;

/** Filled in by build/service-worker.ts. */
declare const BUILT_FILES: (PrecacheEntry & { readonly integrity: string })[];

const files = BUILT_FILES;
const integrities = new Map(files.map(({ url, integrity }) => [url, integrity]));

// A script injected into the page can write to the caches. What it leaves there must not outlive it: a kept file is used
// only as the build made it, else fetched anew. The browser itself fetches and compares this script, which has the list.
addPlugins([
  {
    async cachedResponseWillBeUsed({ cacheName, request, cachedResponse }) {
      const { pathname } = new URL(request.url);
      const integrity = integrities.get(pathname);
      if (!cachedResponse || integrity === undefined) return undefined;
      if ((await integrityOf(cachedResponse)) === integrity) return cachedResponse;
      const fresh = await fetch(pathname, { integrity, cache: 'no-cache' });
      await (await caches.open(cacheName)).put(request, fresh.clone());
      return fresh;
    },
  },
]);

precacheAndRoute(files);
cleanupOutdatedCaches();

registerRoute(isSamlPost, answerSamlPost, 'POST');
registerRoute(isSamlTaken, samlTaken);

// Deep links: every screen is index.html.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html')));

// A new version waits until a person presses "Update now": taking over by itself would close an unlocked vault.
self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (typeof message !== 'object' || message === null || !('type' in message)) return;
  if (!(event.source instanceof WindowClient)) return;
  if (message.type === 'SKIP_WAITING') void self.skipWaiting();
  if (message.type === 'TAKE_SAML' && 'id' in message) {
    const response = takeSaml(message.id);
    event.ports[0]?.postMessage(response, response ? [response.buffer] : []);
  }
});

async function integrityOf(response: Response): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
  return `sha256-${toBase64(new Uint8Array(digest))}`;
}
