import { CofferError } from '../../../base/cofferError.ts';
import { knownRegions } from '../../aws/regions.ts';
import { wellFormedRegion } from '../../awsconfig/limits.ts';
import { shownName } from '../../awsconfig/shownValue.ts';
import { string, switchOn } from '../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet } from '../../shell/cmdlet.ts';
import { commonParameters } from './credentialParameters.ts';
import { awsRegion, awsRegionType } from './regionObject.ts';
import { scopeParameter, sessionIn, setRegion } from './sessionVariables.ts';

const publicOnly = ['PublicOnly'] as const;
const withGovCloud = ['PublicAndGovCloud'] as const;

/** The regions there are, and the one of the session. */
export const awsRegions: readonly AnyCmdlet[] = [
  simpleCmdlet({
    name: 'Get-AWSRegion',
    synopsis: 'Lists the regions of AWS, or gives one.',
    description: [
      'Regions of China and of GovCloud, which need accounts of their own, are listed only where a switch asks for them. A name that AWS does not list is accepted where a region could be called so: new ones appear every year.',
    ],
    examples: [
      { line: 'Get-AWSRegion | Where-Object Name -like *Europe*', says: 'Lists the regions of Europe.' },
    ],
    parameters: {
      SystemName: {
        type: string,
        sets: [...publicOnly, ...withGovCloud],
        position: 0,
        fromPipeline: true,
        completes: 'region',
        help: 'System name of one region, such as eu-west-1.',
      },
      IncludeChina: {
        type: switchOn,
        sets: [...publicOnly, ...withGovCloud],
        help: 'Lists those of China too.',
      },
      IncludeGovCloud: { type: switchOn, sets: withGovCloud, help: 'Lists those of GovCloud too.' },
      GovCloudOnly: { type: switchOn, sets: ['GovCloudOnly'], help: 'Lists those of GovCloud alone.' },
    },
    defaultSet: 'PublicOnly',
    emits: awsRegionType,
    async run({ SystemName, IncludeChina, IncludeGovCloud, GovCloudOnly }, invocation) {
      const { region: shellDefault } = sessionIn(invocation.scope);
      if (SystemName) {
        if (!wellFormedRegion.test(SystemName)) {
          throw new CofferError('region-name-unrecognized', { region: shownName(SystemName) });
        }
        await invocation.emit(awsRegion(SystemName, shellDefault));
        return;
      }
      for (const { name } of knownRegions) {
        const isGovCloud = name.startsWith('us-gov-');
        const isListed = isGovCloud
          ? (IncludeGovCloud ?? GovCloudOnly)
          : GovCloudOnly !== true && (IncludeChina === true || !name.startsWith('cn-'));
        if (isListed) await invocation.emit(awsRegion(name, shellDefault));
      }
    },
  }),

  simpleCmdlet({
    name: 'Set-DefaultAWSRegion',
    synopsis: 'Makes a region the one of this session: $StoredAWSRegion.',
    parameters: {
      Region: { ...commonParameters.Region, mandatory: true, position: 0, fromPipeline: true },
      Scope: scopeParameter,
    },
    run({ Region, Scope }, invocation) {
      setRegion(invocation, Region, Scope);
    },
  }),

  simpleCmdlet({
    name: 'Get-DefaultAWSRegion',
    synopsis: 'Gives the region of this session, or nothing where it has none of its own.',
    parameters: {},
    emits: awsRegionType,
    async run(_, invocation) {
      const { region } = sessionIn(invocation.scope);
      if (region !== undefined) await invocation.emit(awsRegion(region, region));
    },
  }),

  simpleCmdlet({
    name: 'Clear-DefaultAWSRegion',
    synopsis: 'Takes the region away that the session uses.',
    parameters: { Scope: scopeParameter },
    run({ Scope }, invocation) {
      setRegion(invocation, undefined, Scope);
    },
  }),
];
