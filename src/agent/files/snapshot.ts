import { overwrite, utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { FileKind } from '../../protocol/views/files.ts';
import { checkSize, textOfFile } from '../awsconfig/reading/textOf.ts';
import type { OpenLocation } from './location.ts';

/** Files that were chosen once, where the browser cannot link any. */
export interface Snapshot extends OpenLocation {
  /** Which of its files were changed since they were opened. */
  changed(): ReadonlySet<FileKind>;
  /** Those of them that were not downloaded since. */
  unsaved(): ReadonlySet<FileKind>;
  /** The changed files, to be downloaded, also those that were already: whether a browser saved them, nobody tells. */
  save(): readonly File[];
}

/**
 * A location of chosen files. They are held as the browser's references and read when needed, so that no secret of
 * theirs lies in memory meanwhile; only changed ones do, until they are downloaded and the vault is locked.
 */
export function snapshotLocation(location: string, chosen: ReadonlyMap<FileKind, File>): Snapshot {
  const files = new Map(chosen);
  const changed = new Set<FileKind>();
  const unsaved = new Set<FileKind>();

  const textOf = async (file: File) => {
    checkSize(file.name, file.size);
    const bytes = await bytesOf(location, file);
    const text = textOfFile(file.name, bytes);
    overwrite(bytes);
    return text;
  };

  return {
    holds: 'snapshot',
    kinds: ['credentials', 'config'],
    read: () =>
      Promise.all(
        [...files].map(async ([kind, file]) => ({
          kind,
          name: file.name,
          modifiedAt: file.lastModified,
          text: await textOf(file),
        })),
      ),
    async edit(kind, change) {
      const file = files.get(kind);
      const before = file ? await textOf(file) : '';
      const after = await change(before);
      if (after === before) return;
      const bytes = utf8(after);
      const name = file?.name ?? kind;
      // As old as it is on disk: nothing there has changed yet.
      const lastModified = file?.lastModified ?? Date.now();
      // Of no type, a browser would look into it and download it as "credentials.txt".
      files.set(kind, new File([bytes], name, { type: 'application/octet-stream', lastModified }));
      overwrite(bytes);
      changed.add(kind);
      unsaved.add(kind);
    },
    changed: () => changed,
    unsaved: () => unsaved,
    save() {
      unsaved.clear();
      return [...files].filter(([kind]) => changed.has(kind)).map(([, file]) => file);
    },
  };
}

/** A file that was changed on disk since it was chosen cannot be read again. */
async function bytesOf(location: string, file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new CofferError('snapshot-changed', { location, file: file.name });
  }
}
