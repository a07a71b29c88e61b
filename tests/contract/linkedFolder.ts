import type { StorePlanView } from '../../src/protocol/views/locations.ts';
import type { VaultView } from '../../src/protocol/views/vault.ts';
import { connect, type Client } from './client.ts';
import { makeFolder, type Folder } from './folder.ts';

export const location = '~/.aws/credentials';
export const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const credentials = [
  '# kept by hand',
  '[default]',
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
  `aws_secret_access_key = ${secret}`,
  '',
  '[team]   ; of us all',
  'aws_access_key_id=AKIAI44QH8DHBEXAMPLE',
  `aws_secret_access_key=${secret}`,
  'unknown = stays',
  '',
].join('\r\n');
export const config = '[default]\nregion = eu-west-1\n\n[profile team]\nregion = eu-west-2\noutput = json\n';

interface Linked {
  readonly client: Client;
  readonly folder: Folder;
  /** Of the location. */
  readonly id: string;
}

/** A temporary vault and the two files above, linked. */
export async function linkFolder(): Promise<Linked> {
  const client = connect();
  await client.ask('vault.trySandbox', {});
  const folder = await makeFolder({ credentials, config });
  const { linked } = await client.ask('locations.link', { location, handles: { folder: folder.handle } });
  return { client, folder, id: linked[0]?.id ?? '' };
}

/** Plans to store a profile of the vault in the files. */
export function planStore(
  { client, id }: Linked,
  profile: string,
  activeKeys: readonly { profile: string; key: string }[] = [],
): Promise<StorePlanView> {
  return client.ask('store.plan', { ids: [profile], location: id, activeKeys: [...activeKeys] });
}

export function profileId(view: VaultView, name: string): string {
  return view.profiles.find((profile) => profile.name === name)?.id ?? '';
}
