import type { Token } from '../syntax/tokens.ts';
import type { Part } from './levels.ts';

/** What a command is given, as it is written: the name of a parameter, or an argument. */
export type Written =
  | {
      readonly parameter: string;
      /** Whether its argument follows even where it is a switch: `-Force:`. */
      readonly colon: boolean;
    }
  | { readonly parts: readonly Part[] };

/** The name of a command; nothing where it is computed, or where these parts are no command. */
export function calledName(call: readonly Part[]): string | undefined {
  const [first, second] = call;
  const isCalled = first?.token.kind === 'call';
  const token = isCalled ? second?.token : first?.token;
  if (token?.kind === 'word') return token.role === 'command' ? token.value : undefined;
  return isCalled && token?.kind === 'string' ? token.value : undefined;
}

/** What stands behind the name, in its order. An argument that ends with a comma is not there yet. */
export function writtenIn(call: readonly Part[]): readonly Written[] {
  const behindName = call.slice(call[0]?.token.kind === 'call' ? 2 : 1);
  const written: (Exclude<Written, { parts: unknown }> | { readonly parts: Part[] })[] = [];
  let previous: Token | undefined;
  for (const part of behindName) {
    const { token } = part;
    const last = written.at(-1);
    if (token.kind === 'parameter') {
      written.push({ parameter: token.name, colon: token.colon });
    } else if (last && 'parts' in last && (previous?.kind === 'operator' || goesOn(token))) {
      last.parts.push(part);
    } else if (token.kind !== 'redirection' && previous?.kind !== 'redirection') {
      written.push({ parts: [part] });
    }
    previous = token;
  }
  return previous?.kind === 'operator' ? written.slice(0, -1) : written;
}

/** Whether a token belongs to the argument before it. */
function goesOn(token: Token): boolean {
  if (token.glued === true || token.kind === 'operator') return true;
  return token.kind === 'open' && (token.opens === 'index' || token.opens === 'call');
}
