import { expect, onTestFinished, vi } from 'vitest';
import type { KeptView } from '../../src/protocol/views/locations.ts';
import type { VaultView } from '../../src/protocol/views/vault.ts';
import { connect, type Client } from './client.ts';
import { makeFolder, type Folder } from './folder.ts';
import { profileId } from './linkedFolder.ts';

export const team = '[team]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = by/hand\n';

/** What is done in the background, once it is done; under load that takes its time. */
export const soon = (claim: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(claim, { timeout: 5000 });

/** A fresh sandbox's vault and a linked folder in which credentials of its default profile can be kept. */
export interface KeptFolder {
  readonly client: Client;
  readonly folder: Folder;
  /** What the agent's clock says, in ms since 1970. */
  now: number;
  /** Of the profile. */
  readonly id: string;
  /** Id of the location. */
  readonly location: string;
  keep(replace?: boolean): Promise<VaultView>;
  /** The lines of a section; of a value that is not a comment only its key. None where there is no such section. */
  section(name: string): Promise<readonly string[]>;
  keyId(): Promise<string | undefined>;
  /** Once the page was told this of what is kept. */
  told(state: Pick<KeptView, 'expiresAt' | 'failure'>): Promise<void>;
}

/** For one test: the agent ends with it. */
export async function keptFolder(): Promise<KeptFolder> {
  let now = Date.UTC(2026, 10, 22, 6);
  const client = connect(() => now);
  onTestFinished(() => {
    client.close();
  });
  const view = await client.ask('vault.trySandbox', {});
  const id = profileId(view, 'default');
  const folder = await makeFolder({ credentials: team });
  const { linked } = await client.ask('locations.link', {
    location: '~/.aws/credentials',
    handles: { folder: folder.handle },
  });
  const location = linked[0]?.id ?? '';
  return {
    client,
    folder,
    get now() {
      return now;
    },
    set now(time) {
      now = time;
    },
    id,
    location,
    keep: (replace = false) => client.ask('handOff.keep', { id, location, replace }),
    async section(name) {
      const [, own = ''] = (await folder.read('credentials')).split(`[${name}]\n`);
      const lines = own.split('\n').filter((line) => line !== '');
      return lines.map((line) => line.replace(/ = .*/, ''));
    },
    keyId: async () => /aws_access_key_id = (ASIA\w+)/.exec(await folder.read('credentials'))?.[1],
    told: (state) =>
      soon(() => {
        const views = client.events.flatMap((event) => (event.at === 'changed' ? event.vault.kept : []));
        expect(views.at(-1)).toEqual({ profileId: id, locationId: location, ...state });
      }),
  };
}

/** A section of what is kept, as KeptFolder shows it. */
export const keptUntil = (end: string): readonly string[] => [
  `# Kept fresh by Coffer. Expires ${end}`,
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
];
