/**
 * Folder of the app that playwright.config.ts builds once for all tests: not `dist`, which `npm start` may be serving, and
 * one for each run, so that two at a time do not empty each other's.
 */
export function builtApp(): string {
  return `test-results/app-${process.env.COFFER_TEST_PORT ?? ''}`;
}
