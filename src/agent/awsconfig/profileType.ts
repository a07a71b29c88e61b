import type { ProfileType } from '../../protocol/views/profiles.ts';
import { credentialKeys } from './keys.ts';

/** The credential keys that each type has, all of them and no other. */
const exactTypes: readonly (readonly [ProfileType, readonly string[]])[] = [
  ['Basic', ['aws_access_key_id', 'aws_secret_access_key']],
  ['Session', ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']],
  ['AssumeRole', ['role_arn', 'source_profile']],
  ['AssumeRoleExternal', ['role_arn', 'source_profile', 'external_id']],
  ['AssumeRoleMFA', ['role_arn', 'source_profile', 'mfa_serial']],
  ['AssumeRoleExternalMFA', ['role_arn', 'source_profile', 'external_id', 'mfa_serial']],
  ['AssumeRoleCredentialSource', ['role_arn', 'credential_source']],
  ['AssumeRoleWithWebIdentity', ['role_arn', 'web_identity_token_file']],
  ['CredentialProcess', ['credential_process']],
  ['SAMLRole', ['endpoint_name', 'role_arn']],
  ['SAMLRoleUserIdentity', ['endpoint_name', 'role_arn', 'user_identity']],
];

/** Shape how a role is assumed and never say which type a profile is of; the AWS SDK for .NET does not know the second. */
const roleOptions: ReadonlySet<string> = new Set(['role_session_name', 'duration_seconds']);

/**
 * The type of a profile by the exact set of its credential keys; `Invalid` where AWS Tools for PowerShell would reject
 * the set. The AWS CLI is laxer: it takes static keys beside `role_arn` and `source_profile`, or beside `mfa_serial`.
 * @param keys lower-case, those without a value left out
 * @see AWS SDK for .NET, CredentialProfileTypeDetector
 */
export function profileType(keys: ReadonlySet<string>): ProfileType {
  if (keys.has('sso_account_id') || keys.has('sso_role_name')) return 'SSO';
  const found = [...keys].filter((key) => credentialKeys.has(key));
  if (isSsoSession(found)) return 'SSO';
  const hasRole = keys.has('role_arn');
  const deciding = found.filter((key) => !(hasRole && roleOptions.has(key)));
  const match = exactTypes.find(
    ([, exact]) => exact.length === deciding.length && exact.every((key) => keys.has(key)),
  );
  return match?.[0] ?? 'Invalid';
}

/**
 * The type under which a profile is listed: by the keys that are used, or where those make none, by all it has.
 * @param keys lower-case, those without a value left out
 * @param heldBack active keys that nobody ticked
 */
export function listedType(keys: ReadonlySet<string>, heldBack: readonly string[]): ProfileType {
  const type = profileType(used(keys, heldBack));
  return type === 'Invalid' && heldBack.length > 0 ? profileType(keys) : type;
}

/**
 * The type by which a profile is used. Where PowerShell rejects the set of keys and the AWS CLI does not, it is the
 * CLI's: a role goes before static keys beside it, and static keys before whatever else stands there.
 * @param filled lower-case, those without a value left out
 * @param heldBack active keys that nobody ticked
 * @see botocore, credentials.create_credential_resolver
 */
export function typeInUse(filled: ReadonlySet<string>, heldBack: readonly string[]): ProfileType {
  const keys = used(filled, heldBack);
  const type = profileType(keys);
  if (type !== 'Invalid') return type;
  const [source] = ['source_profile', 'credential_source'].filter((key) => keys.has(key));
  if (keys.has('role_arn') && source) {
    const role = [source, 'role_arn', 'external_id', 'mfa_serial'].filter((key) => keys.has(key));
    return profileType(new Set(role));
  }
  const own = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'].filter((key) =>
    keys.has(key),
  );
  return profileType(new Set(own));
}

function used(keys: ReadonlySet<string>, heldBack: readonly string[]): ReadonlySet<string> {
  return heldBack.length === 0 ? keys : new Set([...keys].filter((key) => !heldBack.includes(key)));
}

/** SSO without an account or a role: a token for CodeCatalyst and the like. */
function isSsoSession(found: readonly string[]): boolean {
  const names =
    found.includes('sso_session') || (found.includes('sso_region') && found.includes('sso_start_url'));
  return names && found.every((key) => key.startsWith('sso_'));
}
