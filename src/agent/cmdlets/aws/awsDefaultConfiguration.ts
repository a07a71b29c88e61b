import { CofferError } from '../../../base/cofferError.ts';
import { switchOn } from '../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet } from '../../shell/cmdlet.ts';
import type { Invocation } from '../../shell/invocation.ts';
import type { Context } from '../../unlocked/context.ts';
import { readLinked } from '../../unlocked/linked.ts';
import type { ChosenProfile, HeldCredentials } from '../../unlocked/session.ts';
import { copyAs, storeAs } from '../../unlocked/storeAs.ts';
import { profileNamed, profilesListed, regionOf, storeAt } from '../../unlocked/stores.ts';
import { commonParameters, profileLocation } from './credentialParameters.ts';
import { credentialSetParameters, heldFrom, storedProfile } from './credentialSets.ts';
import { askCredentials, askRegion } from './defaultQuestions.ts';
import { instanceProfile, regionOfInstance } from './defaultInstance.ts';
import { removeNamed } from './removing.ts';
import { scopeParameter, sessionIn, setCredentials, setRegion } from './sessionVariables.ts';
import { storeHeld } from './storing.ts';

const defaultName = 'default';
const legacyName = 'AWS PS Default';

const allSets = [
  'InstanceProfile',
  'RegionOnly',
  'BasicOrSession',
  'AssumeRole',
  'AWSCredentialsObject',
  'StoredProfile',
] as const;

/** The defaults: what commands use where nothing says otherwise. */
export function awsDefaultConfiguration(context: Context): AnyCmdlet[] {
  return [
    simpleCmdlet({
      name: 'Initialize-AWSDefaultConfiguration',
      aliases: ['Initialize-AWSDefaults'],
      synopsis: 'Stores credentials and a region as the profile "default", and uses both in this session.',
      description: [
        'The credentials are those of the parameters, else those of a "default" that there is, else those of the instance whose metadata service is listed in Settings, else it asks.',
        'Of an instance no keys are stored: "default" gets the region alone, and the search order leads to the metadata service.',
        'A stored profile is copied within its store. The region is that of -Region, of the session or of the profile, else it asks.',
      ],
      examples: [
        {
          line: 'Initialize-AWSDefaultConfiguration -ProfileName steve -Region us-west-2',
          says: 'Makes a copy of the profile "steve" the default, in the region us-west-2.',
        },
      ],
      parameters: {
        ...credentialSetParameters,
        Region: { ...commonParameters.Region, mandatoryIn: ['RegionOnly'] },
        Scope: { ...scopeParameter, sets: allSets },
        ProfileLocation: { ...profileLocation, position: 1 },
      },
      defaultSet: 'InstanceProfile',
      async run(bound, invocation) {
        const { Region, Scope, ProfileLocation: location } = bound;
        await readLinked(context);
        // Not by the set: what comes through the pipeline fits the default one too.
        const { AccessKey, RoleArn, Credential, ProfileName } = bound;
        const isGiven = [AccessKey, RoleArn, Credential, ProfileName].some((value) => value !== undefined);
        const given = isGiven ? await heldFrom(context, invocation, bound) : undefined;
        const existing = given ? undefined : await existingDefault(context, location);
        const held =
          given ??
          existing ??
          (await instanceProfile(context, invocation)) ??
          (await asked(context, invocation, location));
        const region =
          Region ??
          sessionIn(invocation.scope).region ??
          regionHeld(context, held, location) ??
          (held.from === 'instance' ? await regionOfInstance(context, invocation) : undefined) ??
          (await askRegion(invocation));
        const active = await activated(context, invocation, held, { existing, location, region });
        setCredentials(context, invocation, active, Scope);
        setRegion(invocation, region, Scope);
        invocation.show({
          kind: 'text',
          style: 'host',
          stream: 0,
          parts: [{ text: `Credentials for this shell were set using ${usedIn(held)}` }],
          newline: true,
        });
      },
    }),

    simpleCmdlet({
      name: 'Clear-AWSDefaultConfiguration',
      aliases: ['Clear-AWSDefaults'],
      synopsis: 'Removes the profiles "default" and "AWS PS Default", and what this session uses.',
      parameters: {
        SkipShell: { type: switchOn, help: 'Leaves the session as it is.' },
        SkipProfileStore: { type: switchOn, help: 'Leaves the profiles where they are.' },
        ProfileLocation: profileLocation,
        Scope: scopeParameter,
      },
      async run({ SkipShell, SkipProfileStore, ProfileLocation, Scope }, invocation) {
        if (SkipShell && Scope !== undefined) {
          throw new CofferError('parameters-exclusive', { first: 'Scope', second: 'SkipShell' });
        }
        if (!SkipProfileStore) {
          await readLinked(context);
          for (const name of [defaultName, legacyName]) {
            const isThere = profileNamed(context.unlocked(), name, ProfileLocation);
            if (isThere) await removeNamed(context, invocation, name, ProfileLocation);
          }
        }
        if (SkipShell) return;
        setCredentials(context, invocation, undefined, Scope);
        setRegion(invocation, undefined, Scope);
      },
    }),
  ];
}

