import type { Texts } from './texts.ts';

/** Of what is typed at the console. */
export const consoleTexts = {
  'credentials-undetermined': (d: { why: string }) =>
    `Cannot determine credentials from supplied parameters. ${d.why}`,
  'source-profile-unknown': (d: { name: string }) =>
    `Source profile [${d.name}] was not found. Check the name, or store that profile first.`,
  'source-profile-circle': (d: { name: string }) =>
    `Error reading profile [${d.name}]: the source profile definition is cyclical. Its source profiles must lead to one that has keys of its own: correct a source_profile on the way, or store the role under another name than its source profile's.`,
  'parameters-exclusive': (d: { first: string; second: string }) =>
    `Parameters ${d.first} and ${d.second} cannot be used together. Leave out one of them.`,
  'credential-profile-unknown': (d: { name: string }) =>
    `The CredentialProfile '${d.name}' does not exist. Capitals count; Get-AWSCredential -ListProfileDetail lists those there are.`,
  'field-not-set': (d: { field: string }) => `${d.field} is not set. Run the command again and fill it in.`,
  'region-name-unrecognized': (d: { region: string }) =>
    `Unrecognized region system name "${d.region}": a region's name has 1 to 63 letters, digits and inner hyphens, as in eu-west-1.`,
  'saml-endpoint-not-https': () =>
    'EndpointUri is not Https protocol. Give an address that begins with https://.',
  'saml-endpoint-unknown': (d: { name: string }) =>
    `The SAML endpoint "${d.name}" does not exist. Capitals count; store it first with Set-AWSSamlEndpoint.`,
  'saml-role-half': () => 'RoleARN must be specified with PrincipalARN. Give both.',
  'stored-credentials-wrong': () =>
    '$StoredAWSCredentials takes a credentials object, or $null, and nothing else. Use Set-AWSCredential, or assign what New-AWSCredential gives.',
  'stored-region-wrong': () =>
    "$StoredAWSRegion takes the system name of a region, such as 'eu-west-1', or $null, and nothing else.",
  'aws-history-not-set': () =>
    '$AWSHistory was not set: it says which calls were made, and only calls add to it.',
  'object-profile-gone': (d: { name: string }) =>
    `The credentials object was not used, because the profile "${d.name}" that it was made of is no longer there. Make another with New-AWSCredential.`,
  'secret-gone': () =>
    'The secret was not revealed, because the console no longer holds it. Run the line again that showed it.',
  'profile-script-secret': () =>
    'The script was not saved, because a secret stands in it. Store the keys as a profile instead, with Set-AWSCredential -StoreAs at the console, and name the profile in the script.',
} as const satisfies Texts;
