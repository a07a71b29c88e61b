import { ShellError } from '../errors.ts';
import { formatDate } from './dateFormat.ts';
import { checkLength, Effort } from './limits.ts';
import { formatNumber } from './numberFormat.ts';
import { textOf } from './text.ts';
import type { Value } from './value.ts';

/** {index,alignment:format}, a doubled brace, or one that stands wrong. */
const items = /\{\{|\}\}|\{(\d{1,6}) *(?:, *(-?\d{1,6}) *)?(?::([^{}]*))?\}|[{}]/g;

/** UTF-16 code units. */
const longestFormat = 2 ** 20;

/** What an item costs, and each character of its format. */
const stepsOfItem = 20;
const stepsOfCharacter = 20;

/** -f: a text with values in the places of its items. @throws ShellError "FormatError", "TextTooLong", "SearchTooCostly" */
export function formatItems(format: string, values: readonly Value[]): string {
  checkLength(format.length, longestFormat);
  const parts: string[] = [];
  const effort = new Effort();
  let length = 0;
  let from = 0;
  const add = (part: string) => {
    parts.push(part);
    length += part.length;
    checkLength(length);
  };
  for (const match of format.matchAll(items)) {
    add(format.slice(from, match.index));
    const [item] = match;
    effort.spend(stepsOfItem + item.length * stepsOfCharacter);
    add(itemText(match, values));
    from = match.index + item.length;
  }
  add(format.slice(from));
  return parts.join('');
}

function itemText(
  [item, index, alignment = '0', format = '']: RegExpExecArray,
  values: readonly Value[],
): string {
  if (item === '{{' || item === '}}') return item.slice(1);
  if (index === undefined) throw failure('Input string was not in a correct format.');
  const value = values[Number(index)];
  if (value === undefined) {
    throw failure(
      'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
    );
  }
  const text = formatted(value, format);
  const width = Number(alignment);
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}

/** A value by a format; one of a kind that knows no formats stays as it is. @throws ShellError "FormatError" */
export function formatted(value: Value, format: string): string {
  if (typeof value === 'number') return formatNumber(value, format);
  return value instanceof Date ? formatDate(value, format) : textOf(value);
}

function failure(reason: string): ShellError {
  return new ShellError('FormatError', { reason });
}
