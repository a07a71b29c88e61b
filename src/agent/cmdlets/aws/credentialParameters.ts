/*
 * The parameters that every service cmdlet has, and what they say of its credentials.
 * @see AWS Tools for PowerShell, "Common parameters"
 */
import { anything, secretKey, sessionToken, string } from '../../shell/binding/types.ts';
import type { Bound, Parameters } from '../../shell/cmdlet.ts';
import type { CredentialRequest } from '../../resolve/credentials.ts';
import type { CredentialsSource } from '../../unlocked/session.ts';
import { credentialsObject, region } from './types.ts';

/** Two or three that belong together. */
export const keyParameters = {
  AccessKey: {
    type: string,
    aliases: ['AK'],
    fromPropertyName: true,
    help: 'Access key ID, of a user or of temporary credentials.',
  },
  SecretKey: {
    type: secretKey,
    secret: true,
    aliases: ['SK', 'SecretAccessKey'],
    fromPropertyName: true,
    help: 'Secret access key that belongs to -AccessKey.',
  },
  SessionToken: {
    type: sessionToken,
    secret: true,
    aliases: ['ST'],
    fromPropertyName: true,
    help: 'Session token, where the keys are temporary.',
  },
} as const satisfies Parameters;

export const profileLocation = {
  type: string,
  aliases: ['AWSProfilesLocation', 'ProfilesLocation'],
  completes: 'location',
  fromPropertyName: true,
  help: 'Name of a linked location, such as ~/.aws/credentials: only its files are searched, and neither the vault nor others.',
} as const satisfies Parameters[string];

/** Who signs, and for which region. */
export const signerParameters = {
  ...keyParameters,
  ProfileName: {
    type: string,
    aliases: ['StoredCredentials', 'AWSProfileName'],
    completes: 'profile',
    fromPropertyName: true,
    help: 'Name of a profile: of the vault, or where that has none, of ~/.aws/credentials. Capitals count.',
  },
  ProfileLocation: profileLocation,
  Credential: {
    type: credentialsObject,
    fromPipeline: true,
    help: 'Credentials object of New-AWSCredential or Get-AWSCredential, or the credentials in an answer of STS.',
  },
  NetworkCredential: {
    type: anything,
    help: 'Not used: a user signs in to a SAML endpoint on its own page, and pastes or posts what it answers.',
  },
  Region: {
    type: region,
    aliases: ['RegionToCall'],
    completes: 'region',
    fromPropertyName: true,
    help: 'System name of a region, such as eu-west-1, or a region object.',
  },
} as const satisfies Parameters;

export const commonParameters = {
  ...signerParameters,
  EndpointUrl: {
    type: string,
    help: 'Scheme, host and port to call instead of AWS: of AWS itself, of the sandbox, or of this machine.',
  },
  Select: {
    type: string,
    help: "What is given of the answer: a property's name, * for all of it, or ^ and a parameter's name for what that got.",
  },
} as const satisfies Parameters;

export type CommonBound = Bound<typeof commonParameters>;

/** What a call's parameters say of its credentials. An empty text is as none, as in PowerShell. */
export function credentialRequest(bound: CommonBound): CredentialRequest<CredentialsSource> {
  const { ProfileName: profileName, ProfileLocation: profileLocation, Credential: credential } = bound;
  const literal = literalOf(bound);
  return {
    ...(literal && { literal }),
    ...(profileName && { profileName }),
    ...(profileLocation && { profileLocation }),
    ...(credential && { credential }),
  };
}

function literalOf({
  AccessKey,
  SecretKey,
  SessionToken,
  Credential,
}: CommonBound): CredentialRequest<CredentialsSource>['literal'] {
  const secretAccessKey = SecretKey?.open() === '' ? undefined : SecretKey;
  const token = SessionToken?.open() === '' ? undefined : SessionToken;
  if (AccessKey && secretAccessKey) {
    const keys = { accessKeyId: AccessKey, secretAccessKey, ...(token && { sessionToken: token }) };
    return { keys: { of: 'keys', keys } };
  }
  if (AccessKey) return { alone: '-AccessKey' };
  // What STS gave is piped: it is a credentials object, and its properties have the names of these parameters too.
  if (Credential) return undefined;
  if (secretAccessKey) return { alone: '-SecretKey' };
  return token && { alone: '-SessionToken' };
}
