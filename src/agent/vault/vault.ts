import * as v from 'valibot';
import { fromHex, toHex } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { newId } from '../../base/ids.ts';
import type { HandleStore, VaultStore } from '../store/vaultStore.ts';
import { openDocument, sealDocument } from './documents.ts';
import { openHistory, type History } from './history.ts';
import { profilesName, readHeader, sealHeader, verifyHeader, type Header } from './header.ts';
import type { KdfCost } from './kdf.ts';
import type { JournalEnd } from './journalEnd.ts';
import { deriveVaultKeys, type VaultKeys } from './keys.ts';
import { latestDocument, type DocumentKind, type Latest } from './latest.ts';
import { emptyProfiles, profilesSchema, type ProfilesDocument } from './profiles.ts';
import { checkRotated, isSameStep } from './rotated.ts';
import {
  openSecret,
  sealSecret,
  unwrapSigningSecret,
  unwrapTotpSecret,
  type SealedField,
  type SealedSecret,
  type SecretField,
} from './secrets.ts';
import { openSessions, type SessionsDocument } from './sessions.ts';
import { openPassphraseSlot, passphraseSlot, verifyPassphrase, type SlotPlace } from './slots.ts';

/** Revisions of the profiles that stay, for undo and repair. */
const keptRevisions = 20;

/** How often a change is made anew because another tab was quicker. */
const attempts = 5;

/** An unlocked vault. Its profiles are those of the revision last read or written. */
export interface Vault {
  readonly vaultId: string;
  readonly revision: number;
  readonly document: ProfilesDocument;
  /** Where the handles of its locations lie. */
  readonly handles: HandleStore;
  readonly history: History;
  readonly sessions: Latest<SessionsDocument>;
  /** Where the journal ended when the profiles were written last, or later as it was set here; written with them. */
  journalEnd: JournalEnd | undefined;
  /** A document whose kind is known to who asks. */
  latest<const Schema extends v.GenericSchema>(kind: DocumentKind<Schema>): Latest<v.InferOutput<Schema>>;
  /**
   * Applies `edit` to the newest profiles and stores the answer; after a write by another tab, to what that tab wrote.
   * Resolved once stored; on an error everything is as it was.
   * @throws CofferError "disk-full", "store-failed", "document-damaged", "vault-busy", "rotation-open" and what `edit`
   *   throws
   */
  change(edit: (document: ProfilesDocument) => ProfilesDocument | Promise<ProfilesDocument>): Promise<void>;
  /**
   * Takes back the last change, which made the revision after `revision`. Going further back would take other changes
   * along, another tab's among them.
   * @throws CofferError "undo-too-late", "revision-gone", "undo-rotation" and those of change
   */
  undo(revision: number): Promise<void>;
  /** Calls a listener after each change of the profiles, another tab's too, with what they were before. */
  onChange(listener: (before: ProfilesDocument) => void): void;
  /** Reads what another tab wrote. @throws CofferError "document-damaged" */
  refresh(): Promise<void>;
  /** @param secret UTF-8; overwritten */
  sealSecret(profileId: string, field: SealedField, secret: Uint8Array<ArrayBuffer>): Promise<SealedSecret>;
  /** The secret's bytes, the caller's to overwrite. @throws CofferError "secret-damaged" */
  openSecret(profileId: string, field: SecretField, sealed: SealedSecret): Promise<Uint8Array<ArrayBuffer>>;
  /** The key that SigV4 starts from. @throws CofferError "secret-damaged" */
  signingSecret(profileId: string, sealed: SealedSecret): Promise<CryptoKey>;
  /** The key that an MFA device's codes are made with. @throws CofferError "secret-damaged" */
  totpSecret(deviceId: string, sealed: SealedSecret): Promise<CryptoKey>;
  /**
   * Passes where a passphrase, left as it is, opens this vault. A temporary one has none, so that nothing passes.
   * @throws CofferError "passphrase-not-confirmed", "header-damaged", "memory-too-little"
   */
  confirmPassphrase(passphrase: Uint8Array): Promise<void>;
  close(): void;
}

