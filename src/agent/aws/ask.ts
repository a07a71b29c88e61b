import { CofferError } from '../../base/cofferError.ts';
import type { AnsweredCall, AwsCall, UnsignedCall } from './call.ts';
import { endpointOf } from './endpoints.ts';
import { checkInput } from './limits.ts';
import type { Network } from './network.ts';
import { operations } from './operations.ts';
import type { OperationInput, OperationName, OperationOutput, UnsignedOperation } from './operations.ts';
import { clientSettings } from './sdk.ts';
import { serviceError } from './serviceErrors.ts';

/** What an operation may be called with. */
export type CallOf<Name extends OperationName> =
  AwsCall | (Name extends UnsignedOperation ? UnsignedCall : never);

export interface Answered<Name extends OperationName> {
  readonly answer: OperationOutput<Name>;
  readonly call: AnsweredCall;
}

export async function ask<Name extends OperationName>(
  network: Network,
  name: Name,
  input: OperationInput<Name>,
  call: CallOf<Name>,
): Promise<Answered<Name>> {
  const { service, maxAttempts, says, send } = operations[name];
  const operation = name.slice(service.length + 1);
  const endpoint = endpointOf(service, call.region, call.endpointUrl);
  checkInput(name, input);
  const codeSent = 'TokenCode' in input && input.TokenCode !== undefined;
  try {
    const settings = clientSettings({
      network,
      service,
      operation,
      call,
      endpoint,
      // AWS takes each code of an MFA device once: again it would be a wrong one, and wrong ones lock accounts out.
      maxAttempts: codeSent ? 1 : maxAttempts,
      codeSent,
    });
    const answer = await unlessAborted(send(settings, input, call.signal), call.signal);
    if (says.some((key) => !answer[key])) {
      throw new CofferError('answer-unreadable', { host: endpoint.host, status: 200 });
    }
    const clockOffsetMs = network.clockOffsetMs(endpoint.host);
    return {
      answer,
      call: {
        region: endpoint.signingRegion,
        sandbox: endpoint.sandbox,
        ...(clockOffsetMs !== undefined && { clockOffsetMs }),
      },
    };
  } catch (error) {
    if (call.signal.aborted) throw new CofferError('cancelled');
    throw serviceError(error, { service, operation, host: endpoint.host, codeSent });
  }
}

/** The client waits before it tries again, and hears of nothing meanwhile. */
function unlessAborted<Output>(sent: Promise<Output>, signal: AbortSignal): Promise<Output> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(new CofferError('cancelled'));
    };
    signal.addEventListener('abort', abort, { once: true });
    sent.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
