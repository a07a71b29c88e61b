/* What has to be there before anything else runs: a Node that can, and the packages of package-lock.json. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Ends the process with one sentence where this Node is older than package.json asks. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Coffer needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  );
  process.exit(1);
}

/** Runs `npm ci` where node_modules is not what package-lock.json says; ends the process where that fails. */
export function installPackages() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) ...');
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel', 'error'],
    {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (status === 0) return;
  console.error(
    `${stdout}${stderr}\nThe packages could not be installed: npm ci said the above. Check the network and try again.`,
  );
  process.exit(1);
}

/**
 * npm leaves in node_modules a copy of the lock file as it was carried out; packages for other systems are in neither
 * the folder nor the copy.
 */
function isInstalled() {
  const carriedOut = 'node_modules/.package-lock.json';
  if (!existsSync(carriedOut)) return false;
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf(carriedOut);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' ||
      (installed[path] === undefined ? optional === true : installed[path].version === version),
  );
}

/**
 * @param {string} path of a lock file
 * @returns {Record<string, { version?: string, optional?: boolean }>} by folder; '' is the project itself
 */
function packagesOf(path) {
  /** @type {unknown} */
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  return /** @type {{ packages: Record<string, { version?: string, optional?: boolean }> }} */ (lock)
    .packages;
}
