import { mount } from 'svelte';
import agentUrl from '../agent/worker.ts?worker&url';
import { systemClock } from '../base/clock.ts';
import App from './App.svelte';
import { watchActivity } from './state/activity.ts';
import type { Coffer } from './state/coffer.ts';
import { AgentConnection } from './state/connection.ts';
import { Notices } from './state/notices.svelte.ts';
import { Questions } from './state/questions.svelte.ts';
import { Route } from './state/route.svelte.ts';
import { SamlArrival } from './state/samlArrival.ts';
import { trustScriptUrls } from './state/trustedUrl.ts';
import { Update } from './state/update.svelte.ts';
import { Vault } from './state/vault.svelte.ts';
import { Witness } from './state/witness.ts';
import './styles/tokens.css';
import './styles/elements.css';
import './styles/tables.css';

const serviceWorkerUrl = '/service-worker.js';
const scriptUrl = trustScriptUrls([agentUrl, serviceWorkerUrl], window.trustedTypes);

const agent = new AgentConnection(() => new Worker(scriptUrl(agentUrl), { type: 'module' }));
const notices = new Notices();
const vault = new Vault(agent, notices, new Witness(() => localStorage), keepStorage);
const update = new Update(() => {
  location.reload();
});
const coffer: Coffer = {
  agent,
  notices,
  questions: new Questions(agent, notices),
  route: new Route(window),
  samlArrival: new SamlArrival(window),
  update,
  vault,
};

const target = document.getElementById('app');
if (target !== null) mount(App, { target, props: { coffer } });

watchActivity(document, systemClock, () => void vault.touch());
// A frozen page cannot lock itself in time, so it locks before it sleeps.
document.addEventListener('freeze', () => void vault.lock('frozen'));
void vault.look();
void startServiceWorker();

/**
 * Without this a browser short of space may throw the vault away. Nobody waits for the answer: Firefox asks the user, and
 * stays silent for ever where the question is not answered.
 */
function keepStorage(): void {
  void navigator.storage.persist().catch(() => undefined);
}

/** There is no built service worker while developing, and none at all in some private windows. */
async function startServiceWorker(): Promise<void> {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  const { Workbox } = await import('workbox-window');
  const workbox = new Workbox(scriptUrl(serviceWorkerUrl));
  update.watch(workbox);
  // Without a service worker Coffer works all the same, only not offline.
  await workbox.register().catch(() => undefined);
}
