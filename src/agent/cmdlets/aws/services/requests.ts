import type { CallOf } from '../../../aws/ask.ts';
import { checkInput } from '../../../aws/limits.ts';
import { operations } from '../../../aws/operations.ts';
import type { OperationInput, OperationName, OperationOutput } from '../../../aws/operations.ts';
import { switchOn } from '../../../shell/binding/types.ts';
import type { ObjectType, Parameters } from '../../../shell/cmdlet.ts';
import type { Invocation } from '../../../shell/invocation.ts';
import { toArray } from '../../../shell/values/convert.ts';
import { PSObject, type Value } from '../../../shell/values/value.ts';
import type { Context } from '../../../unlocked/context.ts';
import { asked } from '../asking.ts';
import { callFor } from '../calling.ts';
import { commonParameters, type CommonBound } from '../credentialParameters.ts';
import { valueOf } from './answers.ts';
import { mfaOf, sendWithMfa, type GivenMfa, type Mfa } from './mfaCode.ts';
import { selectedFrom, selection, selectParameter, type Selection } from './select.ts';

/** What every cmdlet that calls a service takes. */
export const serviceParameters = { ...selectParameter, ...commonParameters } as const satisfies Parameters;

/** Of a cmdlet that may ask whether to go on. */
export const forceParameter = {
  Force: { type: switchOn, fromPropertyName: true, help: 'Does not ask whether to go on.' },
} as const satisfies Parameters;

/** A cmdlet that runs, and the operation that it calls. */
interface Requesting<Name extends OperationName> {
  readonly context: Context;
  readonly invocation: Invocation;
  readonly bound: CommonBound & { readonly Select: string | undefined };
  /** Its parameters without those of every service cmdlet. */
  readonly own: Parameters;
  readonly operation: Name;
  readonly answer: ObjectType;
  /** What it gives where -Select says nothing; absent for nothing. */
  readonly gives?: string;
  /** Adds what AWS's tools have in an answer and the service does not. */
  readonly complete?: (answer: PSObject) => void;
  /** Of a cmdlet whose request may name an MFA device. */
  readonly mfa?: GivenMfa;
  /** The call where it is not one with the credentials that the search orders lead to. */
  readonly call?: () => Promise<CallOf<Name>>;
}

/**
 * Asks once and emits what -Select takes of the answer. A code of an MFA device is asked for when the call is ready, so that
 * nobody is asked in vain.
 * @throws ShellError "InvalidSelect"; CofferError those of mfaOf, of callFor, of sendWithMfa and of Aws
 */
export async function emitAnswer<Name extends OperationName>(
  requesting: Requesting<Name>,
  input: (mfa: Mfa) => OperationInput<Name>,
): Promise<void> {
  const selected = selectionOf(requesting);
  const { context, invocation } = requesting;
  const mfa = mfaOf(requesting.mfa ?? { SerialNumber: undefined, TokenCode: undefined });
  const { call, ask } = await asker(requesting, input(mfa));
  const answer = await sendWithMfa(context, { invocation, call, mfa }, (given) => ask(input(given)));
  await emitOf(requesting, selected, answer);
  await emitParameter(requesting, selected);
}

interface Pages<Name extends OperationName> {
  /** Where to begin; undefined for the first page. */
  readonly from: string | undefined;
  /** Whether one page is enough. */
  readonly single: boolean;
  input(token: string | undefined): OperationInput<Name>;
  /** Where the next page begins. */
  next(answer: OperationOutput<Name>): string | undefined;
}

/** The same for an operation that answers in pages: each is emitted before the next is asked for. */
export async function emitPages<Name extends OperationName>(
  requesting: Requesting<Name>,
  pages: Pages<Name>,
): Promise<void> {
  const selected = selectionOf(requesting);
  // A script that pages by itself begins with $null.
  let token = pages.from === '' ? undefined : pages.from;
  const { ask } = await asker(requesting, pages.input(token));
  const { invocation } = requesting;
  let count = 0;
  do {
    if (count > 0) {
      const status = `${count} ${count === 1 ? 'page' : 'pages'} so far`;
      invocation.show({ kind: 'progress', activity: invocation.name, status });
    }
    const answer = await ask(pages.input(token));
    count++;
    await emitOf(requesting, selected, answer);
    token = pages.next(answer);
  } while (token && !pages.single);
  await emitParameter(requesting, selected);
}

function selectionOf<Name extends OperationName>({ bound, own, answer, gives }: Requesting<Name>): Selection {
  return selection(bound.Select ?? gives, answer, own, bound);
}

/** What sends the requests of a cmdlet, and how they go. */
interface Asker<Name extends OperationName> {
  readonly call: CallOf<Name>;
  readonly ask: (input: OperationInput<Name>) => Promise<OperationOutput<Name>>;
}

/** @param first what is asked first: what AWS would refuse is refused before a call for it asks for anything itself. */
async function asker<Name extends OperationName>(
  requesting: Requesting<Name>,
  first: OperationInput<Name>,
): Promise<Asker<Name>> {
  const { context, invocation, bound, operation } = requesting;
  checkInput(operation, first);
  const signed = () => callFor(context, invocation, bound, operations[operation].service);
  const call = await (requesting.call ?? signed)();
  return { call, ask: (input) => asked(context, { invocation, bound, call }, operation, input) };
}

async function emitOf<Name extends OperationName>(
  { invocation, answer: type, complete }: Requesting<Name>,
  selected: Selection,
  answer: OperationOutput<Name>,
): Promise<void> {
  if (selected.of !== 'answer') return;
  const value = valueOf(answer, type);
  if (value instanceof PSObject) complete?.(value);
  await emitAll(invocation, selectedFrom(value, selected.path));
}

async function emitParameter<Name extends OperationName>(
  { invocation }: Requesting<Name>,
  selected: Selection,
): Promise<void> {
  if (selected.of === 'parameter') await emitAll(invocation, toArray(selected.value));
}

async function emitAll(invocation: Invocation, values: readonly Value[]): Promise<void> {
  for (const value of values) await invocation.emit(value);
}
