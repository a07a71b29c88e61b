import { compare } from './compare.ts';
import { formatDate } from './dateFormat.ts';
import { later, monthsLater, UtcDate } from './dates.ts';
import { toDate, toInteger, toNumber } from './convert.ts';
import { method, methods } from './method.ts';
import { subtract } from './arithmetic.ts';
import { textOf } from './text.ts';
import { TimeSpan } from './timeSpan.ts';
import type { Value } from './value.ts';

const adding = (unitMs: number) =>
  method<Date>(1, 1, (self, args) => later(self, toNumber(args[0] ?? null) * unitMs));

/** Methods of System.DateTime. */
export const dateMethods = methods<Date>({
  ToString: method(0, 1, (self, args) => formatDate(self, textOf(args[0] ?? null))),
  AddMilliseconds: adding(1),
  AddSeconds: adding(1000),
  AddMinutes: adding(60_000),
  AddHours: adding(3_600_000),
  AddDays: adding(86_400_000),
  AddMonths: method(1, 1, (self, args) => monthsLater(self, toInteger(args[0] ?? null))),
  AddYears: method(1, 1, (self, args) => monthsLater(self, 12 * toInteger(args[0] ?? null))),
  Add: method(1, 1, (self, args) => later(self, lengthOf(args[0] ?? null))),
  Subtract: method(1, 1, (self, args) => {
    const other = args[0] ?? null;
    return subtract(self, other instanceof TimeSpan ? other : toDate(other));
  }),
  ToUniversalTime: method(0, 0, (self) => new UtcDate(self.getTime())),
  ToLocalTime: method(0, 0, (self) => new Date(self.getTime())),
  ToShortDateString: method(0, 0, (self) => formatDate(self, 'd')),
  ToLongDateString: method(0, 0, (self) => formatDate(self, 'D')),
  ToShortTimeString: method(0, 0, (self) => formatDate(self, 't')),
  ToLongTimeString: method(0, 0, (self) => formatDate(self, 'T')),
  CompareTo: method(1, 1, (self, args) => Math.sign(compare(self, args[0] ?? null))),
  Equals: method(1, 1, (self, args) => compare(self, args[0] ?? null) === 0),
});

/** In milliseconds. */
function lengthOf(value: Value): number {
  return value instanceof TimeSpan ? value.ms : toNumber(value, 'System.TimeSpan');
}
