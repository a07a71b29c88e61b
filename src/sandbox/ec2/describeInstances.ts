import { toBase64, utf8 } from '../../base/bytes.ts';
import { Refusal } from '../errors.ts';
import type { Call } from '../service.ts';
import type { Element } from '../xml.ts';
import { fleet, type Instance, type Reservation } from './fleet.ts';
import { instanceFilters } from './instanceFilters.ts';
import { reservationSet } from './instanceXml.ts';
import { members } from './members.ts';

export function describeInstances({ params, region }: Call): readonly Element[] {
  const passes = instanceFilters(params);
  const reservations = fleet.get(region) ?? [];
  const ids = members(params, 'InstanceId');
  if (ids.length === 0) return pageOf(withInstances(reservations, passes), region, params);
  if (params.has('MaxResults')) {
    throw new Refusal(
      400,
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with the parameter maxResults',
    );
  }
  checkIds(reservations, ids);
  const asked = (instance: Instance) => ids.includes(instance.instanceId) && passes(instance);
  return [reservationSet(withInstances(reservations, asked))];
}

/** The reservations of some instances, each with those of its instances alone. */
function withInstances(
  reservations: readonly Reservation[],
  asked: (instance: Instance) => boolean,
): readonly Reservation[] {
  return reservations
    .map((reservation) => ({ ...reservation, instances: reservation.instances.filter(asked) }))
    .filter(({ instances }) => instances.length > 0);
}

/** @throws Refusal "InvalidInstanceID.Malformed", "InvalidInstanceID.NotFound" */
function checkIds(reservations: readonly Reservation[], ids: readonly string[]): void {
  const malformed = ids.find((id) => !/^i-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id));
  if (malformed !== undefined) {
    throw new Refusal(400, 'InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
  }
  const known = reservations.flatMap(({ instances }) => instances.map(({ instanceId }) => instanceId));
  const missing = ids.filter((id) => !known.includes(id));
  if (missing.length > 0) {
    const subject = missing.length === 1 ? 'The instance ID' : 'The instance IDs';
    const verb = missing.length === 1 ? 'does' : 'do';
    throw new Refusal(
      400,
      'InvalidInstanceID.NotFound',
      `${subject} '${missing.join(', ')}' ${verb} not exist`,
    );
  }
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
