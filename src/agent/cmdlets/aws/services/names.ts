import { cannotConvert, string } from '../../../shell/binding/types.ts';
import type { Argument, ParameterType } from '../../../shell/cmdlet.ts';
import { toArray } from '../../../shell/values/convert.ts';
import { Secret } from '../../../shell/values/secret.ts';

/**
 * A text that names something. An object is none: credentials that come down the pipeline are not for the name of a user,
 * and what an object is as a text would be asked for in vain.
 */
export const name: ParameterType<string> = {
  name: 'String',
  convert: (argument) => nameIn(argument),
};

export const names: ParameterType<string[]> = {
  name: 'String[]',
  convert: (argument) =>
    Array.isArray(argument.value)
      ? argument.value.map((value) => nameIn({ value }))
      : toArray(argument.value).map(() => nameIn(argument)),
};

function nameIn(argument: Argument): string {
  const { value } = argument;
  if (typeof value === 'object' && value !== null && !(value instanceof Secret)) {
    throw cannotConvert(argument, name);
  }
  return string.convert(argument);
}
