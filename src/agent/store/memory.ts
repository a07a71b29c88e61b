import { CofferError } from '../../base/cofferError.ts';
import type { LocationHandles } from '../../protocol/views/locations.ts';
import type { DocumentRecord, HeaderRecord, VaultStore } from './vaultStore.ts';

/** A store that ends with the agent: the temporary vault of "Try the sandbox". */
export function memoryStore(): VaultStore {
  let header: HeaderRecord | undefined;
  let documents: readonly DocumentRecord[] = [];
  const handles = new Map<string, LocationHandles>();

  const revisions = (name: string) =>
    documents
      .filter((document) => document.name === name)
      .map((document) => document.revision)
      .sort((a, b) => b - a);

  return {
    readHeader: () => Promise.resolve(header),
    revisions: (name) => Promise.resolve(revisions(name)),
    readDocument: (name, revision) =>
      Promise.resolve(documents.find((document) => document.name === name && document.revision === revision)),
    create(newHeader, first) {
      if (header) return Promise.reject(new CofferError('vault-exists'));
      header = newHeader;
      documents = first;
      return Promise.resolve();
    },
    append(document, expected, keep, beside) {
      if ((revisions(document.name)[0] ?? 0) !== expected) return Promise.resolve(false);
      const kept = [...documents, document].filter(
        ({ name, revision }) => name !== document.name || revision > document.revision - keep,
      );
      documents = beside ? [...kept.filter(({ name }) => name !== beside.name), beside] : kept;
      return Promise.resolve(true);
    },
    readHandles: (locationId) => Promise.resolve(handles.get(locationId)),
    putHandles(locationId, given) {
      handles.set(locationId, given);
      return Promise.resolve();
    },
    deleteHandles(locationId) {
      handles.delete(locationId);
      return Promise.resolve();
    },
    close() {
      header = undefined;
      documents = [];
      handles.clear();
    },
  };
}
