import { Refusal } from '../errors.ts';
import { regions } from '../regions.ts';
import type { Call } from '../service.ts';
import { itemSet, type Element } from '../xml.ts';
import { members } from './members.ts';

export function describeRegions({ params }: Call): readonly Element[] {
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
