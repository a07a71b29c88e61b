import { once } from 'node:events';
import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.mjs';
import { builtApp } from './tests/e2e/server.ts';

const executablePath = findChromium();
// Each worker reads this file again and inherits what the first reading chose.
process.env.COFFER_TEST_PORT ??= String(await freePort());
const port = process.env.COFFER_TEST_PORT;
const origin = `http://localhost:${port}`;

export default defineConfig({
  globalTeardown: './tests/e2e/teardown.ts',
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
    command: `node_modules/.bin/vite build --outDir ${builtApp()} --logLevel warn && node_modules/.bin/vite preview --outDir ${builtApp()} --strictPort --port ${port}`,
    url: origin,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
