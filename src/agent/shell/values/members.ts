/*
 * What stands behind a dot or in square brackets. Reading what is not there gives nothing, as in PowerShell without strict
 * mode.
 */
import { ShellError } from '../errors.ts';
import { toInteger, typeNameOf } from './convert.ts';
import { fieldsOf, later } from './dates.ts';
import { checkCount } from './limits.ts';
import { Secret } from './secret.ts';
import { textOf } from './text.ts';
import { TimeSpan } from './timeSpan.ts';
import { Hashtable, PSObject, TypeName, type Value } from './value.ts';

/**
 * A property's value, or null. A hashtable's keys come before its own properties; of an array that has no such property,
 * what its elements have.
 */
export function memberOf(value: Value, name: string): Value {
  if (value instanceof PSObject) {
    // Nearly all that scripts ask is this.
    const own = value.properties.get(name);
    if (own !== undefined) return own;
  }
  const folded = name.toLowerCase();
  const found = ownMember(value, folded);
  if (found !== undefined) return found;
  if (Array.isArray(value)) return membersOfAll(value, folded);
  // Whatever is no collection counts as one of a single element.
  return folded === 'count' || folded === 'length' ? Number(value !== null) : null;
}

/** Names of the properties that `*` stands for. */
export function propertyNames(value: Value): readonly string[] {
  if (value instanceof PSObject) return value.properties.names();
  if (value instanceof Hashtable) return value.names();
  if (value instanceof Date) return Object.keys(dateMembers(value));
  return typeof value === 'string' || value instanceof Secret || Array.isArray(value) ? ['Length'] : [];
}

/** @throws ShellError "PropertyNotFound" for what is neither a key nor a property that is there */
export function setMember(target: Value, name: string, value: Value): void {
  if (target instanceof Hashtable) {
    checkCount(target.size + 1);
    target.set(name, value);
  } else if (target instanceof PSObject && target.properties.has(name)) {
    target.properties.set(name, value);
  } else {
    throw new ShellError('PropertyNotFound', { name });
  }
}

/**
 * An element, counted from the end where negative; an array of those that several indexes name.
 * @throws ShellError "NullArray", "NullArrayIndex", "CannotIndex"
 */
export function elementOf(target: Value, index: Value): Value {
  if (target === null) throw new ShellError('NullArray', undefined);
  if (index === null) throw new ShellError('NullArrayIndex', undefined);
  if (Array.isArray(index)) {
    const found = index.map((each) => (Array.isArray(each) ? null : elementOf(target, each)));
    return found.filter((element) => element !== null);
  }
  if (target instanceof Hashtable) return target.get(textOf(index)) ?? null;
  if (Array.isArray(target)) return target[placeOf(index, target.length)] ?? null;
  if (typeof target !== 'string' && !(target instanceof Secret)) {
    throw new ShellError('CannotIndex', { type: typeNameOf(target) });
  }
  const text = textOf(target);
  return text[placeOf(index, text.length)] ?? null;
}

/** @throws ShellError "NullArray", "NullArrayIndex", "IndexOutOfRange", "CannotIndex" */
export function setElement(target: Value, index: Value, value: Value): void {
  if (target === null) throw new ShellError('NullArray', undefined);
  if (index === null) throw new ShellError('NullArrayIndex', undefined);
  if (target instanceof Hashtable) {
    setMember(target, textOf(index), value);
  } else if (Array.isArray(target)) {
    const place = placeOf(index, target.length);
    if (place < 0 || place >= target.length) throw new ShellError('IndexOutOfRange', undefined);
    target[place] = value;
  } else {
    throw new ShellError('CannotIndex', { type: typeNameOf(target) });
  }
}

function placeOf(index: Value, length: number): number {
  const place = toInteger(index);
  return place < 0 ? length + place : place;
}

/** Undefined for what the value does not have; `name` is in small letters. */
function ownMember(value: Value, name: string): Value | undefined {
  if (value instanceof PSObject) return value.properties.get(name);
  if (value instanceof Hashtable) return value.has(name) ? value.get(name) : hashtableMember(value, name);
  if (Array.isArray(value)) return isLength(name) || name === 'count' ? value.length : undefined;
  if (typeof value === 'string' || value instanceof Secret) {
    return isLength(name) ? textOf(value).length : undefined;
  }
  if (value instanceof Date) {
    const [, member] = Object.entries(dateMembers(value)).find(([own]) => own.toLowerCase() === name) ?? [];
    return member?.();
  }
  return value instanceof TypeName ? typeMember(value, name) : undefined;
}

const isLength = (name: string) => name === 'length' || name === 'longlength';

function hashtableMember(value: Hashtable, name: string): Value | undefined {
  switch (name) {
    case 'keys':
      return value.names();
    case 'values':
      return Array.from(value.entries(), ([, element]) => element);
    case 'count':
      return value.size;
    default:
      return undefined;
  }
}

/** One level deep only: an array may hold itself. */
function membersOfAll(items: readonly Value[], name: string): Value {
  const found: Value[] = [];
  for (const item of items) {
    const member = ownMember(item, name);
    if (member === undefined) continue;
    if (Array.isArray(member)) for (const each of member) found.push(each);
    else found.push(member);
    checkCount(found.length);
  }
  return found.length > 1 ? found : (found[0] ?? null);
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function dateMembers(date: Date) {
  const fields = fieldsOf(date);
  const { year, month, day, hour, minute, second, ms, weekday, offsetMinutes } = fields;
  const midnight = () => later(date, -sinceMidnightMs());
  const sinceMidnightMs = () => ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  return {
    Date: midnight,
    Day: () => day,
    DayOfWeek: () => weekdays[weekday] ?? null,
    DayOfYear: () => (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 0)) / 86_400_000,
    Hour: () => hour,
    Kind: () => (offsetMinutes === undefined ? 'Utc' : 'Local'),
    Millisecond: () => ms,
    Minute: () => minute,
    Month: () => month,
    Second: () => second,
    TimeOfDay: () => new TimeSpan(sinceMidnightMs()),
    Year: () => year,
  };
}

function typeMember(value: TypeName, name: string): Value | undefined {
  const fullName = textOf(value);
  if (name === 'fullname') return fullName;
  return name === 'name' ? fullName.slice(fullName.lastIndexOf('.') + 1) : undefined;
}
