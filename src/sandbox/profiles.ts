import { sandboxEndpoint } from '../base/sandbox.ts';
import { roles, users, type Role, type User } from './account.ts';

interface SandboxProfile {
  readonly name: string;
  /** Keys and values as they stand in the shared files; a source profile is one of these. */
  readonly properties: readonly (readonly [key: string, value: string])[];
}

/** What "Add sandbox profiles" stores. */
export const sandboxProfiles: readonly SandboxProfile[] = [
  { name: 'default', properties: userProperties(users.alice, 'us-east-1') },
  { name: 'sandbox-billing', properties: userProperties(users.billing, 'eu-west-1') },
  { name: 'sandbox-partner', properties: roleProperties(roles.partner, undefined) },
  { name: 'sandbox-operator', properties: roleProperties(roles.operator, users.alice.mfa?.serialNumber) },
  {
    name: 'sandbox-web',
    properties: [
      ['role_arn', roles.workload.arn],
      // Where such a token would lie; the question that its absence leads to tells one.
      ['web_identity_token_file', '~/.aws/sandbox-token'],
      ['region', 'us-east-1'],
      ['endpoint_url', sandboxEndpoint],
    ],
  },
];

function userProperties(user: User, region: string): SandboxProfile['properties'] {
  return [
    ['aws_access_key_id', user.accessKeyId],
    ['aws_secret_access_key', user.secretAccessKey],
    ['region', region],
    ['endpoint_url', sandboxEndpoint],
  ];
}

function roleProperties(
  { arn, externalId }: Role,
  mfaSerial: string | undefined,
): SandboxProfile['properties'] {
  return [
    ['role_arn', arn],
    ['source_profile', 'default'],
    ...(externalId === undefined ? [] : [['external_id', externalId] as const]),
    ...(mfaSerial === undefined ? [] : [['mfa_serial', mfaSerial] as const]),
    ['region', 'us-east-1'],
    ['endpoint_url', sandboxEndpoint],
  ];
}
