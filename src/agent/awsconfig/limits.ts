import { CofferError } from '../../base/cofferError.ts';
import type { PropertyValue } from './profile.ts';

interface Limit {
  /** Name of the field in the profile form. */
  readonly field: string;
  readonly allowed: RegExp;
  readonly expected: string;
}

/** What AWS accepts as part of a host name. @see AWS SDK for .NET, RegionEndpoint */
export const wellFormedRegion = /^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$/;

export const wellFormedKeyId = /^\w{16,128}$/;

/** As AWS makes them; another service's may look otherwise. */
export const wellFormedSecret = /^[A-Za-z0-9/+]{40}$/;

/** Limits of the service model of STS and IAM, by the key of a profile; the region's form is the AWS SDK for .NET's. */
export const profileLimits = {
  aws_access_key_id: {
    field: 'Access key ID',
    allowed: wellFormedKeyId,
    expected: '16 to 128 letters, digits or underscores',
  },
  region: {
    field: 'Region',
    allowed: wellFormedRegion,
    expected: 'a system name such as eu-west-1',
  },
  role_arn: {
    field: 'Role ARN',
    allowed: /^arn:[^\s\p{Cc}]{16,2044}$/u,
    expected: '20 to 2048 characters such as arn:aws:iam::123456789012:role/NAME',
  },
  external_id: {
    field: 'External ID',
    allowed: /^[\w+=,.@:/-]{2,1224}$/,
    expected: '2 to 1224 letters, digits or any of _ + = , . @ : / -',
  },
  mfa_serial: {
    field: 'MFA device',
    allowed: /^[\w+=/:,.@-]{9,256}$/,
    expected: 'a serial number or ARN of 9 to 256 letters, digits or any of _ + = / : , . @ -',
  },
} as const satisfies Readonly<Record<string, Limit>>;

/**
 * Refuses what the profile form must not store. A name may have any character that stays on its line of an INI file:
 * PowerShell's store takes them all, and which readers of the shared files drop such a profile is said at import and export.
 * @param properties lower-case keys; a secret here is not looked at
 * @param secrets the secret keys that have a value
 * @throws CofferError "field-invalid" for the first field that is wrong, in the order of the form
 */
export function checkProfile(
  name: string,
  properties: ReadonlyMap<string, PropertyValue>,
  secrets: ReadonlySet<string>,
): void {
  checkName('Name', name);
  const hasKeyId = (properties.get('aws_access_key_id') ?? '') !== '';
  const hasSecret = secrets.has('aws_secret_access_key');
  checkLimit(properties, 'aws_access_key_id');
  if (hasSecret && !hasKeyId) refuse('Access key ID', 'the ID that belongs to the secret access key');
  if (hasKeyId && !hasSecret) {
    refuse('Secret access key', 'the secret that belongs to the access key ID');
  }
  if (secrets.has('aws_session_token') && !hasKeyId) {
    refuse('Session token', 'an access key ID and a secret access key beside it');
  }
  checkLimit(properties, 'region');
  checkLimit(properties, 'role_arn');
  const source = properties.get('source_profile') ?? '';
  if (source !== '') checkName('Source profile', source);
  checkLimit(properties, 'external_id');
  checkLimit(properties, 'mfa_serial');
}

/** Whether a profile may be called so: what stays on its line of an INI file. */
export function isName(name: string): boolean {
  return name !== '' && name === name.trim() && !/[\p{Cc}\p{Zl}\p{Zp}[\]]/u.test(name);
}

function checkName(field: string, name: PropertyValue): void {
  if (typeof name !== 'string' || !isName(name)) {
    refuse(field, 'a name on one line, without brackets and without blanks around it');
  }
}

function checkLimit(properties: ReadonlyMap<string, PropertyValue>, key: keyof typeof profileLimits): void {
  const { field, allowed, expected } = profileLimits[key];
  const value = properties.get(key) ?? '';
  if (value !== '' && (typeof value !== 'string' || !allowed.test(value))) refuse(field, expected);
}

function refuse(field: string, expected: string): never {
  throw new CofferError('field-invalid', { field, expected });
}
