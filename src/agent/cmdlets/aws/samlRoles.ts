import { CofferError } from '../../../base/cofferError.ts';
import { profileType } from '../../awsconfig/profileType.ts';
import { postedResponse } from '../../providers/saml/posted.ts';
import { readSamlResponse } from '../../providers/saml/response.ts';
import type { SamlRole } from '../../providers/saml/roles.ts';
import type { Invocation } from '../../shell/invocation.ts';
import { samlResponse } from '../../unlocked/asking.ts';
import type { Context } from '../../unlocked/context.ts';
import { filledKeysOf, type SamlEndpoint } from '../../vault/profiles.ts';

interface Asked {
  readonly endpoint: SamlEndpoint;
  /** Undefined to store all roles. */
  readonly profileName: string | undefined;
  /** The role that was named. */
  readonly named: SamlRole | undefined;
}

interface Stored {
  /** Of the profile. */
  readonly name: string;
  readonly role: SamlRole;
}

/**
 * The roles that become profiles: the one that was named, else one or all of those that a sign-in shows.
 * @throws CofferError "cancelled" and those of readSamlResponse
 */
export async function rolesToStore(
  context: Context,
  invocation: Invocation,
  { endpoint, profileName, named }: Asked,
): Promise<readonly Stored[]> {
  if (profileName !== undefined && named) return [{ name: profileName, role: named }];
  const roles = await rolesBySigningIn(context, invocation, endpoint);
  if (profileName === undefined) return allRoles(context, invocation, roles);
  const { chosen } = await invocation.ask({
    heading: 'Select a role',
    text: `The role of the profile "${profileName}"`,
    choices: roles.map(({ roleArn, principalArn }) => ({ label: roleArn, meaning: principalArn })),
  });
  const role = roles[chosen];
  if (!role) throw new CofferError('cancelled');
  return [{ name: profileName, role }];
}

async function rolesBySigningIn(
  context: Context,
  invocation: Invocation,
  { name, endpoint }: SamlEndpoint,
): Promise<readonly SamlRole[]> {
  const posted = await samlResponse(invocation, name, { url: endpoint });
  return readSamlResponse(postedResponse(posted), context.clock()).roles;
}

/** Each under its own name, or where several have that, with the account. Other profiles are not written over unasked. */
function allRoles(context: Context, invocation: Invocation, roles: readonly SamlRole[]): readonly Stored[] {
  const ownName = ({ roleArn }: SamlRole) => roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const { profiles } = context.unlocked().vault.document;
  return roles.flatMap((role) => {
    const isAlone = roles.filter((other) => ownName(other) === ownName(role)).length === 1;
    const name = isAlone ? ownName(role) : `${ownName(role)}-${role.roleArn.split(':')[4] ?? ''}`;
    const there = profiles.find((profile) => profile.name === name);
    if (!there || profileType(filledKeysOf(there)).startsWith('SAMLRole')) return { name, role };
    invocation.report(new CofferError('profile-exists', { name }));
    return [];
  });
}
