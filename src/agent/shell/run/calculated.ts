/*
 * What -Property takes: names, wildcards, script blocks, and hashtables such as @{ Name = 'Id'; Expression = { $_.InstanceId } }.
 */
import { ShellError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import { typeNameOf } from '../values/convert.ts';
import { FoldedMap } from '../values/foldedMap.ts';
import { memberOf, propertyNames } from '../values/members.ts';
import { textOf } from '../values/text.ts';
import { Hashtable, PSObject, ScriptBlock, type Value } from '../values/value.ts';
import { hasWildcards, wildcard } from '../values/wildcard.ts';

/** One property, read from an object or computed from it. */
export interface PropertyReader {
  /** As the hashtable says; else as the object spells it, or as it was asked for where the object has none. */
  readonly name: string;
  /** What else its hashtable says, by full names such as "Width". */
  readonly options: FoldedMap<Value>;
  readonly read: (object: Value) => Value | Promise<Value>;
}

/** Gives an object's readers, in order: a wildcard is as many as fit it. */
export type PropertyReaders = (object: Value) => readonly PropertyReader[];

/**
 * @param options keys that a hashtable may have besides Name (or Label) and Expression; any can be cut short
 * @throws ShellError for what is no property, such as a number or a hashtable without Expression
 */
export function propertyReaders(
  spec: readonly Value[],
  caller: Caller,
  options: readonly string[] = [],
): PropertyReaders {
  const each = spec.map((property) =>
    property instanceof Hashtable ? described(property, caller, options) : undescribed(property, caller),
  );
  return (object) => each.flatMap((readers) => readers(object));
}

type Caller = Pick<Invocation, 'call'>;

function undescribed(property: Value, caller: Caller): PropertyReaders {
  if (typeof property === 'string') return named(property);
  if (property instanceof ScriptBlock) return always(computed(textOf(property).trim(), property, caller));
  throw new ShellError('DictionaryKeyUnknownType', { type: typeNameOf(property) });
}

function described(entries: Hashtable, caller: Caller, options: readonly string[]): PropertyReaders {
  const given = fullKeys(entries, options);
  const expression = given.get('Expression');
  if (expression === undefined) throw new ShellError('DictionaryKeyMandatoryEntry', { key: 'Expression' });
  const name = given.get('Name');
  const readers = undescribed(expression, caller);
  return (object) =>
    readers(object).map((reader) => ({
      ...reader,
      name: name === undefined ? reader.name : textOf(name),
      options: given,
    }));
}

function named(name: string): PropertyReaders {
  if (hasWildcards(name)) {
    const fits = wildcard(name);
    return (object) => propertyNames(object).filter(fits).map(property);
  }
  const folded = name.toLowerCase();
  return (object) => [property(propertyNames(object).find((own) => own.toLowerCase() === folded) ?? name)];
}

const property = (name: string): PropertyReader => ({
  name,
  options: new FoldedMap(),
  read: (object) =>
    // Only what it has: as a member, anything has a Count.
    object instanceof PSObject ? (object.properties.get(name) ?? null) : memberOf(object, name),
});

function computed(name: string, block: ScriptBlock, caller: Caller): PropertyReader {
  return {
    name,
    options: new FoldedMap(),
    read: async (object) => {
      const values = await caller.call(block, object);
      return values.length > 1 ? values : (values[0] ?? null);
    },
  };
}

function always(reader: PropertyReader): PropertyReaders {
  const readers = [reader];
  return () => readers;
}

/** Keys as PowerShell knows them, each also by its first letters. */
function fullKeys(entries: Hashtable, options: readonly string[]): FoldedMap<Value> {
  const given = new FoldedMap<Value>();
  for (const [key, value] of entries.entries()) {
    const folded = key.toLowerCase();
    const [first, second] = ['Name', 'Label', 'Expression', ...options].filter((full) =>
      full.toLowerCase().startsWith(folded),
    );
    if (first === undefined) throw new ShellError('DictionaryKeyIllegal', { key });
    if (second !== undefined) throw new ShellError('DictionaryKeyAmbiguous', { key, first, second });
    if (value === null) throw new ShellError('DictionaryKeyMissingValue', { key });
    given.set(first === 'Label' ? 'Name' : first, value);
  }
  return given;
}
