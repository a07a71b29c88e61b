/*
 * The File System Access API as far as Coffer uses it. TypeScript's DOM types leave it out, because Chromium alone has it.
 */
import type { LocationHandles } from '../../protocol/views/locations.ts';

interface Access {
  readonly mode: 'read' | 'readwrite';
}

declare global {
  interface Window {
    readonly showDirectoryPicker?: (
      options: Access & { readonly id: string },
    ) => Promise<FileSystemDirectoryHandle>;
    readonly showOpenFilePicker?: (options: {
      readonly id: string;
      readonly multiple: boolean;
    }) => Promise<FileSystemFileHandle[]>;
  }

  interface FileSystemHandle {
    queryPermission?(access: Access): Promise<PermissionState>;
    requestPermission?(access: Access): Promise<PermissionState>;
  }
}

/** What was chosen to be linked, or to be taken as it is now. */
export type Chosen =
  | { readonly of: 'folder'; readonly folder: FileSystemDirectoryHandle }
  | { readonly of: 'handles'; readonly handles: readonly FileSystemFileHandle[] }
  | { readonly of: 'snapshot'; readonly files: readonly File[] };

/** By it the browser opens its picker where the last one was left. */
const id = 'aws';

type PickerWindow = Pick<Window, 'showDirectoryPicker' | 'showOpenFilePicker'>;

/** Whether this browser lets a page keep hold of files. */
export function canLink({ showDirectoryPicker, showOpenFilePicker }: PickerWindow): boolean {
  return showDirectoryPicker !== undefined && showOpenFilePicker !== undefined;
}

/**
 * Lets the user choose a folder, to be read; leave to write is asked for when it is first needed.
 * @returns undefined where none was chosen
 */
export function pickFolder(window: PickerWindow): Promise<FileSystemDirectoryHandle | undefined> {
  return unlessCancelled(window.showDirectoryPicker?.({ id, mode: 'read' }));
}

/** As `pickFolder`, for single files. */
export function pickFiles(window: PickerWindow): Promise<readonly FileSystemFileHandle[] | undefined> {
  return unlessCancelled(window.showOpenFilePicker?.({ id, multiple: true }));
}

/** Which shared file each is by its name. One whose name does not tell, or tells the same as another's, is left out. */
export function byName(handles: readonly FileSystemFileHandle[]): {
  credentials: FileSystemFileHandle | undefined;
  config: FileSystemFileHandle | undefined;
} {
  const only = (word: string): FileSystemFileHandle | undefined => {
    const [first, ...others] = handles.filter(({ name }) => name.toLowerCase().includes(word));
    return others.length === 0 ? first : undefined;
  };
  return { credentials: only('credentials'), config: only('config') };
}

/**
 * Has the browser ask the user for what was not granted yet. It asks only soon after a click.
 * @param asking called before it asks
 * @returns the name of a file or folder that is refused; undefined where all is granted
 */
export async function refusedOf(
  handles: LocationHandles,
  mode: 'read' | 'readwrite',
  asking: () => void,
): Promise<string | undefined> {
  const asked = 'folder' in handles ? [handles.folder] : [handles.credentials, handles.config];
  // All at once: the time that a click lasts for may be over after the first answer.
  const refused = await Promise.all(
    asked.map(async (handle) =>
      handle === undefined || (await isGranted(handle, mode, asking)) ? undefined : handle.name,
    ),
  );
  return refused.find((name) => name !== undefined);
}

async function isGranted(
  handle: FileSystemHandle,
  mode: 'read' | 'readwrite',
  asking: () => void,
): Promise<boolean> {
  // Where nothing can be asked for, such as in the private file system of an origin, everything is granted.
  if (((await handle.queryPermission?.({ mode })) ?? 'granted') === 'granted') return true;
  asking();
  try {
    return (await handle.requestPermission?.({ mode })) === 'granted';
  } catch {
    // Too long after the click, or blocked in the site settings: nobody was asked.
    return false;
  }
}

async function unlessCancelled<Picked>(picking: Promise<Picked> | undefined): Promise<Picked | undefined> {
  try {
    return await picking;
  } catch (caught) {
    if (caught instanceof DOMException && caught.name === 'AbortError') return undefined;
    throw caught;
  }
}
