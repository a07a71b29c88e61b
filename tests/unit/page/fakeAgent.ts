import type { FromAgent, ToAgent } from '../../../src/protocol/channel.ts';
import type { VaultView } from '../../../src/protocol/views/vault.ts';
import { AgentConnection, type AgentPort } from '../../../src/page/state/connection.ts';

/** A worker that answers only when the test says so. */
export class FakeWorker implements AgentPort {
  readonly received: ToAgent[] = [];
  readonly transferred: Transferable[] = [];
  terminated = false;
  onmessage: AgentPort['onmessage'] = null;
  onerror: AgentPort['onerror'] = null;

  postMessage(message: ToAgent, transfer: Transferable[]): void {
    this.received.push(structuredClone(message, { transfer }));
    this.transferred.push(...transfer);
  }

  terminate(): void {
    this.terminated = true;
  }

  send(message: FromAgent): void {
    this.onmessage?.({ data: message } as MessageEvent<FromAgent>);
  }

  crash(): void {
    this.onerror?.({} as ErrorEvent);
  }
}

/** A connection together with every worker it has started. */
export function connect(): { agent: AgentConnection; workers: FakeWorker[]; current: () => FakeWorker } {
  const workers: FakeWorker[] = [];
  const agent = new AgentConnection(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  const current = (): FakeWorker => {
    const worker = workers.at(-1);
    if (worker === undefined) throw new Error('no worker was started');
    return worker;
  };
  return { agent, workers, current };
}

export const emptyVault: VaultView = {
  vaultId: '0123456789abcdef0123456789abcdef',
  revision: 1,
  temporary: false,
  profiles: [],
  linked: [],
  mfaDevices: [],
  preferences: { regionRules: 'coffer', lockAfterIdleMinutes: 5, keyReminderDays: 90, metadataEndpoint: '' },
  accountNames: [],
  profileScript: false,
  session: {},
  rotations: [],
  kept: [],
  left: [],
};
