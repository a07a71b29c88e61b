import { playwright } from '@vitest/browser-playwright';
import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { findChromium } from './scripts/chromium.mjs';
import viteConfig from './vite.config.ts';

const executablePath = findChromium();

export default mergeConfig(
  viteConfig,
  defineConfig({
    // What a build with COFFER_CONNECT has.
    define: { COFFER_CONNECT: JSON.stringify(['https://ec2.listed.example']) },
    test: {
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
