import { CofferError } from '../../base/cofferError.ts';
import { filledKeys, textProperty, type Profile } from '../awsconfig/profile.ts';
import { typeInUse } from '../awsconfig/profileType.ts';
import { checkAccessKeyId } from './checks.ts';

/** Keys with their secrets open. */
export interface OwnKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * The keys that an open profile holds itself.
 * @param heldBack active keys that nobody ticked
 * @throws CofferError "profile-not-usable-yet" for a profile that gets its credentials elsewhere, "access-key-malformed"
 */
export function ownKeys(profile: Profile, heldBack: readonly string[]): OwnKeys {
  const { name } = profile;
  const type = typeInUse(filledKeys(profile), heldBack);
  const accessKeyId = textProperty(profile, 'aws_access_key_id');
  const secretAccessKey = textProperty(profile, 'aws_secret_access_key');
  if ((type !== 'Basic' && type !== 'Session') || !accessKeyId || !secretAccessKey) {
    throw new CofferError('profile-not-usable-yet', { name, type });
  }
  checkAccessKeyId(name, accessKeyId);
  const sessionToken = textProperty(profile, 'aws_session_token');
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}
