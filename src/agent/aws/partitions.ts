/*
 * What follows from the table of partitions alone. The build computes from it too, and cannot import the virtual module,
 * so the table is an argument here; regions.ts and endpoints.ts hand in the real one.
 */
import type { RegionView } from '../../protocol/views.ts';

interface Partition {
  /** Such as "aws" or "aws-us-gov". */
  readonly id: string;
  /** What the partition's host names end with, such as "amazonaws.com". */
  readonly dnsSuffix: string;
  /** What its region names look like, those of the future included. */
  readonly regionRegex: string;
  readonly regions: readonly RegionView[];
}

/** The first partition is "aws". */
export type PartitionTable = readonly [aws: Partition, ...others: Partition[]];

/** The services that Coffer calls, by the name in their host names and credential scopes. */
const services = ['sts', 'ec2'] as const;

export type Service = (typeof services)[number];

/** The partition that lists the region, else the first whose regions look like it, else "aws". */
export function partitionOf(region: string, partitions: PartitionTable): Partition {
  return (
    partitions.find(({ regions }) => regions.some(({ name }) => name === region)) ??
    partitions.find((partition) => looksAtHome(region, partition)) ??
    partitions[0]
  );
}

export function looksAtHome(region: string, { regionRegex }: Partition): boolean {
  return new RegExp(regionRegex).test(region);
}

export function awsOrigin(service: Service, region: string, { dnsSuffix }: Partition): string {
  return `https://${service}.${region}.${dnsSuffix}`;
}

/** The origins of every service in every known region: what the agent's Content-Security-Policy lets it reach. */
export function awsOrigins(partitions: PartitionTable): string[] {
  return partitions.flatMap((partition) =>
    partition.regions.flatMap(({ name }) => services.map((service) => awsOrigin(service, name, partition))),
  );
}
