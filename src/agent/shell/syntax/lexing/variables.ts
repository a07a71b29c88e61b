import { endOf, matchAt } from './characters.ts';
import type { Token } from '../tokens.ts';

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
export function variableAt(source: string, at: number): Token | undefined {
  if (source.startsWith('${', at)) return bracedVariableAt(source, at);
  const found = matchAt(plain, source, at);
  const end = at + (found?.[0].length ?? 0);
  const behindScope = endOf(scopeOnly, source, at);
  if (behindScope > Math.max(at, end)) {
    return { kind: 'error', error: 'InvalidVariableReferenceWithDrive', start: at, end: behindScope };
  }
  if (!found) return undefined;
  const [, scope, name = '', special = ''] = found;
  return variable(at, end, name + special, scope);
}

/** `@name` before a command's arguments. */
export function splatAt(source: string, at: number): Token | undefined {
  const found = matchAt(splatted, source, at);
  return found && { kind: 'splat', name: found[1] ?? '', start: at, end: at + found[0].length };
}

function bracedVariableAt(source: string, at: number): Token {
  let name = '';
  let end = at + 2;
  for (;;) {
    const partEnd = endOf(namePart, source, end);
    name += source.slice(end, partEnd);
    if (partEnd >= source.length) {
      return { kind: 'error', error: 'EndBraceExpectedAtEndOfVariableName', start: at, end: partEnd };
    }
    if (source[partEnd] === '}') return bracedVariable(at, partEnd + 1, name);
    name += source[partEnd + 1] ?? '';
    end = partEnd + 2;
  }
}

function bracedVariable(start: number, end: number, name: string): Token {
  if (name === '') return { kind: 'error', error: 'EmptyBracedVariableName', start, end };
  const colon = name.indexOf(':');
  return colon > 0
    ? variable(start, end, name.slice(colon + 1), name.slice(0, colon))
    : variable(start, end, name);
}

function variable(start: number, end: number, name: string, scope?: string): Token {
  return scope === undefined
    ? { kind: 'variable', name, start, end }
    : { kind: 'variable', name, scope: scope.toLowerCase(), start, end };
}
