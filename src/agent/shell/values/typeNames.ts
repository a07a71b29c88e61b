import { customObject } from './value.ts';

/** Types that a script may name, by what stands in brackets; other spellings of one type are lines of their own. */
const types: readonly (readonly [names: string, fullName: string])[] = [
  ['int int32', 'System.Int32'],
  ['long int64', 'System.Int64'],
  ['double', 'System.Double'],
  ['float single', 'System.Single'],
  ['decimal', 'System.Decimal'],
  ['string', 'System.String'],
  ['char', 'System.Char'],
  ['bool boolean', 'System.Boolean'],
  ['switch switchparameter', 'System.Management.Automation.SwitchParameter'],
  ['datetime', 'System.DateTime'],
  ['timespan', 'System.TimeSpan'],
  ['object', 'System.Object'],
  ['array', 'System.Array'],
  ['object[]', 'System.Object[]'],
  ['string[]', 'System.String[]'],
  ['int[] int32[]', 'System.Int32[]'],
  ['hashtable', 'System.Collections.Hashtable'],
  ['ordered', 'System.Collections.Specialized.OrderedDictionary'],
  ['pscustomobject', customObject],
  ['psobject', 'System.Management.Automation.PSObject'],
  ['scriptblock', 'System.Management.Automation.ScriptBlock'],
  ['type', 'System.Type'],
  ['math', 'System.Math'],
  ['guid', 'System.Guid'],
  ['regex', 'System.Text.RegularExpressions.Regex'],
  ['void', 'System.Void'],
];

const fullNames = new Map(
  types.flatMap(([names, fullName]) =>
    [...names.split(' '), fullName.toLowerCase()].map((name) => [name, fullName] as const),
  ),
);

/** "System.Int32" of "int", "Int32" or "system.int32"; undefined for a type that is not known here. */
export function fullTypeName(name: string): string | undefined {
  const folded = name.trim().toLowerCase();
  return fullNames.get(folded) ?? fullNames.get(`system.${folded}`);
}
