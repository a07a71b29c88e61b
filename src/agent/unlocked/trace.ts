import { errorText } from '../../base/errors.ts';
import type { StepView } from '../../protocol/views/search.ts';
import type { Found } from '../resolve/search.ts';

/** What became of every step of a search, in sentences. */
export function traceOf({ looked }: Found<unknown>): readonly StepView[] {
  return looked.map(({ why, ...step }) => ({ ...step, why: typeof why === 'string' ? why : errorText(why) }));
}
