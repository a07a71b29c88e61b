import { overwrite, utf8 } from '../../base/bytes.ts';

/** A secret access key that is a text for the moment, as the key that SigV4 starts from. */
export async function signingSecret(secretAccessKey: string): Promise<CryptoKey> {
  const bytes = utf8(`AWS4${secretAccessKey}`);
  try {
    return await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  } finally {
    overwrite(bytes);
  }
}
