import type { LocationHandles } from '../../protocol/views/locations.ts';

/** The header as it lies on disk: bytes that are checked before they are read. */
export interface HeaderRecord {
  /** UTF-8 JSON. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of `bytes`: tells damage from a wrong passphrase before any key is there. */
  readonly checksum: Uint8Array<ArrayBuffer>;
  /** HMAC-SHA-256 of `bytes` under the header key. */
  readonly mac: Uint8Array<ArrayBuffer>;
}

/** One sealed revision of one document. */
export interface DocumentRecord {
  readonly name: string;
  /** Counts from 1. */
  readonly revision: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: Uint8Array<ArrayBuffer>;
}

/**
 * Where sealed bytes lie. It knows nothing of keys or of what the bytes mean; what it hands out is unknown data to be
 * checked by the vault.
 */
export interface VaultStore extends HandleStore {
  readHeader(): Promise<unknown>;
  /** Revisions that are stored, newest first. */
  revisions(name: string): Promise<readonly number[]>;
  readDocument(name: string, revision: number): Promise<unknown>;
  /**
   * A new vault: header and first documents in one transaction.
   * @throws CofferError "vault-exists"
   */
  create(header: HeaderRecord, documents: readonly DocumentRecord[]): Promise<void>;
  /**
   * Compare and swap: stores `document` if the newest revision of its name still is `expected`, 0 for none, and drops the revisions
   * that are more than `keep` old.
   * @param beside another document that says something of this one: stored in the same transaction, in place of all that
   *   is there of its name
   * @returns whether it was stored; resolved only once the transaction is complete
   * @throws CofferError "disk-full", "store-failed"
   */
  append(document: DocumentRecord, expected: number, keep: number, beside?: DocumentRecord): Promise<boolean>;
  /** Lets go of the store; other tabs may then upgrade or delete it. */
  close(): void;
}

/** Handles of linked locations: nothing but a database can keep them, and no key seals them. */
export interface HandleStore {
  /** What a linked location opens with, as it was stored. */
  readHandles(locationId: string): Promise<unknown>;
  /** @throws CofferError "disk-full", "store-failed" */
  putHandles(locationId: string, handles: LocationHandles): Promise<void>;
  /** @throws CofferError "store-failed" */
  deleteHandles(locationId: string): Promise<void>;
}
