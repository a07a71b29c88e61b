import { CofferError } from '../../../base/cofferError.ts';
import { string, switchOn } from '../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet } from '../../shell/cmdlet.ts';
import { PSObject } from '../../shell/values/value.ts';
import type { Context } from '../../unlocked/context.ts';
import { readLinked } from '../../unlocked/linked.ts';
import type { HeldCredentials } from '../../unlocked/session.ts';
import { profilesListed, type Listed } from '../../unlocked/stores.ts';
import { profileLocation } from './credentialParameters.ts';
import { storedProfile } from './credentialSets.ts';
import { AWSCredentials } from './credentialsObject.ts';
import { sessionIn } from './sessionVariables.ts';

const one = ['SingleProfile'] as const;
const names = ['ListName'] as const;
const details = ['ListDetail'] as const;

/** Credentials that there are. */
export function getAWSCredential(context: Context): AnyCmdlet[] {
  return [
    simpleCmdlet({
      name: 'Get-AWSCredential',
      aliases: ['Get-AWSCredentials'],
      synopsis: 'Gives the credentials of this session, those of a profile, or a list of the profiles.',
      description: [
        'Without a parameter it gives the credentials object of this session, or nothing where commands use the default profile. Of a name that no profile has it gives nothing.',
        'Only profiles that can yield credentials are listed, those of the vault first. A name may stand in both stores.',
      ],
      examples: [
        { line: 'Get-AWSCredential -ListProfileDetail', says: 'Lists all profiles and where they are.' },
      ],
      parameters: {
        ProfileName: {
          type: string,
          aliases: ['StoredCredentials'],
          sets: one,
          position: 0,
          completes: 'profile',
          fromPropertyName: true,
          help: 'Name of a profile. Capitals count.',
        },
        ProfileLocation: { ...profileLocation, sets: [...one, ...names, ...details] },
        ListProfile: {
          type: switchOn,
          aliases: ['ListStoredCredentials', 'ListProfiles'],
          sets: names,
          mandatoryIn: names,
          help: 'Gives the names of the profiles. Deprecated.',
        },
        ListProfileDetail: {
          type: switchOn,
          sets: details,
          mandatoryIn: details,
          help: 'Lists the profiles with their stores and locations.',
        },
      },
      defaultSet: 'SingleProfile',
      emits: AWSCredentials.typeName,
      async run({ ProfileName, ProfileLocation, ListProfile, ListProfileDetail }, invocation) {
        if (ListProfile) {
          invocation.warn(
            'The ListProfile switch is deprecated and will be removed from a future release.  Please use ListProfileDetail instead.',
          );
        }
        if (ListProfile || ListProfileDetail) {
          await readLinked(context);
          for (const listed of profilesListed(context.unlocked(), ProfileLocation)) {
            if (listed instanceof CofferError) invocation.report(listed);
            else await invocation.emit(ListProfile ? listed.profile.name : profileInfo(listed));
          }
          return;
        }
        const held = ProfileName
          ? await ofProfile(context, ProfileName, ProfileLocation)
          : sessionIn(invocation.scope).credentials;
        if (held) await invocation.emit(new AWSCredentials(context, held));
      },
    }),
  ];
}

async function ofProfile(
  context: Context,
  name: string,
  location: string | undefined,
): Promise<HeldCredentials | undefined> {
  try {
    return { from: 'profile', profile: await storedProfile(context, name, location) };
  } catch (error) {
    if (error instanceof CofferError && error.code === 'profile-unknown') return undefined;
    throw error;
  }
}

function profileInfo({ profile, location }: Listed): PSObject {
  return new PSObject('Amazon.PowerShell.Common.ProfileInfo', [
    ['ProfileName', profile.name],
    ['StoreTypeName', profile.store],
    ['ProfileLocation', location],
  ]);
}
