const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Prefix, then a first character of Q to 7 (older ids have A to P and hold no account), then base32. */
const holdsAccount = /^(?:AKIA|ASIA)[Q-Z2-7][A-Z2-7]{9,}$/;

/**
 * The account that an access key id belongs to, where the id holds it: twelve digits.
 * Base32 after the prefix spells a 48-bit number in its first six bytes; the account is what stays of it without its
 * highest bit and its seven lowest.
 */
export function accountOf(accessKeyId: string): string | undefined {
  if (!holdsAccount.test(accessKeyId)) return undefined;
  let bits = 0n;
  for (const character of accessKeyId.slice(4, 14)) bits = bits * 32n + BigInt(base32.indexOf(character));
  // Ten characters are 50 bits, two more than six bytes.
  const account = ((bits >> 2n) & 0x7fffffffff80n) >> 7n;
  return account < 10n ** 12n ? account.toString().padStart(12, '0') : undefined;
}

/** What is shown of a secret: the last four characters of the key id that it belongs to, and nothing of its own. */
export function maskOfSecret(accessKeyId: string): string {
  return maskKeyId(accessKeyId).replace('****', '****…');
}

/** All but the last four characters masked; as a whole where it is too short to spare four, or its end is of another line. */
export function maskKeyId(accessKeyId: string): string {
  return accessKeyId.length < 8 || accessKeyId.includes('\n') ? '****' : `****${accessKeyId.slice(-4)}`;
}
