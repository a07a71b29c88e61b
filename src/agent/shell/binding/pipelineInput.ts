import type { Parameter } from '../cmdlet.ts';
import { ShellError } from '../errors.ts';
import { Hashtable, PSObject, type Value } from '../values/value.ts';
import type { Binding } from './bind.ts';
import { converted } from './convert.ts';
import { isIn } from './parameterSets.ts';

/**
 * What objects of the pipeline give to the parameters that have no value yet: themselves to one that takes them, their
 * properties to those that take these. What one parameter gets rules out those that share no set with it; one that takes
 * nothing but the object itself goes first. What it returns is called for each object.
 * @throws ShellError "InputObjectNotBound" where nothing takes the object
 */
export function pipelineValues({ parameters, values, sets }: Binding): (item: Value) => Map<string, unknown> {
  const free = [...parameters]
    .filter(
      ([name, { fromPipeline, fromPropertyName, ...parameter }]) =>
        (fromPipeline ?? fromPropertyName) === true &&
        !values.has(name) &&
        sets.some((set) => isIn(set, parameter)),
    )
    .sort(([, a], [, b]) => Number(takesItselfOnly(b)) - Number(takesItselfOnly(a)));
  return (item) => {
    const bound = new Map<string, unknown>();
    let left = sets;
    for (const [name, parameter] of free) {
      if (!left.some((set) => isIn(set, parameter))) continue;
      const value = ofItem(name, parameter, item);
      if (value === undefined) continue;
      bound.set(name, value.value);
      left = left.filter((set) => isIn(set, parameter));
    }
    if (bound.size === 0) throw new ShellError('InputObjectNotBound', undefined);
    return bound;
  };
}

function takesItselfOnly({ fromPipeline, fromPropertyName }: Parameter<unknown>): boolean {
  return fromPipeline === true && fromPropertyName !== true;
}

function ofItem(
  name: string,
  parameter: Parameter<unknown>,
  item: Value,
): { readonly value: unknown } | undefined {
  if (parameter.fromPropertyName) {
    const property = propertyOf(item, [name, ...(parameter.aliases ?? [])]);
    if (property !== undefined) return { value: converted(name, parameter, { value: property }) };
  }
  if (!parameter.fromPipeline) return undefined;
  try {
    return { value: converted(name, parameter, { value: item }) };
  } catch (error) {
    // Another parameter may take what this one cannot.
    if (error instanceof ShellError) return undefined;
    throw error;
  }
}

function propertyOf(item: Value, names: readonly string[]): Value | undefined {
  if (!(item instanceof PSObject) && !(item instanceof Hashtable)) return undefined;
  const properties = item instanceof PSObject ? item.properties : item;
  const name = names.find((one) => properties.has(one));
  return name === undefined ? undefined : properties.get(name);
}
