/*
 * The programs from elsewhere that Coffer is tried against. Where one is missing, the tests that need it are skipped and
 * say so.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { test as base } from '@playwright/test';

/** How to ask whether a peer is there. Being on the PATH is not enough: a shim may stand for a program that is not. */
const peers = {
  moto_server: ['moto_server', '--help'],
  'AWS CLI': ['aws', '--version'],
  boto3: ['python3', '-c', 'import boto3'],
} as const;

type Peer = keyof typeof peers;

/** Skips the tests of this file where one of the peers is missing. */
export function needPeers(...needed: readonly Peer[]): void {
  const missing = needed.filter((peer) => !isThere(peer));
  base.skip(missing.length > 0, `missing on this machine: ${missing.join(', ')}`);
}

function isThere(peer: Peer): boolean {
  const [command, ...options] = peers[peer];
  return spawnSync(command, options).status === 0;
}

export interface Moto {
  /** Such as "http://127.0.0.1:40123". */
  readonly origin: string;
  /** Answers from here on only what is signed by a key it knows; false lets everything pass again. */
  checkSignatures(on: boolean): Promise<void>;
}

/** `moto` is a moto_server of this worker's own, empty at the start. */
export const test = base.extend<object, { moto: Moto }>({
  moto: [
    // Playwright reads from the pattern that this fixture needs no other.
    async ({}, use) => {
      const port = await freePort();
      const origin = `http://127.0.0.1:${String(port)}`;
      const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
      await answering(origin, server);
      await use({
        origin,
        checkSignatures: async (on) => {
          const response = await fetch(`${origin}/moto-api/reset-auth`, {
            method: 'POST',
            headers: { 'Content-Type': 'text/plain' },
            // How many unsigned calls still pass.
            body: on ? '0' : 'inf',
          });
          if (!response.ok)
            throw new Error(`moto_server answered reset-auth with ${String(response.status)}`);
        },
      });
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

async function answering(origin: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`moto_server ended with code ${String(server.exitCode)}`);
    const answer = await fetch(`${origin}/moto-api/`).catch(() => undefined);
    if (answer?.ok === true) return;
    await delay(100);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
