import * as v from 'valibot';
import { latestDocument, type DocumentShelf } from './latest.ts';

/** Lines that stay. */
const mostLines = 1000;

/** The lines that were run on the console, sealed as the profiles are. */
export interface History {
  /** The oldest first. */
  read(): Promise<readonly string[]>;
  /**
   * Adds a line, which must hold no secret, behind those that another tab added meanwhile.
   * @throws CofferError "disk-full", "store-failed", "vault-busy"
   */
  add(line: string): Promise<void>;
}

export function openHistory(shelf: DocumentShelf): History {
  const document = latestDocument(shelf, {
    name: 'history',
    schema: v.object({ lines: v.array(v.string()) }),
    empty: { lines: [] },
  });
  return {
    async read() {
      return (await document.read()).lines;
    },
    async add(line) {
      await document.change(({ lines }) => ({ lines: [...lines, line].slice(-mostLines) }));
    },
  };
}
