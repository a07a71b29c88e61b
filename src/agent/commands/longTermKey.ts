import { CofferError } from '../../base/cofferError.ts';
import { typeInUse } from '../awsconfig/profileType.ts';
import {
  filledKeysOf,
  profileById,
  textOf,
  type ProfilesDocument,
  type StoredProfile,
} from '../vault/profiles.ts';

/**
 * The long-term access key that a profile holds itself.
 * @throws CofferError "profile-gone", "rotation-temporary", "rotation-no-key"
 */
export function longTermKeyOf(
  document: ProfilesDocument,
  id: string,
): { readonly profile: StoredProfile; readonly accessKeyId: string } {
  const profile = profileById(document, id);
  const { name, heldBack } = profile;
  const type = typeInUse(filledKeysOf(profile), heldBack);
  if (type === 'Session') throw new CofferError('rotation-temporary', { name });
  const accessKeyId = textOf(profile, 'aws_access_key_id');
  if (type !== 'Basic' || accessKeyId === undefined) throw new CofferError('rotation-no-key', { name, type });
  return { profile, accessKeyId };
}
