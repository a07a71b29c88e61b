import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.mjs';
import { builtApp } from './tests/e2e/server.ts';

const executablePath = findChromium();
// Not 4173: `npm start` may be running.
const port = 4273;
const origin = `http://localhost:${String(port)}`;

export default defineConfig({
  outputDir: 'test-results/playwright',
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  timeout: 30_000,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    baseURL: origin,
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'interop', testDir: 'tests/interop' },
  ],
  webServer: {
    command: `node_modules/.bin/vite build --outDir ${builtApp} --logLevel warn && node_modules/.bin/vite preview --outDir ${builtApp} --strictPort --port ${String(port)}`,
    url: origin,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
