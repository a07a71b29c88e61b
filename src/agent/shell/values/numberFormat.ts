/*
 * Numbers as .NET writes them by a format: N2, X8, or a picture such as #,##0.00; signs and separators are those of en-US.
 */
import { ShellError } from '../errors.ts';
import { numberText } from './numbers.ts';

/** .NET writes more, but nobody reads them, and JavaScript stops here. */
const mostDigits = 100;

/** Reading a picture takes time by the square of its length. */
const longestFormat = 1000;

/** @throws ShellError "FormatError" */
export function formatNumber(value: number, format: string): string {
  if (format.length > longestFormat) throw invalid();
  const [, letter, digits] = /^([a-z])(\d{0,3})$/i.exec(format) ?? [];
  if (letter === undefined) return format === '' ? numberText(value) : byPicture(value, format);
  const count = digits === undefined || digits === '' ? undefined : Number(digits);
  if (!Number.isFinite(value)) return numberText(value);
  if (count !== undefined && count > mostDigits) throw invalid();
  const text = byLetter(value, letter, count);
  return letter === letter.toLowerCase() ? text.toLowerCase() : text;
}

function byLetter(value: number, letter: string, digits: number | undefined): string {
  switch (letter.toUpperCase()) {
    case 'C':
      return signed(value, `$${grouped(fixed(value, digits ?? 2))}`);
    case 'D':
      return signed(value, wholeDigits(value).padStart(digits ?? 1, '0'));
    case 'E':
      return exponential(value, digits ?? 6);
    case 'F':
      return signed(value, fixed(value, digits ?? 2));
    case 'G':
      return numberText(digits ? Number(value.toPrecision(digits)) : value);
    case 'N':
      return signed(value, grouped(fixed(value, digits ?? 2)));
    case 'P':
      return signed(value, `${grouped(fixed(value * 100, digits ?? 2))}%`);
    case 'R':
      return numberText(value);
    case 'X':
      return hexadecimal(value).padStart(digits ?? 1, '0');
    default:
      throw invalid();
  }
}

/** Without a sign. */
function fixed(value: number, decimals: number): string {
  const amount = Math.abs(value);
  // From here on toFixed writes exponents.
  if (amount < 1e21) return amount.toFixed(decimals);
  return BigInt(amount).toString() + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '');
}

function signed(value: number, amount: string): string {
  return value < 0 && /[1-9]/.test(amount) ? `-${amount}` : amount;
}

function grouped(amount: string): string {
  const [whole = '', decimals] = amount.split('.');
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return decimals === undefined ? groups : `${groups}.${decimals}`;
}

function wholeDigits(value: number): string {
  if (!Number.isInteger(value)) throw invalid();
  return BigInt(Math.abs(value)).toString();
}

function exponential(value: number, digits: number): string {
  const [mantissa = '', power = ''] = value.toExponential(digits).split('e');
  return `${mantissa}E${power.slice(0, 1)}${power.slice(1).padStart(3, '0')}`;
}

/** Negative ones as the bits of the type that holds them. */
function hexadecimal(value: number): string {
  if (!Number.isInteger(value)) throw invalid();
  const bits = value >= -(2 ** 31) && value < 2 ** 31 ? 32 : 64;
  return (value < 0 ? BigInt.asUintN(bits, BigInt(value)) : BigInt(value)).toString(16).toUpperCase();
}

/** Sections for positive, negative and zero; only what is around a section's digits may be text. */
function byPicture(value: number, picture: string): string {
  const [positive = '', negative, zero] = picture.split(';');
  if (value === 0 && zero !== undefined) return section(0, zero);
  if (value < 0 && negative !== undefined) return section(-value, negative);
  return signed(value, section(Math.abs(value), positive));
}

const literal = String.raw`((?:[^0#.,'"\\]|'[^']*'|"[^"]*"|\\.)*)`;
const sectionShape = new RegExp(`^${literal}([0#,]*)(?:\\.([0#]*))?${literal}$`);

function section(amount: number, picture: string): string {
  const match = sectionShape.exec(picture);
  if (!match) throw new ShellError('FormatError', { reason: 'Input string was not in a correct format.' });
  const [, before = '', whole = '', decimals = '', after = ''] = match;
  if (whole === '' && decimals === '') return plain(before + after);
  const percent = `${before}${after}`.includes('%');
  const digits = fixed(percent ? amount * 100 : amount, Math.min(decimals.length, mostDigits));
  const [integer = '', fraction = ''] = digits.split('.');
  const required = decimals.lastIndexOf('0') + 1;
  const kept = fraction.slice(0, required) + fraction.slice(required).replace(/0+$/, '');
  const zeros = whole.replace(/[^0]/g, '').length;
  const padded = (integer === '0' ? '' : integer).padStart(zeros, '0');
  const shown = whole.includes(',') ? grouped(padded) : padded;
  return `${plain(before)}${shown}${kept === '' ? '' : `.${kept}`}${plain(after)}`;
}

/** A literal without what makes it one. */
function plain(text: string): string {
  return text.replace(/'([^']*)'|"([^"]*)"|\\(.)/g, '$1$2$3');
}

function invalid(): ShellError {
  return new ShellError('FormatError', { reason: 'Format specifier was invalid.' });
}
