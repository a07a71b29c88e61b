import type { EpochMs } from '../base/clock.ts';
import { fromBase32 } from './base32.ts';

/** How long each code is the current one. */
export const stepMs = 30_000;

/**
 * The six digits that an authenticator shows at a time.
 * @param secret base32
 * @see RFC 6238, with the defaults of authenticator apps; RFC 4226, section 5.3
 */
export async function totpCode(secret: string, time: EpochMs): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(time / stepMs)));
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const key = await crypto.subtle.importKey('raw', fromBase32(secret), algorithm, false, ['sign']);
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter));
  const offset = mac.getUint8(mac.byteLength - 1) & 0xf;
  const number = mac.getUint32(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
