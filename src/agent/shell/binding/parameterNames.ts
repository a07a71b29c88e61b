import type { Parameter } from '../cmdlet.ts';
import { ShellError } from '../errors.ts';
import type { Span } from '../syntax/tree.ts';

/**
 * The parameter that a name means: its own or an alias, whole or cut to what no other begins with.
 * @throws ShellError "NamedParameterNotFound", "AmbiguousParameter"
 */
export function parameterNamed(
  parameters: ReadonlyMap<string, Parameter<unknown>>,
  written: string,
  span?: Span,
): string {
  const found = namesMeant(parameters, written);
  const [name, ...others] = found;
  if (name === undefined) throw new ShellError('NamedParameterNotFound', { name: written }, span);
  if (others.length > 0) {
    const matches = found.map((match) => `-${match}`).join(' ');
    throw new ShellError('AmbiguousParameter', { name: written, matches }, span);
  }
  return name;
}

/** Every parameter that a name may be short for; one alone where it is spelled out. */
export function namesMeant(
  parameters: ReadonlyMap<string, Parameter<unknown>>,
  written: string,
): readonly string[] {
  const sought = written.toLowerCase();
  const shortFor: string[] = [];
  for (const [name, { aliases = [] }] of parameters) {
    const spellings = [name, ...aliases].map((spelling) => spelling.toLowerCase());
    if (spellings.includes(sought)) return [name];
    if (spellings.some((spelling) => spelling.startsWith(sought))) shortFor.push(name);
  }
  return shortFor;
}
