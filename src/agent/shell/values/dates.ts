import { ShellError } from '../errors.ts';

/** A moment whose clock and calendar are read in UTC, not in the local zone. */
export class UtcDate extends Date {}

/** What calendar and clock show. */
export interface DateFields {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  /** 0 for Sunday. */
  readonly weekday: number;
  /** East of UTC; undefined for one that is UTC by itself. */
  readonly offsetMinutes: number | undefined;
}

export function fieldsOf(date: Date): DateFields {
  const isUtc = date instanceof UtcDate;
  const offsetMinutes = isUtc ? undefined : -date.getTimezoneOffset();
  // Read through the UTC fields of a moment as far away as the zone is: one set of getters for both.
  const shifted = new Date(date.getTime() + (offsetMinutes ?? 0) * 60_000);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    ms: shifted.getUTCMilliseconds(),
    weekday: shifted.getUTCDay(),
    offsetMinutes,
  };
}

/**
 * The moment at which calendar and clock show this; undefined for one that does not exist, such as 30 February. Years
 * begin at 100, because JavaScript takes earlier ones for those of the last century.
 */
export function dateFrom(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second, ms]: readonly [number, number, number, number] = [0, 0, 0, 0],
  utc = false,
): Date | undefined {
  const date = utc
    ? new UtcDate(Date.UTC(year, month - 1, day, hour, minute, second, ms))
    : new Date(year, month - 1, day, hour, minute, second, ms);
  const exists = year >= 100 && year <= 9999 && hour < 24 && minute < 60 && second < 60;
  return exists && fieldsOf(date).month === month && fieldsOf(date).day === day ? date : undefined;
}

/**
 * A date as its clock goes on, so that a day later is the same time of day even where clocks change.
 * @throws ShellError "DateOutOfRange" beyond the years that .NET's dates have
 */
export function later(date: Date, ms: number): Date {
  const { year, month, day, hour, minute, second, ms: fraction } = fieldsOf(date);
  return checked(
    date instanceof UtcDate
      ? new UtcDate(date.getTime() + ms)
      : new Date(year, month - 1, day, hour, minute, second, fraction + ms),
  );
}

/** The same day so many months later, or the last one of a shorter month. @throws ShellError "DateOutOfRange" */
export function monthsLater(date: Date, months: number): Date {
  const { year, month, day, hour, minute, second, ms } = fieldsOf(date);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const daysInMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moved = dateFrom(
    [first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(day, daysInMonth)],
    [hour, minute, second, ms],
    date instanceof UtcDate,
  );
  return checked(moved ?? new Date(NaN));
}

function checked(date: Date): Date {
  const year = date.getFullYear();
  if (year >= 1 && year <= 9999) return date;
  throw new ShellError('DateOutOfRange', undefined);
}
