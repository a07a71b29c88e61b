import type { EpochMs } from './clock.ts';

/** How long each code is the current one. */
export const stepMs = 30_000;

/** Which of the codes since 1970 is the current one. */
export function stepAt(time: EpochMs): number {
  return Math.floor(time / stepMs);
}

/** Of the key that makes codes. */
export const totpAlgorithm = { name: 'HMAC', hash: 'SHA-1' };

/** What a device counts with: the bytes that its secret spells, as a key that cannot be read back. */
export function totpKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, totpAlgorithm, false, ['sign']);
}

/**
 * The six digits that an authenticator shows at a time.
 * @param key of totpKey
 * @see RFC 6238, with the defaults of authenticator apps; RFC 4226, section 5.3
 */
export async function totpCode(key: CryptoKey, time: EpochMs): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(stepAt(time)));
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter));
  const offset = mac.getUint8(mac.byteLength - 1) & 0xf;
  const number = mac.getUint32(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
