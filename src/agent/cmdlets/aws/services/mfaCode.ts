import { CofferError } from '../../../../base/cofferError.ts';
import { sandboxEndpoint } from '../../../../base/sandbox.ts';
import type { UnsignedCall } from '../../../aws/call.ts';
import { withMfaCode } from '../../../providers/mfaCode.ts';
import type { Invocation } from '../../../shell/invocation.ts';
import type { Secret } from '../../../shell/values/secret.ts';
import { codesFor, isMfaCode } from '../../../unlocked/asking.ts';
import type { Context } from '../../../unlocked/context.ts';
import { waiterOf } from '../waiter.ts';

/** What a request says of an MFA device. */
export interface Mfa {
  readonly SerialNumber: string | undefined;
  readonly TokenCode: string | undefined;
}

/** What a cmdlet was given of one. */
export interface GivenMfa extends Pick<Mfa, 'SerialNumber'> {
  readonly TokenCode: Secret | undefined;
}

/** The MFA device of a request, with the code that was given, if one was. @throws CofferError "mfa-code-malformed" */
export function mfaOf({ SerialNumber, TokenCode }: GivenMfa): Mfa {
  const code = TokenCode?.open();
  // AWS quotes what is something else in its refusal, and it may be a secret.
  if (code !== undefined && !isMfaCode(code)) throw new CofferError('mfa-code-malformed');
  return { SerialNumber, TokenCode: code };
}

interface Sending {
  readonly invocation: Invocation;
  readonly call: UnsignedCall;
  readonly mfa: Mfa;
}

/**
 * Sends a request. Where only its MFA device was given, the code comes from where that of a role profile does: from the
 * secret that the vault holds, or else from the user.
 * @throws CofferError those of withMfaCode
 */
export async function sendWithMfa<Answer>(
  context: Context,
  { invocation, call, mfa }: Sending,
  send: (mfa: Mfa) => Promise<Answer>,
): Promise<Answer> {
  const { SerialNumber, TokenCode } = mfa;
  if (!SerialNumber || TokenCode !== undefined) return send(mfa);
  const code = codesFor(context, call.endpointUrl === sandboxEndpoint, () => invocation);
  const sts = { ...call, aws: () => context.aws(), answers: { code } };
  return withMfaCode(sts, waiterOf(invocation), SerialNumber, (digits) =>
    send({ SerialNumber, TokenCode: digits }),
  );
}
