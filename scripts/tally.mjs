import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** @typedef {{ name: string, outcome: 'passed' | 'failed' | 'skipped', reason?: string | undefined }} Counted */

const file = 'test-results/tally.json';

/** @param {readonly Counted[]} tests */
export function writeTally(tests) {
  mkdirSync('test-results', { recursive: true });
  writeFileSync(file, JSON.stringify(tests));
}

/**
 * The tests of the run that just ended; none where it broke off before it could count.
 * @returns {readonly Counted[]}
 */
export function takeTally() {
  if (!existsSync(file)) return [];
  /** @type {unknown} */
  const tests = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return /** @type {readonly Counted[]} */ (tests);
}
