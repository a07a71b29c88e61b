import { CofferError } from '../../../base/cofferError.ts';
import { shownName } from '../../awsconfig/shownValue.ts';
import { cannotConvert, string, switchOn } from '../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet, type ParameterType } from '../../shell/cmdlet.ts';
import type { Invocation } from '../../shell/invocation.ts';
import { PSObject } from '../../shell/values/value.ts';
import type { Context } from '../../unlocked/context.ts';
import { readLinked, withLinked } from '../../unlocked/linked.ts';
import { searchFor } from '../../unlocked/search.ts';
import { storeAs } from '../../unlocked/storeAs.ts';
import { unsignedEndpoint } from '../../unlocked/unsignedEndpoint.ts';
import type { SamlEndpoint } from '../../vault/profiles.ts';
import { rolesToStore } from './samlRoles.ts';
import { sessionIn } from './sessionVariables.ts';

const oneRole = ['StoreOneRole'] as const;
const allRoles = ['StoreAllRoles'] as const;
const authenticationTypes = ['NTLM', 'Digest', 'Kerberos', 'Negotiate'] as const;

/** Whom a credential is of. Its password is not kept. */
const userIdentity: ParameterType<string> = {
  name: 'PSCredential',
  convert(argument) {
    const { value } = argument;
    const name = value instanceof PSObject ? value.properties.get('UserName') : value;
    if (typeof name === 'string' && name !== '') return name;
    throw cannotConvert(argument, userIdentity);
  },
};

/** Keeping what signing in with SAML needs. */
export function awsSaml(context: Context): AnyCmdlet[] {
  return [
    simpleCmdlet({
      name: 'Set-AWSSamlEndpoint',
      synopsis: 'Keeps in the vault where an identity provider signs its users in.',
      description: ['Set-AWSSamlRoleProfile makes profiles of roles that are behind it.'],
      parameters: {
        Endpoint: {
          type: string,
          mandatory: true,
          fromPipeline: true,
          fromPropertyName: true,
          help: "Address of the identity provider's sign-in page; it begins with https.",
        },
        StoreAs: {
          type: string,
          aliases: ['EndpointName'],
          mandatory: true,
          fromPropertyName: true,
          help: 'What to call it. An endpoint of that name is replaced.',
        },
        AuthenticationType: {
          type: string,
          values: authenticationTypes,
          fromPropertyName: true,
          help: 'How the identity provider asks who one is. Without it: Kerberos.',
        },
      },
      emits: 'System.String',
      async run({ Endpoint, StoreAs: name, AuthenticationType }, invocation) {
        if (!URL.canParse(Endpoint) || new URL(Endpoint).protocol !== 'https:') {
          throw new CofferError('saml-endpoint-not-https');
        }
        const authenticationType = authenticationTypes.find((type) => type === AuthenticationType);
        await keep(context, {
          name,
          endpoint: Endpoint,
          authenticationType: authenticationType ?? 'Kerberos',
        });
        await invocation.emit(name);
        invocation.show({ kind: 'link', text: `Open the sign-in page of ${name}`, url: Endpoint });
      },
    }),

    simpleCmdlet({
      name: 'Set-AWSSamlRoleProfile',
      synopsis: 'Stores a role behind a SAML endpoint as a profile of the vault.',
      description: [
        'Without a role it asks for the SAML response of a sign-in, which names those there are. The response is read and not kept.',
      ],
      parameters: {
        EndpointName: {
          type: string,
          mandatory: true,
          fromPipeline: true,
          fromPropertyName: true,
          help: 'What Set-AWSSamlEndpoint called the endpoint. Capitals count.',
        },
        StoreAs: {
          type: string,
          sets: oneRole,
          mandatoryIn: oneRole,
          fromPropertyName: true,
          help: 'Name of the profile.',
        },
        PrincipalARN: {
          type: string,
          sets: oneRole,
          fromPropertyName: true,
          help: 'ARN of the identity provider in IAM.',
        },
        RoleARN: {
          type: string,
          sets: oneRole,
          fromPropertyName: true,
          help: 'ARN of the role, together with -PrincipalARN.',
        },
        StoreAllRoles: {
          type: switchOn,
          sets: allRoles,
          mandatoryIn: allRoles,
          help: 'Stores every role that signing in shows, each under its own name.',
        },
        NetworkCredential: {
          type: userIdentity,
          aliases: ['Credential', 'UserCredential'],
          fromPropertyName: true,
          help: 'User name to sign in with, where it is not the one that is signed in already.',
        },
        STSEndpointRegion: {
          type: string,
          completes: 'region',
          fromPropertyName: true,
          help: 'Region whose STS is to be asked.',
        },
      },
      defaultSet: 'StoreOneRole',
      emits: 'System.String',
      async run(bound, invocation) {
        const {
          EndpointName,
          StoreAs: profileName,
          PrincipalARN,
          RoleARN,
          NetworkCredential,
          STSEndpointRegion,
        } = bound;
        if ((PrincipalARN === undefined) !== (RoleARN === undefined)) throw new CofferError('saml-role-half');
        const endpoint = endpointNamed(context, EndpointName);
        const named = PrincipalARN && RoleARN ? { principalArn: PrincipalARN, roleArn: RoleARN } : undefined;
        const endpointUrl = await endpointInUse(context, invocation);
        const more = [
          ...(NetworkCredential ? [['user_identity', NetworkCredential] as const] : []),
          ...(STSEndpointRegion ? [['region', STSEndpointRegion] as const] : []),
          // One who uses the sandbox means a role in it.
          ...(endpointUrl === undefined ? [] : [['endpoint_url', endpointUrl] as const]),
        ];
        for (const { name, role } of await rolesToStore(context, invocation, {
          endpoint,
          profileName,
          named,
        })) {
          await storeAs(
            context,
            { store: 'EncryptedVault' },
            {
              name,
              properties: new Map([
                ['endpoint_name', EndpointName],
                // As the AWS SDK for .NET keeps the two.
                ['role_arn', `${role.principalArn},${role.roleArn}`],
                ...more,
              ]),
            },
          );
          invocation.verbose(`Saved the role to the profile '${name}'.`);
          await invocation.emit(name);
        }
      },
    }),
  ];
}

async function keep(context: Context, endpoint: SamlEndpoint): Promise<void> {
  await context.unlocked().vault.change((document) => ({
    ...document,
    samlEndpoints: [...document.samlEndpoints.filter(({ name }) => name !== endpoint.name), endpoint],
  }));
  context.changed();
  context.announce();
}

/** @throws CofferError "saml-endpoint-unknown" */
function endpointNamed(context: Context, name: string): SamlEndpoint {
  const { samlEndpoints } = context.unlocked().vault.document;
  const found = samlEndpoints.find((endpoint) => endpoint.name === name);
  if (!found) throw new CofferError('saml-endpoint-unknown', { name: shownName(name) });
  return found;
}

/** Where the credentials in use send their calls; undefined for AWS. */
async function endpointInUse(context: Context, { scope }: Invocation): Promise<string | undefined> {
  const linked = await readLinked(context);
  const unlocked = context.unlocked();
  const { credentials } = searchFor(withLinked(unlocked, linked), {}, sessionIn(scope));
  return unsignedEndpoint(unlocked, credentials, linked);
}
