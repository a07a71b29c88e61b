import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.mjs';

const executablePath = findChromium();
// Not 4173: `npm start` may be running.
const port = 4273;

export default defineConfig({
  outputDir: 'test-results/playwright',
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  timeout: 30_000,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    baseURL: `http://localhost:${String(port)}`,
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'interop', testDir: 'tests/interop' },
  ],
  webServer: {
    command: `node_modules/.bin/vite build --logLevel warn && node_modules/.bin/vite preview --strictPort --port ${String(port)}`,
    port,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
