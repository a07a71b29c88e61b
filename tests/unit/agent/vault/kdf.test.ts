import { expect, test, vi } from 'vitest';
import { toHex, utf8 } from '../../../../src/base/bytes.ts';
import { argon2, calibrated, ceiling, floor } from '../../../../src/agent/vault/kdf.ts';

test('argon2 computes the same bytes with and without WebAssembly', { timeout: 60_000 }, async () => {
  const salt = Uint8Array.from({ length: 32 }, (_, index) => index);
  const inWebAssembly = await argon2(utf8('correct horse'), salt, floor);
  vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new WebAssembly.CompileError('forbidden by policy'));
  const inJavaScript = await argon2(utf8('correct horse'), salt, floor);
  expect(toHex(inJavaScript)).toBe(toHex(inWebAssembly));
});

test.each([
  ['less memory than the floor', { ...floor, memoryKiB: floor.memoryKiB - 1 }],
  ['fewer passes than the floor', { ...floor, iterations: floor.iterations - 1 }],
  ['more memory than the ceiling', { ...ceiling, memoryKiB: ceiling.memoryKiB + 1 }],
  ['more passes than the ceiling', { ...ceiling, iterations: ceiling.iterations + 1 }],
  ['more lanes than the ceiling', { ...ceiling, parallelism: ceiling.parallelism + 1 }],
])('argon2 refuses %s', async (_what, cost) => {
  await expect(argon2(utf8('x'), new Uint8Array(32), cost)).rejects.toMatchObject({
    code: 'kdf-out-of-bounds',
    detail: cost,
  });
});

test.each([
  [5, { memoryKiB: 256 * 1024, iterations: 20, parallelism: 1 }],
  [100, { memoryKiB: 256 * 1024, iterations: 6, parallelism: 1 }],
  [300, { memoryKiB: 128 * 1024, iterations: 4, parallelism: 1 }],
  [600, { memoryKiB: 64 * 1024, iterations: 4, parallelism: 1 }],
  [5000, floor],
])('a machine that takes %i ms at the floor is given a cost of its own', (elapsedMs, cost) => {
  expect(calibrated(elapsedMs)).toEqual(cost);
});
