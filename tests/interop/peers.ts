/*
 * The programs from elsewhere that Coffer is tried against. Where one is missing, the tests that need it are skipped and
 * say so.
 */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { test } from '@playwright/test';
import { awsCommands, listProfiles } from '../../scripts/install-peers.mjs';

/** An AWS CLI of version 2, where there is one. */
export const awsCli2 = askedOnce(
  'path of AWS CLI 2',
  () => awsCommands.find((aws) => spawnSync(aws, listProfiles).status === 0) ?? 'aws',
);

/** How to ask whether a peer is there. Being on the PATH is not enough: a shim may stand for a program that is not. */
const peers = {
  moto_server: ['moto_server', '--help'],
  'AWS CLI': ['aws', '--version'],
  'AWS CLI 2': [awsCli2, ...listProfiles],
  boto3: ['python3', '-c', 'import boto3'],
  botocore: ['python3', '-c', 'import botocore'],
  age: ['age', '--version'],
  // Its terminals, which Windows does not have.
  Python: ['python3', '-c', 'import pty'],
} as const;

type Peer = keyof typeof peers;

/** Skips the tests of this file where one of the peers is missing. */
export function needPeers(...needed: readonly Peer[]): void {
  const missing = needed.filter((peer) => !isThere(peer));
  test.skip(missing.length > 0, `missing on this machine: ${missing.join(', ')}`);
}

function isThere(peer: Peer): boolean {
  const [command, ...options] = peers[peer];
  return askedOnce(peer, () => String(spawnSync(command, options).status === 0)) === 'true';
}

/** Some take seconds to start, and each worker reads this file again: they inherit what the first reading found. */
function askedOnce(what: string, ask: () => string): string {
  return (process.env[`COFFER_PEER_${what.replaceAll(' ', '_')}`] ??= ask());
}

/**
 * What a peer prints.
 * @param given its standard input, and its environment besides this machine's; secrets go there, because command lines
 *   are everybody's to read
 * @throws Error with what it complained of, where it fails
 */
export async function printedBy(
  command: readonly [program: string, ...options: string[]],
  given: { readonly input?: string; readonly variables?: Readonly<Record<string, string>> },
): Promise<string> {
  const [program, ...options] = command;
  const running = promisify(execFile)(program, options, {
    env: { ...withoutAwsSettings(), ...given.variables },
  });
  running.child.stdin?.end(given.input ?? '');
  return (await running).stdout;
}

/** This machine's environment without what it says of AWS: an empty AWS_PROFILE is not none, but a profile of no name. */
function withoutAwsSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
}
