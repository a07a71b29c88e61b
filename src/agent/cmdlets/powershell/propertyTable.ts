import { ShellError } from '../../shell/errors.ts';
import type { Shape, TableColumn, TableShape } from '../../shell/format/shape.ts';
import { alignmentOf } from '../../shell/format/shapes.ts';
import type { PropertyReader, PropertyReaders } from '../../shell/run/calculated.ts';
import { formatItems } from '../../shell/values/compositeFormat.ts';
import { toInteger } from '../../shell/values/convert.ts';
import { Secret } from '../../shell/values/secret.ts';
import { textOf } from '../../shell/values/text.ts';
import type { Value } from '../../shell/values/value.ts';

/** What a hashtable says of a property besides Name and Expression, and of a column. */
export const propertyOptions = ['FormatString'];
export const columnOptions = [...propertyOptions, 'Width', 'Alignment'];

/** What is shown of a property's value: itself, or the text that FormatString makes of it. */
export function shownValue(value: Value, { options }: PropertyReader): Value {
  const format = options.get('FormatString');
  if (format === undefined || value === null || value instanceof Secret) return value;
  const text = textOf(format);
  // As PowerShell guesses which of the two it is: "{0:N2}", or "N2" alone.
  return formatItems(/\{0|\}/.test(text) ? text : `{0:${text}}`, [value]);
}

/**
 * Makes rows of objects under the columns that the first of them has.
 * @returns a row of an object; `begins` has it and those after it stand in a table of their own
 */
export function propertyTable(
  readers: PropertyReaders,
  style: Pick<TableShape, 'hideHeaders' | 'wrap'>,
): (object: Value, begins: boolean) => Promise<Shape> {
  let columns: readonly PropertyReader[] = [];
  let table: TableShape | undefined;
  return async (object, begins) => {
    if (begins || columns.length === 0) {
      columns = readers(object);
      table = undefined;
    }
    const values: Value[] = [];
    // One after the other: a script block's `$_` is a variable of its caller.
    for (const column of columns) values.push(await column.read(object));
    table ??= { columns: columns.map((column, index) => columnShape(column, values[index])), ...style };
    return {
      kind: 'rows',
      table,
      rows: [columns.map((column, index) => shownValue(values[index] ?? null, column))],
    };
  };
}

function columnShape({ name, options }: PropertyReader, first: Value | undefined): TableColumn {
  const [width, alignment] = [options.get('Width'), options.get('Alignment')];
  return {
    name,
    align: alignment === undefined ? alignmentOf(first) : asked(alignment),
    ...(width !== undefined && { width: checked(width) }),
  };
}

function asked(alignment: Value): 'left' | 'right' {
  const given = textOf(alignment).toLowerCase();
  // Whoever asks for the middle gets the usual: a cell has two sides here.
  if (given === 'left' || given === 'center') return 'left';
  if (given === 'right') return 'right';
  throw illegal('Alignment', alignment, '{left, center, right}');
}

function checked(width: Value): number {
  const given = toInteger(width);
  if (given > 0) return given;
  throw illegal('Width', width, 'numbers greater than 0');
}

function illegal(key: string, value: Value, valid: string): ShellError {
  return new ShellError('DictionaryKeyIllegalValue', { key, value: textOf(value), valid });
}
