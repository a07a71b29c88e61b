import { fromUtf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { load } from '../../base/load.ts';

/** What scrypt takes at age's own cost, N = 2^18 and r = 8. */
const scryptMebibytes = 256;

/**
 * A standard age v1 file under a passphrase, as `age --passphrase` makes one: `age --decrypt` opens it without Coffer.
 * @param passphrase as passphraseBytes makes it, left as it is
 * @throws CofferError "part-not-loaded", "memory-too-little"
 * @see https://age-encryption.org/v1
 */
export async function encryptAge(
  content: Uint8Array,
  passphrase: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = await load(newEncrypter);
  // The package takes it as a string only, which cannot be overwritten.
  encrypter.setPassphrase(fromUtf8(passphrase));
  try {
    return Uint8Array.from(await encrypter.encrypt(content));
  } catch {
    // Nothing else can fail here, and the package does not say that it was memory.
    throw new CofferError('memory-too-little', { mebibytes: scryptMebibytes });
  }
}

async function newEncrypter() {
  const { Encrypter } = await import('age-encryption');
  return new Encrypter();
}
