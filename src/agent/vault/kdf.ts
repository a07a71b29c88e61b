import { overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { load } from '../../base/load.ts';

/** Cost of one Argon2id v1.3 derivation. */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/** Less than this is refused: a weakened header must not make the passphrase cheap to guess. */
export const floor: KdfCost = { memoryKiB: 64 * 1024, iterations: 3, parallelism: 1 };

/** More than this is refused before it runs: a forged header must not hang or crash the browser. */
export const ceiling: KdfCost = { memoryKiB: 1024 * 1024, iterations: 20, parallelism: 4 };

/** Calibration raises memory up to here and iterations from there on: phones give a page no more. */
const comfortableMemoryKiB = 256 * 1024;

const keyLength = 32;

/**
 * Argon2id v1.3 (RFC 9106) of a passphrase.
 * @param salt 32 bytes
 * @returns 32 bytes
 * @throws CofferError "kdf-out-of-bounds" before anything runs, "memory-too-little"
 */
export async function argon2(
  passphrase: Uint8Array,
  salt: Uint8Array,
  cost: KdfCost,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!withinBounds(cost)) throw new CofferError('kdf-out-of-bounds', { ...cost });
  const hash = await loadHash();
  try {
    const stretched = await hash(passphrase, salt, cost);
    const copy = Uint8Array.from(stretched);
    overwrite(stretched);
    return copy;
  } catch {
    // Neither library says why; with checked parameters, memory that was not granted is all that is left.
    throw new CofferError('memory-too-little', { mebibytes: cost.memoryKiB / 1024 });
  }
}

/**
 * The cost that takes this machine about 850 ms, never below the floor.
 * @param elapsedMs time that one derivation at the floor took
 */
export function calibrated(elapsedMs: number): KdfCost {
  const affordable = 850 / Math.max(elapsedMs, 1);
  const doublings = Math.max(0, Math.floor(Math.log2(affordable)));
  const memoryKiB = Math.min(floor.memoryKiB * 2 ** doublings, comfortableMemoryKiB);
  const iterations = Math.floor((floor.iterations * affordable * floor.memoryKiB) / memoryKiB);
  return {
    memoryKiB,
    iterations: Math.min(Math.max(iterations, floor.iterations), ceiling.iterations),
    parallelism: 1,
  };
}

/** Measures one derivation at the floor and calibrates from it. */
export async function calibrate(now: () => number): Promise<KdfCost> {
  // A slow network is no reason for a weaker key.
  await loadHash();
  const start = now();
  await argon2(new Uint8Array(16), new Uint8Array(32), floor);
  return calibrated(now() - start);
}

function withinBounds(cost: KdfCost): boolean {
  const fields = ['memoryKiB', 'iterations', 'parallelism'] as const;
  return fields.every((field) => cost[field] >= floor[field] && cost[field] <= ceiling[field]);
}

type Hash = (passphrase: Uint8Array, salt: Uint8Array, cost: KdfCost) => Uint8Array | Promise<Uint8Array>;

/** Argon2id as this browser can run it. Its code loads on first use: the unlock screen shows sooner without it. */
async function loadHash(): Promise<Hash> {
  return load((await canCompileWebAssembly()) ? inWebAssembly : inJavaScript);
}

async function inWebAssembly(): Promise<Hash> {
  // Taken apart at once: the bundler leaves out the library's other algorithms.
  const { argon2id } = await import('hash-wasm');
  return (password, salt, cost) =>
    argon2id({
      password,
      salt,
      memorySize: cost.memoryKiB,
      iterations: cost.iterations,
      parallelism: cost.parallelism,
      hashLength: keyLength,
      outputType: 'binary',
    });
}

/** The same bytes, many times slower. */
async function inJavaScript(): Promise<Hash> {
  const { argon2id } = await import('@noble/hashes/argon2.js');
  return (passphrase, salt, cost) =>
    argon2id(passphrase, salt, {
      m: cost.memoryKiB,
      t: cost.iterations,
      p: cost.parallelism,
      dkLen: keyLength,
    });
}

/** Some policies, and the lockdown modes of some browsers, forbid WebAssembly while its global stays. */
async function canCompileWebAssembly(): Promise<boolean> {
  try {
    // The smallest module: magic number and version.
    await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    return true;
  } catch {
    return false;
  }
}
