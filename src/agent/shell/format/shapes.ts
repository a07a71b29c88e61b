/*
 * How a value is shown where nobody says how: PowerShell's default display.
 */
import { formatDate } from '../values/dateFormat.ts';
import { textOf } from '../values/text.ts';
import { Hashtable, PSObject, type Value } from '../values/value.ts';
import { Formatted } from './formatted.ts';
import type { Shape, TableColumn } from './shape.ts';
import { type Views, viewedValues } from './views.ts';

/** An object of more properties is shown as a list. */
const mostColumns = 4;

/** What is shown of a value, from top to bottom; an array is shown as its items are. */
export function* shapesOf(value: Value, views: Views): Generator<Shape, void, void> {
  if (value === null) return;
  if (!Array.isArray(value)) {
    const shape = shapeOf(value, views);
    if (shape) yield shape;
    return;
  }
  for (const item of value) {
    // One level, as PowerShell: an array may hold itself.
    if (Array.isArray(item)) yield { kind: 'line', value: textOf(item) };
    else yield* shapesOf(item, views);
  }
}

/** How a property of these values is aligned where nothing says how: by the first of them. */
export function alignmentOf(value: Value | undefined): 'left' | 'right' {
  return typeof value === 'number' ? 'right' : 'left';
}

function shapeOf(value: Exclude<Value, null | Value[]>, views: Views): Shape | undefined {
  if (value instanceof Date) return { kind: 'line', value: formatDate(value, 'F') };
  if (value instanceof Formatted) return value.shape;
  if (value instanceof Hashtable) return entriesShape(value);
  return value instanceof PSObject ? objectShape(value, views) : { kind: 'line', value };
}

function entriesShape(entries: Hashtable): Shape {
  const columns: readonly TableColumn[] = ['Name', 'Value'].map((name) => ({ name, align: 'left' }));
  return { kind: 'rows', table: { key: 'Hashtable', columns }, rows: [...entries.entries()] };
}

function objectShape(object: PSObject, views: Views): Shape {
  const view = views.find(object.typeName);
  if (view) {
    const values = viewedValues(view, object);
    return propertiesShape(view.columns, values, view.as, view.typeName);
  }
  const text = object.text();
  if (text !== undefined) return { kind: 'line', value: text };
  const columns = object.properties.names().map((name) => ({ name }));
  const values = Array.from(object.properties.entries(), ([, value]) => value);
  if (columns.length === 0) return { kind: 'line', value: '' };
  // Objects of a script's own are all of one type; what tells them apart is the properties they have.
  const key = [object.typeName, ...columns.map(({ name }) => name)].join('\0');
  return propertiesShape(columns, values, columns.length > mostColumns ? 'list' : 'table', key);
}

function propertiesShape(
  columns: readonly { readonly name: string; readonly align?: 'left' | 'right' }[],
  values: readonly Value[],
  as: 'table' | 'list',
  key: string,
): Shape {
  if (as === 'list') {
    const properties = columns.map(({ name }, index) => ({ name, value: values[index] ?? null }));
    return { kind: 'list', properties };
  }
  const aligned = columns.map(({ name, align }, index) => ({
    name,
    align: align ?? alignmentOf(values[index]),
  }));
  return { kind: 'rows', table: { key, columns: aligned }, rows: [values] };
}
