import * as v from 'valibot';
import { concat, fromBase64, lengthPrefixed, overwrite, toBase64, utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { totpAlgorithm } from '../../base/totp.ts';
import { format } from './header.ts';

/** The secret fields of a profile, by their names in the shared files. */
export const secretFields = ['aws_secret_access_key', 'aws_session_token'] as const;
export type SecretField = (typeof secretFields)[number];

export const sealedSecretSchema = v.object({
  /** Base64 of 96 bits. */
  iv: v.string(),
  /** Base64; AES-256-GCM with its tag. */
  ciphertext: v.string(),
});

/** One secret, sealed for one field of one profile. */
export type SealedSecret = v.InferOutput<typeof sealedSecretSchema>;

/** The secret of an MFA device, which codes are made with. */
const totpField = 'totp_secret';

/** Everything that is sealed once more inside a document. */
export type SealedField = SecretField | typeof totpField;

/** Where a secret belongs; anywhere else it does not open. */
interface SecretPlace {
  readonly vaultId: Uint8Array<ArrayBuffer>;
  /** Of the profile, the session or the MFA device. */
  readonly profileId: string;
  readonly field: SealedField;
}

/** Seals a secret (UTF-8; overwritten). */
export async function sealSecret(
  secret: Uint8Array<ArrayBuffer>,
  key: CryptoKey,
  place: SecretPlace,
): Promise<SealedSecret> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plaintext = concat(prefixOf(place.field), secret);
  const ciphertext = await crypto.subtle.encrypt(boundTo(place, iv), key, plaintext);
  overwrite(plaintext, secret);
  return { iv: toBase64(iv), ciphertext: toBase64(new Uint8Array(ciphertext)) };
}

/**
 * The secret's bytes, the caller's to overwrite.
 * @throws CofferError "secret-damaged"
 */
export async function openSecret(
  sealed: SealedSecret,
  key: CryptoKey,
  place: SecretPlace,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const iv = fromBase64(sealed.iv);
    const opened = await crypto.subtle.decrypt(boundTo(place, iv), key, fromBase64(sealed.ciphertext));
    const plaintext = new Uint8Array(opened);
    const secret = plaintext.slice(prefixOf(place.field).length);
    overwrite(plaintext);
    return secret;
  } catch {
    throw new CofferError('secret-damaged', { field: place.field });
  }
}

/**
 * A secret access key as the HMAC key that SigV4 starts from: ciphertext to CryptoKey, so that the secret is never
 * within reach of JavaScript.
 * @returns non-extractable HMAC-SHA-256 key over "AWS4" + secret
 * @throws CofferError "secret-damaged"
 */
export async function unwrapSigningSecret(
  sealed: SealedSecret,
  key: CryptoKey,
  place: Omit<SecretPlace, 'field'>,
): Promise<CryptoKey> {
  const field = 'aws_secret_access_key';
  try {
    const parameters = boundTo({ ...place, field }, fromBase64(sealed.iv));
    const hmac = { name: 'HMAC', hash: 'SHA-256' };
    const wrapped = fromBase64(sealed.ciphertext);
    return await crypto.subtle.unwrapKey('raw', wrapped, key, parameters, hmac, false, ['sign']);
  } catch {
    throw new CofferError('secret-damaged', { field });
  }
}

/**
 * The secret of an MFA device as the key that its codes are made with, never within reach of JavaScript.
 * @returns non-extractable HMAC-SHA-1 key
 * @throws CofferError "secret-damaged"
 */
export async function unwrapTotpSecret(
  sealed: SealedSecret,
  key: CryptoKey,
  place: Omit<SecretPlace, 'field'>,
): Promise<CryptoKey> {
  const parameters = boundTo({ ...place, field: totpField }, fromBase64(sealed.iv));
  const wrapped = fromBase64(sealed.ciphertext);
  try {
    return await crypto.subtle.unwrapKey('raw', wrapped, key, parameters, totpAlgorithm, false, ['sign']);
  } catch {
    throw new CofferError('secret-damaged', { field: totpField });
  }
}

/** SigV4 keys its first HMAC with "AWS4" + secret; sealed so, the key can be unwrapped without touching it. */
function prefixOf(field: SealedField): Uint8Array {
  return field === 'aws_secret_access_key' ? utf8('AWS4') : new Uint8Array();
}

function boundTo(place: SecretPlace, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  const additionalData = lengthPrefixed(
    utf8(`coffer ${format} secret`),
    place.vaultId,
    utf8(place.profileId),
    utf8(place.field),
  );
  return { name: 'AES-GCM', iv, additionalData };
}
