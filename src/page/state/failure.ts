import { errorText, type ErrorCode } from '../../base/errors.ts';
import { CofferError } from '../../base/cofferError.ts';

/** The sentence for whatever was thrown. */
export function failureText(caught: unknown): string {
  if (caught instanceof CofferError) return errorText(caught);
  // A foreign error's own message may quote what it choked on; only its name is safe to show.
  return errorText({
    code: 'unexpected',
    detail: { name: failureName(caught) },
  });
}

/** The code of whatever was thrown; of a foreign error its name. */
export function failureName(caught: unknown): string {
  if (caught instanceof CofferError) return caught.code;
  return caught instanceof Error ? caught.name : typeof caught;
}

/** Whether this is Coffer's error of that code. */
export function isFailure(caught: unknown, code: ErrorCode): boolean {
  return caught instanceof CofferError && caught.code === code;
}
