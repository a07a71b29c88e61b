import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { CofferError } from '../../base/errors.ts';
import type { DocumentRecord, HeaderRecord, VaultStore } from './vaultStore.ts';

const databaseName = 'coffer';
const databaseVersion = 1;

/** What lies on disk is read as unknown; these types are what is written. */
interface CofferSchema extends DBSchema {
  header: { key: 'header'; value: HeaderRecord };
  documents: { key: [name: string, revision: number]; value: DocumentRecord };
}

/**
 * The store in IndexedDB, one database per origin.
 * @param onVersionChange another tab wants to upgrade or delete the database; the store has let go of it
 * @throws CofferError "store-unavailable", "format-newer"
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
      write(db, async (tx) => {
        const headers = tx.objectStore('header');
        if ((await headers.count()) > 0) throw new CofferError('vault-exists');
        // A header alone makes a vault: what an interrupted deletion may have left must not come back to life.
        await tx.objectStore('documents').clear();
        await headers.put(header, 'header');
        for (const document of documents) await put(tx, document);
      }),

    append: (document, expected, keep) =>
      write(db, async (tx) => {
        const store = tx.objectStore('documents');
        const newest = await store.openKeyCursor(revisionsOf(document.name), 'prev');
        if (newest?.key[1] !== expected) return false;
        await put(tx, document);
        const outdated = IDBKeyRange.bound([document.name], [document.name, document.revision - keep]);
        await store.delete(outdated);
        return true;
      }),

    close: () => {
      db.close();
    },
  };
}

type Writing = IDBPTransaction<CofferSchema, ['header', 'documents'], 'readwrite'>;

async function open(onVersionChange: () => void): Promise<IDBPDatabase<CofferSchema>> {
  try {
    return await openDB<CofferSchema>(databaseName, databaseVersion, {
      upgrade(upgraded) {
        upgraded.createObjectStore('header');
        upgraded.createObjectStore('documents');
      },
      blocking(_current, _blocked, event) {
        if (event.target instanceof IDBDatabase) event.target.close();
        onVersionChange();
      },
    });
  } catch (error) {
    if (nameOf(error) === 'VersionError') throw new CofferError('format-newer');
    throw new CofferError('store-unavailable', { name: nameOf(error) });
  }
}

/** All revisions of a document: an array key is a prefix of the longer ones, and [] sorts above every number. */
function revisionsOf(name: string): IDBKeyRange {
  return IDBKeyRange.bound([name], [name, []]);
}

async function put(tx: Writing, document: DocumentRecord): Promise<void> {
  await tx.objectStore('documents').put(document, [document.name, document.revision]);
}

/** Runs one strict transaction; what `change` awaits must be requests of this transaction and nothing else. */
async function write<Result>(
  db: IDBPDatabase<CofferSchema>,
  change: (tx: Writing) => Promise<Result>,
): Promise<Result> {
  const tx = db.transaction(['header', 'documents'], 'readwrite', { durability: 'strict' });
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

function abort(tx: Writing): void {
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
