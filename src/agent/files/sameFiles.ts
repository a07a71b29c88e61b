import type { LocationHandles } from '../../protocol/views/locations.ts';

/** Whether two locations would read or write a file in common, as far as the browser knows. */
export async function sameFiles(one: LocationHandles, other: LocationHandles): Promise<boolean> {
  if ('folder' in one) {
    return 'folder' in other ? one.folder.isSameEntry(other.folder) : anyIn(one.folder, filesOf(other));
  }
  if ('folder' in other) return anyIn(other.folder, filesOf(one));
  const pairs = filesOf(one).flatMap((file) => filesOf(other).map((another) => file.isSameEntry(another)));
  return (await Promise.all(pairs)).includes(true);
}

/** Whether one file is taken for `credentials` and for `config`. */
export async function isOneFile(handles: LocationHandles): Promise<boolean> {
  if ('folder' in handles) return false;
  const [file, another] = filesOf(handles);
  return file !== undefined && another !== undefined && file.isSameEntry(another);
}

type FileHandles = Exclude<LocationHandles, { folder: unknown }>;

function filesOf({ credentials, config }: FileHandles): readonly FileSystemFileHandle[] {
  return [credentials, config].filter((handle) => handle !== undefined);
}

async function anyIn(
  folder: FileSystemDirectoryHandle,
  files: readonly FileSystemFileHandle[],
): Promise<boolean> {
  const paths = await Promise.all(files.map((file) => folder.resolve(file)));
  return paths.some((path) => path?.length === 1 && (path[0] === 'credentials' || path[0] === 'config'));
}
