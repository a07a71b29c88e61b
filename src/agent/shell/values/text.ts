import { dateText } from './dateFormat.ts';
import { joined } from './limits.ts';
import { numberText } from './numbers.ts';
import { Secret } from './secret.ts';
import { fullTypeName } from './typeNames.ts';
import { customObject, Hashtable, PSObject, ScriptBlock, TypeName, type Value } from './value.ts';

/** A value as PowerShell puts it into a text; a secret as its mask. */
export function textOf(value: Value): string {
  return Array.isArray(value) ? joined(each(value, innerText), ' ') : innerText(value);
}

/** The text of each, made when it is asked for. */
export function textsOf(values: Iterable<Value>): Iterable<string> {
  return each(values, textOf);
}

function* each(values: Iterable<Value>, text: (value: Value) => string): Iterable<string> {
  for (const value of values) yield text(value);
}

/** Of what stands within another value, which may hold itself: only its own text. */
function innerText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return objectText(value);
}

function objectText(value: Extract<Value, object>): string {
  if (value instanceof Secret) return value.mask;
  if (value instanceof Date) return dateText(value);
  if (Array.isArray(value)) return 'System.Object[]';
  if (value instanceof Hashtable) return 'System.Collections.Hashtable';
  if (value instanceof PSObject) return value.text() ?? propertiesText(value);
  if (value instanceof ScriptBlock) return value.literal.text;
  if (value instanceof TypeName) return fullTypeName(value.name) ?? value.name;
  return value satisfies never;
}

/** Objects that a script made show their properties; those of a type of their own, such as an instance, only its name. */
function propertiesText({ typeName, properties }: PSObject): string {
  if (typeName !== customObject && !typeName.startsWith('Selected.')) return typeName;
  const shown = [...properties.entries()].map(([name, value]) => `${name}=${propertyText(value)}`);
  return `@{${joined(shown, '; ')}}`;
}

function propertyText(value: Value): string {
  // PowerShell leaves it empty too; whoever made a circle of objects would wait for ever.
  if (value instanceof PSObject && value.typeName === customObject) return value.text() ?? '';
  return innerText(value);
}
