import { string, switchOn } from '../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet } from '../../shell/cmdlet.ts';
import type { Context } from '../../unlocked/context.ts';
import { profileLocation } from './credentialParameters.ts';
import { removeNamed } from './removing.ts';

/** Removing profiles. */
export function awsCredentialProfile(context: Context): AnyCmdlet[] {
  const name = 'Remove-AWSCredentialProfile';
  return [
    simpleCmdlet({
      name,
      synopsis: 'Removes a profile from the vault, or from a linked file.',
      description: [
        'Without -ProfileLocation the vault is searched first, then ~/.aws/credentials, and the first profile of that name is removed. What is removed from the vault can be undone on the screen Profiles; what is removed from a file cannot.',
      ],
      parameters: {
        ProfileName: {
          type: string,
          aliases: ['StoredCredentials'],
          mandatory: true,
          position: 0,
          completes: 'profile',
          fromPropertyName: true,
          help: 'Name of the profile. Capitals count.',
        },
        ProfileLocation: { ...profileLocation, position: 1 },
        Force: { type: switchOn, fromPropertyName: true, help: 'Does not ask.' },
      },
      confirms: 'high',
      run: ({ ProfileName, ProfileLocation }, invocation) =>
        removeNamed(context, invocation, ProfileName, ProfileLocation, () =>
          invocation.shouldProcess(ProfileName, name),
        ),
    }),
  ];
}
