/*
 * What the agent does from the moment it has the keys, by the code that it does it with. It runs as the agent does, in
 * a worker of its own that ends afterwards: no run finds code that an earlier one has warmed.
 */
import { vaultView } from '../../../src/agent/commands/views.ts';
import { indexedDbStore } from '../../../src/agent/store/indexedDb.ts';
import { argon2, floor } from '../../../src/agent/vault/kdf.ts';
import type { VaultKeys } from '../../../src/agent/vault/keys.ts';
import type { SlotPlace } from '../../../src/agent/vault/slots.ts';
import { openWithKeys } from '../../../src/agent/vault/vault.ts';
import type { FromAgent } from '../../../src/protocol/channel.ts';

/** What the agent has in hand once the passphrase was right. */
export interface InHand {
  readonly keys: VaultKeys;
  readonly place: SlotPlace;
}

/** What the page hears, in this order; before each it says that it listens, the first time with what is in hand. */
export type Heard =
  | { readonly at: 'ready' }
  | { readonly at: 'unlocked'; readonly answer: FromAgent }
  | { readonly at: 'derived'; readonly elapsedMs: number };

const { keys, place } = (await told()) as InHand;
const store = await indexedDbStore(() => undefined);
say({ at: 'ready' });

await told();
const vault = await openWithKeys(store, keys, place);
const output = vaultView({
  vault,
  temporary: false,
  session: { credentials: undefined, region: undefined },
  readings: new Map(),
  instance: undefined,
  kept: new Map(),
  left: [],
  snapshots: new Map(),
  sessions: [],
  identities: [],
});
say({ at: 'unlocked', answer: { kind: 'answer', id: 1, output } });

await told();
vault.close();
const start = performance.now();
await argon2(new Uint8Array(16), new Uint8Array(32), floor);
say({ at: 'derived', elapsedMs: performance.now() - start });

function told(): Promise<unknown> {
  return new Promise((resolve) => {
    const listener = ({ data }: MessageEvent<unknown>) => {
      resolve(data);
    };
    addEventListener('message', listener, { once: true });
  });
}

function say(heard: Heard): void {
  postMessage(heard);
}
