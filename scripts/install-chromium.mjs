import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.mjs';

/** Finds a Chromium or installs one: Playwright's, else Debian's as root. Ends the process where neither works. */
export function requireChromium() {
  if (isThere()) return;
  console.log('No Chromium here: installing one ...');
  if (runs('node_modules/.bin/playwright', 'install', 'chromium')) return;
  if (
    process.getuid?.() === 0 &&
    runs('apt-get', 'update', '-qq') &&
    runs('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium')
  ) {
    return;
  }
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

/**
 * @param {string} command
 * @param {readonly string[]} options
 */
function runs(command, ...options) {
  return spawnSync(command, options, { encoding: 'utf8' }).status === 0;
}
