import { dashes, endOf, matchAt, wordEnds } from './characters.ts';
import type { Token } from '../tokens.ts';

const number = /(?:(0x[\da-f]+)|((?:\d+(?:\.\d+|\.(?![.\p{L}_]))?|\.\d+)(?:e[+-]?\d+)?))[dlu]?([kmgtp]b)?/iuy;
const sign = new RegExp(`[${dashes}]`, 'y');
const wordEnd = new RegExp(`$|[${wordEnds}]`, 'y');
const nameCharacter = /[\p{L}\p{N}_]/uy;

/** A number of an expression: 1, .5, 1e3, 0x1F, 10kb. A sign before it is an operator. */
export function numberAt(source: string, at: number): Token | undefined {
  const found = matchAt(number, source, at);
  if (!found) return undefined;
  const end = at + found[0].length;
  if (matchAt(nameCharacter, source, end)) return undefined;
  return { kind: 'number', value: valueOf(found), bare: false, start: at, end };
}

/** A number among a command's arguments, its sign included; with anything behind it, it would be a word. */
export function bareNumberAt(source: string, at: number): Token | undefined {
  const from = endOf(sign, source, at);
  const found = matchAt(number, source, from);
  if (!found) return undefined;
  const end = from + found[0].length;
  if (!matchAt(wordEnd, source, end)) return undefined;
  const value = valueOf(found);
  return { kind: 'number', value: from > at ? -value : value, bare: true, start: at, end };
}

function valueOf([, hexadecimal, decimal, multiplier]: RegExpExecArray): number {
  const value = hexadecimal === undefined ? Number(decimal) : hexadecimalValue(hexadecimal);
  return multiplier === undefined
    ? value
    : value * 1024 ** ('kmgtp'.indexOf(multiplier.charAt(0).toLowerCase()) + 1);
}

/** Eight digits are a signed number of 32 bits: 0xFFFFFFFF is -1. */
function hexadecimalValue(digits: string): number {
  return digits.length > '0x'.length + 8 ? Number(digits) : Number(digits) | 0;
}
