import { CofferError } from '../../base/cofferError.ts';

/**
 * The bytes of a file that was chosen or dropped. A folder is dropped as a file too, and shows only here.
 * @throws CofferError "file-unreadable"
 */
export async function bytesOfFile(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new CofferError('file-unreadable', { name: file.name });
  }
}
