import type { Clock } from '../../base/clock.ts';
import type { CofferError } from '../../base/cofferError.ts';
import type { AgentEvent } from '../../protocol/channel.ts';
import type { FileProfileView, KeptView, LeftView } from '../../protocol/views/locations.ts';
import type { LockReason, VaultView } from '../../protocol/views/vault.ts';
import type { Aws } from '../aws/aws.ts';
import type { Snapshot } from '../files/snapshot.ts';
import type { Profiles } from '../resolve/snapshot.ts';
import type { VaultStore } from '../store/vaultStore.ts';
import type { StoredProfile } from '../vault/profiles.ts';
import type { StoredIdentity, StoredSession } from '../vault/sessions.ts';
import type { Vault } from '../vault/vault.ts';
import type { CallHistory } from './callHistory.ts';
import type { Journal } from './journal/journal.ts';
import type { PendingImport } from './pendingImport.ts';
import type { PendingSaml } from './pendingSaml.ts';
import type { PendingStore } from './pendingStore.ts';
import type { Questions } from './questions.ts';
import type { Session } from './session.ts';

/** What the page shows of an unlocked vault, and every search goes over. */
export interface InUse {
  readonly vault: Vault;
  /** Whether the vault lives in memory only. */
  readonly temporary: boolean;
  readonly session: Session;
  /** Locations as they were read, by id, without a secret. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** What the metadata service said that was listed when it was asked last. */
  instance: InstanceReading | undefined;
  /** What became of each temporary credentials that are kept in a location, by keptKey, when they were looked at last. */
  readonly kept: Map<string, Pick<KeptView, 'expiresAt' | 'failure'>>;
  /** What is kept in locations no more, and could not be taken out. */
  left: readonly LeftView[];
  /** Locations that the browser cannot link, by id. */
  readonly snapshots: Map<string, OpenedSnapshot>;
  /** Temporary credentials that the vault keeps, as they were last read. */
  sessions: readonly StoredSession[];
  /** Whose the keys of the vault are, as AWS said; none until they were read, soon after the unlock. */
  identities: readonly StoredIdentity[];
}

/** What a search and the page need of a location's profiles. */
export interface Reading {
  readonly profiles: Profiles;
  readonly views: readonly FileProfileView[];
  /** Why it could not be read. */
  readonly failure?: CofferError;
}

/** What a metadata service said, or why it did not; nothing of what it was not asked. */
export interface InstanceReading {
  readonly endpoint: string;
  readonly role?: 'there' | CofferError;
  readonly region?: string | CofferError;
}

interface OpenedSnapshot {
  readonly location: string;
  readonly files: Snapshot;
}

/** What the agent holds while it is unlocked; gone with the lock. */
export interface Unlocked extends InUse {
  /** As they were last read, by any command. */
  readonly readings: Map<string, Reading>;
  /** The profile that the form was last filled from. */
  edited: StoredProfile | undefined;
  /** The import that is being looked at; there is one at the most. */
  pendingImport: PendingImport | undefined;
  /** The storing in a linked location that is being looked at. */
  pendingStore: PendingStore | undefined;
  /** The SAML response whose roles are being looked at. */
  pendingSaml: PendingSaml | undefined;
  /** Access key ids that AWS said to be a root user's. */
  readonly rootKeyIds: Set<string>;
  /** Endpoints that answered with new keys, by access key id: nobody else knows these keys. */
  readonly issuedAt: Map<string, string>;
  readonly questions: Questions;
  /** Of signatures, once its code was needed; the lock gives it a moment for its last entries. */
  journal: Journal | undefined;
  /** Told of whose temporary credentials another tab forgot, or that it forgot all; absent while none are held here. */
  onForgotten?: (holder: string | undefined) => void;
  /** $AWSHistory */
  readonly calls: CallHistory;
}

/** The agent, as its commands see it. */
export interface Context {
  readonly clock: Clock;
  /** The calls to AWS, whose code loads with the first of them; the journal gets each signature. */
  aws(): Promise<Aws>;
  /** @throws CofferError "store-unavailable", "store-blocked", "format-newer" */
  store(): Promise<VaultStore>;
  /** @throws CofferError "locked" */
  unlocked(): Unlocked;
  /** Begins what ends with the lock. @param view what the page may know of it */
  open(unlocked: Unlocked, view: () => VaultView): VaultView;
  /** The view after a change, which the other tabs are told of. */
  changed(): VaultView;
  /** Has the other tabs forget temporary credentials: whose, or all. */
  forgot(holder: string | undefined): void;
  view(): VaultView;
  /** Tells the page a new view, after what it did not ask for itself. */
  announce(): void;
  /** Tells the page what it did not ask for; nothing after the lock. */
  tell(event: AgentEvent): void;
  /** From the call on nothing is answered but "locked"; the keys are gone once it resolves. */
  lock(reason: LockReason): Promise<void>;
}
