/*
 * Calls of methods, on values and on types.
 */
import { ShellError } from '../errors.ts';
import { arrayMethods, hashtableMethods } from './collectionMethods.ts';
import { compare, equals } from './compare.ts';
import { formatted } from './compositeFormat.ts';
import { toArray, typeNameOf } from './convert.ts';
import { dateMethods } from './dateMethods.ts';
import { checkCount } from './limits.ts';
import { callOf, method, methods } from './method.ts';
import { Secret } from './secret.ts';
import { staticsOf } from './statics.ts';
import { stringMethods } from './stringMethods.ts';
import { textOf } from './text.ts';
import { fullTypeName } from './typeNames.ts';
import { Hashtable, PSObject, TypeName, type Caller, type Value } from './value.ts';

type Result = Value | Promise<Value>;

/**
 * What a value's method gives; of an array that has none of the name, what its elements' methods do. A secret's methods
 * see its mask.
 * @throws ShellError "InvokeMethodOnNull", "MethodNotFound", "MethodCountCouldNotFindBest", "MethodInvocationException"
 */
export function callMethod(value: Value, name: string, args: readonly Value[], caller: Caller): Result {
  if (value === null) throw new ShellError('InvokeMethodOnNull', undefined);
  const own = ownMethod(value, name, args, caller);
  if (own !== undefined) return own.result;
  if (Array.isArray(value) && value.length > 0) return callOnAll(value, name, args, caller);
  throw notFound(typeNameOf(value), name);
}

/** @throws ShellError "TypeNotFound", "MethodNotFound", "MethodCountCouldNotFindBest", "MethodInvocationException" */
export function callStatic(target: Value, name: string, args: readonly Value[]): Value {
  const type = typeOf(target);
  const called = staticsOf(type);
  const found = called && callOf(called.methods, undefined, name, args);
  if (!found) throw notFound(type, name);
  return found.result;
}

/** A type's own property; nothing where it has none of the name. @throws ShellError "TypeNotFound" */
export function staticMember(target: Value, name: string): Value {
  return staticsOf(typeOf(target))?.members.get(name)?.() ?? null;
}

function typeOf(target: Value): string {
  if (!(target instanceof TypeName)) return typeNameOf(target);
  const type = fullTypeName(target.name);
  if (type === undefined) throw new ShellError('TypeNotFound', { name: target.name });
  return type;
}

/** Those that all values have. */
const commonMethods = methods<NonNullable<Value>>({
  ToString: method(0, 1, (self, args) => formatted(self, textOf(args[0] ?? null))),
  GetType: method(0, 0, (self) => new TypeName(typeNameOf(self))),
  Equals: method(1, 1, (self, args) => equals(self, args[0] ?? null, true)),
  CompareTo: method(1, 1, (self, args) => Math.sign(compare(self, args[0] ?? null, true))),
});

function ownMethod(
  value: NonNullable<Value>,
  name: string,
  args: readonly Value[],
  caller: Caller,
): { readonly result: Result } | undefined {
  if (value instanceof PSObject) {
    const brought = value.method?.(name);
    if (brought) return { result: brought(args, caller) };
  }
  const special = specialMethod(value, name, args);
  return special ?? callOf(commonMethods, value, name, args);
}

function specialMethod(value: NonNullable<Value>, name: string, args: readonly Value[]) {
  if (typeof value === 'string' || value instanceof Secret) {
    return callOf(stringMethods, textOf(value), name, args);
  }
  if (value instanceof Date) return callOf(dateMethods, value, name, args);
  if (Array.isArray(value)) return callOf(arrayMethods, value, name, args);
  return value instanceof Hashtable ? callOf(hashtableMethods, value, name, args) : undefined;
}

/** One level deep only: an array may hold itself. */
async function callOnAll(
  items: readonly Value[],
  name: string,
  args: readonly Value[],
  caller: Caller,
): Promise<Value> {
  const results: Value[] = [];
  for (const item of items) {
    if (item === null) throw new ShellError('InvokeMethodOnNull', undefined);
    const own = ownMethod(item, name, args, caller);
    if (!own) throw notFound(typeNameOf(item), name);
    const result = own.result instanceof Promise ? await own.result : own.result;
    for (const each of toArray(result)) results.push(each);
    checkCount(results.length);
  }
  return results.length > 1 ? results : (results[0] ?? null);
}

function notFound(type: string, name: string): ShellError {
  return new ShellError('MethodNotFound', { type, name });
}
