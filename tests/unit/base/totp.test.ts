import { expect, test } from 'vitest';
import { utf8 } from '../../../src/base/bytes.ts';
import { totpCode, totpKey } from '../../../src/base/totp.ts';

// RFC 6238, appendix B, SHA-1: its secret, and the last six of its eight digits.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])("at second %d the device with the RFC's secret shows %s", async (seconds, code) => {
  expect(await totpCode(await totpKey(utf8('12345678901234567890')), seconds * 1000)).toBe(code);
});
