/*
 * What a full journal costs beside an empty one: each signature writes all of it anew, the unlock compares it with its ends,
 * and the screen Activity gets every entry.
 */
import { Journal } from '../../../src/agent/unlocked/journal/journal.ts';
import {
  mostEntries,
  openJournal,
  withEntries,
  type JournalEntry,
} from '../../../src/agent/vault/journal.ts';
import { storeVault } from '../unlock/storeVault.ts';

const runs = 30;

const { vault } = await storeVault();
const empty = await measured();
const entries = Array.from({ length: mostEntries }, (_, number) => ({
  ...signature(number),
  result: 'success',
}));
await openJournal(vault).change((journal) => withEntries(journal, entries));
const full = await measured();

document.querySelector('pre')?.append(
  (['writing', 'checking', 'reading'] as const)
    .map((what) => {
      const [beside, time] = [median(empty[what]), median(full[what])];
      return `${what} with ${mostEntries.toLocaleString('en')} entries: median ${ms(time)}, worst ${ms(Math.max(...full[what]))} of ${String(runs)} runs; with less than a hundred ${ms(beside)}, ratio ${(time / beside).toFixed(1)}`;
    })
    .join('\n'),
);

async function measured() {
  const times: Record<'writing' | 'checking' | 'reading', number[]> = {
    writing: [],
    checking: [],
    reading: [],
  };
  const journal = opened();
  for (let run = 0; run < runs; run++) {
    times.writing.push(await timed(() => journal.begin(signature(run))('success')));
    // As after an unlock: by an agent that has not read it yet.
    times.checking.push(await timed(() => opened().check()));
    // As it goes to the page.
    times.reading.push(await timed(async () => structuredClone(await opened().read())));
  }
  return times;
}

function opened(): Journal {
  return new Journal(vault, () => undefined);
}

function signature(number: number): Omit<JournalEntry, 'result'> {
  return {
    at: Date.UTC(2026, 0, 1) + number * 60_000,
    profile: `team-${String(number % 40)}-account-${String(number % 1000)}`,
    key: '****MPLE',
    service: 'ec2',
    action: 'DescribeInstances',
    region: 'eu-west-1',
  };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}