/**
 * A new vault under a passphrase, stored and open.
 * @param passphrase as passphraseBytes makes it, the caller's to overwrite
 * @throws CofferError "vault-exists", "memory-too-little", "disk-full", "store-failed"
 */
export async function createVault(store: VaultStore, passphrase: Uint8Array, cost: KdfCost): Promise<Vault> {
  if ((await store.readHeader()) !== undefined) throw new CofferError('vault-exists');
  return create(store, async (root, place) => [await passphraseSlot(root, passphrase, cost, place)]);
}

/** A vault that nothing opens again: for a store that ends with the agent. */
export function createTemporaryVault(store: VaultStore): Promise<Vault> {
  return create(store, () => Promise.resolve([]));
}

/**
 * Opens the stored vault.
 * @param passphrase as passphraseBytes makes it, the caller's to overwrite
 * @param revision opens that revision of the profiles instead of the newest
 * @throws CofferError "vault-none", "header-damaged", "format-newer", "passphrase-wrong", "memory-too-little",
 *   "kdf-out-of-bounds", "document-damaged" with the newest revision that is intact
 */
export async function unlockVault(
  store: VaultStore,
  passphrase: Uint8Array,
  revision?: number,
): Promise<Vault> {
  const stored = await store.readHeader();
  if (stored === undefined) throw new CofferError('vault-none');
  const { header, record } = await readHeader(stored);
  const [slot] = header.slots;
  if (!slot) throw new CofferError('header-damaged');
  const root = await openPassphraseSlot(slot, passphrase, header);
  const keys = await deriveVaultKeys(root, header.vaultId);
  await verifyHeader(record, keys.header);
  return openWithKeys(store, keys, header, revision);
}

/** Opens the profiles once the keys are there. @throws CofferError "document-damaged" */
export async function openWithKeys(
  store: VaultStore,
  keys: VaultKeys,
  place: SlotPlace,
  revision?: number,
): Promise<Vault> {
  const [newest = 0] = await store.revisions(profilesName);
  const document = await openRevision(store, keys, place, revision ?? newest);
  if (!document) throw await damaged(store, keys, place, revision ?? newest);
  return unlocked(store, keys, place, { document, revision: newest });
}

async function create(
  store: VaultStore,
  makeSlots: (root: Uint8Array<ArrayBuffer>, place: SlotPlace) => Promise<Header['slots']>,
): Promise<Vault> {
  const place: SlotPlace = { vaultId: fromHex(newId()), keyEpoch: 1 };
  const root = crypto.getRandomValues(new Uint8Array(32));
  const slots = await makeSlots(root, place);
  const keys = await deriveVaultKeys(root, place.vaultId);
  const first = { name: profilesName, revision: 1 };
  const [header, document] = await Promise.all([
    sealHeader({ ...place, slots }, keys.header),
    sealDocument(emptyProfiles, keys.document, { ...place, ...first }),
  ]);
  await store.create(header, [document]);
  return unlocked(store, keys, place, { document: emptyProfiles, revision: 1 });
}

interface Current {
  readonly document: ProfilesDocument;
  /** The newest revision in the store when the document was read or written. */
  readonly revision: number;
}

