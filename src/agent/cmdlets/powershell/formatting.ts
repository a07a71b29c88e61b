import { type AnyCmdlet, cmdlet } from '../../shell/cmdlet.ts';
import { anything, switchOn, things } from '../../shell/binding/types.ts';
import { Formatted } from '../../shell/format/formatted.ts';
import type { Shape } from '../../shell/format/shape.ts';
import { shapesOf } from '../../shell/format/shapes.ts';
import type { Views } from '../../shell/format/views.ts';
import type { Invocation } from '../../shell/invocation.ts';
import { type PropertyReaders, propertyReaders } from '../../shell/run/calculated.ts';
import { toArray } from '../../shell/values/convert.ts';
import { textOf } from '../../shell/values/text.ts';
import type { Value } from '../../shell/values/value.ts';
import { columnOptions, propertyOptions, propertyTable, shownValue } from './propertyTable.ts';

/** The cmdlets that decide how objects are shown. @param views what is shown of a type where no -Property says it */
export function formattingCmdlets(views: Views): readonly AnyCmdlet[] {
  return [formatTable(views), formatList(views)];
}

const emits = 'Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData';

const shared = {
  InputObject: { type: anything, fromPipeline: true, help: 'The objects that are shown.' },
  GroupBy: {
    type: anything,
    help: 'A property whose value stands above the objects that share it. Sort by it first.',
  },
} as const;

const formatTable = (views: Views) =>
  cmdlet({
    name: 'Format-Table',
    aliases: ['ft'],
    synopsis: 'Shows objects as a table, an object a row.',
    description: [
      'The columns are those that -Property names, else those of the type, for the first object and all after it. What comes out is for looking at: sort and select before.',
    ],
    examples: [
      { line: 'Get-AWSRegion | Format-Table Region, Name', says: 'Shows two properties of each region.' },
      {
        line: "Get-AWSRegion | ft @{ Name = 'Id'; Expression = { $_.Region.ToUpper() }; Width = 9 }",
        says: 'Shows a computed column of nine characters.',
      },
    ],
    emits,
    parameters: {
      Property: {
        type: things,
        position: 0,
        completes: 'property',
        help: 'The columns: names, wildcards, script blocks, or hashtables of Name, Expression, FormatString, Width and Alignment.',
      },
      ...shared,
      AutoSize: {
        type: switchOn,
        help: 'Makes columns as wide as what is in them. They always are, unless a Width is given.',
      },
      HideTableHeaders: { type: switchOn, help: 'Leaves the names of the columns out.' },
      Wrap: { type: switchOn, help: 'Lets long texts go on in the next line instead of cutting them.' },
    },
    start({ Property, GroupBy, HideTableHeaders, Wrap }, invocation) {
      const style = { hideHeaders: HideTableHeaders ?? false, wrap: Wrap ?? false };
      const table = Property && propertyTable(propertyReaders(Property, invocation, columnOptions), style);
      return formatting(invocation, GroupBy, async (object, isNewGroup): Promise<readonly Shape[]> =>
        table
          ? [await table(object, isNewGroup)]
          : Array.from(shapesOf(object, views, 'table'), (shape) =>
              shape.kind === 'rows' ? { ...shape, table: { ...shape.table, ...style } } : shape,
            ),
      );
    },
  });

const formatList = (views: Views) =>
  cmdlet({
    name: 'Format-List',
    aliases: ['fl'],
    synopsis: 'Shows objects as lists, a property a line.',
    description: ['Without -Property it shows every property, also those that a table leaves out.'],
    examples: [
      {
        line: 'Get-STSCallerIdentity | Format-List',
        says: 'Shows every property of the answer below the other.',
      },
    ],
    emits,
    parameters: {
      Property: {
        type: things,
        position: 0,
        completes: 'property',
        help: 'What is shown: names, wildcards, script blocks, or hashtables of Name, Expression and FormatString.',
      },
      ...shared,
    },
    start({ Property, GroupBy }, invocation) {
      const readers = Property && propertyReaders(Property, invocation, propertyOptions);
      return formatting(invocation, GroupBy, async (object) =>
        readers ? [await propertyList(object, readers)] : [...shapesOf(object, views, 'list')],
      );
    },
  });

/** Emits what `shapes` makes of each object, under headings where objects are grouped. */
function formatting(
  invocation: Invocation,
  groupBy: Value | undefined,
  shapes: (object: Value, isNewGroup: boolean) => Promise<readonly Shape[]>,
) {
  const headings = groupBy === undefined ? undefined : propertyReaders(toArray(groupBy), invocation);
  let current: string | undefined;
  return {
    async process({ InputObject = null }: { readonly InputObject: Value | undefined }) {
      for (const object of toArray(InputObject)) {
        if (object instanceof Formatted) {
          await invocation.emit(object);
          continue;
        }
        const heading = headings && (await headingOf(object, headings));
        const isNewGroup = heading !== current;
        if (heading !== undefined && isNewGroup) {
          await invocation.emit(new Formatted({ kind: 'line', value: heading }));
        }
        current = heading;
        for (const shape of await shapes(object, isNewGroup)) await invocation.emit(new Formatted(shape));
      }
    },
  };
}

async function headingOf(object: Value, readers: PropertyReaders): Promise<string> {
  const [reader] = readers(object);
  return reader ? `   ${reader.name}: ${textOf(await reader.read(object))}` : '';
}

async function propertyList(object: Value, readers: PropertyReaders): Promise<Shape> {
  const properties: { name: string; value: Value }[] = [];
  // One after the other: a script block's `$_` is the caller's.
  for (const reader of readers(object)) {
    properties.push({ name: reader.name, value: shownValue(await reader.read(object), reader) });
  }
  return { kind: 'list', properties };
}
