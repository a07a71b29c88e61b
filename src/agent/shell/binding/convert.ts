import type { Argument, Parameter } from '../cmdlet.ts';
import { ShellError } from '../errors.ts';
import { Secret } from '../values/secret.ts';

/**
 * A parameter's value of what it was given.
 * @throws ShellError "ParameterArgumentTransformationError", "ParameterArgumentValidationError" and those for nothing
 */
export function converted(name: string, parameter: Parameter<unknown>, argument: Argument): unknown {
  // As PowerShell: one that some set needs is never empty, whichever set is used.
  const isNeeded = parameter.mandatory === true || parameter.mandatoryIn !== undefined;
  if (isNeeded && argument.value === null) {
    throw new ShellError('ParameterArgumentValidationErrorNullNotAllowed', { name }, argument.span);
  }
  let value: unknown;
  try {
    value = parameter.type.convert(argument);
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    throw new ShellError('ParameterArgumentTransformationError', { name, why: error.message }, argument.span);
  }
  if (isNeeded && (value instanceof Secret ? value.open() : value) === '') {
    throw new ShellError('ParameterArgumentValidationErrorEmptyStringNotAllowed', { name }, argument.span);
  }
  return valid(name, parameter, value, argument);
}

/** One of few values comes out in the spelling of its declaration. */
function valid(
  name: string,
  { range, values }: Parameter<unknown>,
  value: unknown,
  { span }: Argument,
): unknown {
  if (range && typeof value === 'number') {
    const [least, most] = range;
    if (value < least) throw new ShellError('ArgumentBelowRange', { name, value, least }, span);
    if (value > most) throw new ShellError('ArgumentAboveRange', { name, value, most }, span);
  }
  if (!values || typeof value !== 'string') return value;
  const known = values.find((other) => other.toLowerCase() === value.toLowerCase());
  if (known === undefined)
    throw new ShellError('ArgumentNotInSet', { name, value, values: values.join(',') }, span);
  return known;
}
