import type { CofferError } from '../../base/cofferError.ts';
import type { StepView } from '../../protocol/views/search.ts';

/** What came of looking in one place. The last kind ends the search: going on would use what nobody asked for. */
export type Look<Value> =
  | { readonly outcome: 'used'; readonly value: Value; readonly why: string }
  | { readonly outcome: 'skipped' | 'missing'; readonly why: string }
  | { readonly outcome: 'refused'; readonly why: CofferError }
  | { readonly outcome: 'refused'; readonly error: CofferError };

/** One place to look in, under the name that a person reads. */
interface Step<Request, Store, Value> {
  readonly name: string;
  readonly look: (request: Request, snapshot: Store) => Look<Value>;
}

/** A step that was taken. Whoever shows it has the sentence of an error. */
interface Looked extends Omit<StepView, 'why'> {
  readonly why: string | CofferError;
}

/** What was found and by which step, or why nothing was; `looked` has every step of the order, in its order. */
export type Found<Value> =
  | { readonly value: Value; readonly origin: string; readonly looked: readonly Looked[] }
  | { readonly error: CofferError; readonly looked: readonly Looked[] };

/** Takes the steps in their order until one supplies a value or ends the search; `nothing` is the error where none does. */
export function search<Request, Store, Value>(
  order: readonly Step<Request, Store, Value>[],
  request: Request,
  snapshot: Store,
  nothing: CofferError,
): Found<Value> {
  const looked: Looked[] = [];
  let end: { value: Value; origin: string } | { error: CofferError } | undefined;
  for (const { name, look } of order) {
    if (end) {
      looked.push({ step: name, outcome: 'skipped', why: 'The search had ended.' });
      continue;
    }
    const came = look(request, snapshot);
    if ('error' in came) end = { error: came.error };
    else if (came.outcome === 'used') end = { value: came.value, origin: name };
    looked.push({
      step: name,
      outcome: came.outcome,
      why: 'error' in came ? came.error : came.why,
    });
  }
  return { ...(end ?? { error: nothing }), looked };
}
