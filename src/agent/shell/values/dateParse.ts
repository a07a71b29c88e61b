import { dateFrom, UtcDate } from './dates.ts';

/*
 * Dates as people write them for .NET: 2026-11-22, 2026-11-22T05:56:00.5+01:00, 11/22/2026 5:56 PM, 22 Nov 2026,
 * Sun, 22 Nov 2026 05:56:00 GMT.
 */
const year = String.raw`(?<year>\d{4})`;
const month = String.raw`(?<month>\d{1,2})`;
const day = String.raw`(?<day>\d{1,2})`;
const monthName = String.raw`(?<name>[a-z]{3,9})`;
const time = String.raw`(?:[ T]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?<fraction>\.\d{1,9})?)?)?`;
const rest = String.raw`${time}(?: ?(?<half>[ap]m))?(?: ?(?<zone>Z|GMT|[+-]\d{2}:?\d{2}))?$`;

const shapes = [
  `${year}[-/.]${month}[-/.]${day}`,
  `${month}[-/]${day}[-/]${year}`,
  `(?:[a-z]{3,9},? )?${day}[ -]${monthName}[ -]${year}`,
  `(?:[a-z]{3,9},? )?${monthName} ${day},? ${year}`,
].map((shape) => new RegExp(`^${shape}${rest}`, 'i'));

const longestDate = 64;

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The moment that a text spells; undefined where it spells none. One with a zone is UTC where it says so, and else as
 * clocks show it here; one without is of the local zone.
 */
export function parseDate(text: string): Date | undefined {
  const trimmed = text.trim();
  if (trimmed.length > longestDate) return undefined;
  const found = shapes.map((shape) => shape.exec(trimmed)?.groups).find((groups) => groups !== undefined);
  return found && dateOf(found);
}

function dateOf(found: Readonly<Record<string, string | undefined>>): Date | undefined {
  const { name, zone, fraction = '' } = found;
  const number = (key: string) => Number(found[key] ?? 0);
  const date = dateFrom(
    [number('year'), name === undefined ? number('month') : monthOf(name), number('day')],
    [hourOf(found), number('minute'), number('second'), Number(fraction.slice(1, 4).padEnd(3, '0'))],
    zone !== undefined,
  );
  if (date === undefined || zone === undefined) return date;
  const moment = date.getTime() - offsetMs(zone);
  return /^(?:z|gmt)$/i.test(zone) ? new UtcDate(moment) : new Date(moment);
}

const monthOf = (name: string) => 1 + monthNames.indexOf(name.slice(0, 3).toLowerCase());

function hourOf({ hour = '0', half }: Readonly<Record<string, string | undefined>>): number {
  if (half === undefined) return Number(hour);
  return (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetMs(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
