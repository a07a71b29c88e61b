import { Refusal } from '../errors.ts';
import { fits } from '../wildcard.ts';
import type { Instance } from './fleet.ts';
import { members } from './members.ts';

/**
 * The filters of a DescribeInstances: an instance must fit one value of each.
 * @throws Refusal "InvalidParameterValue": answering as if a filter were not there would list what was not asked for
 */
export function instanceFilters(params: URLSearchParams): (instance: Instance) => boolean {
  const filters: ((instance: Instance) => boolean)[] = [];
  for (let number = 1; params.has(`Filter.${number}.Name`); number += 1) {
    const valueOf = attributeNamed(params.get(`Filter.${number}.Name`) ?? '');
    const patterns = members(params, `Filter.${number}.Value`);
    filters.push((instance) => {
      const value = valueOf(instance);
      return value !== undefined && patterns.some((pattern) => fits(pattern, value));
    });
  }
  return (instance) => filters.every((passes) => passes(instance));
}

type Attribute = (instance: Instance) => string | undefined;

const attributes = new Map<string, Attribute>([
  ['availability-zone', ({ availabilityZone }) => availabilityZone],
  ['instance-id', ({ instanceId }) => instanceId],
  ['instance-state-name', ({ state }) => state],
  ['instance-type', ({ instanceType }) => instanceType],
  ['subnet-id', ({ network }) => network?.subnetId],
  ['vpc-id', ({ network }) => network?.vpcId],
]);

function attributeNamed(name: string): Attribute {
  // "Name" is the one tag that instances have here.
  if (name.startsWith('tag:')) return (instance) => (name === 'tag:Name' ? instance.name : undefined);
  const attribute = attributes.get(name);
  if (!attribute) throw new Refusal(400, 'InvalidParameterValue', `The filter '${name}' is invalid`);
  return attribute;
}
