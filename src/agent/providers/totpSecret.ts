import { fromBase32 } from '../../base/base32.ts';
import { fromUtf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';

/** 80 bits, the least that RFC 4226 has room for; AWS gives 320. */
const base32 = /^[A-Z2-7]{16,256}$/;

/**
 * The bytes of an MFA device's secret.
 * @param typed UTF-8: base32 in groups or not, or an otpauth URL as QR codes hold it
 * @throws CofferError "totp-malformed", "totp-unsupported"
 * @see Google Authenticator, "Key Uri Format"
 */
export function readTotpSecret(typed: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const text = fromUtf8(typed).trim();
  const digits = (text.startsWith('otpauth:') ? secretOf(text) : text)
    .replace(/[\s-]/g, '')
    .replace(/=+$/, '')
    .toUpperCase();
  if (!base32.test(digits)) throw new CofferError('totp-malformed');
  return fromBase32(digits);
}

function secretOf(text: string): string {
  if (!URL.canParse(text)) throw new CofferError('totp-malformed');
  const { host, searchParams } = new URL(text);
  const is = (name: string, usual: string) => (searchParams.get(name) ?? usual).toUpperCase() === usual;
  if (host !== 'totp' || !is('algorithm', 'SHA1') || !is('digits', '6') || !is('period', '30')) {
    throw new CofferError('totp-unsupported');
  }
  return searchParams.get('secret') ?? '';
}
