import { onTestFinished, vi } from 'vitest';
import { createAgent } from '../../src/agent/agent.ts';
import { serve, tell } from '../../src/agent/channel.ts';
import type { Clock } from '../../src/base/clock.ts';
import { CofferError } from '../../src/base/cofferError.ts';
import type { AgentEvent, FromAgent } from '../../src/protocol/channel.ts';
import type { Command, Input, Output, Progress } from '../../src/protocol/commands.ts';
import { passphraseBytes } from '../../src/protocol/passphrase.ts';
import type { VaultView } from '../../src/protocol/views/vault.ts';

/** The real agent, asked over a real MessageChannel as the page asks its worker. */
export interface Client {
  ask<C extends Command>(
    command: C,
    input: Input<C>,
    options?: { onProgress?: (progress: Progress<C>) => void; signal?: AbortSignal },
  ): Promise<Output<C>>;
  /** Puts anything at all into the channel. */
  post(message: unknown): void;
  /** Every message that came from the agent. */
  readonly received: readonly FromAgent[];
  readonly events: readonly AgentEvent[];
  /** Hears every event from now on. @returns what ends that */
  listen(listener: (event: AgentEvent) => void): () => void;
  close(): void;
}

export const passphrase = 'correct horse battery staple';

export function connect(clock: Clock = () => Date.now()): Client {
  const { port1: page, port2: port } = new MessageChannel();
  serve(
    port,
    createAgent({
      clock,
      tell: (event) => {
        tell(port, event);
      },
    }),
  );
  port.start();

  const received: FromAgent[] = [];
  const waiting = new Map<number, (message: FromAgent) => void>();
  const listeners = new Set<(event: AgentEvent) => void>();
  page.addEventListener('message', ({ data }: MessageEvent<FromAgent>) => {
    received.push(data);
    if (data.kind !== 'event') waiting.get(data.id)?.(data);
    else for (const listener of listeners) listener(data.event);
  });
  page.start();

  let lastId = 0;
  return {
    received,
    get events() {
      return received.flatMap((message) => (message.kind === 'event' ? [message.event] : []));
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    post: (message) => {
      page.postMessage(message);
    },
    ask<C extends Command>(command: C, input: Input<C>, options: Parameters<Client['ask']>[2] = {}) {
      const id = ++lastId;
      return new Promise<Output<C>>((resolve, reject) => {
        waiting.set(id, (message) => {
          if (message.kind === 'answer') resolve(message.output as Output<C>);
          else if (message.kind === 'failure') reject(CofferError.from(message.error));
          else if (message.kind === 'progress') options.onProgress?.(message.progress);
        });
        options.signal?.addEventListener('abort', () => {
          page.postMessage({ kind: 'cancel', id });
        });
        page.postMessage({ kind: 'ask', id, command, input });
      });
    },
    close: () => {
      page.close();
      port.close();
    },
  };
}

/** The same for one test: the agent is locked, and lets go of the database, when it ends. */
export function connected(clock?: Clock): Client {
  const client = connect(clock);
  onTestFinished(async () => {
    await client.ask('vault.lock', { reason: 'asked' }).catch(() => undefined);
    client.close();
  });
  return client;
}

/** Code and detail of the error that a promise fails with. */
export async function failure(promise: Promise<unknown>): Promise<{ code: string; detail: unknown }> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CofferError)) throw new Error(`expected a CofferError, got ${String(error)}`);
  return { code: error.code, detail: error.detail };
}

/** A vault of the least cost that there is: the machine is made out to be slow, so that no test derives for a second. */
export async function create(client: Client): Promise<VaultView> {
  let now = 0;
  const stopwatch = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  try {
    return await client.ask('vault.create', { passphrase: passphraseBytes(passphrase) });
  } finally {
    stopwatch.mockRestore();
  }
}

export const unlock = (client: Client, text = passphrase): Promise<VaultView> =>
  client.ask('vault.unlock', { passphrase: passphraseBytes(text) });

/** The profile form, empty but for what is given. */
export const fields = (given: Partial<Input<'profile.save'>['fields']>): Input<'profile.save'>['fields'] => ({
  name: '',
  accessKeyId: '',
  region: '',
  roleArn: '',
  sourceProfile: '',
  externalId: '',
  mfaSerial: '',
  tickedActiveKeys: [],
  ...given,
});

/** Imports a pasted credentials file, all of it. */
export async function importText(client: Client, text: string, kind = 'credentials'): Promise<VaultView> {
  const plan = await client.ask('import.plan', { files: [new File([text], kind)], pasted: new Uint8Array() });
  return client.ask('import.apply', {
    planId: plan.planId,
    names: plan.changes.map(({ name }) => name),
    activeKeys: [],
  });
}
