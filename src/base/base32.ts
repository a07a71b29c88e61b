/** RFC 4648 */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A number in base32 digits, without leading zeros. */
export function toBase32(number: bigint): string {
  return number.toString(32).replace(/./g, (digit) => alphabet.charAt(parseInt(digit, 32)));
}

/** The bytes that base32 digits spell, without padding. */
export function fromBase32(digits: string): Uint8Array<ArrayBuffer> {
  const bits = Array.from(digits, (digit) => alphabet.indexOf(digit).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}
