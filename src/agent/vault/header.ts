import * as v from 'valibot';
import { fromBase64, fromHex, fromUtf8, sameBytes, toBase64, toHex, utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { HeaderRecord } from '../store/vaultStore.ts';
import type { PassphraseSlot, SlotPlace } from './slots.ts';

/** The vault format that this code writes, and the newest that it reads. */
export const format = 1;

/** The document whose revisions are those of the vault. */
export const profilesName = 'profiles';

/** The plaintext beginning of a vault: what is needed to open the rest. */
export interface Header extends SlotPlace {
  readonly slots: readonly PassphraseSlot[];
}

/** The header as it is stored. */
export async function sealHeader(header: Header, key: CryptoKey): Promise<HeaderRecord> {
  const bytes = utf8(JSON.stringify(toJson(header)));
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes));
  return { bytes, checksum: await sha256(bytes), mac };
}

/**
 * Reads a stored header as far as that can be done without a key.
 * @throws CofferError "header-damaged", "format-newer"
 */
export async function readHeader(stored: unknown): Promise<{ header: Header; record: HeaderRecord }> {
  const record = v.safeParse(recordSchema, stored);
  if (!record.success) throw new CofferError('header-damaged');
  const { bytes, checksum } = record.output;
  if (!sameBytes(await sha256(bytes), checksum)) throw new CofferError('header-damaged');
  return { header: fromJson(bytes), record: record.output };
}

/**
 * Whether the header is the one that the holder of the root wrote.
 * @throws CofferError "header-damaged"
 */
export async function verifyHeader(record: HeaderRecord, key: CryptoKey): Promise<void> {
  const genuine = await crypto.subtle.verify('HMAC', key, record.mac, record.bytes);
  if (!genuine) throw new CofferError('header-damaged');
}

const bytes = v.instance(Uint8Array<ArrayBuffer>);
const recordSchema = v.object({ bytes, checksum: bytes, mac: bytes });

const positive = v.pipe(v.number(), v.integer(), v.minValue(1));

const base64 = (length: number) =>
  v.pipe(
    v.string(),
    v.regex(/^[A-Za-z0-9+/]+={0,2}$/),
    v.transform(fromBase64),
    v.check((decoded) => decoded.length === length),
  );

/** Read first, so that a newer format is told apart from damage whatever else it changed. */
const versionSchema = v.object({ format: positive, minFormat: positive });

const headerSchema = v.object({
  vaultId: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/), v.transform(fromHex)),
  keyEpoch: positive,
  slots: v.array(
    v.object({
      kind: v.literal('passphrase'),
      cost: v.object({ memoryKiB: positive, iterations: positive, parallelism: positive }),
      salt: base64(32),
      commitment: base64(32),
      iv: base64(12),
      wrappedRoot: base64(48),
    }),
  ),
});

function toJson(header: Header) {
  return {
    format,
    minFormat: format,
    vaultId: toHex(header.vaultId),
    keyEpoch: header.keyEpoch,
    slots: header.slots.map((slot) => ({
      kind: slot.kind,
      cost: slot.cost,
      salt: toBase64(slot.salt),
      commitment: toBase64(slot.commitment),
      iv: toBase64(slot.iv),
      wrappedRoot: toBase64(slot.wrappedRoot),
    })),
  };
}

function fromJson(json: Uint8Array): Header {
  const parsed = parseJson(json);
  const version = v.safeParse(versionSchema, parsed);
  if (!version.success) throw new CofferError('header-damaged');
  if (version.output.minFormat > format) throw new CofferError('format-newer');
  const header = v.safeParse(headerSchema, parsed);
  if (!header.success) throw new CofferError('header-damaged');
  return header.output;
}

function parseJson(json: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(json));
  } catch {
    // JSON.parse quotes its input in its message; that message must go no further.
    throw new CofferError('header-damaged');
  }
}

async function sha256(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data));
}
