/*
 * moto_server as an AWS account: users, a role and instances made through boto3, then signature checking on.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test as base } from '@playwright/test';
import * as v from 'valibot';
import { freePort } from '../../scripts/freePort.mjs';
import { printedBy } from './peers.ts';

const keysSchema = v.object({
  accessKeyId: v.string(),
  secretAccessKey: v.string(),
  sessionToken: v.optional(v.string()),
});

export type Keys = v.InferOutput<typeof keysSchema>;

const accountSchema = v.object({
  /** May describe what EC2 has, and assume roles. */
  reader: keysSchema,
  /** May do anything to access keys. */
  keeper: keysSchema,
  /** The same, and its own are rotated. */
  rotator: keysSchema,
  /** May nothing. */
  stranger: keysSchema,
  /** Of a role that `reader` assumed; may what `reader` may. */
  session: keysSchema,
});

export interface Moto extends v.InferOutput<typeof accountSchema> {
  /** Such as "http://127.0.0.1:40123". */
  readonly origin: string;
  /** Answers the next call unsigned or not. AWS does that for some operations, moto for any or none. */
  answerNext(): Promise<void>;
  /** What boto3 or the AWS CLI prints when it asks this account with these keys. */
  printedBy(command: readonly [string, ...string[]], keys: Keys, region?: string): Promise<string>;
  /** The same with the keys of shared files. */
  printedWithFiles(
    command: readonly [string, ...string[]],
    files: { readonly credentials: string; readonly config: string },
  ): Promise<string>;
}

/** `moto` is a moto_server of this worker's own, filled by account.py, that answers only what is signed. */
export const test = base.extend<object, { moto: Moto }>({
  moto: [
    // Playwright reads from the pattern that this fixture needs no other.
    async ({}, use) => {
      const port = await freePort('127.0.0.1');
      const origin = `http://127.0.0.1:${String(port)}`;
      const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
      try {
        await answering(origin, server);
        const account = await printedBy(['python3', 'tests/interop/account.py'], {
          variables: variables(origin, unchecked),
        });
        await checkSignatures(origin, 0);
        await use({
          ...v.parse(accountSchema, JSON.parse(account)),
          origin,
          answerNext: () => checkSignatures(origin, 1),
          printedBy: (command, keys, region) =>
            printedBy(command, { variables: variables(origin, keys, region) }),
          printedWithFiles: (command, files) => printedWithFiles(origin, command, files),
        });
      } finally {
        server.kill();
        if (server.exitCode === null) await once(server, 'exit');
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** AWS's published example: boto3 insists on some keys. */
const unchecked: Keys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/** Has boto3 and the AWS CLI ask this moto_server with these keys, whatever the machine is set up for. */
function variables(origin: string, keys: Keys, region = 'us-east-1'): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: origin,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    ...(keys.sessionToken !== undefined && { AWS_SESSION_TOKEN: keys.sessionToken }),
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    NO_PROXY: '127.0.0.1',
  };
}

async function printedWithFiles(
  origin: string,
  command: readonly [string, ...string[]],
  { credentials, config }: { readonly credentials: string; readonly config: string },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-'));
  try {
    await writeFile(join(folder, 'credentials'), credentials);
    await writeFile(join(folder, 'config'), config);
    return await printedBy(command, {
      variables: {
        AWS_ENDPOINT_URL: origin,
        AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
        AWS_CONFIG_FILE: join(folder, 'config'),
        NO_PROXY: '127.0.0.1',
      },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function answering(origin: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`moto_server ended with code ${String(server.exitCode)}`);
    const answer = await fetch(`${origin}/moto-api/`).catch(() => undefined);
    if (answer?.ok === true) return;
    await delay(100);
  }
}

/** From here on only what is signed by a key of the account is answered, but for as many calls as are let pass first. */
async function checkSignatures(origin: string, passing: number): Promise<void> {
  const response = await fetch(`${origin}/moto-api/reset-auth`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: String(passing),
  });
  if (!response.ok) throw new Error(`moto_server answered reset-auth with ${String(response.status)}`);
}
