import { spawnSync } from 'node:child_process';

/**
 * Installs a package of Debian's, as far as this is Debian and root asks.
 * @param {string} name
 * @returns {boolean} whether it is there now
 */
export function installDebian(name) {
  return (
    process.getuid?.() === 0 &&
    runs('apt-get', 'update', '-qq') &&
    runs('apt-get', 'install', '-y', '-qq', '--no-install-recommends', name)
  );
}

/**
 * Whether a program runs to a good end.
 * @param {string} command
 * @param {readonly string[]} options
 */
export function runs(command, ...options) {
  return spawnSync(command, options, { encoding: 'utf8' }).status === 0;
}
