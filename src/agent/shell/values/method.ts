import { ShellError } from '../errors.ts';
import { FoldedMap } from './foldedMap.ts';
import type { Value } from './value.ts';

/** A method of .NET: how many arguments it takes at least and at most, and what it gives. */
interface Method<Self> {
  readonly takes: readonly [least: number, most: number];
  readonly call: (self: Self, args: readonly Value[]) => Value;
}

export type Methods<Self> = FoldedMap<Method<Self>>;

/** Methods by name. */
export function methods<Self>(table: Readonly<Record<string, Method<Self>>>): Methods<Self> {
  return new FoldedMap(Object.entries(table));
}

export function method<Self>(
  least: number,
  most: number,
  call: (self: Self, args: readonly Value[]) => Value,
): Method<Self> {
  return { takes: [least, most], call };
}

/** Undefined where there is none of the name. @throws ShellError "MethodCountCouldNotFindBest" */
export function callOf<Self>(
  table: Methods<Self>,
  self: Self,
  name: string,
  args: readonly Value[],
): { readonly result: Value } | undefined {
  const found = table.get(name);
  if (!found) return undefined;
  const [least, most] = found.takes;
  if (args.length < least || args.length > most) {
    throw new ShellError('MethodCountCouldNotFindBest', { name, count: args.length });
  }
  return { result: found.call(self, args) };
}

/** What a method of .NET throws for an argument that it cannot work with. */
export function failed(name: string, args: readonly Value[], reason: string): ShellError {
  return new ShellError('MethodInvocationException', { name, count: args.length, reason });
}
