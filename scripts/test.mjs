/*
 * `npm test`: installs what is missing, a browser too, then runs the gate and every test, whatever fails on the way.
 * The last line counts. Everything from outside Node is imported after the packages are there.
 */
import { spawn } from 'node:child_process';
import { wantPeers } from './install-peers.mjs';
import { installPackages, requireNode } from './install.mjs';
import { takeTally } from './tally.mjs';

requireNode();
installPackages();
const { requireChromium } = await import('./install-chromium.mjs');
requireChromium();
wantPeers();

const vitest = ['--reporter', 'default', '--reporter', './scripts/tally-vitest.mjs'];
const playwright = ['--reporter', 'list,./scripts/tally-playwright.mjs'];
const runs = [
  { script: 'check', options: [] },
  { script: 'unit', options: vitest },
  { script: 'built', options: playwright },
];

takeTally();
/** @type {import('./tally.mjs').Counted[]} */
const tests = [];
for (const { script, options } of runs) {
  console.log(`\n=== npm run ${script}`);
  const code = await npmRun(script, options);
  const counted = takeTally();
  tests.push(...counted);
  // A check is no test, and a run can break off before it counts: either must show in the last line.
  if (code !== 0 && !counted.some(({ outcome }) => outcome === 'failed')) {
    tests.push({ name: `npm run ${script}`, outcome: 'failed', reason: `ended with code ${String(code)}` });
  }
}

/** @param {import('./tally.mjs').Counted['outcome']} outcome */
const having = (outcome) => tests.filter((test) => test.outcome === outcome);
console.log('');
for (const { name } of having('failed')) console.log(`failed: ${name}`);
for (const { name, reason } of having('skipped'))
  console.log(`skipped: ${name} (${reason ?? 'no reason given'})`);
const [passed, failed, skipped] = [
  having('passed').length,
  having('failed').length,
  having('skipped').length,
];
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`);

/**
 * @param {string} script
 * @param {readonly string[]} options
 * @returns {Promise<number | null>} its exit code
 */
function npmRun(script, options) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script, '--', ...options], {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
}
