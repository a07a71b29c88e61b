/*
 * Every operator of PowerShell by its name, over values that are there: nothing here waits or has an effect.
 */
import { ShellError } from '../errors.ts';
import type { BinaryOperator } from '../syntax/tree.ts';
import { add, divide, multiply, range, remainder, subtract } from './arithmetic.ts';
import { comparisons } from './comparisons.ts';
import { formatItems } from './compositeFormat.ts';
import { cast, isOfType, toArray, toBoolean, toNumber } from './convert.ts';
import { joined } from './limits.ts';
import { words } from './matching.ts';
import { Regex } from './regex/regex.ts';
import { textOf, textsOf } from './text.ts';
import { Hashtable, TypeName, type Value } from './value.ts';

/** @throws ShellError where the operator cannot be used on the two */
export function binary(operator: BinaryOperator, left: Value, right: Value): Value {
  return operators[operator](left, right);
}

/**
 * What $Matches holds after a match: groups by their number, from 0, or name. Undefined where there is none, and for an
 * array, of which is told only which elements fit.
 */
export function matchesOf(operator: '-match' | '-cmatch', left: Value, right: Value): Hashtable | undefined {
  if (Array.isArray(left)) return undefined;
  const match = new Regex(textOf(right), operator === '-cmatch').find(textOf(left));
  return match && new Hashtable(match.groups);
}

export function unary(operator: '-' | '+' | '-not' | '-join' | '-split' | ',', operand: Value): Value {
  switch (operator) {
    case '-':
      return subtract(0, operand);
    case '+':
      return toNumber(operand);
    case '-not':
      return !toBoolean(operand);
    case '-join':
      return joined(textsOf(toArray(operand)), '');
    case '-split':
      return words(operand);
    case ',':
      return [operand];
  }
}

const operators: Readonly<Record<BinaryOperator, (left: Value, right: Value) => Value>> = {
  ...comparisons,
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
  '..': range,
  '-f': (left, right) => formatItems(textOf(left), Array.isArray(right) ? right : [right]),
  '-and': (left, right) => toBoolean(left) && toBoolean(right),
  '-or': (left, right) => toBoolean(left) || toBoolean(right),
  '-xor': (left, right) => toBoolean(left) !== toBoolean(right),
  '-is': (left, right) => isOfType(left, typeNamed(right)),
  '-isnot': (left, right) => !isOfType(left, typeNamed(right)),
  '-as': (left, right) => castOrNothing(left, typeNamed(right)),
  '-join': (left, right) => joined(textsOf(toArray(left)), textOf(right)),
};

function typeNamed(value: Value): string {
  return value instanceof TypeName ? value.name : textOf(value);
}

function castOrNothing(value: Value, typeName: string): Value {
  try {
    return cast(value, typeName);
  } catch (error) {
    if (error instanceof ShellError && error.id !== 'TypeNotFound') return null;
    throw error;
  }
}
