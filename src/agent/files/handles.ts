import { overwrite } from '../../base/bytes.ts';
import type { FileKind } from '../../protocol/views/files.ts';
import type { LocationHandles } from '../../protocol/views/locations.ts';
import { checkSize, textOfFile } from '../awsconfig/reading/textOf.ts';
import { editFile } from './editFile.ts';
import { withFile } from './fileErrors.ts';
import type { Change, FilePlace, FolderLocation, LocatedFile, OpenLocation } from './location.ts';

const kinds: readonly FileKind[] = ['credentials', 'config'];

/** A linked location: its files are read and written where they lie. */
export function linkedLocation(location: string, handles: LocationHandles): OpenLocation | FolderLocation {
  return 'folder' in handles ? inFolder(location, handles.folder) : singleFiles(location, handles);
}

function inFolder(location: string, folder: FileSystemDirectoryHandle): FolderLocation {
  const place = { location, file: folder.name };
  return {
    holds: 'folder',
    kinds,
    read: () =>
      withFile(place, folder, 'read', async () => {
        const files = [];
        for (const kind of kinds) {
          const handle = await folder.getFileHandle(kind).catch(absent);
          if (handle) files.push(await read(location, kind, handle));
        }
        // Neither file and no folder look alike until the folder is asked for what it holds.
        if (files.length === 0) await folder.keys().next();
        return files;
      }),
    edit: (kind, change) =>
      withFile({ location, file: kind }, folder, 'write', async () => {
        const place = { location, file: kind };
        const handle = await folder.getFileHandle(kind).catch(absent);
        await (handle ? editFile(place, handle, change) : makeFile(place, folder, kind, change));
      }),
    async readBeside(path) {
      const name = path.at(-1) ?? '';
      return withFile({ location, file: name }, folder, 'read', async () => {
        let inner: FileSystemDirectoryHandle | undefined = folder;
        for (const part of path.slice(0, -1)) inner = await inner?.getDirectoryHandle(part).catch(absent);
        const handle = await inner?.getFileHandle(name).catch(absent);
        return handle && (await textIn(await handle.getFile()));
      });
    },
  };
}

async function makeFile(
  place: FilePlace,
  folder: FileSystemDirectoryHandle,
  kind: FileKind,
  change: Change,
): Promise<void> {
  // Before there is a file: what is refused must not leave an empty one.
  if ((await change('')) === '') return;
  const handle = await folder.getFileHandle(kind, { create: true });
  try {
    await editFile(place, handle, change);
  } catch (error) {
    if ((await handle.getFile()).size === 0) await folder.removeEntry(kind);
    throw error;
  }
}

function singleFiles(location: string, handles: Exclude<LocationHandles, { folder: unknown }>): OpenLocation {
  const held = kinds.flatMap((kind) => {
    const handle = handles[kind];
    return handle ? [{ kind, handle }] : [];
  });
  return {
    holds: 'files',
    kinds: held.map(({ kind }) => kind),
    async read() {
      const files = [];
      for (const { kind, handle } of held) {
        files.push(
          await withFile({ location, file: handle.name }, handle, 'read', () => read(location, kind, handle)),
        );
      }
      return files;
    },
    async edit(kind, change) {
      const handle = handles[kind];
      if (!handle) throw new TypeError(`${location} has no ${kind}`);
      const place = { location, file: handle.name };
      await withFile(place, handle, 'write', () => editFile(place, handle, change));
    },
  };
}

async function read(location: string, kind: FileKind, handle: FileSystemFileHandle): Promise<LocatedFile> {
  const place = { location, file: handle.name };
  return withFile(place, handle, 'read', async () => {
    const file = await handle.getFile();
    return { kind, name: file.name, modifiedAt: file.lastModified, text: await textIn(file) };
  });
}

async function textIn(file: File): Promise<string> {
  checkSize(file.name, file.size);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = textOfFile(file.name, bytes);
  overwrite(bytes);
  return text;
}

function absent(error: unknown): undefined {
  if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
  throw error;
}
