/*
 * Initialize-AWSDefaultConfiguration and Clear-AWSDefaultConfiguration over linked files, and in the sandbox.
 */
import { beforeEach, expect, test } from 'vitest';
import { users } from '../../src/sandbox/account.ts';
import { makeFolder, type Folder } from './folder.ts';
import { sandboxConsole, type SandboxConsole } from './sandboxConsole.ts';

const { billing } = users;
const location = '~/.aws/credentials';
const lines = `aws_access_key_id = ${billing.accessKeyId}\naws_secret_access_key = ${billing.secretAccessKey}\n`;
const team = `[team]\n${lines}`;
const config = '[profile team]\nregion = eu-west-2\nendpoint_url = https://sandbox.invalid\n';

let at: SandboxConsole;
let folder: Folder;

beforeEach(async () => {
  at = await sandboxConsole();
  folder = await makeFolder({ credentials: team, config });
  await at.client.ask('locations.link', { location, handles: { folder: folder.handle } });
});

test('a profile of a file becomes the default of its file, and is used in this session', async () => {
  expect(
    (await at.run('Initialize-AWSDefaultConfiguration -ProfileName team -Region eu-west-1')).errors,
  ).toEqual([]);
  expect(await folder.read('credentials')).toBe(`${team}\n[default]\n${lines}`);
  expect(await folder.read('config')).toBe(
    `${config}\n[default]\nregion = eu-west-1\nendpoint_url = https://sandbox.invalid\n`,
  );
  expect(await at.given('"$StoredAWSCredentials@$StoredAWSRegion"; (Get-STSCallerIdentity).Arn')).toEqual([
    'default@eu-west-1',
    billing.arn,
  ]);
});

test('keys become the default of the file that is named', async () => {
  const line = `Initialize-AWSDefaultConfiguration -AccessKey ${billing.accessKeyId} -SecretKey ${billing.secretAccessKey} -Region eu-west-1 -ProfileLocation ${location}`;
  expect((await at.run(line)).errors).toEqual([]);
  expect(await folder.read('credentials')).toBe(`${team}\n[default]\n${lines}`);
});

test('what is typed in its dialogs is stored in the vault, with the sandbox as its endpoint, and used', async () => {
  await at.given('Remove-AWSCredentialProfile default -Force; Remove-AWSCredentialProfile team -Force');
  const { errors, questions, warnings } = await at.run('Initialize-AWSDefaultConfiguration', [
    { chosen: 0 },
    { typed: [billing.accessKeyId, billing.secretAccessKey] },
    { typed: ['eu-west-1'] },
  ]);
  expect(errors).toEqual([]);
  expect(warnings).toHaveLength(1);
  expect(questions.map(({ heading }) => heading)).toEqual([
    'Saved credentials found',
    'Please enter your AWS Access and Secret Keys',
    'Specify region',
  ]);
  expect(await at.given('(Get-STSCallerIdentity).Arn')).toEqual([billing.arn]);
  expect(JSON.stringify(at.client.received)).not.toContain(billing.secretAccessKey);
});

test('a dialog that is cancelled ends the command, and nothing is stored', async () => {
  await at.given('Remove-AWSCredentialProfile default -Force');
  const before = await at.client.ask('locations.read', {});
  await expect(at.run('Initialize-AWSDefaultConfiguration', [undefined])).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect((await at.client.ask('locations.read', {})).vault.revision).toBe(before.vault.revision);
  expect(await at.given('"[$StoredAWSCredentials]"')).toEqual(['[]']);
});

test("clearing the defaults removes the first store's, clears the session, and warns of the file's", async () => {
  await at.given('Initialize-AWSDefaultConfiguration -ProfileName team -Region eu-west-1');
  expect(await at.run('Clear-AWSDefaultConfiguration')).toMatchObject({
    errors: [],
    warnings: [
      `Remove succeeded, but there is still a profile named 'default' in the shared credentials file at ${location}.`,
    ],
  });
  expect(await at.given('"[$StoredAWSCredentials@$StoredAWSRegion]"')).toEqual(['[@]']);
  await at.given(`Clear-AWSDefaultConfiguration -SkipShell -ProfileLocation ${location}`);
  expect(await folder.read('credentials')).toBe(team);
});
