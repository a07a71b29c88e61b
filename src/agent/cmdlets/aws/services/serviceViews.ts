import type { View } from '../../../shell/format/views.ts';
import { toArray } from '../../../shell/values/convert.ts';
import { memberOf } from '../../../shell/values/members.ts';
import type { Value } from '../../../shell/values/value.ts';
import { instance, region, reservation } from './ec2Types.ts';

/** How answers of services are shown, where AWS's tools say so. */
export const serviceViews: readonly View[] = [
  {
    typeNames: [reservation.name],
    as: 'list',
    columns: [
      ...properties('GroupNames Groups'),
      // PowerShell shows the names of their key pairs, if any.
      { name: 'Instances', of: ({ properties }) => idsOf(properties.get('Instances') ?? null) },
      ...properties('OwnerId RequesterId ReservationId'),
    ],
  },
  {
    typeNames: [instance.name],
    as: 'table',
    columns: properties(
      'InstanceId InstanceType Platform PrivateIpAddress PublicIpAddress SecurityGroups SubnetId VpcId',
    ),
  },
  { typeNames: [region.name], as: 'table', columns: properties('RegionName Endpoint OptInStatus') },
];

const idsOf = (instances: Value): Value => toArray(memberOf(instances, 'InstanceId'));

function properties(names: string): View['columns'][number][] {
  return names.split(' ').map((name) => ({ name, of: name }));
}
