/*
 * The gate: types, lint, format and the house tests (import table, dead exports). Two checks run at a time, and only
 * what is wrong is printed.
 */
import { spawn } from 'node:child_process';

const checks = [
  ['eslint', '.', '--max-warnings', '0'],
  ['tsc', '-p', '.'],
  ['tsc', '-p', 'src/agent'],
  ['tsc', '-p', 'src'],
  ['tsc', '-p', 'src/service-worker'],
  ['svelte-check', '--tsconfig', 'src/page/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  ['prettier', '--check', '--log-level', 'warn', '.'],
  ['vitest', 'run', '--project', 'node', 'tests/unit/house'],
];
const atOnce = 2;

/** @type {string[][]} */
const failed = [];
const waiting = [...checks];
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { code, output } = await run(check);
      if (code === 0) continue;
      failed.push(check);
      process.stdout.write(`--- ${check.join(' ')}\n${output}\n`);
    }
  }),
);
console.log(
  failed.length === 0
    ? `check: ${String(checks.length)} of ${String(checks.length)} in order`
    : `check: ${failed.map((check) => check.join(' ')).join('; ')} found something wrong`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

/**
 * @param {string[]} check a tool of node_modules/.bin and its arguments
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run([tool = '', ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(`node_modules/.bin/${tool}`, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}
