import { shownName } from '../../../awsconfig/shownValue.ts';
import type { Invocation } from '../../../shell/invocation.ts';
import type { Secret } from '../../../shell/values/secret.ts';

interface GivenMfa {
  readonly SerialNumber: string | undefined;
  readonly TokenCode: Secret | undefined;
}

/**
 * A request's MFA device and code; where only the device was given, the code is asked for.
 * @throws CofferError "cancelled"
 */
export async function mfaOf(
  { SerialNumber, TokenCode }: GivenMfa,
  invocation: Invocation,
): Promise<{ SerialNumber: string | undefined; TokenCode: string | undefined }> {
  if (!SerialNumber || TokenCode) return { SerialNumber, TokenCode: TokenCode?.open() };
  const { typed } = await invocation.ask({
    heading: 'Enter MFA code:',
    text: shownName(SerialNumber),
    fields: [{ label: 'MFA code', secret: true }],
  });
  return { SerialNumber, TokenCode: typed[0] };
}
