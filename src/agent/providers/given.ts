import { CofferError } from '../../base/cofferError.ts';
import { wellFormedKeyId } from '../awsconfig/limits.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';
import { wellFormedToken } from './checks.ts';
import { signingSecret } from './secretKey.ts';

/** Keys that stand in no store: typed, or of an answer. */
export interface GivenKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: Hidden;
  readonly sessionToken?: Hidden;
}

/** A text that only who uses it looks at: what shows, compares or stores its holder sees none of it. */
interface Hidden {
  open(): string;
}

/** @throws CofferError "given-key-malformed", "given-token-malformed" */
export async function givenCredentials(keys: GivenKeys): Promise<SigningCredentials> {
  const { accessKeyId } = keys;
  if (!wellFormedKeyId.test(accessKeyId)) throw new CofferError('given-key-malformed');
  const sessionToken = keys.sessionToken?.open();
  if (sessionToken !== undefined && !wellFormedToken.test(sessionToken)) {
    throw new CofferError('given-token-malformed');
  }
  const secretKey = await signingSecret(keys.secretAccessKey.open());
  return { accessKeyId, secretKey, ...(sessionToken !== undefined && { sessionToken }) };
}
