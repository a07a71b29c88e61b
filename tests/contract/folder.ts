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
