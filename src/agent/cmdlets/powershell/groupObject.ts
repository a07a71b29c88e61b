import { anything, switchOn, things } from '../../shell/binding/types.ts';
import { cmdlet } from '../../shell/cmdlet.ts';
import { propertyReaders } from '../../shell/run/calculated.ts';
import { sortOrder } from '../../shell/values/compare.ts';
import { checkCount, joined } from '../../shell/values/limits.ts';
import { textOf } from '../../shell/values/text.ts';
import { Hashtable, PSObject, type Value } from '../../shell/values/value.ts';
import { sorted } from './sorting.ts';
import { keyOf } from './valueKey.ts';

interface Group {
  /** What its objects have in common, in the order of -Property. */
  readonly values: readonly Value[];
  readonly objects: Value[];
}

export const groupObject = cmdlet({
  name: 'Group-Object',
  aliases: ['group'],
  synopsis: 'Puts objects together that have a value in common.',
  examples: [
    {
      line: 'Get-EC2Instance | % Instances | Group-Object InstanceType',
      says: 'Counts the instances of each type.',
    },
    {
      line: '$byArea = Get-AWSRegion | group { $_.Region.Split("-")[0] } -AsHashTable',
      says: 'Makes a hashtable, so that $byArea["eu"] gives the regions of Europe.',
    },
  ],
  emits: {
    name: 'Microsoft.PowerShell.Commands.GroupInfo',
    properties: { Count: null, Name: null, Group: null, Values: null },
  },
  parameters: {
    Property: {
      type: things,
      position: 0,
      completes: 'property',
      help: 'What to group by: names, script blocks, or hashtables of an Expression.',
    },
    NoElement: { type: switchOn, help: 'Leaves the objects out: only counts and names are wanted.' },
    AsHashTable: {
      type: switchOn,
      aliases: ['AHT'],
      help: 'Gives one hashtable, with the objects of each group under its name.',
    },
    AsString: {
      type: switchOn,
      help: 'Has the names of the hashtable be texts, which they always are here.',
    },
    CaseSensitive: { type: switchOn, help: 'Looks at capitals.' },
    InputObject: { type: anything, fromPipeline: true, help: 'The objects to group.' },
  },
  start({ Property, NoElement = false, AsHashTable, CaseSensitive = false }, invocation) {
    const readers = Property && propertyReaders(Property, invocation);
    const groups = new Map<string, Group>();
    let count = 0;
    return {
      async process({ InputObject }) {
        if (InputObject === undefined) return;
        checkCount(++count);
        const values: Value[] = readers ? [] : [InputObject];
        for (const reader of readers?.(InputObject) ?? []) values.push(await reader.read(InputObject));
        const key = values.map((value) => keyOf(value, CaseSensitive)).join('\0\0');
        const group = groups.get(key) ?? { values, objects: [] };
        groups.set(key, group);
        group.objects.push(InputObject);
      },
      async end() {
        const inOrder = await sorted([...groups.values()], byValues(CaseSensitive), () => invocation.turn());
        if (AsHashTable === true) {
          await invocation.emit(new Hashtable(inOrder.map((group) => [nameOf(group), group.objects])));
          return;
        }
        for (const group of inOrder) await invocation.emit(groupInfo(group, NoElement));
      },
    };
  },
});

function byValues(matchCase: boolean): (left: Group, right: Group) => number {
  return (left, right) => {
    for (const [at, value] of left.values.entries()) {
      const order = sortOrder(value, right.values[at] ?? null, matchCase);
      if (order !== 0) return order;
    }
    return 0;
  };
}

const nameOf = ({ values }: Group) => joined(values.map(textOf), ', ');

function groupInfo(group: Group, noElement: boolean): PSObject {
  const counted: [string, Value][] = [
    ['Count', group.objects.length],
    ['Name', nameOf(group)],
  ];
  if (noElement) return new PSObject('Microsoft.PowerShell.Commands.GroupInfoNoElement', counted);
  return new PSObject('Microsoft.PowerShell.Commands.GroupInfo', [
    ...counted,
    ['Group', group.objects],
    ['Values', [...group.values]],
  ]);
}
