import { createContext } from 'svelte';
import type { AgentConnection } from './connection.ts';
import type { Notices } from './notices.svelte.ts';
import type { Questions } from './questions.svelte.ts';
import type { Route } from './route.svelte.ts';
import type { SamlArrival } from './samlArrival.ts';
import type { Update } from './update.svelte.ts';
import type { Vault } from './vault.svelte.ts';

/** Everything that the screens share. */
export interface Coffer {
  readonly agent: AgentConnection;
  readonly notices: Notices;
  readonly questions: Questions;
  readonly route: Route;
  readonly samlArrival: SamlArrival;
  readonly update: Update;
  readonly vault: Vault;
}

export const [useCoffer, provideCoffer] = createContext<Coffer>();
