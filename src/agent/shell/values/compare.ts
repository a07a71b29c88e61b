/*
 * Equality and order as PowerShell's operators see them: the left side's kind decides. Texts are compared without regard
 * to capitals, unless asked for it.
 */
import { ShellError } from '../errors.ts';
import { dateOf, numberOf, toBoolean, toDate, toNumber, typeNameOf } from './convert.ts';
import { Effort } from './limits.ts';
import { parseNumber } from './numbers.ts';
import { Secret } from './secret.ts';
import { textOf } from './text.ts';
import { TimeSpan } from './timeSpan.ts';
import { PSObject, TypeName, type Value } from './value.ts';

/** -eq of two single values; what cannot be made of the left side's kind is not equal. */
export function equals(left: Value, right: Value, matchCase = false): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (isText(left)) return sameText(textOf(left), textOf(right), matchCase);
  // An error for each element of a long array would take longer than all else.
  if (typeof left === 'number' && numberOf(right) === undefined) return false;
  if (left instanceof Date && dateOf(right) === undefined) return false;
  return compareAsLeft(left, right, matchCase) === 0;
}

/** -eq of many left sides with one right side, whose text may be long to make. */
export function equalTo(right: Value, matchCase: boolean): (left: Value) => boolean {
  const withText = comparing(right, (left, text) => sameText(left, text, matchCase));
  return (left) => (isText(left) && right !== null ? withText(left) : equals(left, right, matchCase));
}

/** -lt and its like, of many left sides with one right side. */
export function orderTo(right: Value, matchCase: boolean): (left: Value) => number {
  const withText = comparing(right, (left, text) => orderOfTexts(left, text, matchCase));
  return (left) => (isText(left) && right !== null ? withText(left) : compare(left, right, matchCase));
}

/**
 * -lt and its like: negative, 0 or positive. Nothing is less than 0 and all else but negative numbers.
 * @throws ShellError "ComparisonFailure", "NotIcomparable"
 */
export function compare(left: Value, right: Value, matchCase = false): number {
  if (left === null || right === null) return compareWithNothing(left, right);
  if (isText(left)) return orderOfTexts(textOf(left), textOf(right), matchCase);
  const order = compareAsLeft(left, right, matchCase);
  if (order === undefined) throw new ShellError('NotIcomparable', { type: typeNameOf(left) });
  return order;
}

/** An order for values of any kinds: by number or date where both can be, else by their texts; nothing comes first. */
export function sortOrder(left: Value, right: Value, matchCase = false): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  // A number among texts stands where its digits do, but two texts of digits are compared as texts.
  if (!(isText(left) && isText(right))) {
    const a = sortNumber(left);
    const b = sortNumber(right);
    if (a !== undefined && b !== undefined) return difference(a, b);
  }
  return orderOfTexts(textOf(left), textOf(right), matchCase);
}

const inAnyCase = new Intl.Collator('en', { sensitivity: 'accent' });
const withCase = new Intl.Collator('en', { sensitivity: 'variant' });

function orderOfTexts(left: string, right: string, matchCase: boolean): number {
  return (matchCase ? withCase : inAnyCase).compare(left, right);
}

function sameText(left: string, right: string, matchCase: boolean): boolean {
  if (left === right) return true;
  return !matchCase && left.length === right.length && left.toLowerCase() === right.toLowerCase();
}

function isText(value: Value): value is string | Secret {
  return typeof value === 'string' || value instanceof Secret;
}

function comparing<Answer>(right: Value, ask: (left: string, right: string) => Answer) {
  const effort = new Effort();
  let text: string | undefined;
  return (left: string | Secret): Answer => {
    text ??= textOf(right);
    const other = textOf(left);
    effort.spend(Math.min(other.length, text.length) / 4);
    return ask(other, text);
  };
}

/** Undefined where values of the left one's kind have no order and are not the same. */
function compareAsLeft(
  left: NonNullable<Value>,
  right: NonNullable<Value>,
  matchCase: boolean,
): number | undefined {
  if (typeof left === 'number') return difference(left, converted(left, right, toNumber));
  if (typeof left === 'boolean') return Number(left) - Number(toBoolean(right));
  if (left instanceof Date) return left.getTime() - converted(left, right, toDate).getTime();
  if (left instanceof TypeName) return sameText(textOf(left), textOf(right), false) ? 0 : undefined;
  if (left instanceof TimeSpan && right instanceof TimeSpan) return left.ms - right.ms;
  const text = left instanceof PSObject ? left.text() : undefined;
  return text === undefined ? undefined : orderOfTexts(text, textOf(right), matchCase);
}

/** Not NaN for two that are as endless. */
const difference = (left: number, right: number) => (left === right ? 0 : left - right);

function converted<T>(left: Value, right: Value, convert: (value: Value) => T): T {
  try {
    return convert(right);
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    throw new ShellError('ComparisonFailure', {
      left: textOf(left),
      right: textOf(right),
      reason: error.message,
    });
  }
}

function compareWithNothing(left: Value, right: Value): number {
  if (left === right) return 0;
  if (left === null) return typeof right === 'number' && right < 0 ? 1 : -1;
  return -compareWithNothing(right, left);
}

function sortNumber(value: NonNullable<Value>): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date) return value.getTime();
  if (value instanceof TimeSpan) return value.ms;
  return typeof value === 'string' && value !== '' ? parseNumber(value) : undefined;
}
