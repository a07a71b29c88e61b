import type { EpochMs } from '../../base/clock.ts';
import { regions } from '../regions.ts';

export type StateName = 'pending' | 'running' | 'stopping' | 'stopped' | 'terminated';

interface SecurityGroup {
  readonly groupId: string;
  readonly groupName: string;
}

/** Where an instance is attached; a terminated one is attached nowhere. */
interface Network {
  readonly vpcId: string;
  readonly subnetId: string;
  readonly privateIpAddress: string;
  /** Only while it runs. */
  readonly publicIpAddress?: string;
  readonly securityGroups: readonly SecurityGroup[];
}

export interface Instance {
  readonly instanceId: string;
  /** Counts from 0 within its reservation. */
  readonly launchIndex: number;
  readonly imageId: string;
  readonly instanceType: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly windows: boolean;
  readonly state: StateName;
  readonly launchedAt: EpochMs;
  readonly availabilityZone: string;
  readonly network?: Network;
  /** Value of the tag "Name", where it has one. */
  readonly name?: string;
}

/** Instances launched by one request. */
export interface Reservation {
  readonly reservationId: string;
  readonly instances: readonly Instance[];
}

/** What a kind of instance has in common. */
interface Workload {
  readonly name: string;
  readonly instanceTypes: readonly string[];
  readonly groups: readonly string[];
  readonly public?: boolean;
  readonly windows?: boolean;
}

// Two names hold what XML must escape and what is not ASCII.
const workloads: readonly Workload[] = [
  { name: 'web', instanceTypes: ['t3.medium', 'm6i.large'], groups: ['web', 'monitored'], public: true },
  { name: 'api', instanceTypes: ['c7g.large', 'm7g.xlarge'], groups: ['api', 'monitored'] },
  { name: 'worker', instanceTypes: ['c6i.xlarge', 'c7g.xlarge'], groups: ['internal'] },
  { name: 'db', instanceTypes: ['r6i.xlarge', 'r6i.2xlarge'], groups: ['db', 'monitored'] },
  { name: 'bastion', instanceTypes: ['t3.nano'], groups: ['ssh'], public: true },
  { name: 'files', instanceTypes: ['m5.large'], groups: ['internal', 'smb'], windows: true },
  { name: 'R&D <build>', instanceTypes: ['c6i.4xlarge'], groups: ['internal'] },
  { name: 'café-kiosk', instanceTypes: ['t4g.small'], groups: ['web'], public: true },
];

/** One in the list stands for 5 % of the instances. */
const states: readonly StateName[] = [
  ...Array<StateName>(15).fill('running'),
  'stopped',
  'stopped',
  'stopping',
  'pending',
  'terminated',
];

const newestLaunch: EpochMs = Date.UTC(2025, 5, 30);
const oldestLaunch: EpochMs = Date.UTC(2023, 0, 1);

/** The account's instances by region; the same ones each time. */
export const fleet: ReadonlyMap<string, readonly Reservation[]> = launchFleet();

function launchFleet(): ReadonlyMap<string, readonly Reservation[]> {
  const addresses = documentationAddresses();
  return new Map(
    regions.map(({ name, instances }, index) => [name, launch(name, index, instances, addresses)]),
  );
}

function launch(
  region: string,
  regionIndex: number,
  count: number,
  addresses: Iterator<string, undefined>,
): readonly Reservation[] {
  const chance = seeded(regionIndex + 1);
  const hex = (digits: number) => Array.from({ length: digits }, () => chance(16).toString(16)).join('');
  const vpcId = `vpc-0${hex(16)}`;
  const zones = ['a', 'b', 'c'].map((zone) => ({ name: region + zone, subnetId: `subnet-0${hex(16)}` }));
  const groupIds = new Map(workloads.flatMap(({ groups }) => groups).map((name) => [name, `sg-0${hex(16)}`]));
  const reservations: Reservation[] = [];
  for (let launched = 0; launched < count; launched += reservations.at(-1)?.instances.length ?? 0) {
    const workload = pick(workloads, chance);
    const imageId = `ami-0${hex(16)}`;
    const instanceType = pick(workload.instanceTypes, chance);
    const launchedAt = oldestLaunch + chance((newestLaunch - oldestLaunch) / 1000) * 1000;
    const size = Math.min(1 + chance(4), count - launched);
    const instances = Array.from({ length: size }, (_, index): Instance => {
      const number = launched + index + 1;
      const zone = pick(zones, chance);
      const state = pick(states, chance);
      const publicIpAddress = workload.public && state === 'running' ? addresses.next().value : undefined;
      const network: Network = {
        vpcId,
        subnetId: zone.subnetId,
        privateIpAddress: `10.${regionIndex}.${zones.indexOf(zone)}.${number + 3}`,
        ...(publicIpAddress !== undefined && { publicIpAddress }),
        securityGroups: workload.groups.map((groupName) => ({
          groupId: groupIds.get(groupName) ?? '',
          groupName,
        })),
      };
      return {
        instanceId: `i-0${hex(16)}`,
        launchIndex: index,
        imageId,
        instanceType,
        architecture: /^[a-z]+\d+g/.test(instanceType) ? 'arm64' : 'x86_64',
        windows: workload.windows ?? false,
        state,
        launchedAt,
        availabilityZone: zone.name,
        ...(state !== 'terminated' && { network }),
        ...(chance(10) > 0 && { name: `${workload.name}-${number}` }),
      };
    });
    reservations.push({ reservationId: `r-0${hex(16)}`, instances });
  }
  return reservations;
}

/** The addresses that are kept for documentation (RFC 5737), so that none is anyone's. */
function* documentationAddresses(): Generator<string, undefined> {
  for (const range of ['203.0.113', '198.51.100', '192.0.2']) {
    for (let host = 1; host < 255; host += 1) yield `${range}.${host}`;
  }
}

/** Numbers from 0 to below a limit that look random and are the same for the same seed (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function pick<T>(choices: readonly T[], chance: (below: number) => number): T {
  const choice = choices[chance(choices.length)];
  if (choice === undefined) throw new RangeError('nothing to pick from');
  return choice;
}
