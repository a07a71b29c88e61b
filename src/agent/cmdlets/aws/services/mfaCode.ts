import { CofferError } from '../../../../base/cofferError.ts';
import type { Invocation } from '../../../shell/invocation.ts';
import type { Secret } from '../../../shell/values/secret.ts';
import { isMfaCode, mfaCode } from '../../../unlocked/asking.ts';

interface Mfa {
  readonly SerialNumber: string | undefined;
  readonly TokenCode: string | undefined;
}

interface GivenMfa extends Pick<Mfa, 'SerialNumber'> {
  readonly TokenCode: Secret | undefined;
}

/**
 * A request's MFA device and code; where only the device was given, the code is asked for.
 * @throws CofferError "cancelled", "mfa-code-malformed"
 */
export async function mfaOf({ SerialNumber, TokenCode }: GivenMfa, invocation: Invocation): Promise<Mfa> {
  const code = SerialNumber && !TokenCode ? await mfaCode(invocation, SerialNumber) : TokenCode?.open();
  // AWS quotes what is something else in its refusal, and it may be a secret.
  if (code !== undefined && !isMfaCode(code)) throw new CofferError('mfa-code-malformed');
  return { SerialNumber, TokenCode: code };
}
