/*
 * + - * / % and .. as PowerShell has them: what stands left decides what they do.
 */
import { ShellError } from '../errors.ts';
import { toInteger, toNumber, typeNameOf } from './convert.ts';
import { later } from './dates.ts';
import { checkCount, checkLength } from './limits.ts';
import { Secret, type VaultPart } from './secret.ts';
import { textOf } from './text.ts';
import { TimeSpan } from './timeSpan.ts';
import { Hashtable, type Value } from './value.ts';

/** @throws ShellError where the two cannot be added */
export function add(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (left === null) return right;
  if (Array.isArray(left)) return joinedArrays(left, Array.isArray(right) ? right : [right]);
  if (left instanceof Hashtable) return merged(left, right);
  if (left instanceof Secret || (right instanceof Secret && typeof left === 'string')) {
    return withSecrets([left, right]);
  }
  if (typeof left === 'string') {
    const more = textOf(right);
    checkLength(left.length + more.length);
    return left + more;
  }
  if (left instanceof Date && right instanceof TimeSpan) return later(left, right.ms);
  if (left instanceof TimeSpan && right instanceof TimeSpan) return new TimeSpan(left.ms + right.ms);
  return number(left, 'op_Addition') + toNumber(right);
}

export function subtract(left: Value, right: Value): Value {
  if (left instanceof Date && right instanceof Date) return new TimeSpan(left.getTime() - right.getTime());
  if (left instanceof Date && right instanceof TimeSpan) return later(left, -right.ms);
  if (left instanceof TimeSpan && right instanceof TimeSpan) return new TimeSpan(left.ms - right.ms);
  return number(left, 'op_Subtraction') - toNumber(right);
}

/** A text or an array so many times, or a product. */
export function multiply(left: Value, right: Value): Value {
  if (typeof left === 'string' || left instanceof Secret) {
    const text = textOf(left);
    const times = repeats(right);
    checkLength(text.length * times);
    return text.repeat(times);
  }
  if (Array.isArray(left)) {
    const times = repeats(right);
    checkCount(left.length * times);
    return Array.from({ length: left.length * times }, (_, index) => left[index % left.length] ?? null);
  }
  return number(left, 'op_Multiply') * toNumber(right);
}

/** @throws ShellError "DivideByZero" */
export function divide(left: Value, right: Value): number {
  return number(left, 'op_Division') / divisor(right);
}

/** @throws ShellError "DivideByZero" */
export function remainder(left: Value, right: Value): number {
  return number(left, 'op_Modulus') % divisor(right);
}

/** The whole numbers from one to the other, or the characters, up or down. */
export function range(left: Value, right: Value): Value[] {
  const characters = isCharacter(left) && isCharacter(right);
  const first = characters ? left.charCodeAt(0) : toInteger(left);
  const last = characters ? right.charCodeAt(0) : toInteger(right);
  const count = Math.abs(last - first) + 1;
  checkCount(count);
  const step = first <= last ? 1 : -1;
  return Array.from({ length: count }, (_, index) => {
    const at = first + step * index;
    return characters ? String.fromCharCode(at) : at;
  });
}

function isCharacter(value: Value): value is string {
  return typeof value === 'string' && /^\D$/s.test(value);
}

/** What stands left as a number, if it is of a kind that can be calculated with. */
function number(value: Value, method: string): number {
  if (typeof value === 'object' && value !== null && !(value instanceof Secret)) {
    throw new ShellError('MethodNotFound', { type: typeNameOf(value), name: method });
  }
  return toNumber(value);
}

function divisor(value: Value): number {
  const by = toNumber(value);
  if (by === 0) throw new ShellError('DivideByZero', undefined);
  return by;
}

function repeats(value: Value): number {
  const times = toInteger(value);
  if (times >= 0) return times;
  throw new ShellError('NegativeRepeat', { times });
}

function joinedArrays(left: readonly Value[], right: readonly Value[]): Value[] {
  checkCount(left.length + right.length);
  return [...left, ...right];
}

function merged(left: Hashtable, right: Value): Value {
  if (!(right instanceof Hashtable)) throw new ShellError('AddHashTableToNonHashTable', undefined);
  checkCount(left.size + right.size);
  const both = new Hashtable(left.entries());
  for (const [key, value] of right.entries()) {
    if (both.has(key)) throw new ShellError('DuplicateKey', { key });
    both.set(key, value);
  }
  return both;
}

/** A text with a secret in it is a secret as a whole: it can be used, and shows no more than its parts. */
export function withSecrets(parts: readonly Value[]): Secret {
  const opened = parts.map((part) => (part instanceof Secret ? part.open() : textOf(part)));
  checkLength(opened.reduce((length, part) => length + part.length, 0));
  return new Secret(opened.join(''), { shown: parts.map(textOf).join(''), ofVault: vaultPartOf(parts) });
}

/** A secret of the vault stays what it is only where nothing stands beside it. */
function vaultPartOf(parts: readonly Value[]): VaultPart | undefined {
  const ofVault = parts.flatMap((part) => (part instanceof Secret ? (part.ofVault ?? []) : []));
  return parts.length === 1 || ofVault.length === 0 ? ofVault[0] : 'mixed';
}
