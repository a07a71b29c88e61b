import { partitions } from 'virtual:aws-partitions';
import type { RegionView } from '../../protocol/views/calls.ts';
import { partitionOf } from './partitions.ts';

/** Every region of every partition that the SDK's table lists, in its order. */
export const knownRegions: readonly RegionView[] = partitions.flatMap(({ regions }) => regions);

const descriptions = new Map(knownRegions.map(({ name, description }) => [name, description]));

/** The region with its display name; with its system name where the table has none. */
export function regionView(name: string): RegionView {
  return { name, description: descriptions.get(name) ?? name };
}

/** Where to ask for what an ARN names: the region that is given where it is of the ARN's partition, else the partition's own. */
export function regionFor(arn: string, given: string | undefined): string {
  const named = partitions.find(({ id }) => id === arn.split(':')[1]) ?? partitions[0];
  return given !== undefined && partitionOf(given, partitions).id === named.id ? given : named.globalRegion;
}
