/*
 * Dates as .NET writes them, by the letters of its formats; names and orders are those of en-US.
 */
import { ShellError } from '../errors.ts';
import { type DateFields, fieldsOf, UtcDate } from './dates.ts';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What a format of one letter stands for. */
const standard: Readonly<Record<string, string>> = {
  d: 'M/d/yyyy',
  D: 'dddd, MMMM d, yyyy',
  t: 'h:mm tt',
  T: 'h:mm:ss tt',
  f: 'dddd, MMMM d, yyyy h:mm tt',
  F: 'dddd, MMMM d, yyyy h:mm:ss tt',
  g: 'M/d/yyyy h:mm tt',
  G: 'M/d/yyyy h:mm:ss tt',
  m: 'MMMM d',
  M: 'MMMM d',
  y: 'MMMM yyyy',
  Y: 'MMMM yyyy',
  o: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  O: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  s: "yyyy-MM-dd'T'HH:mm:ss",
  u: "yyyy-MM-dd HH:mm:ss'Z'",
  r: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  R: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
};

/** Fractions with the point before them, a run of one letter, a quoted text, an escaped character, or any other. */
const pieces = /\.F+|y+|M+|d+|h+|H+|m+|s+|f+|F+|t+|z+|K|'[^']*'|"[^"]*"|\\.|%|[^]/g;

/** As PowerShell puts a date into a text, whatever the country: 11/22/2026 05:56:00. */
export function dateText(date: Date): string {
  return formatDate(date, 'MM/dd/yyyy HH:mm:ss');
}

/** Nobody writes more, and each letter takes its time. */
const longestFormat = 1000;

/** @throws ShellError "FormatError" for a single letter that is no format, and for a format that is too long */
export function formatDate(date: Date, format: string): string {
  if (format === '') return formatDate(date, 'G');
  if (format.length > longestFormat) throw invalid();
  if (format.length > 1) return custom(fieldsOf(date), format);
  const meant = standard[format];
  if (meant === undefined) throw invalid();
  // What ends in GMT is taken as it stands by many that read it, so the clock is that of GMT.
  const inGmt = format === 'r' || format === 'R' ? new UtcDate(date.getTime()) : date;
  return custom(fieldsOf(inGmt), meant);
}

function custom(fields: DateFields, format: string): string {
  return format.replace(pieces, (piece) => written(piece, fields));
}

function written(piece: string, fields: DateFields): string {
  const { length } = piece;
  const digits = (value: number) => String(value).padStart(Math.min(length, 2), '0');
  switch (piece.charAt(0)) {
    case 'y':
      return length > 2
        ? String(fields.year).padStart(length, '0')
        : String(fields.year % 100).padStart(length, '0');
    case 'M':
      return length > 2 ? named(months, fields.month - 1, length) : digits(fields.month);
    case 'd':
      return length > 2 ? named(days, fields.weekday, length) : digits(fields.day);
    case 'h':
      return digits(((fields.hour + 11) % 12) + 1);
    case 'H':
      return digits(fields.hour);
    case 'm':
      return digits(fields.minute);
    case 's':
      return digits(fields.second);
    case 'f':
      return fraction(fields).slice(0, length);
    case '.':
      return length > 1 ? fractionBehindPoint(fields, length - 1) : piece;
    case 'F':
      return fraction(fields).slice(0, length).replace(/0+$/, '');
    case 't':
      return (fields.hour < 12 ? 'AM' : 'PM').slice(0, length);
    case 'z':
      return offset(fields.offsetMinutes ?? 0, length);
    case 'K':
      return fields.offsetMinutes === undefined ? 'Z' : offset(fields.offsetMinutes, 3);
    case "'":
    case '"':
      return length > 1 ? piece.slice(1, -1) : piece;
    case '\\':
      return piece.slice(1);
    case '%':
      return '';
    default:
      return piece;
  }
}

function named(names: readonly string[], index: number, length: number): string {
  const name = names[index] ?? '';
  return length === 3 ? name.slice(0, 3) : name;
}

/** Without its last zeros, and without the point where nothing is left. */
function fractionBehindPoint(fields: DateFields, digits: number): string {
  const shown = fraction(fields).slice(0, digits).replace(/0+$/, '');
  return shown === '' ? '' : `.${shown}`;
}

const fraction = ({ ms }: DateFields) => `${String(ms).padStart(3, '0')}0000`;

function offset(minutes: number, length: number): string {
  const hours = String(Math.floor(Math.abs(minutes) / 60));
  const sign = minutes < 0 ? '-' : '+';
  if (length === 1) return `${sign}${hours}`;
  const short = `${sign}${hours.padStart(2, '0')}`;
  return length === 2 ? short : `${short}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
}

function invalid(): ShellError {
  return new ShellError('FormatError', { reason: 'Input string was not in a correct format.' });
}
