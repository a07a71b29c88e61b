import { fromUtf8 } from '../../../base/bytes.ts';
import { CofferError } from '../../../base/cofferError.ts';

/** 10,000 profiles take less than a fourth of it. */
const limitBytes = 8 * 1024 * 1024;

/**
 * Refuses a file by its size, before it is read into memory.
 * @throws CofferError "file-too-large"
 */
export function checkSize(name: string, bytes: number): void {
  if (bytes > limitBytes) throw new CofferError('file-too-large', { name, bytes, limitBytes });
}

/**
 * The text of a shared file, byte order mark kept.
 * @throws CofferError "file-too-large", "file-not-text"
 */
export function textOfFile(name: string, bytes: Uint8Array): string {
  checkSize(name, bytes.length);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new CofferError('file-not-text', { name, found: 'utf-16' });
  }
  if (bytes.includes(0)) throw new CofferError('file-not-text', { name, found: 'binary' });
  return decoded(name, bytes);
}

function decoded(name: string, bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new CofferError('file-not-text', { name, found: 'not-utf-8' });
  }
}
