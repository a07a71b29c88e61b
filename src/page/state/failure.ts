import { CofferError } from '../../base/cofferError.ts';
import type { ErrorCode, errorText } from '../../base/errors.ts';
import { earlyTexts } from '../../base/errorTexts/early.ts';
import { textIn } from '../../base/errorTexts/textIn.ts';

/** The first screen knows only what can go wrong before a vault is open: it waits for every sentence it comes with. */
let textOf: typeof errorText = (error) => textIn(earlyTexts, error);

/** For the screens behind it, which bring the sentences of all that can go wrong. */
export function knowAllTexts(all: typeof errorText): void {
  textOf = all;
}

/** The sentence for whatever was thrown. */
export function failureText(caught: unknown): string {
  if (caught instanceof CofferError) return textOf(caught);
  // A foreign error's own message may quote what it choked on; only its name is safe to show.
  return textOf({
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
