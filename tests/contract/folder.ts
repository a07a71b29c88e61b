import { vi } from 'vitest';

/** A folder like ~/.aws, real to the browser: in its private file system, so that no picker is needed. */
export interface Folder {
  readonly handle: FileSystemDirectoryHandle;
  /** Writes as another program would. */
  write(name: string, text: string): Promise<void>;
  read(name: string): Promise<string>;
  remove(name: string): Promise<void>;
}

let made = 0;

export async function makeFolder(files: Readonly<Record<string, string>>): Promise<Folder> {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getDirectoryHandle(`aws-${String(++made)}`, { create: true });
  const folder: Folder = {
    handle,
    async write(name, text) {
      const writable = await (await handle.getFileHandle(name, { create: true })).createWritable();
      await writable.write(text);
      await writable.close();
    },
    read: async (name) => (await (await handle.getFileHandle(name)).getFile()).text(),
    remove: (name) => handle.removeEntry(name),
  };
  for (const name of ['credentials', 'config']) await handle.removeEntry(name).catch(() => undefined);
  for (const [name, text] of Object.entries(files)) await folder.write(name, text);
  return folder;
}

/** Does something once, right when Coffer has read a file of this name and is about to write to it. */
export function beforeNextWrite(name: string, act: () => Promise<void>): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the handle that it is asked of
  const real = FileSystemFileHandle.prototype.createWritable;
  const spy = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable');
  spy.mockImplementation(async function (this: FileSystemFileHandle) {
    if (this.name === name) {
      spy.mockRestore();
      await act();
    }
    return real.call(this);
  });
}

/** Does something right before each reading of a file, but for those that it brings about itself. @returns what ends that */
export function beforeReads(
  file: FileSystemFileHandle,
  act: () => Promise<unknown>,
): { mockRestore(): void } {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the handle that it is asked of
  const real = FileSystemFileHandle.prototype.getFile;
  const spy = vi.spyOn(FileSystemFileHandle.prototype, 'getFile');
  let acting = false;
  spy.mockImplementation(async function (this: FileSystemFileHandle) {
    if (!acting && (await this.isSameEntry(file))) {
      acting = true;
      await act();
      acting = false;
    }
    return real.call(this);
  });
  return spy;
}

/** Another program that writes to the file, as the browser reports it. */
export const busy = (): Promise<never> =>
  Promise.reject(new DOMException('busy', 'NoModificationAllowedError'));
