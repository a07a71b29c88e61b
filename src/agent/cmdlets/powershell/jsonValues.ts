import { ShellError } from '../../shell/errors.ts';
import type { Invocation } from '../../shell/invocation.ts';
import { parseDate } from '../../shell/values/dateParse.ts';
import { checkCount } from '../../shell/values/limits.ts';
import { customObject, Hashtable, PSObject, type Value } from '../../shell/values/value.ts';

interface Reading {
  readonly asHashtable: boolean;
  readonly depth: number;
  readonly turn: Invocation['turn'];
}

/**
 * What a JSON text says: objects as objects, dates as dates.
 * @throws ShellError "JsonNotRead", "JsonTooDeep", "JsonKeysAlike", "TooManyItems"
 */
export async function jsonValues(text: string, reading: Reading): Promise<Value> {
  const parsed = parse(text);
  if (!parsed) throw new ShellError('JsonNotRead', undefined);
  return valueOf(parsed.json, reading, 0);
}

/** Whether a text is JSON by itself, and not only the first line of one. */
export function isJson(text: string): boolean {
  return parse(text) !== undefined;
}

function parse(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

async function valueOf(parsed: unknown, reading: Reading, level: number): Promise<Value> {
  if (typeof parsed === 'string') return dateOrText(parsed);
  if (typeof parsed === 'number' || typeof parsed === 'boolean') return parsed;
  if (typeof parsed !== 'object' || parsed === null) return null;
  if (level >= reading.depth) throw new ShellError('JsonTooDeep', { depth: reading.depth });
  await reading.turn();
  if (!Array.isArray(parsed)) return objectOf(Object.entries(parsed), reading, level);
  checkCount(parsed.length);
  const items: Value[] = [];
  for (const item of parsed) items.push(await valueOf(item, reading, level + 1));
  return items;
}

async function objectOf(
  entries: readonly (readonly [string, unknown])[],
  reading: Reading,
  level: number,
): Promise<Value> {
  const made = new Hashtable();
  for (const [key, value] of entries) {
    if (made.has(key)) throw new ShellError('JsonKeysAlike', { key });
    made.set(key, await valueOf(value, reading, level + 1));
  }
  return reading.asHashtable ? made : new PSObject(customObject, made.entries());
}

function dateOrText(text: string): Value {
  const isDate =
    text.length < 40 && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/.test(text);
  return isDate ? (parseDate(text) ?? text) : text;
}
