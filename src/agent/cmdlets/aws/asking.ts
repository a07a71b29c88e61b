import { CofferError } from '../../../base/cofferError.ts';
import type { CallOf } from '../../aws/ask.ts';
import type { OperationInput, OperationName, OperationOutput } from '../../aws/operations.ts';
import type { Invocation } from '../../shell/invocation.ts';
import { errorIdOf } from '../../shell/run/errorRecord.ts';
import type { Context } from '../../unlocked/context.ts';
import { commandText } from './history.ts';

/** A cmdlet that asks AWS. */
interface Asking<Name extends OperationName> {
  readonly invocation: Invocation;
  /** Its parameters. */
  readonly bound: Readonly<Record<string, unknown>>;
  readonly call: CallOf<Name>;
}

/**
 * One request of a cmdlet and its answer. $AWSHistory gets the call; keys in the answer are remembered with the endpoint
 * that issued them, where that is not AWS itself.
 * @throws CofferError those of Aws
 */
export async function asked<Name extends OperationName>(
  context: Context,
  { invocation, bound, call }: Asking<Name>,
  operationName: Name,
  input: OperationInput<Name>,
): Promise<OperationOutput<Name>> {
  const { calls, issuedAt } = context.unlocked();
  const [service = '', operation = ''] = operationName.split(':');
  const command = commandText(invocation.name, bound);
  const profile = 'credentials' in call ? call.profile : '';
  const made = { command, at: context.clock(), service, operation, region: call.region, profile };
  try {
    const aws = await context.aws();
    const { answer } = await aws.ask(operationName, input, call);
    calls.add({ ...made, outcome: 'Success' });
    if (call.endpointUrl !== undefined) {
      for (const keyId of issuedKeyIds(answer)) issuedAt.set(keyId, call.endpointUrl);
    }
    return answer;
  } catch (error) {
    if (error instanceof CofferError) calls.add({ ...made, outcome: errorIdOf(error) });
    throw error;
  }
}

/** Of temporary credentials, or of a new access key of a user. */
function issuedKeyIds(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const issued: readonly unknown[] = [
    'Credentials' in answer && answer.Credentials,
    'AccessKey' in answer && answer.AccessKey,
  ];
  return issued.flatMap((keys) =>
    typeof keys === 'object' && keys !== null && 'AccessKeyId' in keys && typeof keys.AccessKeyId === 'string'
      ? keys.AccessKeyId
      : [],
  );
}
