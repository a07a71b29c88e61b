import { installDebian, runs } from './install-debian.mjs';

/**
 * Where to look for an AWS CLI of version 2: the first on the PATH may be of version 1, and Debian's stands behind it.
 */
export const awsCommands = ['aws', '/usr/bin/aws'];

/** Only version 2 has it. */
export const listProfiles = ['configure', 'list-profiles'];

/**
 * Finds the programs that machines for AWS need not have, or installs Debian's. Where neither works, the tests that need
 * one are skipped and say so.
 */
export function wantPeers() {
  want('age', runs('age', '--version'));
  want(
    'awscli',
    awsCommands.some((aws) => runs(aws, ...listProfiles)),
  );
}

/**
 * @param {string} name Debian's, of the package
 * @param {boolean} isThere
 */
function want(name, isThere) {
  if (isThere) return;
  console.log(`No ${name} here, or an older one: installing it ...`);
  installDebian(name);
}
