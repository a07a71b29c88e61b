import { CofferError } from '../../../base/cofferError.ts';
import type { Invocation } from '../../shell/invocation.ts';
import type { Context } from '../../unlocked/context.ts';
import { readLinked } from '../../unlocked/linked.ts';
import { removeProfile } from '../../unlocked/removeProfile.ts';
import { profileNamed, titlesOf } from '../../unlocked/stores.ts';

/**
 * Removes the first profile of a name, and warns of another that stays.
 * @param asked whether to go on, asked once there is one
 * @throws CofferError "credential-profile-unknown" and those of removeProfile
 */
export async function removeNamed(
  context: Context,
  invocation: Invocation,
  name: string,
  location: string | undefined,
  asked = () => Promise.resolve(true),
): Promise<void> {
  await readLinked(context);
  const found = profileNamed(context.unlocked(), name, location);
  if (!found) throw new CofferError('credential-profile-unknown', { name });
  if (!(await asked())) return;
  await removeProfile(context, found);
  for (const title of titlesOf(context.unlocked(), name)) {
    invocation.warn(`Remove succeeded, but there is still a profile named '${name}' in ${title}.`);
  }
}
