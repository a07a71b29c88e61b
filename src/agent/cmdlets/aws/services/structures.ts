/*
 * Parameters that take structures of a service, such as the filters of EC2: hashtables, or objects with these properties.
 */
import { cannotConvert, string, strings } from '../../../shell/binding/types.ts';
import type { Argument, ParameterType } from '../../../shell/cmdlet.ts';
import { ShellError } from '../../../shell/errors.ts';
import { toArray } from '../../../shell/values/convert.ts';
import { Hashtable, PSObject, type Value } from '../../../shell/values/value.ts';

/** A structure as it was given: a property by its name, undefined where it was left out. */
type Given = (property: string) => Value | undefined;

/**
 * A parameter that takes one structure or several.
 * @param typeName as in the AWS SDK for .NET
 * @param properties the only ones there are; capitals do not count
 */
export function structures<T>(
  typeName: string,
  properties: readonly string[],
  made: (given: Given) => T,
): ParameterType<T[]> {
  return {
    name: `${typeName.slice(typeName.lastIndexOf('.') + 1)}[]`,
    convert: (argument) =>
      toArray(argument.value).map((value) => made(given({ ...argument, value }, typeName, properties))),
  };
}

export function textOrNone(value: Value | undefined): string | undefined {
  return value === undefined || value === null ? undefined : string.convert({ value });
}

export function textsOrNone(value: Value | undefined): string[] | undefined {
  return value === undefined || value === null ? undefined : [...strings.convert({ value })];
}

/** @throws ShellError "CannotConvertArgument", "ObjectCreationError" */
function given(argument: Argument, typeName: string, properties: readonly string[]): Given {
  const { value } = argument;
  const entries =
    value instanceof PSObject ? value.properties : value instanceof Hashtable ? value : undefined;
  if (!entries) throw cannotConvert(argument, { name: typeName });
  const known = new Set(properties.map((property) => property.toLowerCase()));
  const name = entries.names().find((other) => !known.has(other.toLowerCase()));
  if (name !== undefined) {
    throw new ShellError('ObjectCreationError', {
      type: typeName,
      name,
      properties: properties.map((property) => `[${property}]`).join(', '),
    });
  }
  return (property) => entries.get(property);
}
