import { CofferError } from '../../../base/cofferError.ts';
import { string } from '../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet } from '../../shell/cmdlet.ts';
import type { Context } from '../../unlocked/context.ts';
import { profileLocation } from './credentialParameters.ts';
import { credentialSetParameters, heldFrom } from './credentialSets.ts';
import { AWSCredentials } from './credentialsObject.ts';
import { removeNamed } from './removing.ts';
import { scopeParameter, setCredentials } from './sessionVariables.ts';
import { storeHeld } from './storing.ts';

/** Cmdlets that make, keep and forget credentials. */
export function awsCredential(context: Context): AnyCmdlet[] {
  return [
    simpleCmdlet({
      name: 'Set-AWSCredential',
      aliases: ['Set-AWSCredentials'],
      synopsis: 'Makes credentials the ones of this session, or stores them as a profile.',
      description: [
        'Without -StoreAs the session uses the credentials from now on: $StoredAWSCredentials holds them.',
        'With -StoreAs they become a profile, and the session stays as it is. The profile goes to the vault, or with -ProfileLocation to that linked file; a stored profile is copied within the store that it is in. Stored over a profile, they replace all of its credential keys; its region and unknown keys stay.',
      ],
      examples: [
        {
          line: 'Set-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey $secret -StoreAs steve',
          says: 'Stores a key pair as the profile "steve" of the vault.',
        },
        { line: 'Set-AWSCredential -ProfileName steve', says: 'Uses the profile "steve" in this session.' },
      ],
      parameters: {
        ...credentialSetParameters,
        StoreAs: {
          type: string,
          fromPropertyName: true,
          help: 'Name of the profile to store the credentials as. It is not used in this session by that.',
        },
        Scope: scopeParameter,
        ProfileLocation: { ...profileLocation, position: 1 },
      },
      async run(bound, invocation) {
        const { StoreAs: name, Scope, ProfileLocation: location } = bound;
        if (name && Scope !== undefined) {
          throw new CofferError('parameters-exclusive', { first: 'Scope', second: 'StoreAs' });
        }
        const held = await heldFrom(context, invocation, bound);
        if (name) await storeHeld(context, invocation, held, { name, location });
        else setCredentials(context, invocation, held, Scope);
      },
    }),

    simpleCmdlet({
      name: 'New-AWSCredential',
      aliases: ['New-AWSCredentials'],
      synopsis: 'Gives a credentials object, to be kept in a variable and handed to -Credential.',
      examples: [
        {
          line: '$billing = New-AWSCredential -ProfileName billing; Get-STSCallerIdentity -Credential $billing',
          says: 'Asks who the profile "billing" is, and leaves the session as it is.',
        },
      ],
      parameters: { ...credentialSetParameters, ProfileLocation: { ...profileLocation, position: 1 } },
      emits: AWSCredentials.typeName,
      async run(bound, invocation) {
        await invocation.emit(new AWSCredentials(context, await heldFrom(context, invocation, bound)));
      },
    }),

    simpleCmdlet({
      name: 'Clear-AWSCredential',
      aliases: ['Clear-AWSCredentials'],
      synopsis: 'Takes the credentials away that the session uses.',
      description: [
        'Commands then use the default profile again. With -ProfileName, its older form, it removes that profile: use Remove-AWSCredentialProfile for that.',
      ],
      parameters: {
        Scope: { ...scopeParameter, sets: ['Shell'] },
        ProfileName: {
          type: string,
          aliases: ['StoredCredentials'],
          sets: ['Profile'],
          mandatoryIn: ['Profile'],
          completes: 'profile',
          fromPropertyName: true,
          help: 'Name of the profile to remove. Deprecated.',
        },
        ProfileLocation: { ...profileLocation, sets: ['Profile'] },
      },
      defaultSet: 'Shell',
      async run({ Scope, ProfileName, ProfileLocation }, invocation) {
        if (!ProfileName) {
          setCredentials(context, invocation, undefined, Scope);
          return;
        }
        invocation.warn(
          'The ProfileName parameter is deprecated and will be removed from a future release.  Please use Remove-AWSCredentialProfile instead.',
        );
        await removeNamed(context, invocation, ProfileName, ProfileLocation);
      },
    }),
  ];
}
