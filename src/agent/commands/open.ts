import type { VaultView } from '../../protocol/views/vault.ts';
import { CallHistory } from '../unlocked/callHistory.ts';
import type { Context, Unlocked } from '../unlocked/context.ts';
import { Questions } from '../unlocked/questions.ts';
import type { Vault } from '../vault/vault.ts';
import { vaultView } from './views.ts';

/** Unlocks the agent with an open vault. */
export function open(context: Context, vault: Vault, temporary: boolean): VaultView {
  const unlocked: Unlocked = {
    vault,
    temporary,
    session: { credentials: undefined, region: undefined },
    readings: new Map(),
    instance: undefined,
    kept: new Map(),
    left: [],
    snapshots: new Map(),
    edited: undefined,
    pendingImport: undefined,
    pendingStore: undefined,
    pendingSaml: undefined,
    identities: [],
    rootKeyIds: new Set(),
    issuedAt: new Map(),
    sessions: [],
    journal: undefined,
    questions: new Questions({
      ask: (question) => {
        context.tell({ at: 'asked', question });
      },
      move: (id, ofConsole) => {
        context.tell({ at: 'moved', id, ofConsole });
      },
      withdraw: (id) => {
        context.tell({ at: 'withdrawn', id });
      },
    }),
    calls: new CallHistory(),
  };
  return context.open(unlocked, () => vaultView(unlocked));
}
