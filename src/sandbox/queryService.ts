import { queryWords, Refusal } from './errors.ts';
import type { Arrival, Call, Service } from './service.ts';
import { printDocument, type Element } from './xml.ts';

/** What an action answers with, if anything. */
export type Result = readonly Element[] | undefined;

interface QueryService {
  readonly name: string;
  readonly version: string;
  readonly namespace: string;
  readonly actions: ReadonlyMap<string, (call: Call) => Result | Promise<Result>>;
  readonly unsignedActions?: ReadonlyMap<string, (arrival: Arrival) => Promise<Result>>;
  /** @throws Refusal where a caller may use none of its actions */
  readonly admit?: (call: Call) => void;
}

/** A service that speaks AWS's query protocol as STS and IAM do. */
export function queryService(service: QueryService): Service {
  const { name, version, namespace, actions, unsignedActions, admit } = service;
  const document = (action: string, result: Result, requestId: string) => {
    const metadata: Element = ['ResponseMetadata', [['RequestId', requestId]]];
    const content: Element[] = result ? [[`${action}Result`, result], metadata] : [metadata];
    return printDocument([`${action}Response`, content], namespace);
  };
  return {
    name,
    version,
    words: queryWords,
    async answer(call) {
      admit?.(call);
      const action = call.params.get('Action') ?? '';
      const asked = call.params.get('Version') ?? 'NO_VERSION_SPECIFIED';
      const answer = asked === version ? actions.get(action) : undefined;
      if (!answer) {
        throw new Refusal(400, 'InvalidAction', `Could not find operation ${action} for version ${asked}`);
      }
      return document(action, await answer(call), call.requestId);
    },
    answerUnsigned(arrival) {
      const action = arrival.params.get('Action') ?? '';
      return unsignedActions
        ?.get(action)?.(arrival)
        .then((result) => document(action, result, arrival.requestId));
    },
    refuse: (refusal, requestId) =>
      printDocument(
        [
          'ErrorResponse',
          [
            [
              'Error',
              [
                ['Type', 'Sender'],
                ['Code', refusal.code],
                ['Message', refusal.message],
              ],
            ],
            ['RequestId', requestId],
          ],
        ],
        namespace,
      ),
  };
}
