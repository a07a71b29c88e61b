import { findChromium, findHeadlessShell, headlessShell } from './chromium.mjs';
import { installDebian, runs } from './install-debian.mjs';

/**
 * Finds a Chromium or installs one: Playwright's, else Debian's as root. Ends the process where neither works. Debian's
 * headless shell is put beside it where that can be done: the tests end much sooner in it.
 */
export function requireChromium() {
  requireWhole();
  if (process.env.CHROMIUM_PATH === undefined && findHeadlessShell() === undefined)
    installDebian(headlessShell);
}

function requireWhole() {
  if (isThere()) return;
  console.log('No Chromium here: installing one ...');
  if (runs('node_modules/.bin/playwright', 'install', 'chromium')) return;
  if (installDebian('chromium')) return;
  console.error(
    'The tests need Chromium, and it could not be installed: install Chromium or Chrome yourself, or name one with CHROMIUM_PATH.',
  );
  process.exit(1);
}

function isThere() {
  try {
    return findChromium() !== undefined;
  } catch (error) {
    // CHROMIUM_PATH leads nowhere; installing another browser would not change that.
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(1);
  }
}
