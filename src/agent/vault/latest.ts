import * as v from 'valibot';
import { CofferError } from '../../base/cofferError.ts';
import type { VaultStore } from '../store/vaultStore.ts';
import { openDocument, sealDocument } from './documents.ts';
import type { SlotPlace } from './slots.ts';

/** How often a change is made anew because another tab was quicker. */
const attempts = 5;

/** A sealed document of which nothing but the newest revision stays. */
export interface Latest<Content> {
  /** Empty where there is none yet or it is damaged: nothing hangs on it that could not be had again, or done without. */
  read(): Promise<Content>;
  /**
   * Applies `edit` to what is stored now, another tab's changes among it, and stores the answer.
   * @returns what was stored; where `edit` gives back what it got, nothing is written
   * @throws CofferError "disk-full", "store-failed", "vault-busy" and what `edit` throws
   */
  change(edit: (content: Content) => Content | Promise<Content>): Promise<Content>;
}

/** What a document is called, what it holds, and what it holds at first. */
interface Kind<Schema extends v.GenericSchema> {
  readonly name: string;
  readonly schema: Schema;
  readonly empty: v.InferOutput<Schema>;
}

/** Where documents lie, and what seals them. */
export interface DocumentShelf {
  readonly store: VaultStore;
  /** Seals documents. */
  readonly key: CryptoKey;
  readonly place: SlotPlace;
}

export function latestDocument<const Schema extends v.GenericSchema>(
  { store, key, place }: DocumentShelf,
  { name, schema, empty }: Kind<Schema>,
): Latest<v.InferOutput<Schema>> {
  const newest = async () => {
    const [revision = 0] = await store.revisions(name);
    const stored = await store.readDocument(name, revision);
    const opened = v.safeParse(schema, await openDocument(stored, key, { ...place, name, revision }));
    return { revision, content: opened.success ? opened.output : empty };
  };
  return {
    async read() {
      return (await newest()).content;
    },
    async change(edit) {
      for (let attempt = 0; attempt < attempts; attempt++) {
        const { revision: before, content } = await newest();
        const edited = await edit(content);
        if (edited === content) return content;
        const revision = before + 1;
        const sealed = await sealDocument(edited, key, { ...place, name, revision });
        if (await store.append(sealed, before, 1)) return edited;
      }
      throw new CofferError('vault-busy');
    },
  };
}
