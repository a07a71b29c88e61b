/*
 * From keys in hand to the view delivered: what an unlock costs apart from the key derivation. Every run asks a fresh
 * agent, because a real one has just started too. The derivation at the floor stands beside it to be read as a ratio:
 * machines differ, and so does what else they are doing.
 */
import type { Heard, InHand } from './agent.ts';
import { storeProfiles, storeVault } from './storeVault.ts';

const runs = 30;
/** One run in three also derives a key; more would take minutes and tell nothing new. */
const runsPerDerivation = 3;

const { vault, inHand } = await storeVault();
const lines: string[] = [];
for (const profiles of [1_000, 10_000]) {
  await storeProfiles(vault, profiles);
  const unlocks: number[] = [];
  const derivations: number[] = [];
  for (let run = 0; run < runs; run++) {
    const { unlockMs, derivationMs } = await measure(inHand, run % runsPerDerivation === 0);
    unlocks.push(unlockMs);
    if (derivationMs !== undefined) derivations.push(derivationMs);
  }
  lines.push(
    `${profiles.toLocaleString('en')} profiles: median ${ms(median(unlocks))}, worst ${ms(Math.max(...unlocks))} of ${runs} runs; ` +
      `one Argon2id at the floor ${ms(median(derivations))}, ratio ${(median(unlocks) / median(derivations)).toFixed(2)}`,
  );
}
document.querySelector('pre')?.append(lines.join('\n'));

async function measure(inHand: InHand, derives: boolean) {
  const agent = new Worker(new URL('./agent.ts', import.meta.url), { type: 'module' });
  const ask = (said: unknown) =>
    new Promise<Heard>((resolve, reject) => {
      agent.onmessage = ({ data }: MessageEvent<Heard>) => {
        resolve(data);
      };
      agent.onerror = ({ message }) => {
        reject(new Error(message));
      };
      agent.postMessage(said);
    });
  await ask(inHand);
  const start = performance.now();
  await ask('unlock');
  const unlockMs = performance.now() - start;
  const derived = derives ? await ask('derive') : undefined;
  agent.terminate();
  return { unlockMs, derivationMs: derived?.at === 'derived' ? derived.elapsedMs : undefined };
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}
