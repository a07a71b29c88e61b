/*
 * -Select: what a cmdlet gives of what a service answered.
 * @see AWS Tools for PowerShell, "Cmdlet output and iteration"
 */
import { string } from '../../../shell/binding/types.ts';
import type { ObjectType, Parameters } from '../../../shell/cmdlet.ts';
import { ShellError } from '../../../shell/errors.ts';
import { toArray } from '../../../shell/values/convert.ts';
import { PSObject, type Value } from '../../../shell/values/value.ts';
import { valueOf } from './answers.ts';

export const selectParameter = {
  Select: {
    type: string,
    help: "What is given of the answer: '*' for all of it, a property or a path of properties, or '^Name' for what was given to the parameter Name.",
  },
} as const satisfies Parameters;

/** What a cmdlet gives. */
export type Selection =
  /** Of each answer; all of it where the path is empty. */
  | { readonly of: 'answer'; readonly path: readonly string[] }
  /** Once, after the last answer. */
  | { readonly of: 'parameter'; readonly value: Value }
  | { readonly of: 'nothing' };

/**
 * Reads what was given to -Select.
 * @param given what is selected where nobody says it; undefined for nothing
 * @param parameters those that '^Name' may name: the cmdlet's own
 * @throws ShellError "InvalidSelect"
 */
export function selection(
  given: string | undefined,
  answer: ObjectType,
  parameters: Parameters,
  bound: Readonly<Record<string, unknown>>,
): Selection {
  if (given === undefined) return { of: 'nothing' };
  if (given === '*') return { of: 'answer', path: [] };
  if (!given.startsWith('^')) return { of: 'answer', path: pathIn(answer, given) };
  const sought = given.slice(1).toLowerCase();
  const found = Object.entries(parameters).find(([name, { aliases = [] }]) =>
    [name, ...aliases].some((spelling) => spelling.toLowerCase() === sought),
  );
  if (!found) throw new ShellError('InvalidSelect', undefined);
  return { of: 'parameter', value: valueOf(bound[found[0]], null) };
}

/** What stands at the end of a path of properties, arrays on the way one by one; what is not there is left out. */
export function selectedFrom(answer: Value, path: readonly string[]): readonly Value[] {
  let found: readonly Value[] = [answer];
  for (const name of path) {
    found = found.flatMap((value) =>
      value instanceof PSObject ? toArray(value.properties.get(name) ?? null) : [],
    );
  }
  return found;
}

function pathIn(answer: ObjectType, written: string): readonly string[] {
  const path = written.split('.');
  let type: ObjectType | null = answer;
  for (const name of path) {
    const found: [string, ObjectType | null] | undefined = Object.entries(type?.properties ?? {}).find(
      ([property]) => property.toLowerCase() === name.toLowerCase(),
    );
    if (!found) throw new ShellError('InvalidSelect', undefined);
    type = found[1];
  }
  return path;
}
