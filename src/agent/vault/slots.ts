import { lengthPrefixed, sameBytes, uint32, utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { argon2, type KdfCost } from './kdf.ts';
import { deriveAesKey, hkdfKey, hkdfParameters } from './keys.ts';

/** What a slot belongs to; bound into it, so that it opens nothing else. */
export interface SlotPlace {
  readonly vaultId: Uint8Array<ArrayBuffer>;
  readonly keyEpoch: number;
}

/** The vault's root key, wrapped under a passphrase. */
export interface PassphraseSlot {
  readonly kind: 'passphrase';
  readonly cost: KdfCost;
  /** 32 random bytes. */
  readonly salt: Uint8Array<ArrayBuffer>;
  /** 32 bytes; equal only for the right passphrase, so that a wrong one and damage are told apart. */
  readonly commitment: Uint8Array<ArrayBuffer>;
  /** 96 bits. */
  readonly iv: Uint8Array<ArrayBuffer>;
  /** 48 bytes: AES-256-GCM of the root, tag included. */
  readonly wrappedRoot: Uint8Array<ArrayBuffer>;
}

/** Wraps the root (32 bytes, left as it is) under a passphrase (as passphraseBytes makes it, left as it is). */
export async function passphraseSlot(
  root: Uint8Array<ArrayBuffer>,
  passphrase: Uint8Array,
  cost: KdfCost,
  place: SlotPlace,
): Promise<PassphraseSlot> {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const { key, commitment } = await slotKey(passphrase, salt, cost, place);
  const wrappedRoot = await crypto.subtle.encrypt(wrapping(iv, place), key, root);
  return { kind: 'passphrase', cost, salt, commitment, iv, wrappedRoot: new Uint8Array(wrappedRoot) };
}

/**
 * The root that a slot holds.
 * @returns 32 bytes, the caller's to overwrite
 * @throws CofferError "passphrase-wrong"; "header-damaged" where the passphrase is right and the root still does not open
 */
export async function openPassphraseSlot(
  slot: PassphraseSlot,
  passphrase: Uint8Array,
  place: SlotPlace,
): Promise<Uint8Array<ArrayBuffer>> {
  const { key, commitment } = await slotKey(passphrase, slot.salt, slot.cost, place);
  if (!sameBytes(commitment, slot.commitment)) throw new CofferError('passphrase-wrong');
  try {
    return new Uint8Array(await crypto.subtle.decrypt(wrapping(slot.iv, place), key, slot.wrappedRoot));
  } catch {
    throw new CofferError('header-damaged');
  }
}

/** Whether a passphrase, left as it is, is that of a slot. The root stays wrapped. */
export async function verifyPassphrase(
  slot: PassphraseSlot,
  passphrase: Uint8Array,
  place: SlotPlace,
): Promise<boolean> {
  const { commitment } = await slotKey(passphrase, slot.salt, slot.cost, place);
  return sameBytes(commitment, slot.commitment);
}

async function slotKey(passphrase: Uint8Array, salt: Uint8Array, cost: KdfCost, place: SlotPlace) {
  const from = await hkdfKey(await argon2(passphrase, salt, cost));
  const [key, commitment] = await Promise.all([
    deriveAesKey(from, place.vaultId, 'passphrase slot key', ['encrypt', 'decrypt']),
    crypto.subtle.deriveBits(hkdfParameters(place.vaultId, 'passphrase slot commitment'), from, 256),
  ]);
  return { key, commitment: new Uint8Array(commitment) };
}

function wrapping(iv: Uint8Array<ArrayBuffer>, place: SlotPlace): AesGcmParams {
  const additionalData = lengthPrefixed(
    utf8('coffer 1 passphrase slot'),
    place.vaultId,
    uint32(place.keyEpoch),
  );
  return { name: 'AES-GCM', iv, additionalData };
}
