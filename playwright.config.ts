import { defineConfig } from '@playwright/test';
import { findChromium, findHeadlessShell } from './scripts/chromium.mjs';
import { freePort } from './scripts/freePort.mjs';
import { builtApp } from './tests/e2e/builtApp.ts';

const executablePath = findHeadlessShell() ?? findChromium();
// Each worker reads this file again and inherits what the first reading chose.
process.env.COFFER_TEST_PORT ??= String(await freePort('localhost'));
const port = process.env.COFFER_TEST_PORT;
const origin = `http://localhost:${port}`;

export default defineConfig({
  globalTeardown: './tests/e2e/teardown.ts',
  outputDir: 'test-results/playwright',
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  // What never ends is to fail; what a busy machine slows down is not.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    baseURL: origin,
    // It fetches all of the app once more for each page; tests of what it does allow it.
    serviceWorkers: 'block',
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'interop', testDir: 'tests/interop' },
  ],
  webServer: {
    command: `node_modules/.bin/vite build --outDir ${builtApp()} --logLevel warn && node_modules/.bin/vite preview --outDir ${builtApp()} --strictPort --port ${port}`,
    url: origin,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
