/*
 * How a value is shown where nobody says how: PowerShell's default display.
 */
import { formatDate } from '../values/dateFormat.ts';
import { textOf } from '../values/text.ts';
import { Hashtable, PSObject, type Value } from '../values/value.ts';
import { Formatted } from './formatted.ts';
import type { Shape } from './shape.ts';
import { type View, type Views, viewedValues } from './views.ts';

/** An object of more properties is shown as a list. */
const mostColumns = 4;

/**
 * What is shown of a value, from top to bottom; an array is shown as its items are.
 * @param as the form that is wanted of what has properties
 */
export function* shapesOf(value: Value, views: Views, as?: View['as']): Generator<Shape, void, void> {
  if (value === null) return;
  if (value instanceof Formatted) yield value.shape;
  else if (value instanceof Date) yield { kind: 'line', value: formatDate(value, 'F') };
  else if (value instanceof Hashtable) yield* entriesShapes(value, as);
  else if (value instanceof PSObject) yield objectShape(value, views, as);
  else if (Array.isArray(value)) yield* itemsShapes(value, views, as);
  else yield { kind: 'line', value };
}

/** How a column is aligned where nothing says how: by its first value. */
export function alignmentOf(value: Value | undefined): 'left' | 'right' {
  return typeof value === 'number' ? 'right' : 'left';
}

function* itemsShapes(items: readonly Value[], views: Views, as?: View['as']): Generator<Shape, void, void> {
  for (const item of items) {
    // One level, as PowerShell: an array may hold itself.
    if (Array.isArray(item)) yield { kind: 'line', value: textOf(item) };
    else yield* shapesOf(item, views, as);
  }
}

function* entriesShapes(entries: Hashtable, as: View['as'] = 'table'): Generator<Shape, void, void> {
  const columns = [
    { name: 'Name', align: 'left' },
    { name: 'Value', align: 'left' },
  ] as const;
  const rows = [...entries.entries()];
  if (as === 'table') yield { kind: 'rows', table: { key: 'Hashtable', columns }, rows };
  else for (const values of rows) yield listShape({ columns, values });
}

/** An object's values under the columns that they are shown in. */
interface Row {
  readonly columns: readonly { readonly name: string; readonly align?: 'left' | 'right' }[];
  readonly values: readonly Value[];
}

function objectShape(object: PSObject, views: Views, as?: View['as']): Shape {
  const view = views.find(object.typeName);
  if (view && (as === undefined || as === view.as)) {
    const row = { columns: view.columns, values: viewedValues(view, object) };
    return view.as === 'list' ? listShape(row) : rowShape(row, view.typeNames.join('\0'));
  }
  const text = object.text();
  const columns = object.properties.names().map((name) => ({ name }));
  if (columns.length === 0 || (text !== undefined && as === undefined)) {
    return { kind: 'line', value: text ?? '' };
  }
  const row = { columns, values: Array.from(object.properties.entries(), ([, value]) => value) };
  if ((as ?? (columns.length > mostColumns ? 'list' : 'table')) === 'list') return listShape(row);
  // Objects of a script's own are all of one type; what tells them apart is the properties they have.
  return rowShape(row, [object.typeName, ...columns.map(({ name }) => name)].join('\0'));
}

function listShape({ columns, values }: Row): Shape {
  const properties = columns.map(({ name }, index) => ({ name, value: values[index] ?? null }));
  return { kind: 'list', properties };
}

function rowShape({ columns, values }: Row, key: string): Shape {
  const aligned = columns.map(({ name, align }, index) => ({
    name,
    align: align ?? alignmentOf(values[index]),
  }));
  return { kind: 'rows', table: { key, columns: aligned }, rows: [values] };
}
