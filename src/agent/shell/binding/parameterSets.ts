import type { AnyCmdlet, Parameter } from '../cmdlet.ts';

/** Names of a cmdlet's parameter sets; one without a name where it declares none. */
export function setsOf({ parameters }: AnyCmdlet): readonly string[] {
  const names = Object.values(parameters).flatMap(({ sets = [], mandatoryIn = [] }) => [
    ...sets,
    ...mandatoryIn,
  ]);
  return names.length === 0 ? [''] : [...new Set(names)];
}

export function isIn(set: string, { sets }: Parameter<unknown>): boolean {
  return sets?.includes(set) ?? true;
}

export function isMandatory(set: string, parameter: Parameter<unknown>): boolean {
  if (!isIn(set, parameter)) return false;
  return parameter.mandatory === true || (parameter.mandatoryIn?.includes(set) ?? false);
}

/** The names of what a set needs and `has` does not have. */
export function missingIn(
  set: string,
  parameters: ReadonlyMap<string, Parameter<unknown>>,
  has: (name: string) => boolean,
): readonly string[] {
  return [...parameters]
    .filter(([name, parameter]) => isMandatory(set, parameter) && !has(name))
    .map(([name]) => name);
}
