import { CofferError } from '../../base/cofferError.ts';
import { search, type Found, type Look } from './search.ts';
import { noInstance, unaskedInstance } from './instance.ts';
import { defaultFiles, type Credentials, type ResolvableProfile, type Snapshot } from './snapshot.ts';

/** What asks the metadata service that the user listed. */
export const instanceProfileStep = 'EC2 instance profile';

/** What a command's parameters say about its credentials. */
export interface CredentialRequest<Keys> {
  /** -AccessKey and -SecretKey, or the one of the parameters for keys that was given without what it needs. */
  readonly literal?: { readonly keys: Keys } | { readonly alone: keyof typeof missingBeside };
  /** -ProfileName */
  readonly profileName?: string;
  /** -ProfileLocation */
  readonly profileLocation?: string;
  /** -Credential */
  readonly credential?: Keys;
}

/**
 * The credentials that a command uses. Errors that an answer may carry: "access-key-alone", "profile-unknown",
 * "profile-location-unknown", "profile-invalid", "session-profile-gone", "credentials-none".
 * @see AWS Tools for PowerShell user guide, "Credentials search order"
 */
export function resolveCredentials<Keys>(
  request: CredentialRequest<Keys>,
  snapshot: Snapshot<Keys>,
): Found<Credentials<Keys>> {
  return search<CredentialRequest<Keys>, Snapshot<Keys>, Credentials<Keys>>(
    order,
    request,
    snapshot,
    new CofferError('credentials-none'),
  );
}

interface CredentialStep {
  readonly name: string;
  readonly look: <Keys>(
    request: CredentialRequest<Keys>,
    snapshot: Snapshot<Keys>,
  ) => Look<Credentials<Keys>>;
}

// Version 5 of the tools moved -Credential before the profile name; the guide's order stands here.
const order: readonly CredentialStep[] = [
  { name: 'Parameters -AccessKey and -SecretKey', look: literalKeys },
  { name: 'Parameter -ProfileName, in the vault', look: namedInVault },
  { name: 'Parameter -ProfileName, in the shared credentials file', look: namedInFile },
  { name: 'Parameter -ProfileLocation', look: atLocation },
  { name: 'Parameter -Credential', look: credentialsObject },
  { name: 'Session profile ($StoredAWSCredentials)', look: ofSession },
  {
    name: 'Profile "default" in the vault',
    look: (_, { vault }) => standing(vaultPlace, vault.get('default')),
  },
  {
    name: 'Profile "default" in the shared credentials file',
    look(_, snapshot) {
      const file = defaultFiles(snapshot);
      if (!file) return noFile;
      // What it holds is not known: going on could use other credentials than the ones that stand there.
      if (file.failure) return { outcome: 'refused', error: file.failure };
      return standing(filePlace(file.location), file.profiles.get('default'));
    },
  },
  {
    name: 'Profile "AWS PS Default" in the vault',
    look: (_, { vault }) => standing(vaultPlace, vault.get('AWS PS Default')),
  },
  { name: instanceProfileStep, look: ofInstance },
];

function literalKeys<Keys>({ literal }: CredentialRequest<Keys>): Look<Credentials<Keys>> {
  if (!literal) return { outcome: 'skipped', why: 'No keys were given.' };
  if ('keys' in literal) {
    const value = { from: 'parameters', name: 'Supplied Key Parameters', keys: literal.keys } as const;
    return { outcome: 'used', value, why: 'Both keys were given.' };
  }
  // PowerShell ignores half a key pair and goes on to credentials that the caller did not mean.
  const { alone: given } = literal;
  const missing = missingBeside[given];
  return { outcome: 'refused', error: new CofferError('access-key-alone', { given, missing }) };
}

const missingBeside = {
  '-AccessKey': '-SecretKey',
  '-SecretKey': '-AccessKey',
  '-SessionToken': '-AccessKey and -SecretKey',
} as const;

function namedInVault<Keys>(
  { profileName, profileLocation }: CredentialRequest<Keys>,
  { vault }: Snapshot<Keys>,
): Look<Credentials<Keys>> {
  if (profileName === undefined) return noName;
  if (profileLocation !== undefined) return onlyAtLocation;
  const missing = { outcome: 'missing', why: `There is no profile "${profileName}" in the vault.` } as const;
  return named(vaultPlace, vault.get(profileName)) ?? missing;
}

function namedInFile<Keys>(
  { profileName, profileLocation }: CredentialRequest<Keys>,
  snapshot: Snapshot<Keys>,
): Look<Credentials<Keys>> {
  if (profileName === undefined) return noName;
  if (profileLocation !== undefined) return onlyAtLocation;
  const file = defaultFiles(snapshot);
  if (!file) return unknown(profileName, [vaultPlace]);
  if (file.failure) return { outcome: 'refused', error: file.failure };
  const place = filePlace(file.location);
  return named(place, file.profiles.get(profileName)) ?? unknown(profileName, [vaultPlace, place]);
}

