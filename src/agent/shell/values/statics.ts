/*
 * What stands behind `::`, by the full name of its type.
 */
import { formatItems } from './compositeFormat.ts';
import { cast, toArray, toDate, toInteger, toNumber } from './convert.ts';
import { later, UtcDate } from './dates.ts';
import { FoldedMap } from './foldedMap.ts';
import { joined } from './limits.ts';
import { failed, method, type Methods, methods } from './method.ts';
import { roundHalfEven } from './numbers.ts';
import { textOf, textsOf } from './text.ts';
import { TimeSpan } from './timeSpan.ts';
import type { Value } from './value.ts';

interface Statics {
  /** Read when they are asked for: the time is another each time. */
  readonly members: FoldedMap<() => Value>;
  readonly methods: Methods<undefined>;
}

/** Undefined for a type that has nothing of its own here. */
export function staticsOf(fullName: string): Statics | undefined {
  return types.get(fullName);
}

function statics(members: Readonly<Record<string, () => Value>>, called: Methods<undefined>): Statics {
  return { members: new FoldedMap(Object.entries(members)), methods: called };
}

const argument = (args: readonly Value[], index: number): Value => args[index] ?? null;

/** One whose arguments are numbers. */
const calculating = (count: number, calculate: (...numbers: number[]) => number) =>
  method<undefined>(count, count, (_, args) => calculate(...args.map((value) => toNumber(value))));

const parsing = (typeName: string) =>
  method<undefined>(1, 1, (_, args) => cast(textOf(argument(args, 0)), typeName));

const ofLength = (unitMs: number) =>
  method<undefined>(1, 1, (_, args) => new TimeSpan(toNumber(argument(args, 0)) * unitMs));

const types: ReadonlyMap<string, Statics> = new Map([
  [
    'System.Math',
    statics(
      { PI: () => Math.PI, E: () => Math.E },
      methods<undefined>({
        Abs: calculating(1, Math.abs),
        Ceiling: calculating(1, Math.ceil),
        Floor: calculating(1, Math.floor),
        Max: calculating(2, Math.max),
        Min: calculating(2, Math.min),
        Pow: calculating(2, Math.pow),
        Round: method(1, 2, round),
        Sign: calculating(1, Math.sign),
        Sqrt: calculating(1, Math.sqrt),
        Truncate: calculating(1, Math.trunc),
      }),
    ),
  ],
  [
    'System.DateTime',
    statics(
      {
        Now: () => new Date(),
        UtcNow: () => new UtcDate(),
        Today: today,
      },
      methods<undefined>({ Parse: method(1, 1, (_, args) => toDate(textOf(argument(args, 0)))) }),
    ),
  ],
  [
    'System.TimeSpan',
    statics(
      { Zero: () => new TimeSpan(0) },
      methods<undefined>({
        FromDays: ofLength(86_400_000),
        FromHours: ofLength(3_600_000),
        FromMinutes: ofLength(60_000),
        FromSeconds: ofLength(1000),
        FromMilliseconds: ofLength(1),
      }),
    ),
  ],
  [
    'System.String',
    statics(
      { Empty: () => '' },
      methods<undefined>({
        Format: method(1, Infinity, (_, [format = null, ...args]) => formatItems(textOf(format), args)),
        IsNullOrEmpty: method(1, 1, (_, args) => textOf(argument(args, 0)) === ''),
        IsNullOrWhiteSpace: method(1, 1, (_, args) => textOf(argument(args, 0)).trim() === ''),
        Join: method(2, Infinity, (_, [separator = null, ...args]) =>
          joined(textsOf(args.length === 1 ? toArray(argument(args, 0)) : args), textOf(separator)),
        ),
      }),
    ),
  ],
  [
    'System.Guid',
    statics(
      { Empty: () => '00000000-0000-0000-0000-000000000000' },
      methods<undefined>({ NewGuid: method(0, 0, () => crypto.randomUUID()) }),
    ),
  ],
  [
    'System.Int32',
    statics(
      { MinValue: () => -(2 ** 31), MaxValue: () => 2 ** 31 - 1 },
      methods<undefined>({ Parse: parsing('int') }),
    ),
  ],
  ['System.Double', statics({}, methods<undefined>({ Parse: parsing('double') }))],
  [
    'System.Text.RegularExpressions.Regex',
    statics(
      {},
      methods<undefined>({
        Escape: method(1, 1, (_, args) => textOf(argument(args, 0)).replace(/[\\*+?|{[()^$.# ]/g, '\\$&')),
      }),
    ),
  ],
]);

/** To the even one of two numbers that are as near. */
function round(_: undefined, args: readonly Value[]): number {
  const digits = toInteger(argument(args, 1));
  if (digits < 0 || digits > 15) {
    throw failed('Round', args, 'Rounding digits must be between 0 and 15, inclusive.');
  }
  const value = toNumber(argument(args, 0));
  const scale = 10 ** digits;
  return Number.isFinite(value * scale) ? roundHalfEven(value * scale) / scale : value;
}

function today(): Date {
  const now = new Date();
  return later(now, -(now.getTime() - new Date(now).setHours(0, 0, 0, 0)));
}
