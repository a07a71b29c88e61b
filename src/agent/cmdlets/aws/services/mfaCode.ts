import { CofferError } from '../../../../base/cofferError.ts';
import { shownName } from '../../../awsconfig/shownValue.ts';
import type { Invocation } from '../../../shell/invocation.ts';
import type { Secret } from '../../../shell/values/secret.ts';

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
  const code = SerialNumber && !TokenCode ? await askCode(SerialNumber, invocation) : TokenCode?.open();
  // AWS quotes what is something else in its refusal, and it may be a secret.
  if (code !== undefined && !sixDigits.test(code)) throw new CofferError('mfa-code-malformed');
  return { SerialNumber, TokenCode: code };
}

const sixDigits = /^\d{6}$/;

async function askCode(serialNumber: string, invocation: Invocation): Promise<string> {
  const { typed } = await invocation.ask({
    heading: 'Enter MFA code:',
    text: shownName(serialNumber),
    fields: [{ label: 'MFA code', secret: true }],
  });
  return typed[0] ?? '';
}
