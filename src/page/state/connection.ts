import { CofferError } from '../../base/cofferError.ts';
import type { AgentEvent, FromAgent, ToAgent } from '../../protocol/channel.ts';
import type { Command, Input, Output, Progress } from '../../protocol/commands.ts';
import type { QuestionView } from '../../protocol/questions.ts';
import type { ErrorView } from '../../protocol/views/errors.ts';
import type { LockReason, VaultView } from '../../protocol/views/vault.ts';

/** The part of Worker that the connection uses; tests hand in their own. */
export interface AgentPort {
  postMessage(message: ToAgent, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromAgent>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Why the keys are gone: the agent's own reason, or that it stopped without giving one. */
export type LossReason = LockReason | 'stopped';

interface AgentListener {
  lost(reason: LossReason): void;
  changed(vault: VaultView): void;
  asked(question: QuestionView): void;
  /** Others wait for the answer. */
  moved(id: number, ofConsole: boolean): void;
  /** Nobody waits for the answer any more. */
  withdrawn(id: number): void;
  /** @param failure why signatures that were made are not in the journal */
  journalled(failure: ErrorView | undefined): void;
}

interface AskOptions<C extends Command> {
  readonly onProgress?: (progress: Progress<C>) => void;
  /** Buffers that leave the page with the request, so that no copy of a secret stays here. */
  readonly transfer?: Transferable[];
  readonly signal?: AbortSignal;
}

interface Pending {
  readonly resolve: (output: Output<Command>) => void;
  readonly reject: (error: CofferError) => void;
  readonly progress: (progress: Progress<Command>) => void;
}

/**
 * The page's end of the channel to the agent. The worker is started by the first question and again by the first
 * one after it was lost, so that a worker which cannot start is not started over and over.
 */
export class AgentConnection {
  readonly #startWorker: () => AgentPort;
  readonly #pending = new Map<number, Pending>();
  #port: AgentPort | undefined;
  readonly #listeners: Partial<AgentListener>[] = [];
  #lastId = 0;

  constructor(startWorker: () => AgentPort) {
    this.#startWorker = startWorker;
  }

  listen(listener: Partial<AgentListener>): void {
    this.#listeners.push(listener);
  }

  /**
   * The agent's answer to one command.
   * @throws CofferError with the agent's code; "locked" where the agent is lost meanwhile; "cancelled" by the signal
   */
  ask<C extends Command>(command: C, input: Input<C>, options: AskOptions<C> = {}): Promise<Output<C>> {
    const { onProgress, transfer = [], signal } = options;
    if (signal?.aborted) return Promise.reject(new CofferError('cancelled'));
    const port = (this.#port ??= this.#start());
    const id = (this.#lastId += 1);
    return new Promise<Output<C>>((resolve, reject) => {
      const cancel = (): void => {
        this.#pending.delete(id);
        port.postMessage({ kind: 'cancel', id }, []);
        reject(new CofferError('cancelled'));
      };
      const settled = (): void => {
        signal?.removeEventListener('abort', cancel);
      };
      // Answers come from our own worker and are taken by their types: the id ties each to its command.
      this.#pending.set(id, {
        resolve: (output) => {
          settled();
          resolve(output as Output<C>);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
        progress: (progress) => onProgress?.(progress as Progress<C>),
      });
      signal?.addEventListener('abort', cancel, { once: true });
      port.postMessage({ kind: 'ask', id, command, input }, transfer);
    });
  }

  /** Ends the worker, and with it every key it holds. */
  stop(reason: LossReason): void {
    const port = this.#port;
    if (port === undefined) return;
    this.#port = undefined;
    port.onmessage = null;
    port.onerror = null;
    port.terminate();
    const abandoned = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of abandoned) reject(new CofferError('locked'));
    for (const listener of this.#listeners) listener.lost?.(reason);
  }

  #start(): AgentPort {
    const port = this.#startWorker();
    port.onmessage = ({ data }) => {
      this.#take(data);
    };
    // An agent that threw where nothing caught it is in a state nobody knows: its keys go.
    port.onerror = () => {
      this.stop('stopped');
    };
    return port;
  }

  #take(message: FromAgent): void {
    switch (message.kind) {
      case 'answer':
        this.#settle(message.id)?.resolve(message.output);
        break;
      case 'failure':
        this.#settle(message.id)?.reject(CofferError.from(message.error));
        break;
      case 'progress':
        this.#pending.get(message.id)?.progress(message.progress);
        break;
      case 'event':
        this.#hear(message.event);
        break;
    }
  }

  #hear(event: AgentEvent): void {
    if (event.at === 'locked') {
      this.stop(event.reason);
      return;
    }
    for (const listener of this.#listeners) {
      if (event.at === 'changed') listener.changed?.(event.vault);
      else if (event.at === 'asked') listener.asked?.(event.question);
      else if (event.at === 'moved') listener.moved?.(event.id, event.ofConsole);
      else if (event.at === 'withdrawn') listener.withdrawn?.(event.id);
      else listener.journalled?.(event.failure);
    }
  }

  /** Takes the question off the list. An answer to a cancelled one finds none. */
  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }
}
