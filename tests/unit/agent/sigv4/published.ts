import { utf8 } from '../../../../src/base/bytes.ts';

/** The secret access key of AWS's published signing examples. */
export const publishedSecret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

/** The key the vault would unwrap; only tests have the secret as text. */
export function secretKey(secretAccessKey: string): Promise<CryptoKey> {
  return crypto.subtle.importKey(
    'raw',
    utf8(`AWS4${secretAccessKey}`),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
}
