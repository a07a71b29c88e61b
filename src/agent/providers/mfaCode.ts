import { serviceRefusal } from '../aws/serviceErrors.ts';
import type { Asking } from './provider.ts';

/**
 * Sends a request with a code of an MFA device, and again with another where STS does not take it: each time the user says
 * so, and nothing tries by itself.
 * @throws CofferError "cancelled", and what the request fails with otherwise
 */
export async function withMfaCode<Answer>(
  asking: Asking,
  mfaSerial: string,
  send: (code: string) => Promise<Answer>,
): Promise<Answer> {
  let refusal: string | undefined;
  for (;;) {
    const code = await asking.code(mfaSerial, refusal);
    try {
      return await send(code);
    } catch (error) {
      if (!isWrongCode(error)) throw error;
      refusal = 'AWS did not take the code. It takes each one once: wait for the next.';
    }
  }
}

/** Other sentences that begin so say that the device is not the caller's, which no code mends. */
function isWrongCode(error: unknown): boolean {
  const message = serviceRefusal(error)?.message ?? '';
  return message.startsWith('MultiFactorAuthentication failed with invalid MFA one time pass code');
}
