import * as v from 'valibot';
import { CofferError } from '../base/cofferError.ts';
import type { AgentEvent, FromAgent } from '../protocol/channel.ts';
import { inputs, type Command, type Input, type Output, type Progress } from '../protocol/commands.ts';
import type { ErrorView } from '../protocol/views/errors.ts';

/** What a command may use while it runs. */
export interface Call<C extends Command> {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress<C>) => void;
}

/** What answers commands; their inputs have been checked. */
export interface Answerer {
  run<C extends Command>(command: C, input: Input<C>, call: Call<C>): Promise<Output<C>>;
}

/** One end of a channel: a worker's global scope, or a MessagePort in tests. */
interface Port {
  postMessage(message: FromAgent): void;
  addEventListener(type: 'message', listener: (message: MessageEvent<unknown>) => void): void;
}

/**
 * Answers what arrives at a port. What is not a request at all is dropped; a request that is none of the closed map, or
 * whose input is ill-formed, fails with "command-unknown" or "command-malformed".
 */
export function serve(port: Port, answerer: Answerer): void {
  const running = new Map<number, AbortController>();

  const answer = async (id: number, command: Command, input: unknown) => {
    const abort = new AbortController();
    running.set(id, abort);
    try {
      const report = (progress: Progress<Command>) => {
        if (!abort.signal.aborted) port.postMessage({ kind: 'progress', id, progress });
      };
      const output = await answerer.run(command, checked(command, input), { signal: abort.signal, report });
      port.postMessage({ kind: 'answer', id, output });
    } catch (error) {
      port.postMessage({ kind: 'failure', id, error: abort.signal.aborted ? cancelled : errorView(error) });
    } finally {
      running.delete(id);
    }
  };

  port.addEventListener('message', ({ data }) => {
    const request = v.safeParse(requestSchema, data);
    if (!request.success) return;
    const { id } = request.output;
    if (request.output.kind === 'cancel') {
      running.get(id)?.abort();
    } else if (isCommand(request.output.command)) {
      void answer(id, request.output.command, request.output.input);
    } else {
      const error = errorView(
        new CofferError('command-unknown', { command: request.output.command.slice(0, 40) }),
      );
      port.postMessage({ kind: 'failure', id, error });
    }
  });
}

/** Tells the page what it did not ask for. */
export function tell(port: Port, event: AgentEvent): void {
  port.postMessage({ kind: 'event', event });
}

const requestSchema = v.variant('kind', [
  v.object({ kind: v.literal('ask'), id: v.number(), command: v.string(), input: v.unknown() }),
  v.object({ kind: v.literal('cancel'), id: v.number() }),
]);

const cancelled: ErrorView = { code: 'cancelled', detail: undefined };

function isCommand(name: string): name is Command {
  return Object.hasOwn(inputs, name);
}

function checked<C extends Command>(command: C, input: unknown): Input<C> {
  const parsed = v.safeParse(inputs[command], input);
  if (parsed.success) return parsed.output;
  // The issue's path names fields; its message may quote the input, which may be a secret.
  throw new CofferError('command-malformed', {
    command,
    where: v.getDotPath(parsed.issues[0]) ?? 'its input',
  });
}

/** Only code and detail cross; of an error that is not ours, only its class, because its message may quote a secret. */
function errorView(error: unknown): ErrorView {
  if (error instanceof CofferError) return { code: error.code, detail: error.detail };
  return {
    code: 'unexpected',
    detail: { name: error instanceof Error ? error.name.slice(0, 40) : typeof error },
  };
}
