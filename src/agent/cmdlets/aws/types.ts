/*
 * Kinds of values that parameters of AWS's cmdlets take, besides those of the shell.
 */
import { cannotConvert } from '../../shell/binding/types.ts';
import type { ParameterType } from '../../shell/cmdlet.ts';
import { ShellError } from '../../shell/errors.ts';
import { PSObject, type Value } from '../../shell/values/value.ts';
import type { CredentialsSource } from '../../unlocked/session.ts';
import { heldIn, sourceOf } from './credentialsObject.ts';

/** A credentials object, or what has keys as STS gives them. */
export const credentialsObject: ParameterType<CredentialsSource> = {
  name: 'AWSCredentials',
  convert(argument) {
    const held = heldIn(argument.value);
    if (held) return sourceOf(held);
    throw cannotConvert(argument, credentialsObject);
  },
};

/** A region's system name, or an object that has one; an empty text where a script has none to give. */
export const region: ParameterType<string> = {
  name: 'Object',
  convert({ value }) {
    if (value === null || value === '') return '';
    const name = regionIn(value);
    if (name === undefined) throw new ShellError('RegionNotTaken', undefined);
    return name;
  },
};

/** The system name of a region that a value is: a text, or what Get-AWSRegion or Get-EC2Region gives. */
export function regionIn(value: Value): string | undefined {
  const name = value instanceof PSObject ? nameIn(value) : value;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function nameIn({ properties }: PSObject): Value | undefined {
  return properties.get('Region') ?? properties.get('RegionName') ?? properties.get('SystemName');
}
