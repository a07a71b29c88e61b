import { endOf, matchAt } from './characters.ts';
import type { Piece, TokenShape } from '../tokens.ts';

const expansion = /\$[({$^?\p{L}\p{N}_]/uy;
const plain = /\$(?:(?:([\p{L}\p{N}_]+):(?!:))?([\p{L}\p{N}_?]+)|([$^]))/uy;
const scopeOnly = /\$[\p{L}\p{N}_]+:(?!:)/uy;
const namePart = /[^`}]+/y;
const splatted = /@([\p{L}_][\p{L}\p{N}_]*)/uy;

/** Whether a `$` in a string or bare word stands for more than itself. */
export function isExpansion(source: string, at: number): boolean {
  return matchAt(expansion, source, at) !== undefined;
}

/** `$name`, `$scope:name`, `${any name}`; undefined where a `$` begins none. */
export function variableAt(source: string, at: number): Piece | undefined {
  if (source.startsWith('${', at)) return bracedVariableAt(source, at);
  const found = matchAt(plain, source, at);
  const end = at + (found?.[0].length ?? 0);
  const behindScope = endOf(scopeOnly, source, at);
  if (behindScope > Math.max(at, end)) {
    return { shape: { kind: 'error', error: 'InvalidVariableReferenceWithDrive' }, end: behindScope };
  }
  if (!found) return undefined;
  const [, scope, name = '', special = ''] = found;
  return { shape: variable(name + special, scope), end };
}

/** `@name` before a command's arguments. */
export function splatAt(source: string, at: number): Piece | undefined {
  const found = matchAt(splatted, source, at);
  return found && { shape: { kind: 'splat', name: found[1] ?? '' }, end: at + found[0].length };
}

function bracedVariableAt(source: string, at: number): Piece {
  let name = '';
  let end = at + 2;
  for (;;) {
    const partEnd = endOf(namePart, source, end);
    name += source.slice(end, partEnd);
    if (partEnd >= source.length) {
      return { shape: { kind: 'error', error: 'EndBraceExpectedAtEndOfVariableName' }, end: source.length };
    }
    if (source[partEnd] === '}') return { shape: bracedVariable(name), end: partEnd + 1 };
    name += source[partEnd + 1] ?? '';
    end = partEnd + 2;
  }
}

function bracedVariable(name: string): TokenShape {
  if (name === '') return { kind: 'error', error: 'EmptyBracedVariableName' };
  const colon = name.indexOf(':');
  return colon > 0 ? variable(name.slice(colon + 1), name.slice(0, colon)) : variable(name);
}

function variable(name: string, scope?: string): TokenShape {
  return { kind: 'variable', name, ...(scope !== undefined && { scope: scope.toLowerCase() }) };
}
