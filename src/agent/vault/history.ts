import * as v from 'valibot';
import { CofferError } from '../../base/cofferError.ts';
import type { VaultStore } from '../store/vaultStore.ts';
import { openDocument, sealDocument } from './documents.ts';
import type { SlotPlace } from './slots.ts';

const historyName = 'history';

/** Lines that stay. */
const mostLines = 1000;

/** How often a line is added anew because another tab was quicker. */
const attempts = 5;

/** The document `history`. */
const historySchema = v.object({ lines: v.array(v.string()) });

/** The lines that were run on the console, sealed as the profiles are. */
export interface History {
  /** The oldest first; none where the document is damaged: nothing of worth hangs on it. */
  read(): Promise<readonly string[]>;
  /**
   * Adds a line, which must hold no secret, behind those that another tab added meanwhile.
   * @throws CofferError "disk-full", "store-failed", "vault-busy"
   */
  add(line: string): Promise<void>;
}

/** @param key the key that seals documents */
export function openHistory(store: VaultStore, key: CryptoKey, place: SlotPlace): History {
  const newest = async () => {
    const [revision = 0] = await store.revisions(historyName);
    const stored = await store.readDocument(historyName, revision);
    const opened = await openDocument(stored, key, { ...place, name: historyName, revision });
    const history = v.safeParse(historySchema, opened);
    return { revision, lines: history.success ? history.output.lines : [] };
  };
  return {
    async read() {
      return (await newest()).lines;
    },
    async add(line) {
      for (let attempt = 0; attempt < attempts; attempt++) {
        const { revision: before, lines } = await newest();
        const revision = before + 1;
        const document = { lines: [...lines, line].slice(-mostLines) };
        const sealed = await sealDocument(document, key, { ...place, name: historyName, revision });
        if (await store.append(sealed, before, 1)) return;
      }
      throw new CofferError('vault-busy');
    },
  };
}
