import { Decrypter } from 'age-encryption';
import { expect, test } from 'vitest';
import { encryptAge } from '../../../../src/agent/vault/age.ts';
import { passphraseBytes } from '../../../../src/protocol/passphrase.ts';

test('encryptAge makes a file that opens under the passphrase in its NFC form', async () => {
  const passphrase = passphraseBytes('Gru\u0308\u00dfe, correct horse battery staple');
  // More than one of age's chunks of 64 KiB.
  const content = new Uint8Array(70_000).fill(7);
  const file = await encryptAge(content, passphrase);
  expect(passphrase).toEqual(passphraseBytes('Gr\u00fc\u00dfe, correct horse battery staple'));
  expect(new TextDecoder().decode(file.subarray(0, 80))).toMatch(
    // age's own default cost: 2^18.
    /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} 18\n/,
  );
  const decrypter = new Decrypter();
  decrypter.addPassphrase('Gr\u00fc\u00dfe, correct horse battery staple');
  expect(await decrypter.decrypt(file)).toEqual(content);
});
