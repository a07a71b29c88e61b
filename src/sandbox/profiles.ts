import { sandboxEndpoint } from '../base/sandbox.ts';
import { users, type User } from './account.ts';

interface SandboxProfile {
  readonly name: string;
  /** Keys and values as they stand in the shared files. */
  readonly properties: readonly (readonly [key: string, value: string])[];
}

/** What "Add sandbox profiles" stores. */
export const sandboxProfiles: readonly SandboxProfile[] = [
  { name: 'default', properties: propertiesOf(users.alice, 'us-east-1') },
  { name: 'sandbox-billing', properties: propertiesOf(users.billing, 'eu-west-1') },
];

function propertiesOf(user: User, region: string): SandboxProfile['properties'] {
  return [
    ['aws_access_key_id', user.accessKeyId],
    ['aws_secret_access_key', user.secretAccessKey],
    ['region', region],
    ['endpoint_url', sandboxEndpoint],
  ];
}
