/*
 * Binding: which parameter each argument of a call is meant for, and which parameter set the call uses.
 * @see PowerShell, about_Parameter_Binding and about_Parameter_Sets
 */
import type { AnyCmdlet, Argument, Parameter } from '../cmdlet.ts';
import { ShellError } from '../errors.ts';
import type { Span } from '../syntax/tree.ts';
import { textOf } from '../values/text.ts';
import { allParameters } from './commonParameters.ts';
import { converted } from './convert.ts';
import { parameterNamed } from './parameterNames.ts';
import { isIn, missingIn, setsOf } from './parameterSets.ts';

/** A call's arguments, evaluated, in their order. */
export type Given =
  | { readonly kind: 'parameter'; readonly name: string; readonly span: Span; readonly argument?: Argument }
  | { readonly kind: 'argument'; readonly argument: Argument };

/** What a call's arguments were bound to; what the pipeline brings comes on top of it. */
export interface Binding {
  readonly parameters: ReadonlyMap<string, Parameter<unknown>>;
  /** By the parameter's own name. */
  readonly values: ReadonlyMap<string, unknown>;
  /** The sets that the arguments fit, the one to prefer first. */
  readonly sets: readonly string[];
}

/** @throws ShellError as PowerShell's binder */
export function bind(cmdlet: AnyCmdlet, given: readonly Given[]): Binding {
  const parameters = allParameters(cmdlet);
  const { named, rest } = byName(parameters, given);
  const values = new Map<string, unknown>();
  for (const [name, { parameter, argument }] of named) values.set(name, converted(name, parameter, argument));
  const sets = byPosition(parameters, values, rest, fitting(cmdlet, parameters, values));
  return { parameters, values, sets };
}

/**
 * The set that a call uses once all its values are there.
 * @param brought what an object of the pipeline gives to parameters of a set of these
 */
export function chosenSet(
  { parameters, values, sets }: Binding,
  brought: ReadonlyMap<string, unknown>,
): { readonly set: string; readonly missing: readonly string[] } {
  const bringing = [...brought.keys()].flatMap((name) => parameters.get(name) ?? []);
  const judged = sets
    .filter((set) => bringing.every((parameter) => isIn(set, parameter)))
    .map((set) => ({
      set,
      missing: missingIn(set, parameters, (name) => values.has(name) || brought.has(name)),
    }));
  const [preferred] = judged;
  if (!preferred) throw new TypeError('a call without a parameter set');
  const complete = judged.find(({ missing }) => missing.length === 0);
  return complete ?? preferred;
}

interface Named {
  readonly parameter: Parameter<unknown>;
  readonly argument: Argument;
}

function byName(
  parameters: Binding['parameters'],
  given: readonly Given[],
): { readonly named: ReadonlyMap<string, Named>; readonly rest: readonly Argument[] } {
  const named = new Map<string, Named>();
  const rest: Argument[] = [];
  for (let at = 0; at < given.length; at++) {
    const one = given[at];
    if (one?.kind === 'argument') rest.push(one.argument);
    if (one?.kind !== 'parameter') continue;
    const name = parameterNamed(parameters, one.name, one.span);
    const parameter = parameters.get(name);
    if (!parameter) continue;
    if (named.has(name)) throw new ShellError('ParameterAlreadyBound', { name }, one.span);
    named.set(name, { parameter, argument: argumentOf(name, parameter, one, given[at + 1]) });
    if (!one.argument && parameter.type.isSwitch !== true) at++;
  }
  return { named, rest };
}

function argumentOf(
  name: string,
  { type }: Parameter<unknown>,
  { argument, span }: Extract<Given, { kind: 'parameter' }>,
  next: Given | undefined,
): Argument {
  if (argument) return argument;
  if (type.isSwitch) return { value: true, span };
  if (next?.kind !== 'argument') throw new ShellError('MissingArgument', { name, type: type.name }, span);
  return next.argument;
}

/** The sets that have every parameter that was named, the default one first. */
function fitting(
  cmdlet: AnyCmdlet,
  parameters: Binding['parameters'],
  values: ReadonlyMap<string, unknown>,
): readonly string[] {
  const named = [...values.keys()].flatMap((name) => parameters.get(name) ?? []);
  const { defaultSet } = cmdlet;
  const sets = setsOf(cmdlet).filter((set) => named.every((parameter) => isIn(set, parameter)));
  if (sets.length === 0) throw new ShellError('AmbiguousParameterSet', undefined);
  return defaultSet !== undefined && sets.includes(defaultSet)
    ? [defaultSet, ...sets.filter((set) => set !== defaultSet)]
    : sets;
}

/** Gives what has no name to the parameters that have a place, the lowest first. @returns the sets that still fit */
function byPosition(
  parameters: Binding['parameters'],
  values: Map<string, unknown>,
  rest: readonly Argument[],
  fitting: readonly string[],
): readonly string[] {
  let sets = fitting;
  for (const [at, argument] of rest.entries()) {
    const place = nextPlace(parameters, values, sets);
    if (!place) {
      const text = argument.text ?? textOf(argument.value);
      throw new ShellError('PositionalParameterNotFound', { text }, argument.span);
    }
    const [name, parameter] = place;
    sets = sets.filter((set) => isIn(set, parameter));
    if (parameter.takesRest) {
      const all = rest.slice(at).map(({ value }) => value);
      values.set(name, converted(name, parameter, { value: all }));
      return sets;
    }
    values.set(name, converted(name, parameter, argument));
  }
  return sets;
}

/** The parameter that an argument without a name goes to, in one of these sets. */
export function nextPlace(
  parameters: Binding['parameters'],
  values: ReadonlyMap<string, unknown>,
  sets: readonly string[],
): readonly [string, Parameter<unknown>] | undefined {
  const preferred = (parameter: Parameter<unknown>) => sets.findIndex((set) => isIn(set, parameter));
  return [...parameters]
    .filter(([name, parameter]) => !values.has(name) && preferred(parameter) >= 0)
    .filter(([, { position, takesRest }]) => position !== undefined || takesRest)
    .sort(
      ([, a], [, b]) => (a.position ?? Infinity) - (b.position ?? Infinity) || preferred(a) - preferred(b),
    )[0];
}
