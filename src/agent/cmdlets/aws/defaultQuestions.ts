/*
 * What Initialize-AWSDefaultConfiguration asks where nothing says it, in the words of AWS's tools.
 */
import { CofferError } from '../../../base/cofferError.ts';
import { knownRegions } from '../../aws/regions.ts';
import type { Invocation } from '../../shell/invocation.ts';
import { Secret } from '../../shell/values/secret.ts';
import type { HeldCredentials } from '../../unlocked/session.ts';
import type { Listed } from '../../unlocked/stores.ts';

const accessKeyField = 'AWS Access Key';
const secretKeyField = 'AWS Secret Key';
const regionField = 'Region System Name';

/**
 * Credentials of a stored profile, or new ones.
 * @throws CofferError "cancelled", "field-not-set"
 */
export async function askCredentials(
  invocation: Invocation,
  listed: readonly Listed[],
): Promise<HeldCredentials> {
  if (listed.length > 0) {
    const { chosen } = await invocation.ask({
      heading: 'Saved credentials found',
      text: 'Please choose one of the following stored credentials to use',
      choices: [
        { label: '<Create new credentials set>' },
        ...listed.map(({ profile, location }) => ({
          label: profile.name,
          meaning: location === '' ? profile.store : location,
        })),
      ],
    });
    const found = listed[chosen - 1];
    if (found) return { from: 'profile', profile: found.profile };
  }
  const { typed } = await invocation.ask({
    heading: 'Please enter your AWS Access and Secret Keys',
    fields: [
      { label: accessKeyField, secret: false },
      { label: secretKeyField, secret: true },
    ],
  });
  const keys = {
    accessKeyId: filled(accessKeyField, typed[0]),
    secretAccessKey: new Secret(filled(secretKeyField, typed[1])),
  };
  return { from: 'parameters', source: { of: 'keys', keys } };
}

/** A region's system name. @throws CofferError "cancelled", "field-not-set" */
export async function askRegion(invocation: Invocation): Promise<string> {
  const { chosen, typed } = await invocation.ask({
    heading: 'Specify region',
    text: 'Please choose one of the following regions to use or specify one by system name',
    choices: [
      { label: '<Specify a different region>' },
      ...knownRegions.map(({ name, description }) => ({ label: name, meaning: description })),
    ],
    fields: [{ label: regionField, secret: false }],
  });
  return knownRegions[chosen - 1]?.name ?? filled(regionField, typed[0]);
}

function filled(field: string, typed = ''): string {
  const value = typed.trim();
  if (value === '') throw new CofferError('field-not-set', { field });
  return value;
}
