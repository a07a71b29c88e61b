import { writeTally } from './tally.mjs';

/** Vitest reporter: counts a run for scripts/test.mjs. Vitest's own JSON leaves out why a test was skipped. */
export default class {
  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    writeTally(
      tests.map((test) => {
        const result = test.result();
        return {
          name: test.fullName,
          outcome: result.state === 'pending' ? 'skipped' : result.state,
          reason: result.state === 'skipped' ? result.note : undefined,
        };
      }),
    );
  }
}
