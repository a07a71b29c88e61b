import { toBase64, utf8 } from '../base/bytes.ts';
import { accountId } from './account.ts';
import { ec2Words, Refusal } from './errors.ts';
import { fleet, type Instance, type Reservation, type StateName } from './fleet.ts';
import { regions } from './regions.ts';
import type { Call, Service } from './service.ts';
import { itemSet, printDocument, type Element } from './xml.ts';

const namespace = 'http://ec2.amazonaws.com/doc/2016-11-15/';

const actions: ReadonlyMap<string, (call: Call) => readonly Element[]> = new Map([
  ['DescribeInstances', describeInstances],
  ['DescribeRegions', describeRegions],
]);

export const ec2: Service = {
  name: 'ec2',
  version: '2016-11-15',
  words: ec2Words,
  answer(call) {
    const action = call.params.get('Action') ?? '';
    const answer = actions.get(action);
    if (!answer) {
      throw new Refusal(400, 'InvalidAction', `The action ${action} is not valid for this web service.`);
    }
    if (!call.user.allowed.has(`ec2:${action}`)) {
      throw new Refusal(
        403,
        'UnauthorizedOperation',
        `You are not authorized to perform this operation. User: ${call.user.arn} is not authorized to perform: ` +
          `ec2:${action} because no identity-based policy allows the ec2:${action} action`,
      );
    }
    return printDocument([`${action}Response`, [['requestId', call.requestId], ...answer(call)]], namespace);
  },
  refuse: (refusal, requestId) =>
    printDocument([
      'Response',
      [
        [
          'Errors',
          [
            [
              'Error',
              [
                ['Code', refusal.code],
                ['Message', refusal.message],
              ],
            ],
          ],
        ],
        ['RequestID', requestId],
      ],
    ]),
};

function describeRegions({ params }: Call): readonly Element[] {
  const names = members(params, 'RegionName');
  const unknown = names.find((name) => !regions.some((region) => region.name === name));
  if (unknown !== undefined) {
    throw new Refusal(400, 'InvalidParameterValue', `Invalid region provided: ${unknown}`);
  }
  const all = params.get('AllRegions') === 'true';
  const described = regions.filter(({ name, optInStatus }) =>
    names.length > 0 ? names.includes(name) : all || optInStatus !== 'not-opted-in',
  );
  return [
    itemSet(
      'regionInfo',
      described.map(({ name, optInStatus }) => [
        ['regionName', name],
        ['regionEndpoint', `ec2.${name}.amazonaws.com`],
        ['optInStatus', optInStatus],
      ]),
    ),
  ];
}

function describeInstances({ params, region }: Call): readonly Element[] {
  const filter = params.get('Filter.1.Name');
  // Answering as if there were no filter would list what was not asked for.
  if (filter !== null) throw new Refusal(400, 'InvalidParameterValue', `The filter '${filter}' is invalid`);
  const reservations = fleet.get(region) ?? [];
  const ids = members(params, 'InstanceId');
  if (ids.length === 0) return pageOf(reservations, region, params);
  if (params.has('MaxResults')) {
    throw new Refusal(
      400,
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with the parameter maxResults',
    );
  }
  return [reservationSet(withInstances(reservations, ids))];
}

/**
 * The reservations of some instances, each with those of its instances alone.
 * @throws Refusal "InvalidInstanceID.Malformed", "InvalidInstanceID.NotFound"
 */
function withInstances(reservations: readonly Reservation[], ids: readonly string[]): readonly Reservation[] {
  const malformed = ids.find((id) => !/^i-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id));
  if (malformed !== undefined) {
    throw new Refusal(400, 'InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
  }
  const found = reservations
    .map((reservation) => ({
      ...reservation,
      instances: reservation.instances.filter(({ instanceId }) => ids.includes(instanceId)),
    }))
    .filter(({ instances }) => instances.length > 0);
  const foundIds = found.flatMap(({ instances }) => instances.map(({ instanceId }) => instanceId));
  const missing = ids.filter((id) => !foundIds.includes(id));
  if (missing.length > 0) {
    const subject = missing.length === 1 ? 'The instance ID' : 'The instance IDs';
    const verb = missing.length === 1 ? 'does' : 'do';
    throw new Refusal(
      400,
      'InvalidInstanceID.NotFound',
      `${subject} '${missing.join(', ')}' ${verb} not exist`,
    );
  }
  return found;
}

/** Instances on a page unless MaxResults says otherwise; AWS's own default is far larger, but paging should be seen. */
const defaultPageSize = 50;

/** One page: whole reservations, of no more than MaxResults instances together. */
function pageOf(
  reservations: readonly Reservation[],
  region: string,
  params: URLSearchParams,
): readonly Element[] {
  const pageSize = Math.min(Number(params.get('MaxResults') ?? defaultPageSize), 1000);
  if (!(pageSize >= 5)) {
    throw new Refusal(
      400,
      'InvalidParameterValue',
      `Value ( ${params.get('MaxResults') ?? ''} ) for parameter maxResults is invalid. Expecting a value greater than 5.`,
    );
  }
  const token = params.get('NextToken');
  const tokenOf = ({ reservationId }: Reservation) => toBase64(utf8(`${region} ${reservationId}`));
  const start = token === null ? 0 : reservations.findIndex((reservation) => tokenOf(reservation) === token);
  if (start < 0) {
    throw new Refusal(400, 'InvalidNextToken', `The token '${token ?? ''}' is invalid`);
  }
  let end = start;
  for (let room = pageSize; end < reservations.length; end += 1) {
    room -= reservations[end]?.instances.length ?? 0;
    if (room < 0) break;
  }
  const next = reservations[end];
  return [
    reservationSet(reservations.slice(start, end)),
    ...(next ? [['nextToken', tokenOf(next)] as const] : []),
  ];
}

function reservationSet(reservations: readonly Reservation[]): Element {
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

function describe(instance: Instance, launchIndex: number): readonly Element[] {
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
    ['amiLaunchIndex', String(launchIndex)],
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

/** The members of a list parameter: NAME.1, NAME.2 and so on. */
function members(params: URLSearchParams, name: string): readonly string[] {
  return [...params].filter(([key]) => key.startsWith(`${name}.`)).map(([, value]) => value);
}
