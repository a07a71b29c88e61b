import { accountId } from '../account.ts';
import { itemSet, type Element } from '../xml.ts';
import type { Instance, Reservation, StateName } from './fleet.ts';

export function reservationSet(reservations: readonly Reservation[]): Element {
  return itemSet(
    'reservationSet',
    reservations.map(({ reservationId, instances }) => [
      ['reservationId', reservationId],
      ['ownerId', accountId],
      ['groupSet', []],
      itemSet('instancesSet', instances.map(describe)),
    ]),
  );
}

const stateCodes: Readonly<Record<StateName, number>> = {
  pending: 0,
  running: 16,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

function describe(instance: Instance): readonly Element[] {
  const { network, name, windows } = instance;
  const described: Element[] = [
    ['instanceId', instance.instanceId],
    ['imageId', instance.imageId],
    [
      'instanceState',
      [
        ['code', String(stateCodes[instance.state])],
        ['name', instance.state],
      ],
    ],
    ['amiLaunchIndex', String(instance.launchIndex)],
    ['instanceType', instance.instanceType],
    ['launchTime', new Date(instance.launchedAt).toISOString()],
    [
      'placement',
      [
        ['availabilityZone', instance.availabilityZone],
        ['tenancy', 'default'],
      ],
    ],
    ['architecture', instance.architecture],
    ['platformDetails', windows ? 'Windows' : 'Linux/UNIX'],
  ];
  if (windows) described.push(['platform', 'windows']);
  if (network) {
    described.push(['subnetId', network.subnetId], ['vpcId', network.vpcId]);
    described.push(['privateIpAddress', network.privateIpAddress]);
    if (network.publicIpAddress !== undefined) described.push(['ipAddress', network.publicIpAddress]);
  }
  const groups = network?.securityGroups ?? [];
  described.push(
    itemSet(
      'groupSet',
      groups.map(({ groupId, groupName }) => [
        ['groupId', groupId],
        ['groupName', groupName],
      ]),
    ),
  );
  if (name !== undefined) {
    described.push(
      itemSet('tagSet', [
        [
          ['key', 'Name'],
          ['value', name],
        ],
      ]),
    );
  }
  return described;
}
