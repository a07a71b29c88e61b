import { stepMs } from '../../base/totp.ts';
import { serviceRefusal } from '../aws/serviceErrors.ts';
import type { Answers, Waiter } from './provider.ts';
import type { Sts } from './sts.ts';

/** The STS that takes codes, and where they come from. */
interface Taker extends Pick<Sts, 'aws' | 'region' | 'endpointUrl'> {
  readonly answers: Pick<Answers, 'code'>;
}

/**
 * Sends a request with a code of an MFA device, and again with another where STS does not take it: each time the user says
 * so, and nothing tries by itself, nor again with the same code where STS fails (`aws/ask.ts`). Only a code that was made by a
 * clock which the refusal says to be wrong is made once more.
 * @throws CofferError "cancelled", and what the request fails with otherwise
 */
export async function withMfaCode<Answer>(
  sts: Taker,
  waiter: Waiter,
  mfaSerial: string,
  send: (code: string) => Promise<Answer>,
): Promise<Answer> {
  const aws = await sts.aws();
  let clockOffsetMs = aws.clockOffsetMs(sts);
  let refusal: string | undefined;
  let wasMadeAnew = false;
  for (;;) {
    const code = await sts.answers.code(mfaSerial, { refusal, clockOffsetMs }, waiter);
    try {
      return await send(code.digits);
    } catch (error) {
      if (!isWrongCode(error)) throw error;
      const wasOffByMs = Math.abs(aws.clockOffsetMs(sts) - clockOffsetMs);
      clockOffsetMs = aws.clockOffsetMs(sts);
      if (code.from === 'secret' && wasOffByMs >= stepMs && !wasMadeAnew) {
        wasMadeAnew = true;
        continue;
      }
      refusal = 'AWS did not take the code. It takes each one once: wait for the next.';
    }
  }
}

/** Other sentences that begin so say that the device is not the caller's, which no code mends. */
function isWrongCode(error: unknown): boolean {
  const message = serviceRefusal(error)?.message ?? '';
  return message.startsWith('MultiFactorAuthentication failed with invalid MFA one time pass code');
}
