import { dashes, matchAt } from './characters.ts';
import type { Piece, TokenShape } from '../tokens.ts';
import type { BinaryOperator, ComparisonOperator } from '../tree.ts';

const comparisons = [
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
  'like',
  'notlike',
  'match',
  'notmatch',
  'contains',
  'notcontains',
  'in',
  'notin',
  'replace',
  'split',
] as const;

const named = new Map<string, BinaryOperator>([
  ...(['-f', '-and', '-or', '-xor', '-is', '-isnot', '-as', '-join'] as const).map(
    (operator) => [operator, operator] as const,
  ),
  ...comparisons.flatMap((name): [string, ComparisonOperator][] => [
    [`-${name}`, `-${name}`],
    [`-i${name}`, `-${name}`],
    [`-c${name}`, `-c${name}`],
  ]),
]);

const word = new RegExp(`[${dashes}]([\\p{L}][\\p{L}\\p{N}_]*)`, 'uy');

/** `-eq`, `-not` and the like, whether they are operators or not. */
export function namedOperatorAt(source: string, at: number): Piece | undefined {
  const found = matchAt(word, source, at);
  if (!found) return undefined;
  const name = `-${(found[1] ?? '').toLowerCase()}`;
  const operator = named.get(name);
  const shape: TokenShape =
    operator !== undefined
      ? { kind: 'binary', operator }
      : name === '-not'
        ? { kind: 'operator', operator: '-not' }
        : { kind: 'error', error: 'UnexpectedToken' };
  return { shape, end: at + found[0].length };
}

/** Whether the name of an operator may stand before its only value. */
export function isUnaryName(source: string, at: number): boolean {
  const found = matchAt(word, source, at);
  return found !== undefined && /^(?:not|join|[ic]?split)$/i.test(found[1] ?? '');
}

const symbol = new RegExp(`\\+\\+|[${dashes}]{2}|[+${dashes}*/%]?=|\\.\\.|[+${dashes}*/%!]`, 'uy');
const anyDash = new RegExp(`[${dashes}]`, 'gu');

const symbols = new Map<string, TokenShape>([
  ...(['+', '-', '*', '/', '%', '..'] as const).map(
    (operator) => [operator, { kind: 'binary', operator }] as const,
  ),
  ...(['=', '+=', '-=', '*=', '/=', '%='] as const).map(
    (operator) => [operator, { kind: 'assignment', operator }] as const,
  ),
  ...(['++', '--'] as const).map((operator) => [operator, { kind: 'operator', operator }] as const),
  ['!', { kind: 'operator', operator: '-not' }],
]);

/** `+`, `=`, `++`, `..` and the like. */
export function symbolAt(source: string, at: number): Piece | undefined {
  const text = matchAt(symbol, source, at)?.[0];
  const shape = text === undefined ? undefined : symbols.get(text.replace(anyDash, '-'));
  return text === undefined || !shape ? undefined : { shape, end: at + text.length };
}
