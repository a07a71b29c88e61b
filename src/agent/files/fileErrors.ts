import { CofferError } from '../../base/cofferError.ts';
import type { FilePlace } from './location.ts';

/**
 * Does something with a file, and says in our words what the browser refuses.
 * @throws CofferError "file-permission", "file-denied", "file-gone", "file-is-folder", "file-busy", "file-disk-full", "file-failed"
 */
export async function withFile<Result>(
  place: FilePlace,
  handle: FileSystemHandle,
  wanted: 'read' | 'write',
  use: () => Promise<Result>,
): Promise<Result> {
  const state = await permission(handle, wanted);
  if (state === 'prompt') throw new CofferError('file-permission', { ...place, wanted });
  if (state === 'denied') throw new CofferError('file-denied', { ...place, wanted });
  try {
    return await use();
  } catch (error) {
    throw error instanceof CofferError ? error : fileError(place, wanted, nameOf(error));
  }
}

/** Where nothing can be asked for, such as in the private file system of an origin, everything is granted. */
async function permission(handle: FileSystemHandle, wanted: 'read' | 'write'): Promise<PermissionState> {
  return (await handle.queryPermission?.({ mode: wanted === 'read' ? 'read' : 'readwrite' })) ?? 'granted';
}

/** @see WHATWG File System Standard, the exceptions of getFile() and createWritable() */
function fileError(place: FilePlace, wanted: 'read' | 'write', name: string): CofferError {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return new CofferError('file-denied', { ...place, wanted });
    case 'NotFoundError':
      return new CofferError('file-gone', place);
    case 'TypeMismatchError':
      return new CofferError('file-is-folder', { location: place.location });
    case 'NoModificationAllowedError':
      return new CofferError('file-busy', place);
    case 'QuotaExceededError':
      return new CofferError('file-disk-full', place);
    default:
      return new CofferError('file-failed', { ...place, name });
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : 'unknown';
}
