/*
 * The four ways in which Set-AWSCredential, New-AWSCredential and Initialize-AWSDefaultConfiguration are given
 * credentials: a parameter set each.
 */
import { CofferError } from '../../../base/cofferError.ts';
import { errorText } from '../../../base/errors.ts';
import { anything, string } from '../../shell/binding/types.ts';
import type { Bound, Parameters } from '../../shell/cmdlet.ts';
import type { Invocation } from '../../shell/invocation.ts';
import type { Context } from '../../unlocked/context.ts';
import { readLinked } from '../../unlocked/linked.ts';
import { foundOr, searchFor } from '../../unlocked/search.ts';
import type { ChosenProfile, GivenRole, HeldCredentials } from '../../unlocked/session.ts';
import { profileNamed } from '../../unlocked/stores.ts';
import { commonParameters, keyParameters } from './credentialParameters.ts';

const keys = ['BasicOrSession'] as const;
const role = ['AssumeRole'] as const;
const object = ['AWSCredentialsObject'] as const;
const stored = ['StoredProfile'] as const;

export const credentialSetParameters = {
  AccessKey: { ...keyParameters.AccessKey, sets: keys, mandatoryIn: keys },
  SecretKey: { ...keyParameters.SecretKey, sets: keys, mandatoryIn: keys },
  SessionToken: { ...keyParameters.SessionToken, sets: keys },
  RoleArn: {
    type: string,
    sets: role,
    mandatoryIn: role,
    fromPropertyName: true,
    help: 'ARN of the role to assume.',
  },
  SourceProfile: {
    type: string,
    sets: role,
    mandatoryIn: role,
    completes: 'profile',
    fromPropertyName: true,
    help: 'Name of the profile whose credentials assume the role.',
  },
  ExternalID: {
    type: string,
    sets: role,
    fromPropertyName: true,
    help: 'External ID that the role asks for.',
  },
  MfaSerial: {
    type: string,
    sets: role,
    fromPropertyName: true,
    help: 'Serial number or ARN of the MFA device that the role asks for.',
  },
  Credential: { ...commonParameters.Credential, sets: object, mandatoryIn: object },
  ProfileName: { ...commonParameters.ProfileName, sets: stored, mandatoryIn: stored, position: 0 },
  NetworkCredential: { ...commonParameters.NetworkCredential, type: anything, sets: stored },
} as const satisfies Parameters;

type SetBound = Bound<typeof credentialSetParameters> & { readonly ProfileLocation: string | undefined };

/**
 * The credentials that a set's parameters give; says with -Verbose which. A profile that was found is valid.
 * @throws CofferError "credentials-undetermined", "source-profile-unknown", and what a search for a profile ended with
 */
export async function heldFrom(
  context: Context,
  invocation: Invocation,
  bound: SetBound,
): Promise<HeldCredentials> {
  const held = await heldOf(context, bound);
  invocation.verbose(`Credentials loaded from ${loadedFrom(held)}.`);
  return held;
}

/** Where credentials were loaded from, as AWS's tools say it. */
function loadedFrom(held: HeldCredentials): string {
  if (held.from === 'profile') return `stored profile named '${held.profile.name}'`;
  if (held.from === 'instance') return 'the instance profile';
  return held.from === 'object' ? 'supplied credentials object' : 'the supplied key parameters';
}

/**
 * A stored profile by its name, and by its location where one is given.
 * @throws CofferError "profile-unknown", "profile-location-unknown", "profile-invalid", "profile-held-back"
 */
export async function storedProfile(
  context: Context,
  profileName: string,
  profileLocation: string | undefined,
): Promise<ChosenProfile> {
  await readLinked(context);
  const unlocked = context.unlocked();
  const named = { profileName, ...(profileLocation && { profileLocation }) };
  foundOr(searchFor(unlocked, named).credentials);
  const found = profileNamed(unlocked, profileName, profileLocation);
  if (!found) throw new TypeError('a profile that was found is not there');
  return found;
}

async function heldOf(context: Context, bound: SetBound): Promise<HeldCredentials> {
  const { AccessKey, SecretKey, SessionToken, Credential, ProfileName, ProfileLocation } = bound;
  if (Credential) return { from: 'object', source: Credential };
  if (AccessKey && SecretKey) {
    const token = SessionToken && SessionToken.open() !== '' ? { sessionToken: SessionToken } : {};
    const keys = { accessKeyId: AccessKey, secretAccessKey: SecretKey, ...token };
    return { from: 'parameters', source: { of: 'keys', keys } };
  }
  if (ProfileName) {
    try {
      return { from: 'profile', profile: await storedProfile(context, ProfileName, ProfileLocation) };
    } catch (error) {
      if (!(error instanceof CofferError) || error.code !== 'profile-unknown') throw error;
      throw new CofferError('credentials-undetermined', { why: errorText(error) });
    }
  }
  return { from: 'parameters', source: { of: 'role', role: await roleOf(context, bound) } };
}

async function roleOf(context: Context, bound: SetBound): Promise<GivenRole> {
  const { RoleArn, SourceProfile, ExternalID, MfaSerial, ProfileLocation } = bound;
  if (!RoleArn || !SourceProfile) {
    throw new CofferError('credentials-undetermined', {
      why: 'A parameter that must have a value is empty.',
    });
  }
  await readLinked(context);
  if (!profileNamed(context.unlocked(), SourceProfile, ProfileLocation)) {
    throw new CofferError('source-profile-unknown', { name: SourceProfile });
  }
  return {
    roleArn: RoleArn,
    sourceProfile: SourceProfile,
    ...(ExternalID && { externalId: ExternalID }),
    ...(MfaSerial && { mfaSerial: MfaSerial }),
  };
}