type HeldProfile = Extract<HeldCredentials, { from: 'profile' }>;

/** A "default" that can yield credentials. */
async function existingDefault(
  context: Context,
  location: string | undefined,
): Promise<HeldProfile | undefined> {
  try {
    return { from: 'profile', profile: await storedProfile(context, defaultName, location) };
  } catch (error) {
    const isNone =
      error instanceof CofferError &&
      ['profile-unknown', 'profile-invalid', 'profile-held-back'].includes(error.code);
    if (isNone) return undefined;
    throw error;
  }
}

interface Chosen {
  readonly existing: HeldProfile | undefined;
  readonly location: string | undefined;
  readonly region: string;
}

/** Stores the credentials as "default". @returns what the session is to use */
async function activated(
  context: Context,
  invocation: Invocation,
  held: HeldCredentials,
  { existing, location, region }: Chosen,
): Promise<HeldCredentials> {
  if (held === existing) {
    return { from: 'profile', profile: await withRegion(context, existing.profile, region) };
  }
  if (held.from === 'instance') {
    const before = profileNamed(context.unlocked(), defaultName, location);
    const alone = { name: defaultName, properties: new Map([['region', region]]) };
    // One that yields no credentials keeps what it has.
    if (before) await withRegion(context, before, region);
    else await storeAs(context, storeAt(context.unlocked(), location), alone);
    return held;
  }
  const stored = { name: defaultName, location, region };
  return { from: 'profile', profile: await storeHeld(context, invocation, held, stored) };
}

function asked(
  context: Context,
  invocation: Invocation,
  location: string | undefined,
): Promise<HeldCredentials> {
  const listed = profilesListed(context.unlocked(), location);
  return askCredentials(
    invocation,
    listed.filter((one) => 'profile' in one),
  );
}

/** The region of the profile that the credentials are of, else of a "default" that is stored over. */
function regionHeld(
  context: Context,
  held: HeldCredentials,
  location: string | undefined,
): string | undefined {
  const unlocked = context.unlocked();
  const before = profileNamed(unlocked, defaultName, location);
  const own = held.from === 'profile' ? regionOf(unlocked, held.profile) : undefined;
  return own ?? (before && regionOf(unlocked, before));
}

async function withRegion(context: Context, profile: ChosenProfile, region: string): Promise<ChosenProfile> {
  const isSo = regionOf(context.unlocked(), profile) === region;
  return isSo ? profile : copyAs(context, profile, profile.name, region);
}

function usedIn(held: HeldCredentials): string {
  if (held.from === 'profile') return `stored profile '${held.profile.name}'`;
  if (held.from === 'instance') return 'instance profile';
  return held.from === 'object' ? 'the supplied credentials object' : 'the supplied key parameters';
}
