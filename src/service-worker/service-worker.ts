/*
 * Keeps the built app, and nothing else, so that it opens offline. It sees no secret and caches no answer of AWS.
 */
import {
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
  cleanupOutdatedCaches,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  /** Filled in by build/service-worker.ts. */
  readonly __WB_MANIFEST: PrecacheEntry[];
};

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Deep links: every screen is index.html.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html')));

// A new version waits until a person presses "Update now": taking over by itself would close an unlocked vault.
self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (typeof message !== 'object' || message === null || !('type' in message)) return;
  if (message.type === 'SKIP_WAITING' && event.source instanceof WindowClient) void self.skipWaiting();
});
