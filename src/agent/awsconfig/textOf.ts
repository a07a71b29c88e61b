import { fromUtf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/errors.ts';

/** 10,000 profiles take less than a fourth of it. */
const limitBytes = 8 * 1024 * 1024;

/**
 * Refuses a file by its size, before it is read into memory.
 * @throws CofferError "import-empty", "import-too-large"
 */
export function checkSize(name: string, bytes: number): void {
  if (bytes === 0) throw new CofferError('import-empty', { name });
  if (bytes > limitBytes) throw new CofferError('import-too-large', { name, bytes, limitBytes });
}

/**
 * The text of a chosen file, byte order mark kept.
 * @throws CofferError "import-empty", "import-too-large", "import-not-text"
 */
export function textOfFile(name: string, bytes: Uint8Array): string {
  checkSize(name, bytes.length);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new CofferError('import-not-text', { name, found: 'utf-16' });
  }
  if (bytes.includes(0)) throw new CofferError('import-not-text', { name, found: 'binary' });
  const text = decoded(name, bytes);
  // Trimming takes a lone byte order mark too.
  if (text.trim() === '') throw new CofferError('import-empty', { name });
  return text;
}

function decoded(name: string, bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new CofferError('import-not-text', { name, found: 'not-utf-8' });
  }
}
