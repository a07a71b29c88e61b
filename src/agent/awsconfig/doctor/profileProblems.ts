/*
 * What is wrong or doubtful about a profile whose lines are read well enough. No value stands in a sentence, since it
 * could be a secret in the wrong place; an access key id that is known to be one is masked.
 */
import { maskKeyId } from '../accessKeyId.ts';
import { error, quoted, warning } from './problemRule.ts';
import { said } from './readers.ts';

interface Named {
  readonly name: string;
}

export const profileProblems = {
  'source-unknown': error((d: Named & { readonly source: string | undefined }) =>
    said(
      `The source profile ${d.source === undefined ? '' : `${quoted(d.source)} `}of profile ${quoted(d.name)} was found neither in these files nor in the vault`,
    ),
  ),
  'source-in-vault': warning((d: Named & { readonly source: string }) =>
    said(
      `The source profile ${quoted(d.source)} of profile ${quoted(d.name)} is in the vault and not in these files`,
      [['boto', 'ts', 'go', 'rust', 'java', 'net'], 'do not find it'],
    ),
  ),
  'source-cycle': error((d: { readonly names: readonly string[]; readonly more: number }) =>
    said(
      `The source profiles form a loop: ${[...d.names.map(quoted), ...(d.more > 0 ? [`${d.more} more`] : []), quoted(d.names[0] ?? '')].join(', then ')}`,
    ),
  ),
  'source-twice': error((d: Named) =>
    said(
      `Profile ${quoted(d.name)} has both source_profile and credential_source, but only one of them is allowed`,
    ),
  ),
  'role-sourceless': error((d: Named) =>
    said(
      `The role of profile ${quoted(d.name)} has no source of credentials: it needs source_profile, credential_source or web_identity_token_file`,
    ),
  ),
  'key-pair-half': error((d: Named & { readonly missing: string }) =>
    said(`Profile ${quoted(d.name)} has half a key pair: ${d.missing} is missing`),
  ),
  'token-alone': error((d: Named) =>
    said(`Profile ${quoted(d.name)} has a session token without the key pair that it belongs to`),
  ),
  'key-id-malformed': error((d: Named) =>
    said(`The access key ID of profile ${quoted(d.name)} is not 16 to 128 letters, digits or underscores`),
  ),
  'secret-malformed': warning((d: Named) =>
    said(
      `The secret access key of profile ${quoted(d.name)} is not 40 letters, digits, "/" or "+", as AWS makes them`,
    ),
  ),
  'secret-in-config': warning((d: { readonly key: string }) =>
    said(
      `The key ${quoted(d.key)} is a secret and belongs in the credentials file: config files are shown and shared more freely`,
    ),
  ),
  'key-root': warning((d: Named & { readonly keyId: string }) =>
    said(
      `Profile ${quoted(d.name)} has an access key of the account's root user, ${maskKeyId(d.keyId)}, which nothing restricts: delete that key at AWS and use one of an IAM user or a role`,
    ),
  ),
  'region-malformed': error((d: Named) =>
    said(`The region of profile ${quoted(d.name)} is not a system name such as eu-west-1`),
  ),
  'region-unknown': warning((d: Named) =>
    said(`The region of profile ${quoted(d.name)} is not a region that AWS is known to have`),
  ),
  'type-rejected': warning((d: Named & { readonly keys: readonly string[]; readonly use: string }) =>
    said(
      `Profile ${quoted(d.name)} has ${d.keys.join(', ')} together, which the AWS CLI accepts and uses ${d.use}`,
      [['net'], 'reject the profile'],
    ),
  ),
  'profile-shadowed': warning((d: Named) =>
    said(
      `A profile ${quoted(d.name)} is in the vault too and is the one used under that name; this one is used only where its location is given`,
    ),
  ),
  'legacy-default-shadowed': warning(() =>
    said(
      'As long as there is a profile "default", the profile "AWS PS Default" of the vault supplies no credentials by itself',
    ),
  ),
  'default-shadowed': warning(() =>
    said(
      'The profile "default" has no credentials that PowerShell accepts, which then uses "AWS PS Default" of the vault instead',
    ),
  ),
};