function unlocked(store: VaultStore, keys: VaultKeys, place: SlotPlace, opened: Current): Vault {
  let current = opened;
  let journalEnd: JournalEnd | undefined;
  const listeners: ((before: ProfilesDocument) => void)[] = [];
  const become = (next: Current) => {
    const before = current.document;
    current = next;
    for (const listener of listeners) listener(before);
  };
  const shelf = { store, key: keys.document, place };
  // One change at a time: each starts from what the one before it left.
  let queue: Promise<unknown> = Promise.resolve();

  const read = async () => {
    const [revision = 0] = await store.revisions(profilesName);
    if (revision === current.revision) return;
    const document = await openRevision(store, keys, place, revision);
    if (!document) throw await damaged(store, keys, place, revision);
    // Each tab may know the later one.
    if ((document.journalEnd?.number ?? 0) >= (journalEnd?.number ?? 0)) journalEnd = undefined;
    become({ document, revision });
  };

  const write = async (edit: Parameters<Vault['change']>[0]) => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const edited = await edit(current.document);
      const document = { ...edited, journalEnd: journalEnd ?? current.document.journalEnd };
      checkRotated(current.document, document);
      const revision = current.revision + 1;
      const sealed = await sealDocument(document, keys.document, { ...place, name: profilesName, revision });
      if (await store.append(sealed, current.revision, keptRevisions)) {
        become({ document, revision });
        return;
      }
      await read();
    }
    throw new CofferError('vault-busy');
  };

  const inTurn = (step: () => Promise<void>): Promise<void> => {
    const done = queue.then(step);
    queue = done.catch(() => undefined);
    return done;
  };

  return {
    vaultId: toHex(place.vaultId),
    get revision() {
      return current.revision;
    },
    get document() {
      return current.document;
    },
    get journalEnd() {
      return journalEnd ?? current.document.journalEnd;
    },
    set journalEnd(end) {
      journalEnd = end;
    },
    handles: store,
    history: openHistory(shelf),
    sessions: openSessions(shelf),
    latest: (kind) => latestDocument(shelf, kind),
    change: (edit) => inTurn(() => write(edit)),
    undo: (revision) =>
      inTurn(() =>
        // Asked at each attempt: another tab may have been quicker.
        write(async () => {
          if (current.revision !== revision + 1) throw new CofferError('undo-too-late');
          const earlier = await openRevision(store, keys, place, revision);
          if (!earlier) throw new CofferError('revision-gone', { revision });
          const { rotations } = current.document;
          // What IAM did is not undone by going back to what was stored before.
          if (!isSameStep(earlier.rotations, rotations)) throw new CofferError('undo-rotation');
          return { ...earlier, rotations };
        }),
      ),
    onChange(listener) {
      listeners.push(listener);
    },
    refresh: () => inTurn(read),
    sealSecret: (profileId, field, secret) =>
      sealSecret(secret, keys.secret, { vaultId: place.vaultId, profileId, field }),
    openSecret: (profileId, field, sealed) =>
      openSecret(sealed, keys.secret, { vaultId: place.vaultId, profileId, field }),
    signingSecret: (profileId, sealed) =>
      unwrapSigningSecret(sealed, keys.secret, { vaultId: place.vaultId, profileId }),
    totpSecret: (profileId, sealed) =>
      unwrapTotpSecret(sealed, keys.secret, { vaultId: place.vaultId, profileId }),
    confirmPassphrase: async (passphrase) => {
      const { header, record } = await readHeader(await store.readHeader());
      // A script of the page can write to the store, a header of its own passphrase for one; it cannot make the MAC.
      await verifyHeader(record, keys.header);
      const [slot] = header.slots;
      // Argon2 libraries refuse an empty one, for reasons of their own.
      const confirmed = slot && passphrase.length > 0 && (await verifyPassphrase(slot, passphrase, header));
      if (!confirmed) throw new CofferError('passphrase-not-confirmed');
    },
    close: () => {
      store.close();
    },
  };
}

async function openRevision(
  store: VaultStore,
  keys: VaultKeys,
  place: SlotPlace,
  revision: number,
): Promise<ProfilesDocument | undefined> {
  const stored = await store.readDocument(profilesName, revision);
  const opened = await openDocument(stored, keys.document, { ...place, name: profilesName, revision });
  const document = v.safeParse(profilesSchema, opened);
  return document.success ? document.output : undefined;
}

/** The error for a revision that does not open, naming the newest one that does. */
async function damaged(
  store: VaultStore,
  keys: VaultKeys,
  place: SlotPlace,
  revision: number,
): Promise<CofferError> {
  for (const earlier of await store.revisions(profilesName)) {
    if (earlier === revision || !(await openRevision(store, keys, place, earlier))) continue;
    return new CofferError('document-damaged', { document: profilesName, revision, intact: earlier });
  }
  return new CofferError('document-damaged', { document: profilesName, revision });
}
