import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

export const headlessShell = 'chromium-headless-shell';
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Path of a whole Chromium: `CHROMIUM_PATH`, else one installed on this machine, else Playwright's own.
 * @returns {string | undefined} undefined where there is none
 * @throws {Error} where `CHROMIUM_PATH` names a file that does not exist
 */
export function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked !== undefined) {
    if (!existsSync(asked)) throw new Error(`CHROMIUM_PATH names "${asked}", which does not exist.`);
    return asked;
  }
  return [...onPath(names), ...places, chromium.executablePath()].find((path) => existsSync(path));
}

/**
 * Path of Debian's headless shell: Chromium's engine without the browser around it, which opens pages for much less work.
 * @returns {string | undefined} undefined where there is none, and where `CHROMIUM_PATH` asks for another
 */
export function findHeadlessShell() {
  if (process.env.CHROMIUM_PATH !== undefined) return undefined;
  return onPath([headlessShell]).find((path) => existsSync(path));
}

/** @param {readonly string[]} names */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}
