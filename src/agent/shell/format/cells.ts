/*
 * What one value is where there is a line for it: in a cell, behind the name of a property, or by itself.
 */
import type { CellView } from '../../../protocol/console.ts';
import { formatDate } from '../values/dateFormat.ts';
import { Secret } from '../values/secret.ts';
import { textOf } from '../values/text.ts';
import { customObject, Hashtable, PSObject, type Value } from '../values/value.ts';

/** As many items as are shown of an array, as $FormatEnumerationLimit has it. */
const mostItems = 4;

/** @param secretIdOf what a masked secret is asked for by */
export function cellOf(value: Value, secretIdOf: (secret: Secret) => number): CellView {
  return value instanceof Secret
    ? { text: value.mask, secretId: secretIdOf(value) }
    : { text: cellText(value) };
}

export function cellText(value: Value): string {
  if (Array.isArray(value)) return braced(value, value.length, itemText);
  if (value instanceof Hashtable) {
    return braced(value.entries(), value.size, ([name, held]) => `[${name}, ${textOf(held)}]`);
  }
  return value instanceof Date ? formatDate(value, 'G') : textOf(value);
}

function braced<T>(items: Iterable<T>, count: number, text: (item: T) => string): string {
  const shown: string[] = [];
  for (const item of items) {
    if (shown.length === mostItems) break;
    shown.push(text(item));
  }
  return `{${shown.join(', ')}${count > mostItems ? '…' : ''}}`;
}

function itemText(item: Value): string {
  if (item === null) return '$null';
  if (item instanceof PSObject && item.typeName !== customObject && item.text() === undefined) {
    const name = displayName(item);
    if (name !== undefined) return textOf(name);
  }
  return textOf(item);
}

/** Of an object without a text of its own, the property that most likely names it; PowerShell's order. */
function displayName({ properties }: PSObject): Value | undefined {
  const names = properties.names();
  const folded = names.map((name) => name.toLowerCase());
  const exact = ['name', 'id', 'key'].map((name) => folded.indexOf(name));
  const ending = ['key', 'name', 'id'].map((end) => folded.findIndex((name) => name.endsWith(end)));
  const index = [...exact, ...ending].find((found) => found >= 0);
  return index === undefined ? undefined : properties.get(names[index] ?? '');
}
