import { toHex } from './bytes.ts';

/** A fresh name for a thing that has none of its own: 16 random bytes as 32 hexadecimal digits. */
export function newId(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}
