import { overwrite, sameBytes, utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { textOfFile } from '../awsconfig/reading/textOf.ts';
import type { Change, FilePlace } from './location.ts';

/** How often a change is made anew because another program wrote meanwhile. */
const attempts = 5;

/**
 * Changes a file in place. The browser writes to a file beside it, which takes its place only when it is whole: on any
 * error the file is as it was.
 * @throws CofferError "file-busy" where another program keeps writing; and what `change` throws
 */
export async function editFile(
  place: FilePlace,
  handle: FileSystemFileHandle,
  change: Change,
): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await bytesOf(handle);
    const after = utf8(await change(textOfFile(place.file, before)));
    try {
      if (sameBytes(before, after) || (await replace(handle, before, after))) return;
    } finally {
      overwrite(before, after);
    }
  }
  throw new CofferError('file-busy', place);
}

/** Whether the file was replaced; not where it no longer is what it was. */
async function replace(
  handle: FileSystemFileHandle,
  before: Uint8Array,
  after: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const writable = await handle.createWritable();
  try {
    await writable.write(after);
    const now = await bytesOf(handle);
    const isUnchanged = sameBytes(now, before);
    overwrite(now);
    // No browser compares and swaps; between this look and the next line another program has a moment left.
    await (isUnchanged ? writable.close() : writable.abort());
    return isUnchanged;
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
}

async function bytesOf(handle: FileSystemFileHandle): Promise<Uint8Array<ArrayBuffer>> {
  const file = await handle.getFile();
  return new Uint8Array(await file.arrayBuffer());
}
