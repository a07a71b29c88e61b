import type { Clock } from '../../base/clock.ts';
import type { Command, Input, Output } from '../../protocol/commands.ts';
import type { LockReason, VaultView } from '../../protocol/views.ts';
import type { Aws } from '../aws/aws.ts';
import type { Call } from '../channel.ts';
import type { VaultStore } from '../store/vaultStore.ts';
import type { StoredProfile } from '../vault/profiles.ts';
import type { Vault } from '../vault/vault.ts';
import type { PendingImport } from './pendingImport.ts';

/** What the page shows of an unlocked vault, and every search goes over. */
export interface InUse {
  readonly vault: Vault;
  /** Whether the vault lives in memory only. */
  readonly temporary: boolean;
  /** Id of the profile chosen with "Use for this session": this tab's, never stored. */
  sessionProfileId: string | undefined;
}

/** What the agent holds while it is unlocked; gone with the lock. */
export interface Unlocked extends InUse {
  /** The profile that the form was last filled from. */
  edited: StoredProfile | undefined;
  /** The import that is being looked at; there is one at the most. */
  pendingImport: PendingImport | undefined;
}

/** The agent, as its commands see it. */
export interface Context {
  readonly clock: Clock;
  /** The calls to AWS, whose code loads with the first of them. */
  aws(): Promise<Aws>;
  /** @throws CofferError "store-unavailable", "format-newer" */
  store(): Promise<VaultStore>;
  /** @throws CofferError "locked" */
  unlocked(): Unlocked;
  open(vault: Vault, temporary: boolean): VaultView;
  /** The view after a change, which the other tabs are told of. */
  changed(): VaultView;
  view(): VaultView;
  lock(reason: LockReason): void;
}

type Handler<C extends Command> = (
  context: Context,
  input: Input<C>,
  call: Call<C>,
) => Promise<Output<C>> | Output<C>;

/** Handlers of some commands, each tied to its command's types. */
export type Handlers<C extends Command> = { readonly [K in C]: Handler<K> };
