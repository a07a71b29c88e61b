import * as v from 'valibot';
import { CofferError } from '../../base/cofferError.ts';
import type { VaultStore } from '../store/vaultStore.ts';
import { openDocument, sealDocument } from './documents.ts';
import type { SlotPlace } from './slots.ts';

/** How often a change is made, or a reading done, because another tab was quicker. */
const attempts = 5;

/** A sealed document of which nothing but the newest revision stays. */
export interface Latest<Content> {
  /** What is stored now; as its kind has it where there is none yet, or where it is damaged. */
  read(): Promise<Content>;
  /**
   * Applies `edit` to what is stored now, another tab's changes among it, and stores the answer.
   * @returns what was stored; where `edit` gives back what it got, nothing is written
   * @throws CofferError "disk-full", "store-failed", "vault-busy" and what `edit` throws
   */
  change(edit: (content: Content) => Content | Promise<Content>): Promise<Content>;
}

/** What a document is called and what it holds. */
export interface DocumentKind<Schema extends v.GenericSchema> {
  readonly name: string;
  readonly schema: Schema;
  /** At first. */
  readonly empty: v.InferOutput<Schema>;
  /** In place of one that does not open; without it the empty one: what is lost could be had again, or done without. */
  readonly damaged?: v.InferOutput<Schema>;
  /** What a document of that name says of each revision, in one transaction with which it is stored. */
  readonly witness?: { readonly name: string; readonly of: (content: v.InferOutput<Schema>) => unknown };
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
  { name, schema, empty, damaged = empty, witness }: DocumentKind<Schema>,
): Latest<v.InferOutput<Schema>> {
  // A change that follows another need not open again what that one sealed.
  let held: { readonly revision: number; readonly content: v.InferOutput<Schema> } | undefined;

  const stored = async (revision: number) => {
    const record = await store.readDocument(name, revision);
    const opened = v.safeParse(schema, await openDocument(record, key, { ...place, name, revision }));
    const unopened = revision === 0 ? empty : damaged;
    held = { revision, content: opened.success ? opened.output : unopened };
    return held;
  };

  const write = async (edit: Parameters<Latest<v.InferOutput<Schema>>['change']>[0]) => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const [before = 0] = await store.revisions(name);
      const { content } = held?.revision === before ? held : await stored(before);
      const edited = await edit(content);
      if (edited === content) return content;
      const revision = before + 1;
      const [sealed, beside] = await Promise.all([
        sealDocument(edited, key, { ...place, name, revision }),
        witness && sealDocument(witness.of(edited), key, { ...place, name: witness.name, revision }),
      ]);
      if (!(await store.append(sealed, before, 1, beside))) continue;
      held = { revision, content: edited };
      return edited;
    }
    throw new CofferError('vault-busy');
  };

  // One change at a time: many at once would take from one another what they read.
  let queue: Promise<unknown> = Promise.resolve();

  return {
    async read() {
      let [revision = 0] = await store.revisions(name);
      for (let attempt = 1; ; attempt++) {
        const { content } = await stored(revision);
        const [now = 0] = await store.revisions(name);
        if (now === revision || attempt === attempts) return content;
        // Another tab wrote meanwhile, and what was to be read may have been gone by then.
        revision = now;
      }
    },
    change(edit) {
      const done = queue.then(() => write(edit));
      queue = done.catch(() => undefined);
      return done;
    },
  };
}
