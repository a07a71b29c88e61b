import { writeTally } from './tally.mjs';

/** Playwright reporter: counts a run for scripts/test.mjs. */
export default class {
  /**
   * @param {import('@playwright/test/reporter').FullConfig} _config
   * @param {import('@playwright/test/reporter').Suite} suite
   */
  onBegin(_config, suite) {
    this.suite = suite;
  }

  onEnd() {
    writeTally(
      (this.suite?.allTests() ?? []).map((test) => ({
        name: test.titlePath().filter(Boolean).join(' > '),
        outcome: outcome(test),
        reason: test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description,
      })),
    );
  }

  printsToStdio() {
    return false;
  }
}

/**
 * @param {import('@playwright/test/reporter').TestCase} test
 * @returns {'passed' | 'failed' | 'skipped'}
 */
function outcome(test) {
  if (test.outcome() === 'skipped') return 'skipped';
  return test.ok() ? 'passed' : 'failed';
}