function atLocation<Keys>(
  { profileName = 'default', profileLocation }: CredentialRequest<Keys>,
  { files }: Snapshot<Keys>,
): Look<Credentials<Keys>> {
  if (profileLocation === undefined) return { outcome: 'skipped', why: 'No location was given.' };
  const file = files.find(({ location }) => location === profileLocation);
  if (!file) {
    const error = new CofferError('profile-location-unknown', { location: profileLocation });
    return { outcome: 'refused', error };
  }
  if (file.failure) return { outcome: 'refused', error: file.failure };
  const place = filePlace(file.location);
  return named(place, file.profiles.get(profileName)) ?? unknown(profileName, [place]);
}

function credentialsObject<Keys>({ credential }: CredentialRequest<Keys>): Look<Credentials<Keys>> {
  if (credential === undefined) return { outcome: 'skipped', why: 'No credentials object was given.' };
  const value = { from: 'object', name: 'Credentials Object', keys: credential } as const;
  return { outcome: 'used', value, why: 'A credentials object was given.' };
}

function ofSession<Keys>(
  _: CredentialRequest<Keys>,
  { session: { credentials } }: Snapshot<Keys>,
): Look<Credentials<Keys>> {
  if (!credentials) return { outcome: 'missing', why: 'The session has no credentials of its own.' };
  // Going on could use another account's credentials than the ones that were chosen.
  if (credentials instanceof CofferError) return { outcome: 'refused', error: credentials };
  if (credentials.from === 'profile' && credentials.profile.type === 'Invalid') {
    return { outcome: 'refused', error: invalid(credentials.profile) };
  }
  return { outcome: 'used', value: credentials, why: `The session uses "${credentials.name}".` };
}

function ofInstance<Keys>(_: CredentialRequest<Keys>, { instance }: Snapshot<Keys>): Look<Credentials<Keys>> {
  if (!instance) return noInstance;
  const { endpoint, role } = instance;
  if (role === undefined) return unaskedInstance(endpoint);
  if (role instanceof CofferError) return { outcome: 'refused', why: role };
  const value = { from: 'instance', name: 'Instance Profile', keys: role } as const;
  return { outcome: 'used', value, why: `The metadata service at ${endpoint} names a role.` };
}

/** A store, as the trace calls it and as an answer names it. */
interface Place {
  readonly title: string;
  readonly store: 'EncryptedVault' | 'SharedCredentialsFile';
  readonly location: string;
}

const vaultPlace: Place = { title: 'the vault', store: 'EncryptedVault', location: '' };

function filePlace(location: string): Place {
  return { title: location, store: 'SharedCredentialsFile', location };
}

const noName = { outcome: 'skipped', why: 'No profile name was given.' } as const;
const onlyAtLocation = { outcome: 'skipped', why: 'Only the location that was given is searched.' } as const;
const noFile = { outcome: 'missing', why: 'No shared credentials file is linked.' } as const;

/** What came of a profile that the caller named; undefined where it is not in this place. */
function named(place: Place, profile: ResolvableProfile | undefined): Look<Credentials<never>> | undefined {
  if (!profile) return undefined;
  return profile.type === 'Invalid' ? { outcome: 'refused', error: invalid(profile) } : use(place, profile);
}

/** What came of a profile that nobody named. One that can yield nothing is passed over, as PowerShell does. */
function standing(place: Place, profile: ResolvableProfile | undefined): Look<Credentials<never>> {
  if (!profile) return { outcome: 'missing', why: `There is no such profile in ${place.title}.` };
  return profile.type === 'Invalid' ? { outcome: 'refused', why: invalid(profile) } : use(place, profile);
}

function use({ title, store, location }: Place, profile: ResolvableProfile): Look<Credentials<never>> {
  const value = { from: 'profile', name: profile.name, store, location, profile } as const;
  return { outcome: 'used', value, why: `Profile "${profile.name}" is in ${title}.` };
}

// The search never goes on past a name or location that the caller gave: what it found could be another account's.
function unknown(name: string, places: readonly Place[]): Look<never> {
  const looked = places.map(({ title }) => title);
  return { outcome: 'refused', error: new CofferError('profile-unknown', { name, looked }) };
}

function invalid({ name, heldBack }: ResolvableProfile): CofferError {
  if (heldBack) return new CofferError('profile-held-back', { name });
  return new CofferError('profile-invalid', { name });
}
