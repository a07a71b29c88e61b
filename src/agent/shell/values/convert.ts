/*
 * One kind of value made of another, as PowerShell does it where a type is asked for.
 */
import { ShellError } from '../errors.ts';
import { parseDate } from './dateParse.ts';
import { parseNumber, roundHalfEven } from './numbers.ts';
import { Secret } from './secret.ts';
import { textOf } from './text.ts';
import { fullTypeName } from './typeNames.ts';
import { customObject, Hashtable, PSObject, ScriptBlock, type Value } from './value.ts';

const int32 = { name: 'Int32', least: -(2 ** 31), most: 2 ** 31 - 1 };
const int64 = { name: 'Int64', least: -(2 ** 63), most: 2 ** 63 };

/**
 * A number of a number, a text that spells one, a truth value or nothing.
 * @param type full name, for the error
 * @throws ShellError "InvalidCastFromString", "InvalidCast"
 */
export function toNumber(value: Value, type = 'System.Int32'): number {
  const number = numberOf(value);
  if (number !== undefined) return number;
  const plain = onlyOne(value);
  throw typeof plain === 'string' || plain instanceof Secret
    ? badFormat(plain, type)
    : invalidCast(plain, type);
}

/** As toNumber; undefined where no number can be made of the value. */
export function numberOf(value: Value): number | undefined {
  const plain = onlyOne(value);
  if (plain === null) return 0;
  if (typeof plain === 'number') return plain;
  if (typeof plain === 'boolean') return plain ? 1 : 0;
  return typeof plain === 'string' || plain instanceof Secret ? parseNumber(textOf(plain)) : undefined;
}

/** A whole number, rounded to the even one of two that are as near. @throws ShellError also where it is too large */
export function toInteger(value: Value, range = int32): number {
  const type = `System.${range.name}`;
  const rounded = roundHalfEven(toNumber(value, type));
  if (rounded >= range.least && rounded <= range.most) return rounded;
  const reason = `Value was either too large or too small for an ${range.name}.`;
  throw new ShellError('InvalidCastFromString', { value: textOf(value), type, reason });
}

/** Nothing, 0, an empty text and an empty array are false, and so is an array of one such value. */
export function toBoolean(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 1 || (value.length === 1 && toBoolean(value[0] ?? null));
  return value !== null && value !== false && value !== 0 && value !== '';
}

/** What a pipeline makes of a value: nothing of $null, each element of an array, else the value alone. */
export function toArray(value: Value): Value[] {
  if (Array.isArray(value)) return value;
  return value === null ? [] : [value];
}

/** @throws ShellError "InvalidCastFromString", "InvalidCast" */
export function toDate(value: Value): Date {
  const date = dateOf(value);
  if (date) return date;
  const plain = onlyOne(value);
  throw typeof plain === 'string'
    ? badFormat(plain, 'System.DateTime', 'String was not recognized as a valid DateTime.')
    : invalidCast(plain, 'System.DateTime');
}

/** As toDate; undefined where no date can be made of the value. */
export function dateOf(value: Value): Date | undefined {
  const plain = onlyOne(value);
  if (plain instanceof Date) return plain;
  return typeof plain === 'string' ? parseDate(plain) : undefined;
}

/** Full name of a value's type. A number's is that of the smallest of PowerShell's types that hold it. */
export function typeNameOf(value: Value): string {
  if (value === null) return 'System.Object';
  if (typeof value === 'string' || value instanceof Secret) return 'System.String';
  if (typeof value === 'boolean') return 'System.Boolean';
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) return 'System.Double';
    return value >= int32.least && value <= int32.most ? 'System.Int32' : 'System.Int64';
  }
  if (value instanceof Date) return 'System.DateTime';
  if (Array.isArray(value)) return 'System.Object[]';
  if (value instanceof Hashtable) return 'System.Collections.Hashtable';
  if (value instanceof PSObject) return value.typeName;
  return value instanceof ScriptBlock ? 'System.Management.Automation.ScriptBlock' : 'System.RuntimeType';
}

/**
 * A value as one of the type that stands in brackets, such as "int".
 * @throws ShellError "TypeNotFound", "InvalidCastFromString", "InvalidCast"
 */
export function cast(value: Value, typeName: string): Value {
  const type = fullTypeName(typeName);
  const caster = type === undefined ? undefined : casters.get(type);
  if (caster) return caster(value);
  if (type === undefined) throw new ShellError('TypeNotFound', { name: typeName });
  throw invalidCast(value, type);
}

/** Whether a value is of the type that stands in brackets; any object is a [psobject], and anything an [object]. */
export function isOfType(value: Value, typeName: string): boolean {
  if (value === null) return false;
  const type = fullTypeName(typeName);
  switch (type) {
    case 'System.Object':
      return true;
    case 'System.Array':
      return Array.isArray(value);
    case 'System.Collections.Specialized.OrderedDictionary':
      return value instanceof Hashtable;
    case 'System.Management.Automation.PSObject':
    case customObject:
      return value instanceof PSObject;
    case undefined:
      return value instanceof PSObject && value.typeName.toLowerCase() === typeName.toLowerCase();
    default:
      return typeNameOf(value) === type;
  }
}

const unchanged = (value: Value): Value => value;

const casters = new Map<string, (value: Value) => Value>([
  ['System.Int32', (value) => toInteger(value)],
  ['System.Int64', (value) => toInteger(value, int64)],
  ...['System.Double', 'System.Single', 'System.Decimal'].map(
    (type) => [type, (value: Value) => toNumber(value, type)] as const,
  ),
  ['System.String', asText],
  ['System.Char', asCharacter],
  ['System.Boolean', toBoolean],
  ['System.Management.Automation.SwitchParameter', toBoolean],
  ['System.DateTime', toDate],
  ['System.Object', unchanged],
  ['System.Management.Automation.PSObject', unchanged],
  ['System.Array', toArray],
  ['System.Object[]', toArray],
  ['System.String[]', (value) => toArray(value).map(asText)],
  ['System.Int32[]', (value) => toArray(value).map((item) => toInteger(item))],
  ['System.Collections.Hashtable', asHashtable],
  ['System.Collections.Specialized.OrderedDictionary', asHashtable],
  [customObject, asObject],
  ['System.Guid', asText],
  ['System.Void', () => null],
]);

/** A secret is a text already, and stays one that does not show. */
function asText(value: Value): Value {
  return value instanceof Secret ? value : textOf(value);
}

function asCharacter(value: Value): string {
  if (typeof value === 'number') return String.fromCharCode(toInteger(value));
  const text = textOf(value);
  if (text.length === 1) return text;
  throw badFormat(text, 'System.Char', 'String must be exactly one character long.');
}

function asHashtable(value: Value): Hashtable | null {
  if (value === null || value instanceof Hashtable) return value;
  throw invalidCast(value, 'System.Collections.Hashtable');
}

function asObject(value: Value): Value {
  return value instanceof Hashtable ? new PSObject(customObject, value.entries()) : value;
}

/** The value of an array of one, as PowerShell takes it where it can only take one. */
function onlyOne(value: Value): Value {
  return Array.isArray(value) && value.length === 1 ? (value[0] ?? null) : value;
}

function badFormat(
  value: Value,
  type: string,
  reason = 'Input string was not in a correct format.',
): ShellError {
  return new ShellError('InvalidCastFromString', { value: textOf(value), type, reason });
}

function invalidCast(value: Value, type: string): ShellError {
  return new ShellError('InvalidCast', { value: textOf(value), from: typeNameOf(value), type });
}
