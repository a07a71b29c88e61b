import { anything, int, string, strings, switchOn, things } from '../../shell/binding/types.ts';
import { cmdlet, type ParameterType } from '../../shell/cmdlet.ts';
import { ShellError } from '../../shell/errors.ts';
import type { Invocation } from '../../shell/invocation.ts';
import { type PropertyReaders, propertyReaders } from '../../shell/run/calculated.ts';
import { toArray, toInteger, typeNameOf } from '../../shell/values/convert.ts';
import { checkCount } from '../../shell/values/limits.ts';
import { memberOf } from '../../shell/values/members.ts';
import { PSObject, type Value } from '../../shell/values/value.ts';
import { wildcard } from '../../shell/values/wildcard.ts';
import { Selection } from './selection.ts';
import { keyOf } from './valueKey.ts';

const ints: ParameterType<readonly number[]> = {
  name: 'Int32[]',
  convert: ({ value }) => toArray(value).map((item) => toInteger(item)),
};

const count = { type: int, range: [0, 2 ** 31 - 1] } as const;

export const selectObject = cmdlet({
  name: 'Select-Object',
  aliases: ['select'],
  synopsis: 'Picks objects by their place, and properties of objects.',
  description: [
    'Once -First has its objects, whatever feeds it is stopped. With -Property, what comes out are new objects that have only these properties.',
  ],
  examples: [
    { line: 'Get-AWSRegion | Select-Object -First 3', says: 'Gives three regions and asks for no more.' },
    { line: 'Get-AWSRegion | Select-Object Region, Name', says: 'Gives objects of two properties.' },
    {
      line: 'Get-AWSRegion | select @{ Name = "Area"; Expression = { $_.Region.Split("-")[0] } } -Unique',
      says: 'Gives each value of a computed property once.',
    },
    { line: 'Get-AWSRegion | select -ExpandProperty Region', says: 'Gives names instead of objects.' },
  ],
  passesOn: true,
  defaultSet: 'Default',
  parameters: {
    Property: {
      type: things,
      position: 0,
      completes: 'property',
      help: 'The properties to keep: names, wildcards, script blocks, or hashtables of Name and Expression.',
    },
    ExcludeProperty: {
      type: strings,
      completes: 'property',
      help: 'Properties to leave out, by name or wildcard.',
    },
    ExpandProperty: {
      type: string,
      completes: 'property',
      help: 'The property whose value is given instead of the object, an array item by item.',
    },
    First: { ...count, sets: ['Default'], help: 'How many objects to give from the start.' },
    Last: { ...count, sets: ['Default'], help: 'How many objects to give from the end.' },
    Skip: {
      ...count,
      sets: ['Default', 'SkipLast'],
      help: 'How many objects to pass over at the start; with -Last, at the end.',
    },
    SkipLast: {
      ...count,
      sets: ['SkipLast'],
      mandatoryIn: ['SkipLast'],
      help: 'How many objects to pass over at the end.',
    },
    Index: {
      type: ints,
      sets: ['Index'],
      mandatoryIn: ['Index'],
      help: 'Places of the objects to give, counted from 0.',
    },
    Unique: { type: switchOn, help: 'Gives one of several objects that are the same.' },
    InputObject: { type: anything, fromPipeline: true, help: 'The objects to pick from.' },
  },
  start({ Property, ExcludeProperty, ExpandProperty, Unique, ...places }, invocation) {
    const selection = new Selection<Value>({
      first: places.First,
      last: places.Last,
      skip: places.Skip ?? 0,
      skipLast: places.SkipLast ?? 0,
      index: places.Index,
    });
    const picked = picking(Property, ExcludeProperty, invocation);
    const expanded = ExpandProperty === undefined ? picked : expanding(ExpandProperty, picked, invocation);
    const isNew = Unique === true ? firstOfEach() : () => true;
    const give = async (objects: readonly Value[]) => {
      for (const object of objects) {
        for (const value of await expanded(object)) if (isNew(value)) await invocation.emit(value);
      }
    };
    return {
      async process({ InputObject }) {
        if (InputObject === undefined) return;
        await give(selection.take(InputObject));
        if (selection.isComplete) invocation.takeNoMore();
      },
      async end() {
        await give(selection.rest());
      },
    };
  },
});

/** What comes out for an object. */
type Picked = (object: Value) => readonly Value[] | Promise<readonly Value[]>;

function picking(
  properties: readonly Value[] | undefined,
  excluded: readonly string[] | undefined,
  invocation: Invocation,
): Picked {
  if (properties === undefined && excluded === undefined) return (object) => [object];
  const readers = propertyReaders(properties ?? ['*'], invocation);
  const isExcluded = anyOf(excluded ?? []);
  return async (object) => {
    const kept = await read(object, readers, isExcluded);
    return [new PSObject(`Selected.${typeNameOf(object)}`, kept)];
  };
}

function anyOf(patterns: readonly string[]): (name: string) => boolean {
  const tests = patterns.map((pattern) => wildcard(pattern));
  return (name) => tests.some((fits) => fits(name));
}

/** Of several properties of a name, the first. */
async function read(
  object: Value,
  readers: PropertyReaders,
  isExcluded: (name: string) => boolean,
): Promise<Map<string, Value>> {
  const kept = new Map<string, Value>();
  const names = new Set<string>();
  for (const reader of readers(object)) {
    const folded = reader.name.toLowerCase();
    if (names.has(folded) || isExcluded(reader.name)) continue;
    names.add(folded);
    kept.set(reader.name, await reader.read(object));
  }
  return kept;
}

/** What a property holds; properties that were picked besides go to what is an object itself. */
function expanding(name: string, picked: Picked, invocation: Invocation): Picked {
  return async (object) => {
    const value = object instanceof PSObject ? object.properties.get(name) : memberOf(object, name);
    if (value === undefined || (value === null && !(object instanceof PSObject))) {
      invocation.report(new ShellError('ExpandPropertyNotFound', { name }));
      return [];
    }
    const [others] = await picked(object);
    if (!(others instanceof PSObject) || others === object) return toArray(value);
    return toArray(value).map((item) =>
      item instanceof PSObject
        ? new PSObject(item.typeName, [...item.properties.entries(), ...others.properties.entries()])
        : item,
    );
  };
}

function firstOfEach(): (value: Value) => boolean {
  const seen = new Set<string>();
  return (value) => {
    const key = keyOf(value, true);
    if (seen.has(key)) return false;
    checkCount(seen.size);
    seen.add(key);
    return true;
  };
}
