import { anything, int, switchOn, things } from '../../shell/binding/types.ts';
import { cmdlet } from '../../shell/cmdlet.ts';
import { type PropertyReader, propertyReaders } from '../../shell/run/calculated.ts';
import { sortOrder } from '../../shell/values/compare.ts';
import { toBoolean } from '../../shell/values/convert.ts';
import { checkCount } from '../../shell/values/limits.ts';
import type { Value } from '../../shell/values/value.ts';
import { sorted } from './sorting.ts';

/** An object and what it is sorted by. */
interface Sortable {
  readonly object: Value;
  readonly keys: readonly Key[];
}

interface Key {
  readonly value: Value;
  readonly descending: boolean;
}

export const sortObject = cmdlet({
  name: 'Sort-Object',
  aliases: ['sort'],
  synopsis: 'Gives objects in order.',
  description: [
    'Equal objects stay as they came. Texts are compared without regard to capitals, and objects without a property come first.',
  ],
  examples: [
    { line: 'Get-AWSRegion | Sort-Object Name', says: 'Sorts the regions by their names.' },
    {
      line: 'Get-AWSRegion | sort { $_.Region.Length }, Region -Descending',
      says: 'Sorts by a computed value, then by a property.',
    },
    {
      line: 'Get-AWSRegion | sort @{ Expression = "IsShellDefault"; Descending = $true }, Region',
      says: 'Turns the order of one property only.',
    },
  ],
  passesOn: true,
  parameters: {
    Property: {
      type: things,
      position: 0,
      completes: 'property',
      help: 'What to sort by: names, script blocks, or hashtables of Expression and Descending.',
    },
    Descending: { type: switchOn, help: 'Gives the largest first.' },
    Unique: { type: switchOn, help: 'Gives one of several that are equal in what they are sorted by.' },
    Top: { type: int, range: [1, 2 ** 31 - 1], help: 'How many objects to give from the start.' },
    CaseSensitive: { type: switchOn, help: 'Looks at capitals.' },
    InputObject: { type: anything, fromPipeline: true, help: 'The objects to sort.' },
  },
  start({ Property, Descending = false, Unique, Top, CaseSensitive }, invocation) {
    const readers = Property && propertyReaders(Property, invocation, ['Ascending', 'Descending']);
    const held: Sortable[] = [];
    const keysOf = async (object: Value): Promise<readonly Key[]> => {
      if (!readers) return [{ value: object, descending: Descending }];
      const keys: Key[] = [];
      for (const { read, options } of readers(object)) {
        keys.push({ value: await read(object), descending: turned(options, Descending) });
      }
      return keys;
    };
    return {
      async process({ InputObject }) {
        if (InputObject === undefined) return;
        checkCount(held.length + 1);
        held.push({ object: InputObject, keys: await keysOf(InputObject) });
      },
      async end() {
        const order = (left: Sortable, right: Sortable) => orderOf(left, right, CaseSensitive ?? false);
        const inOrder = await sorted(held, order, () => invocation.turn());
        let given = 0;
        for (const [at, item] of inOrder.entries()) {
          const before = at > 0 ? inOrder[at - 1] : undefined;
          if (Unique === true && before && order(before, item) === 0) continue;
          if (given++ === Top) break;
          await invocation.emit(item.object);
        }
      },
    };
  },
});

/** A hashtable says it for its own property; -Descending for the others. */
function turned(options: PropertyReader['options'], byDefault: boolean): boolean {
  const descending = options.get('Descending');
  if (descending !== undefined) return toBoolean(descending);
  const ascending = options.get('Ascending');
  return ascending === undefined ? byDefault : !toBoolean(ascending);
}

function orderOf(left: Sortable, right: Sortable, matchCase: boolean): number {
  for (const [at, { value, descending }] of left.keys.entries()) {
    const order = sortOrder(value, right.keys[at]?.value ?? null, matchCase);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}
