import * as v from 'valibot';
import { CofferError } from '../../base/cofferError.ts';

/** AWS's code of an error that it answered with; undefined for every other. */
export function awsCodeOf(error: unknown): string | undefined {
  if (!(error instanceof CofferError) || error.code !== 'service-error') return undefined;
  const detail = v.safeParse(v.object({ errorCode: v.string() }), error.detail);
  return detail.success ? detail.output.errorCode : undefined;
}

/** What AWS says before it does anything. After any other error it may have done what it was asked. */
const refusals: ReadonlySet<string> = new Set([
  'AccessDenied',
  'InvalidClientTokenId',
  'LimitExceeded',
  'SignatureDoesNotMatch',
]);

/** Whether AWS certainly did nothing. */
export function isRefused(error: unknown): boolean {
  return (
    isOfCode(error, 'rotation-old-deleted') || isUnsettled(error) || refusals.has(awsCodeOf(error) ?? '')
  );
}

/** Whether AWS did not know the key that signed, however long it was waited for. */
export function isUnsettled(error: unknown): boolean {
  return isOfCode(error, 'rotation-unsettled');
}

function isOfCode(error: unknown, code: CofferError['code']): boolean {
  return error instanceof CofferError && error.code === code;
}
