import * as v from 'valibot';
import { fromUtf8, lengthPrefixed, overwrite, uint32, utf8 } from '../../base/bytes.ts';
import type { DocumentRecord } from '../store/vaultStore.ts';
import { format } from './header.ts';
import type { SlotPlace } from './slots.ts';

/** What one sealed revision is bound to; in any other place it does not open. */
interface DocumentPlace extends SlotPlace {
  readonly name: string;
  readonly revision: number;
}

/** Below this every document is of one size. */
const smallestPaddedLength = 16 * 1024;

/** Seals a document of plain JSON values. */
export async function sealDocument(
  document: unknown,
  key: CryptoKey,
  place: DocumentPlace,
): Promise<DocumentRecord> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plaintext = padded(utf8(JSON.stringify(document)));
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: boundTo(place) },
    key,
    plaintext,
  );
  overwrite(plaintext);
  return { name: place.name, revision: place.revision, iv, ciphertext: new Uint8Array(ciphertext) };
}

/** The JSON value that a stored document holds, or undefined where it is damaged, cut off or in another's place. */
export async function openDocument(stored: unknown, key: CryptoKey, place: DocumentPlace): Promise<unknown> {
  const record = v.safeParse(recordSchema, stored);
  if (!record.success) return undefined;
  const { iv, ciphertext } = record.output;
  try {
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: boundTo(place) },
      key,
      ciphertext,
    );
    const plaintext = new Uint8Array(opened);
    const document: unknown = JSON.parse(fromUtf8(unpadded(plaintext)));
    overwrite(plaintext);
    return document;
  } catch {
    return undefined;
  }
}

const bytes = v.instance(Uint8Array<ArrayBuffer>);
const recordSchema = v.object({ iv: v.pipe(bytes, v.length(12)), ciphertext: bytes });

function boundTo(place: DocumentPlace): Uint8Array<ArrayBuffer> {
  return lengthPrefixed(
    utf8('coffer document'),
    uint32(format),
    place.vaultId,
    utf8(place.name),
    uint32(place.revision),
    uint32(place.keyEpoch),
  );
}

/** Length as uint32, text, zeros: the ciphertext's length says little about how many profiles there are. */
function padded(text: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(paddedLength(text.length + 4));
  new DataView(whole.buffer).setUint32(0, text.length);
  whole.set(text, 4);
  overwrite(text);
  return whole;
}

function unpadded(plaintext: Uint8Array): Uint8Array {
  const length = new DataView(plaintext.buffer).getUint32(0);
  return plaintext.subarray(4, 4 + length);
}

/**
 * At most 12 % more than `length`, and one of few sizes.
 * @see Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", Padmé
 */
function paddedLength(length: number): number {
  if (length <= smallestPaddedLength) return smallestPaddedLength;
  const exponent = Math.floor(Math.log2(length));
  const free = exponent - (Math.floor(Math.log2(exponent)) + 1);
  const step = 2 ** free;
  return Math.ceil(length / step) * step;
}
