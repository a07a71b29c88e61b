import { dashes, matchAt } from './characters.ts';
import type { Token } from '../tokens.ts';
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
export function namedOperatorAt(source: string, at: number): Token | undefined {
  const found = matchAt(word, source, at);
  if (!found) return undefined;
  const name = `-${(found[1] ?? '').toLowerCase()}`;
  const operator = named.get(name);
  const span = { start: at, end: at + found[0].length };
  if (operator !== undefined) return { kind: 'binary', operator, ...span };
  return name === '-not'
    ? { kind: 'operator', operator: '-not', ...span }
    : { kind: 'error', error: 'UnexpectedToken', ...span };
}

/** Whether the name of an operator may stand before its only value. */
export function isUnaryName(source: string, at: number): boolean {
  const found = matchAt(word, source, at);
  return found !== undefined && /^(?:not|join|[ic]?split)$/i.test(found[1] ?? '');
}

const symbol = new RegExp(`\\+\\+|[${dashes}]{2}|[+${dashes}*/%]?=|\\.\\.|[+${dashes}*/%!]`, 'uy');
const anyDash = new RegExp(`[${dashes}]`, 'gu');

const binaries = ['+', '-', '*', '/', '%', '..'] as const;
const assignments = ['=', '+=', '-=', '*=', '/=', '%='] as const;
const steps = ['++', '--'] as const;

/** `+`, `=`, `++`, `..` and the like. */
export function symbolAt(source: string, at: number): Token | undefined {
  const found = matchAt(symbol, source, at)?.[0];
  if (found === undefined) return undefined;
  const text = found.replace(anyDash, '-');
  const span = { start: at, end: at + found.length };
  const binary = binaries.find((operator) => operator === text);
  if (binary !== undefined) return { kind: 'binary', operator: binary, ...span };
  const assignment = assignments.find((operator) => operator === text);
  if (assignment !== undefined) return { kind: 'assignment', operator: assignment, ...span };
  return { kind: 'operator', operator: steps.find((operator) => operator === text) ?? '-not', ...span };
}
