import { expect, test } from 'vitest';
import { objectCmdlets } from '../../../../../src/agent/cmdlets/powershell/objectCmdlets.ts';
import { PSObject, type Value } from '../../../../../src/agent/shell/values/value.ts';
import { linesOf } from '../../shell/lines.ts';
import { valuesOf } from './objects.ts';

/** Count, Average, Sum, Maximum, Minimum, Property; or Lines, Words, Characters, Property. */
const measured = async (line: string) => {
  const objects = await valuesOf(line);
  return objects.map(
    (object) => object instanceof PSObject && Array.from(object.properties.entries(), ([, value]) => value),
  );
};

test.each<[line: string, values: Value[][]]>([
  ['1..4 | Measure-Object', [[4, null, null, null, null, null]]],
  ['@() | measure', [[0, null, null, null, null, null]]],
  ['1, $null, 2 | measure', [[2, null, null, null, null, null]]],
  ["1, '2', 6 | measure -Sum -Average -Maximum -Minimum", [[3, 3, 9, 6, 1, null]]],
  ["'b', 'a', 'C' | measure -Maximum -Minimum", [[3, null, null, 'C', 'a', null]]],
  ["'aa', 'b' | measure Length -Sum", [[2, null, 3, null, null, 'Length']]],
  [
    '@{ A = 1; B = 2 }, @{ A = 3 } | measure A, B -Sum',
    [
      [2, null, 4, null, null, 'A'],
      [1, null, 2, null, null, 'B'],
    ],
  ],
  ['\'one two\', "three`nfour`n" | measure -Line -Word -Character', [[3, 4, 18, null]]],
  ["'one two' | measure -Word", [[null, 2, null, null]]],
])('%s', async (line, values) => {
  expect(await measured(line)).toEqual(values);
});

test.each([
  ["1, 'x', 2 | measure -Sum | % Sum", 'NonNumericInputObject: Input object "x" is not numeric.', ['3']],
  [
    '1 | measure Nothing -Sum',
    'GenericMeasurePropertyNotFound: The property "Nothing" cannot be found in the input for any objects.',
    [],
  ],
])('%s reports what it cannot measure', async (line, error, texts) => {
  const shown = await linesOf(objectCmdlets).run(line);
  expect([shown.errors, shown.texts]).toEqual([[error], texts]);
});
