import { toHex, utf8 } from '../../base/bytes.ts';
import type { Signing } from './request.ts';
import { signingKey } from './signingKey.ts';
import { signingDay, stringToSign } from './stringToSign.ts';

/**
 * The signature: 64 lower-case hexadecimal digits.
 * @see AWS SigV4, "Calculate the signature", step 2
 */
export async function signature(signingKey: CryptoKey, stringToSign: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', signingKey, utf8(stringToSign))));
}

/** All stages from the canonical request on. */
export async function requestSignature(
  canonicalRequest: string,
  secretKey: CryptoKey,
  signing: Signing,
): Promise<string> {
  const key = await signingKey(secretKey, signingDay(signing.time), signing.region, signing.service);
  return signature(key, await stringToSign(signing, canonicalRequest));
}
