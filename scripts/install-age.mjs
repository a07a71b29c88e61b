import { installDebian, runs } from './install-debian.mjs';

/** Finds the `age` command or installs Debian's. Where neither works, the tests that need it are skipped and say so. */
export function wantAge() {
  if (runs('age', '--version')) return;
  console.log('No age here: installing it ...');
  installDebian('age');
}
