/*
 * How fast the shared files are read: ordinary ones beside other packages, hostile ones by the megabyte. All of it runs
 * as the agent does, in a worker; each hostile file in one of its own, so that none pays for what another left behind.
 */
import { hostileFiles } from '../../unit/agent/awsconfig/hostileFiles.ts';
import type { HostileRun, Slowest } from './hostile.ts';

/** Of the hostile files so many are run again, as long as a file may be. */
const worstCount = 5;

const lines = [
  await heard<string>(new Worker(new URL('./ordinary.ts', import.meta.url), { type: 'module' })),
  ...(await hostileLines()),
];
document.querySelector('pre')?.append(lines.join('\n'));

async function hostileLines(): Promise<readonly string[]> {
  const short = await timed(
    hostileFiles.map(({ name }) => name),
    1_000_000,
  );
  const worst = short.slice(0, worstCount);
  const long = await timed(
    worst.map(({ name }) => name),
    8_000_000,
  );
  return [
    `The worst of ${short.length} hostile files of 1 MB, in what takes longest (wanted: 1 s per MB or less):`,
    ...worst.map(said),
    'The same of 8 MB:',
    ...long.map(said),
  ];
}

interface Timed extends Slowest {
  readonly name: string;
}

/** The slowest first. */
async function timed(names: readonly string[], length: number): Promise<readonly Timed[]> {
  const all: Timed[] = [];
  for (const name of names) {
    const worker = new Worker(new URL('./hostile.ts', import.meta.url), { type: 'module' });
    worker.postMessage({ name, length } satisfies HostileRun);
    all.push({ name, ...(await heard<Slowest>(worker)) });
  }
  return all.sort((a, b) => b.secondsPerMB - a.secondsPerMB);
}

function said({ name, door, secondsPerMB }: Timed): string {
  return `${secondsPerMB.toFixed(2)} s per MB: ${name} (${door})`;
}

/** The one message of a worker that ends with it. */
function heard<Message>(worker: Worker): Promise<Message> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Message>) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = ({ message }) => {
      reject(new Error(message));
    };
  });
}
