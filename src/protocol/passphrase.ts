import { utf8 } from '../base/bytes.ts';

/**
 * The bytes that a passphrase stands for: UTF-8 of its NFC form, untrimmed. Keyboards differ in the form they type,
 * so "é" must open the vault whether it came as one code point or two.
 * @see src/agent/vault/FORMAT.md, "Passphrase"
 */
export function passphraseBytes(passphrase: string): Uint8Array<ArrayBuffer> {
  return utf8(passphrase.normalize('NFC'));
}
