import { partitions } from 'virtual:aws-partitions';
import type { RegionView } from '../../protocol/views.ts';

/** Every region of every partition that the SDK's table lists, in its order. */
export const knownRegions: readonly RegionView[] = partitions.flatMap(({ regions }) => regions);

const descriptions = new Map(knownRegions.map(({ name, description }) => [name, description]));

/** The region with its display name; with its system name where the table has none. */
export function regionView(name: string): RegionView {
  return { name, description: descriptions.get(name) ?? name };
}
