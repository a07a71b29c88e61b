import { cannotConvert } from '../../../shell/binding/types.ts';
import type { ParameterType, Parameters } from '../../../shell/cmdlet.ts';
import { toArray } from '../../../shell/values/convert.ts';
import { memberOf } from '../../../shell/values/members.ts';
import { PSObject, type Value } from '../../../shell/values/value.ts';
import { name, names } from './names.ts';
import { structures, textOrNone, textsOrNone } from './structures.ts';

/** Ids of instances, also of those that are in objects: instances and reservations. */
export const instanceIds: ParameterType<string[]> = {
  name: 'Object[]',
  convert: ({ value }) => toArray(value).flatMap(idsIn),
};

export const filterParameter = {
  Filter: {
    type: structures('Amazon.EC2.Model.Filter', ['Name', 'Values'], (given) => ({
      Name: textOrNone(given('Name')),
      Values: textsOrNone(given('Values')),
    })),
    aliases: ['Filters'],
    position: 1,
    help: "One or several @{ Name = '...'; Values = '...' }: what is listed fits one value of each. In a value * stands for any characters and ? for one.",
  },
} as const satisfies Parameters;

function idsIn(value: Value): string[] {
  if (!(value instanceof PSObject)) return [name.convert({ value })];
  const { properties } = value;
  const ids = properties.get('InstanceId') ?? memberOf(properties.get('Instances') ?? null, 'InstanceId');
  if (ids === null) throw cannotConvert({ value }, instanceIds);
  return names.convert({ value: ids });
}
