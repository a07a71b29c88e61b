import { playwright } from '@vitest/browser-playwright';
import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { findChromium, findHeadlessShell } from './scripts/chromium.mjs';
import viteConfig from './vite.config.ts';

const executablePath = findHeadlessShell() ?? findChromium();

export default mergeConfig(
  viteConfig,
  defineConfig({
    // What a build with COFFER_CONNECT has.
    define: { COFFER_CONNECT: JSON.stringify(['https://ec2.listed.example']) },
    test: {
      // A fresh process or frame for each file would take longer than the tests; what a test replaces is put back.
      isolate: false,
      restoreMocks: true,
      unstubGlobals: true,
      maxWorkers: '100%',
      // What never ends is to fail; what a busy machine slows down is not.
      testTimeout: 20_000,
      projects: [
        {
          extends: true,
          test: {
            name: 'node',
            environment: 'node',
            include: ['tests/unit/**/*.test.ts'],
            exclude: ['**/*.browser.test.ts'],
          },
        },
        {
          extends: true,
          optimizeDeps: { include: ['fast-check'] },
          test: {
            name: 'browser',
            include: ['tests/unit/**/*.browser.test.ts', 'tests/contract/**/*.test.ts'],
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: executablePath === undefined ? {} : { executablePath },
              }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  }),
);
