import { boolean, int, string, switchOn } from '../../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet, type Parameters } from '../../../shell/cmdlet.ts';
import { toArray } from '../../../shell/values/convert.ts';
import { memberOf } from '../../../shell/values/members.ts';
import { PSObject } from '../../../shell/values/value.ts';
import type { Context } from '../../../unlocked/context.ts';
import { filterParameter, instanceIds } from './ec2Parameters.ts';
import { describeInstancesResponse, describeRegionsResponse, region, reservation } from './ec2Types.ts';
import { names } from './names.ts';
import { emitAnswer, emitPages, serviceParameters } from './requests.ts';

/** Instances and regions. */
export function ec2(context: Context): AnyCmdlet[] {
  return [getEC2Instance(context), getEC2Region(context)];
}

const instanceParameters = {
  InstanceId: {
    type: instanceIds,
    aliases: ['InstanceIds'],
    position: 0,
    fromPipeline: true,
    fromPropertyName: true,
    help: 'Ids of instances, or objects that have them: instances and reservations.',
  },
  ...filterParameter,
  MaxResult: {
    type: int,
    aliases: ['MaxResults'],
    range: [5, 1000],
    help: 'How many instances AWS is asked for at a time; all are listed even so.',
  },
  NextToken: { type: string, help: 'Where the page begins that is asked for; only that one is.' },
  NoAutoIteration: { type: switchOn, help: 'Asks for one page only.' },
} as const satisfies Parameters;

/** Small enough that the first ones show at once. */
const instancesPerPage = 100;

const getEC2Instance = (context: Context) =>
  simpleCmdlet({
    name: 'Get-EC2Instance',
    synopsis: 'Lists instances, in the reservations that they were started with.',
    description: [
      'The instances are in the property Instances of what is given. All pages are asked for, one after the other: Select-Object -First stops early.',
    ],
    examples: [
      { line: '(Get-EC2Instance).Instances', says: 'Lists all instances of the region.' },
      {
        line: "(Get-EC2Instance -Filter @{ Name = 'tag:Name'; Values = 'web-*' }).Instances.InstanceId",
        says: 'Gives the ids of the instances whose name begins with web-.',
      },
    ],
    parameters: { ...instanceParameters, ...serviceParameters },
    emits: reservation,
    run(bound, invocation) {
      const { InstanceId, Filter, MaxResult, NextToken, NoAutoIteration } = bound;
      const single = NoAutoIteration === true || NextToken !== undefined;
      // EC2 takes no size of a page beside ids.
      const usual = single || InstanceId?.length ? undefined : instancesPerPage;
      return emitPages(
        {
          context,
          invocation,
          bound,
          own: instanceParameters,
          operation: 'ec2:DescribeInstances',
          answer: describeInstancesResponse,
          gives: 'Reservations',
          complete: addFormerNames,
        },
        {
          from: NextToken,
          single,
          input: (token) => ({
            InstanceIds: InstanceId,
            Filters: Filter,
            MaxResults: MaxResult ?? usual,
            NextToken: token,
          }),
          next: (answer) => answer.NextToken,
        },
      );
    },
  });

/** What AWS's tools have in a reservation, and EC2 does not. */
function addFormerNames(answer: PSObject): void {
  for (const listed of toArray(answer.properties.get('Reservations') ?? null)) {
    if (!(listed instanceof PSObject)) continue;
    const { properties } = listed;
    properties.set('GroupNames', toArray(memberOf(properties.get('Groups') ?? null, 'GroupName')));
    properties.set('RunningInstance', properties.get('Instances') ?? null);
  }
}

const regionParameters = {
  RegionName: {
    type: names,
    aliases: ['RegionNames'],
    position: 0,
    fromPipeline: true,
    fromPropertyName: true,
    completes: 'region',
    help: 'System names of regions, enabled or not.',
  },
  ...filterParameter,
  AllRegion: {
    type: boolean,
    aliases: ['AllRegions'],
    help: '$true lists the regions too that are not enabled for the account.',
  },
} as const satisfies Parameters;

const getEC2Region = (context: Context) =>
  simpleCmdlet({
    name: 'Get-EC2Region',
    synopsis: 'Lists the regions that are enabled for the account.',
    examples: [
      {
        line: 'Get-EC2Region | ForEach-Object { Get-EC2Instance -Region $_ }',
        says: 'Lists the instances of all regions.',
      },
    ],
    parameters: { ...regionParameters, ...serviceParameters },
    emits: region,
    run: (bound, invocation) =>
      emitAnswer(
        {
          context,
          invocation,
          bound,
          own: regionParameters,
          operation: 'ec2:DescribeRegions',
          answer: describeRegionsResponse,
          gives: 'Regions',
        },
        () => ({ RegionNames: bound.RegionName, Filters: bound.Filter, AllRegions: bound.AllRegion }),
      ),
  });
