import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CofferError } from '../../src/base/cofferError.ts';
import type { VaultView } from '../../src/protocol/views/vault.ts';
import { connect, failure, type Client } from './client.ts';
import { runLine } from './consoleLines.ts';
import { beforeReads, makeFolder, type Folder } from './folder.ts';

const location = '~/.aws/credentials';
const keysOf = (accessKeyId: string) =>
  `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n`;
const keyPair = keysOf('AKIAIOSFODNN8EXAMPLE');

let client: Client;
let view: VaultView;

beforeEach(async () => {
  client = connect();
  view = await client.ask('vault.trySandbox', {});
});

afterEach(() => {
  client.close();
});

/** Makes a profile of a linked folder the session's. */
async function useLinked(files: Readonly<Record<string, string>>, name: string): Promise<Folder> {
  const folder = await makeFolder(files);
  const { linked } = await client.ask('locations.link', { location, handles: { folder: folder.handle } });
  await client.ask('profile.useForSession', { file: { location: linked[0]?.id ?? '', name } });
  return folder;
}

test.each([
  [
    'credentials',
    { credentials: `[steve]\n${keyPair}region = us-east-1\nendpoint_url = https://sandbox.invalid\n` },
  ],
  [
    'config',
    {
      credentials: `[steve]\n${keyPair}`,
      config: '[profile steve]\nregion = us-east-1\nendpoint_url = https://sandbox.invalid\n',
    },
  ],
] as const)('no call is signed for an endpoint that stands in a linked %s file', async (_, files) => {
  await useLinked(files, 'steve');
  expect(await failure(client.ask('instances.list', {}))).toEqual({
    code: 'file-active-key',
    detail: { name: 'steve', location, key: 'endpoint_url' },
  });
  // The same endpoint is called for a profile of the vault.
  const id = view.profiles.find(({ name }) => name === 'default')?.id ?? '';
  await client.ask('profile.useForSession', { id });
  expect((await client.ask('instances.list', {})).call.sandbox).toBe(true);
});

test('a file may name the endpoint that the vault has for the same access key', async () => {
  const credentials = `[steve]\n${keysOf('AKIAIOSFODNN7EXAMPLE')}region = us-east-1\nendpoint_url = https://sandbox.invalid\n`;
  await useLinked({ credentials }, 'steve');
  expect((await client.ask('instances.list', {})).call).toEqual({
    profile: 'steve',
    region: 'us-east-1',
    sandbox: true,
  });
});

test('a profile that went from its file ends the call, whatever the vault has', async () => {
  const folder = await useLinked({ credentials: `[default]\n${keyPair}region = us-east-1\n` }, 'default');
  await folder.write('credentials', `[other]\n${keyPair}`);
  expect(await failure(client.ask('instances.list', { region: 'us-east-1' }))).toMatchObject({
    code: 'session-profile-gone',
  });
});

describe('a call goes by what it read itself, whatever another command has read since', () => {
  const steve = `[steve]\n${keysOf('AKIAIOSFODNN7EXAMPLE')}region = us-east-1\nendpoint_url = https://sandbox.invalid\n`;
  const listing = async () => (await client.ask('instances.list', {})).call.profile;
  const line = (text: string) => async () => {
    const { texts, errors } = await runLine(client, text);
    return [...texts, ...errors.map((error) => error.split(':')[0])].join();
  };
  const opening = line('(Get-AWSCredential).GetCredentials().AccessKey');
  const unsigned = line(
    'Use-STSRoleWithSAML -RoleArn arn:aws:iam::123456789012:role/partner -PrincipalArn arn:aws:iam::123456789012:saml-provider/corporate -SAMLAssertion none',
  );

  test.each([
    ['lists instances', listing, ['steve', 'session-profile-gone']],
    ['opens keys', opening, ['AKIAIOSFODNN7EXAMPLE', 'object-profile-gone']],
    ['asks STS unsigned', unsigned, ['InvalidIdentityToken', 'session-profile-gone']],
  ] as const)('where it %s', async (_, call, answers) => {
    const folder = await useLinked({ credentials: steve }, 'steve');
    const other = await makeFolder({ other: '' });
    const config = await other.handle.getFileHandle('other');
    await client.ask('locations.link', { location: 'other', handles: { config } });
    /** While the call reads the second location, the first one changes, and is read by another command. */
    const answer = async (before: string, after: string) => {
      await folder.write('credentials', before);
      const reading = beforeReads(config, async () => {
        await folder.write('credentials', after);
        await client.ask('locations.read', {});
      });
      const answer = await call().catch((error: unknown) =>
        error instanceof CofferError ? error.code : error,
      );
      reading.mockRestore();
      return answer;
    };
    expect([await answer(steve, ''), await answer('', steve)]).toEqual(answers);
  });
});
