import { CofferError } from '../../base/cofferError.ts';
import { wellFormedRegion } from '../awsconfig/limits.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import type { RegionRules } from '../../protocol/views/vault.ts';
import { noInstance, unaskedInstance } from './instance.ts';
import { search, type Found, type Look } from './search.ts';
import { defaultFiles, type ResolvableProfile, type Snapshot } from './snapshot.ts';

/** What asks the metadata service that the user listed. */
export const instanceMetadataStep = 'Instance metadata';

/** What a command says about its region. */
export interface RegionRequest {
  /** -Region, a system name such as "eu-west-1". */
  readonly region?: string;
  /** The profile that supplied the credentials, where one did. */
  readonly supplier?: ResolvableProfile;
  /** The service that is called, by its name in the credential scope. */
  readonly service: string;
}

/**
 * The region that a command uses. Errors that an answer may carry: "region-ill-formed", "region-none".
 * @see AWS Tools for PowerShell user guide, "Specify AWS Regions"
 */
export function resolveRegion(
  request: RegionRequest,
  snapshot: Snapshot<unknown>,
  rules: RegionRules,
): Found<string> {
  return search(orders[rules], request, snapshot, new CofferError('region-none'));
}

interface RegionStep {
  readonly name: string;
  readonly look: (request: RegionRequest, snapshot: Snapshot<unknown>) => Look<string>;
}

const parameter: RegionStep = {
  name: 'Parameter -Region',
  look: ({ region }) =>
    region === undefined
      ? { outcome: 'skipped', why: 'No region was given.' }
      : use(region, 'A region was given.'),
};

const session: RegionStep = {
  name: 'Session region ($StoredAWSRegion)',
  look: (_, { session: { region } }) =>
    region === undefined
      ? { outcome: 'missing', why: 'The session has no region of its own.' }
      : use(region, 'The session has a region.'),
};

const supplier: RegionStep = {
  name: 'Region of the profile that supplied the credentials',
  look: ({ supplier: profile }) =>
    profile ? ofProfile(profile) : { outcome: 'skipped', why: 'No profile supplied the credentials.' },
};

const defaultProfile: RegionStep = {
  name: 'Region of profile "default"',
  // The name's first hit decides, as for any name: a "default" of the file is shadowed by one in the vault.
  look(_, snapshot) {
    const file = defaultFiles(snapshot);
    const profile = snapshot.vault.get('default') ?? file?.profiles.get('default');
    return !profile && file?.failure ? { outcome: 'refused', why: file.failure } : ofProfile(profile);
  },
};

const legacyDefaultProfile: RegionStep = {
  name: 'Region of profile "AWS PS Default"',
  look: (_, { vault }) => ofProfile(vault.get('AWS PS Default')),
};

const instanceMetadata: RegionStep = {
  name: instanceMetadataStep,
  look(_, { instance }) {
    if (!instance) return noInstance;
    const { endpoint, region } = instance;
    if (region === undefined) return unaskedInstance(endpoint);
    if (region instanceof CofferError) return { outcome: 'refused', why: region };
    return use(region, `The metadata service at ${endpoint} names a region.`);
  },
};

const ofService: RegionStep = {
  name: "Service's built-in default",
  look({ service }) {
    const region = builtInRegions.get(service);
    return region === undefined
      ? { outcome: 'missing', why: `The service ${service} has no default region.` }
      : use(region, `The service ${service} has a default region.`);
  },
};

/** IAM has one endpoint for all regions. */
const builtInRegions: ReadonlyMap<string, string> = new Map([
  ['sts', 'us-east-1'],
  ['iam', 'us-east-1'],
]);

const afterProfile = [defaultProfile, legacyDefaultProfile, instanceMetadata, ofService];

const orders: Readonly<Record<RegionRules, readonly RegionStep[]>> = {
  // PowerShell never looks at the profile that -ProfileName names; its users have asked for that for years
  // (aws-tools-for-powershell #25, #385).
  coffer: [parameter, session, supplier, ...afterProfile],
  powershell: [parameter, session, ...afterProfile],
};

function ofProfile(profile: ResolvableProfile | undefined): Look<string> {
  if (!profile) return { outcome: 'missing', why: 'There is no such profile.' };
  const { name, region } = profile;
  return region === undefined
    ? { outcome: 'missing', why: `Profile "${name}" has no region.` }
    : use(region, `Profile "${name}" has a region.`);
}

/** A region that is well formed is used even where AWS has none of that name: new ones appear every year. */
function use(region: string, why: string): Look<string> {
  return wellFormedRegion.test(region)
    ? { outcome: 'used', value: region, why }
    : { outcome: 'refused', error: new CofferError('region-ill-formed', { region: shownName(region) }) };
}
