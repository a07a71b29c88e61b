/*
 * What follows from the table of partitions alone. The build computes from it too, and cannot import the virtual module,
 * so the table is an argument here; regions.ts and endpoints.ts hand in the real one.
 */
import type { RegionView } from '../../protocol/views/calls.ts';

export interface Partition {
  /** Such as "aws" or "aws-us-gov". */
  readonly id: string;
  /** What the partition's host names end with, such as "amazonaws.com". */
  readonly dnsSuffix: string;
  /** The region that signs for services without regions. */
  readonly globalRegion: string;
  /** What its region names look like, those of the future included. */
  readonly regionRegex: string;
  readonly regions: readonly RegionView[];
}

/** The first partition is "aws". */
export type PartitionTable = readonly [aws: Partition, ...others: Partition[]];

/** The services that Coffer calls, by the name in their host names and credential scopes. */
const services = ['sts', 'ec2', 'iam'] as const;

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

export function awsOrigin(service: Service, region: string, partition: Partition): string {
  return `https://${service === 'iam' ? iamHost(partition) : `${service}.${region}.${partition.dnsSuffix}`}`;
}

/** The region in the credential scope: the one that is called, but for IAM, which has one for each partition. */
export function signingRegion(service: Service, region: string, partition: Partition): string {
  return service === 'iam' ? iamRegion(partition) : region;
}

function iamHost(partition: Partition): string {
  const { id, dnsSuffix } = partition;
  if (id === 'aws') return `iam.${dnsSuffix}`;
  return `iam.${id === 'aws-us-gov' ? 'us-gov' : iamRegion(partition)}.${dnsSuffix}`;
}

/** The table has cn-northwest-1 for China, whose IAM is in cn-north-1. */
function iamRegion({ id, globalRegion }: Partition): string {
  return id === 'aws-cn' ? 'cn-north-1' : globalRegion;
}

/** The origins of every service in every known region: what the agent's Content-Security-Policy lets it reach. */
export function awsOrigins(partitions: PartitionTable): string[] {
  const origins = partitions.flatMap((partition) =>
    partition.regions.flatMap(({ name }) => services.map((service) => awsOrigin(service, name, partition))),
  );
  return [...new Set(origins)];
}
