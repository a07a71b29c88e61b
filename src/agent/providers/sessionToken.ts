import { checkInput } from '../aws/limits.ts';
import { withMfaCode } from './mfaCode.ts';
import type { Issuer, Provider } from './provider.ts';
import { issuedCredentials, signedCall, type Sts } from './sts.ts';

interface SessionTokenAsked {
  /** A user's long-term keys; STS takes no others. */
  readonly source: Provider;
  readonly mfaSerial?: string;
  readonly durationSeconds: number;
}

/**
 * A user's session by GetSessionToken: with an MFA device one for every role behind it.
 * @throws CofferError "input-out-of-limits"
 */
export function sessionTokenIssuer(
  sts: Sts,
  { source, mfaSerial, durationSeconds }: SessionTokenAsked,
): Issuer {
  const input = { DurationSeconds: durationSeconds, SerialNumber: mfaSerial };
  checkInput('sts:GetSessionToken', input);
  return {
    identity: ['GetSessionToken', sts.endpointUrl, source.identity, mfaSerial, durationSeconds],
    async issue(waiter) {
      const { call, because } = await signedCall(sts, source, waiter);
      const aws = await sts.aws();
      const send = async (code?: string) => {
        const sentAt = sts.clock();
        const { answer, call: answered } = await aws.ask(
          'sts:GetSessionToken',
          { ...input, TokenCode: code },
          call,
        );
        const { clockOffsetMs } = answered;
        return issuedCredentials(answer.Credentials, { sentAt, asked: durationSeconds, clockOffsetMs });
      };
      if (mfaSerial === undefined) {
        return { ...(await send()), because: [...because, 'GetSessionToken began a session.'] };
      }
      return {
        ...(await withMfaCode(sts, waiter, mfaSerial, send)),
        mfaSerial,
        because: [...because, `GetSessionToken began a session with a code of ${mfaSerial}.`],
      };
    },
  };
}
