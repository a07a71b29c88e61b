import { overwrite, utf8 } from '../../base/bytes.ts';

/** The keys of one unlocked vault, none of them extractable. */
export interface VaultKeys {
  /** AES-256-GCM, seals documents. */
  readonly document: CryptoKey;
  /** AES-256-GCM, seals each secret inside the profiles document. */
  readonly secret: CryptoKey;
  /** HMAC-SHA-256 over the header. */
  readonly header: CryptoKey;
}

/** Every label of a derived key; no two purposes share one. */
type KeyLabel =
  'document key' | 'secret key' | 'header key' | 'passphrase slot key' | 'passphrase slot commitment';

/**
 * HKDF-SHA-256 input of some key material, which is overwritten.
 * @param material 32 bytes
 */
export async function hkdfKey(material: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveKey', 'deriveBits']);
  overwrite(material);
  return key;
}

/** HKDF-SHA-256 parameters: salt is the vault's id, info names format and purpose. */
export function hkdfParameters(vaultId: Uint8Array<ArrayBuffer>, label: KeyLabel): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: vaultId, info: utf8(`coffer 1 ${label}`) };
}

/** An AES-256-GCM key derived for one purpose. */
export function deriveAesKey(
  from: CryptoKey,
  vaultId: Uint8Array<ArrayBuffer>,
  label: KeyLabel,
  usages: readonly KeyUsage[],
): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(
    hkdfParameters(vaultId, label),
    from,
    { name: 'AES-GCM', length: 256 },
    false,
    usages,
  );
}

/**
 * The vault's keys from its root.
 * @param root 32 random bytes; overwritten
 */
export async function deriveVaultKeys(
  root: Uint8Array<ArrayBuffer>,
  vaultId: Uint8Array<ArrayBuffer>,
): Promise<VaultKeys> {
  const from = await hkdfKey(root);
  const [document, secret, header] = await Promise.all([
    deriveAesKey(from, vaultId, 'document key', ['encrypt', 'decrypt']),
    deriveAesKey(from, vaultId, 'secret key', ['encrypt', 'decrypt', 'unwrapKey']),
    crypto.subtle.deriveKey(
      hkdfParameters(vaultId, 'header key'),
      from,
      { name: 'HMAC', hash: 'SHA-256', length: 256 },
      false,
      ['sign', 'verify'],
    ),
  ]);
  return { document, secret, header };
}
