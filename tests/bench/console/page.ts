/*
 * What the console asks of the agent, asked as the page does: of a real one in a worker, over its channel.
 */
import { parse } from '../../../src/agent/shell/syntax/parse.ts';
import { AgentConnection } from '../../../src/page/state/connection.ts';
import { typicalLines } from './typicalLines.ts';

const runs = 30;
const profileCount = 5000;
const pipeline = '1..100000 | Where-Object { $_ % 2 } | Measure-Object';

const lines = [parsing()];
const agent = new AgentConnection(
  () => new Worker(new URL('../../../src/agent/worker.ts', import.meta.url), { type: 'module' }),
);
await agent.ask('vault.trySandbox', {});
await storeProfiles();
await agent.ask('console.start', {});
lines.push(await completing(), await running());
document.querySelector('pre')?.append(lines.join('\n'));

function parsing(): string {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    for (let at = 0; at < 1000; at++) parse(typicalLines[at % typicalLines.length] ?? '');
    return performance.now() - start;
  });
  return `Parsing 1,000 lines (wanted: under 100 ms): ${figures(times)}`;
}

async function completing(): Promise<string> {
  const text = 'Get-EC2Instance -ProfileName team-7-account-';
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const { items } = await agent.ask('console.complete', { text, cursor: text.length });
    times.push(performance.now() - start);
    if (items.length === 0) throw new Error('completion offered nothing');
  }
  return `A keystroke's completion with ${profileCount.toLocaleString('en')} profiles (wanted: under 30 ms): ${figures(times)}`;
}

/** Beside it, how long another question waits meanwhile: a keystroke, Ctrl+C, the lock. */
async function running(): Promise<string> {
  const times: number[] = [];
  let longestWaitMs = 0;
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    const ended = new AbortController();
    const ran = agent.ask('console.run', { line: pipeline }).then(({ failed }) => {
      if (failed) throw new Error(`${pipeline} failed`);
      ended.abort();
      times.push(performance.now() - start);
    });
    while (!ended.signal.aborted) {
      const asked = performance.now();
      await agent.ask('profileScript.read', {});
      longestWaitMs = Math.max(longestWaitMs, performance.now() - asked);
    }
    await ran;
  }
  return `${pipeline} (wanted: under 1,000 ms): ${figures(times)}; another question waited ${ms(longestWaitMs)} at the most`;
}

/** Makes so many profiles a part of the vault. */
async function storeProfiles(): Promise<void> {
  const sections = Array.from(
    { length: profileCount },
    (_, number) => `[team-${String(number % 40)}-account-${String(number)}]\nregion = eu-west-1\n`,
  );
  const { planId, changes } = await agent.ask('import.plan', {
    files: [new File(sections, 'credentials')],
    pasted: new Uint8Array(),
  });
  await agent.ask('import.apply', { planId, names: changes.map(({ name }) => name), activeKeys: [] });
}

function figures(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return `median ${ms(median)}, worst ${ms(Math.max(...times))} of ${String(times.length)} runs`;
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}
