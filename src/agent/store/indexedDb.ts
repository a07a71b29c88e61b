import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import { CofferError } from '../../base/cofferError.ts';
import type { LocationHandles } from '../../protocol/views/locations.ts';
import type { DocumentRecord, HeaderRecord, VaultStore } from './vaultStore.ts';

const databaseName = 'coffer';
/** Version 2 added `handles`, 3 the profile script, 4 what issues short-lived credentials. A tab with older code is made to let go, and finds a newer format from then on. */
const databaseVersion = 4;

/** How long another tab may take to let go; one that the browser put to sleep never does. */
const patienceMs = 3000;

/** Requests to open that nobody waits for any more, and that the browser has not ended. */
let abandoned = 0;

/** What lies on disk is read as unknown; these types are what is written. */
interface CofferSchema extends DBSchema {
  header: { key: 'header'; value: HeaderRecord };
  documents: { key: [name: string, revision: number]; value: DocumentRecord };
  /** Key: id of the location. */
  handles: { key: string; value: LocationHandles };
}

/**
 * The store in IndexedDB, one database per origin.
 * @param onVersionChange another tab wants to upgrade or delete the database; the store has let go of it
 * @throws CofferError "store-unavailable", "store-blocked", "format-newer"
 */
export async function indexedDbStore(onVersionChange: () => void): Promise<VaultStore> {
  const db = await open(onVersionChange);
  return {
    readHeader: () => db.get('header', 'header').catch(refused),

    async revisions(name) {
      const keys = await db.getAllKeys('documents', revisionsOf(name)).catch(refused);
      return keys.map(([, revision]) => revision).reverse();
    },

    readDocument: (name, revision) => db.get('documents', [name, revision]).catch(refused),

    create: (header, documents) =>
      write(db, ['header', 'documents', 'handles'], async (tx) => {
        const headers = tx.objectStore('header');
        if ((await headers.count()) > 0) throw new CofferError('vault-exists');
        // A header alone makes a vault: what an interrupted deletion may have left must not come back to life.
        await tx.objectStore('documents').clear();
        await tx.objectStore('handles').clear();
        await headers.put(header, 'header');
        for (const document of documents) await put(tx.objectStore('documents'), document);
      }),

    append: (document, expected, keep, beside) =>
      write(db, ['header', 'documents'], async (tx) => {
        const store = tx.objectStore('documents');
        const newest = await store.openKeyCursor(revisionsOf(document.name), 'prev');
        if ((newest?.key[1] ?? 0) !== expected) return false;
        await put(store, document);
        const outdated = IDBKeyRange.bound([document.name], [document.name, document.revision - keep]);
        await store.delete(outdated);
        if (beside) {
          await store.delete(revisionsOf(beside.name));
          await put(store, beside);
        }
        return true;
      }),

    readHandles: (locationId) => db.get('handles', locationId).catch(refused),

    putHandles: (locationId, handles) =>
      write(db, ['handles'], async (tx) => {
        await tx.objectStore('handles').put(handles, locationId);
      }),

    deleteHandles: (locationId) =>
      write(db, ['handles'], async (tx) => {
        await tx.objectStore('handles').delete(locationId);
      }),

    close: () => {
      db.close();
    },
  };
}

type Stores = StoreNames<CofferSchema>[];

type Writing<Names extends Stores> = IDBPTransaction<CofferSchema, Names, 'readwrite'>;

async function open(onVersionChange: () => void): Promise<IDBPDatabase<CofferSchema>> {
  let wait: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<never>((_, reject) => {
    wait = () => {
      timer ??= setTimeout(() => {
        reject(new CofferError('store-blocked'));
      }, patienceMs);
    };
  });
  const opening = openDB<CofferSchema>(databaseName, databaseVersion, {
    upgrade(upgraded, from) {
      if (from < 1) {
        upgraded.createObjectStore('header');
        upgraded.createObjectStore('documents');
      }
      if (from < 2) upgraded.createObjectStore('handles');
    },
    blocked: wait,
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
      onVersionChange();
    },
  });
  // The browser tells only the first that it is blocked; the others stand in a queue behind it.
  if (abandoned > 0) wait();
  try {
    return await Promise.race([opening, blocked]);
  } catch (error) {
    if (error instanceof CofferError) {
      abandon(opening);
      throw error;
    }
    if (nameOf(error) === 'VersionError') throw new CofferError('format-newer');
    throw new CofferError('store-unavailable', { name: nameOf(error) });
  } finally {
    clearTimeout(timer);
  }
}

/** No request to open can be taken back: what comes of this one is closed. */
function abandon(opening: Promise<IDBPDatabase<CofferSchema>>): void {
  abandoned += 1;
  opening
    .then(
      (db) => {
        db.close();
      },
      () => undefined,
    )
    .finally(() => {
      abandoned -= 1;
    });
}

/** All revisions of a document: an array key is a prefix of the longer ones, and [] sorts above every number. */
function revisionsOf(name: string): IDBKeyRange {
  return IDBKeyRange.bound([name], [name, []]);
}

async function put(
  store: { put: (document: DocumentRecord, key: [string, number]) => Promise<unknown> },
  document: DocumentRecord,
): Promise<void> {
  await store.put(document, [document.name, document.revision]);
}

/** Runs one strict transaction; what `change` awaits must be requests of this transaction and nothing else. */
async function write<const Names extends Stores, Result>(
  db: IDBPDatabase<CofferSchema>,
  stores: Names,
  change: (tx: Writing<Names>) => Promise<Result>,
): Promise<Result> {
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
  try {
    const result = await change(tx);
    // A full disk shows here, never on the request.
    await tx.done;
    return result;
  } catch (error) {
    tx.done.catch(() => undefined);
    abort(tx);
    return refused(error);
  }
}

function abort(tx: { abort: () => void }): void {
  try {
    tx.abort();
  } catch {
    // It has ended by itself, which is what was wanted.
  }
}

function refused(error: unknown): never {
  if (error instanceof CofferError) throw error;
  if (nameOf(error) === 'QuotaExceededError') throw new CofferError('disk-full');
  throw new CofferError('store-failed', { name: nameOf(error) });
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : 'unknown';
}
