import { overwrite, utf8 } from '../../base/bytes.ts';

/**
 * Signing key for one day, region and service.
 * @param secretKey HMAC-SHA-256 key over "AWS4" + secret access key
 * @param day UTC, "YYYYMMDD"
 * @returns non-extractable HMAC-SHA-256 key, good until that UTC day ends
 * @see AWS SigV4, "Calculate the signature", step 1
 */
export async function signingKey(
  secretKey: CryptoKey,
  day: string,
  region: string,
  service: string,
): Promise<CryptoKey> {
  const dateKey = await derivedKey(secretKey, day);
  const dateRegionKey = await derivedKey(dateKey, region);
  const dateRegionServiceKey = await derivedKey(dateRegionKey, service);
  return derivedKey(dateRegionServiceKey, 'aws4_request');
}

async function derivedKey(key: CryptoKey, text: string): Promise<CryptoKey> {
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text)));
  try {
    return await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  } finally {
    overwrite(bytes);
  }
}
