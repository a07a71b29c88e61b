/*
 * The search for credentials as a command makes it, over the vault, linked files and the session: a test per rule, and per
 * pair of rules that could be confused.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { users } from '../../src/sandbox/account.ts';
import { failure } from './client.ts';
import { makeFolder, type Folder } from './folder.ts';
import { sandboxConsole, type SandboxConsole } from './sandboxConsole.ts';

const { alice, billing } = users;
const location = '~/.aws/credentials';
const keysOf = ({ accessKeyId, secretAccessKey }: { accessKeyId: string; secretAccessKey: string }) =>
  `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\nendpoint_url = https://sandbox.invalid\n`;
const isAlice = [alice.arn];
const isBilling = [billing.arn];

let at: SandboxConsole;
let folder: Folder;

// The vault has default (alice) and sandbox-billing; the default location the names below; another one its own default.
beforeEach(async () => {
  at = await sandboxConsole();
  folder = await makeFolder({
    credentials: `[default]\n${keysOf(billing)}[file]\n${keysOf(billing)}[sandbox-billing]\n${keysOf(alice)}`,
  });
  await at.client.ask('locations.link', { location, handles: { folder: folder.handle } });
  const other = await makeFolder({ credentials: `[default]\n${keysOf(billing)}` });
  await at.client.ask('locations.link', { location: 'other', handles: { folder: other.handle } });
});

const who = (parameters: string) => `(Get-STSCallerIdentity ${parameters}).Arn`;

describe('which credentials', () => {
  test.each([
    ['"default" of the vault comes before that of the file', '', isAlice],
    ['a name is found in the vault before the file', '-ProfileName sandbox-billing', isBilling],
    ['a name that the vault does not have is found in the file', '-ProfileName file', isBilling],
    ['a location alone means its "default"', `-ProfileLocation ${location}`, isBilling],
    ['a location other than the default one, too', '-ProfileLocation other', isBilling],
    [
      'a name and a location mean that profile of that file',
      `-ProfileName sandbox-billing -ProfileLocation ${location}`,
      isAlice,
    ],
    [
      'keys come before a name and a location',
      `-AccessKey ${billing.accessKeyId} -SecretKey ${billing.secretAccessKey} -ProfileName default -ProfileLocation other`,
      isBilling,
    ],
    [
      'a name comes before a credentials object',
      '-ProfileName default -Credential (New-AWSCredential sandbox-billing)',
      isAlice,
    ],
    [
      'a location comes before a credentials object',
      '-ProfileLocation other -Credential (New-AWSCredential default)',
      isBilling,
    ],
  ])('%s', async (_, parameters, arn) => {
    expect(await at.given(who(parameters))).toEqual(arn);
  });

  test('a credentials object comes before the session, and the session before the default', async () => {
    await at.given('Set-AWSCredential -ProfileName file');
    expect(await at.given(who(''))).toEqual(isBilling);
    expect(await at.given(who('-Credential (New-AWSCredential default)'))).toEqual(isAlice);
    expect(await at.given(`Clear-AWSCredential; ${who('')}`)).toEqual(isAlice);
  });

  test('"default" of the file comes before "AWS PS Default", and that last', async () => {
    await at.given('Remove-AWSCredentialProfile default -Force -WarningAction SilentlyContinue');
    await at.given(
      `Set-AWSCredential -AccessKey ${alice.accessKeyId} -SecretKey ${alice.secretAccessKey} -StoreAs 'AWS PS Default'`,
    );
    expect(await at.given(who('-Region us-east-1'))).toEqual(isBilling);
    await folder.write('credentials', '');
    // Its endpoint went with the vault's default; the key is known nowhere else.
    expect(await at.given('$AWSHistory.LastCommand.ProfileName')).toEqual(['default']);
    expect((await at.run(who('-Region us-east-1 -EndpointUrl https://sandbox.invalid'))).texts).toEqual(
      isAlice,
    );
    expect(await at.given('$AWSHistory.LastCommand.ProfileName')).toEqual(['AWS PS Default']);
  });

  test('a file that another program changed counts as it is now', async () => {
    await folder.write('credentials', `[file]\n${keysOf(alice)}`);
    expect(await at.given(who('-ProfileName file'))).toEqual(isAlice);
  });
});

describe('what ends the search', () => {
  test.each([
    ['a name that is nowhere', '-ProfileName nobody', 'profile-unknown'],
    [
      'a name that only another location has',
      '-ProfileName default -ProfileLocation nowhere',
      'profile-location-unknown',
    ],
    ['a name that the location does not have', '-ProfileName file -ProfileLocation other', 'profile-unknown'],
    ['a name with other capitals', '-ProfileName Default', 'profile-unknown'],
    [
      'half a key pair, whatever name is given',
      `-AccessKey ${alice.accessKeyId} -ProfileName default`,
      'access-key-alone',
    ],
  ])('%s', async (_, parameters, id) => {
    expect((await at.refused(who(parameters))).map((error) => error.split(':')[0])).toEqual([id]);
  });

  test('a profile that was found and is not valid', async () => {
    await folder.write('credentials', `[half]\naws_access_key_id = ${alice.accessKeyId}\n`);
    expect(await at.refused(who('-ProfileName half'))).toEqual([
      'profile-invalid: Credential profile [half] is not valid.  Please ensure the profile contains a valid combination of properties.',
    ]);
  });

  test("a session's profile that is gone", async () => {
    await at.given('Set-AWSCredential -ProfileName file');
    await folder.write('credentials', '');
    expect((await at.refused(who(''))).map((error) => error.split(':')[0])).toEqual(['session-profile-gone']);
    expect(await at.given(who('-ProfileName default'))).toEqual(isAlice);
  });

  test('a file that cannot be read, where the search comes to it', async () => {
    await folder.remove('credentials');
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(folder.handle.name, { recursive: true });
    expect((await at.refused(who('-ProfileName file'))).map((error) => error.split(':')[0])).toEqual([
      'file-gone',
    ]);
    expect(await at.given(who('-ProfileName default'))).toEqual(isAlice);
  });
});

describe('which region', () => {
  const region = (parameters = '') =>
    `$null = Get-STSCallerIdentity ${parameters}; $AWSHistory.LastCommand.Region`;

  test('-Region, the session, the profile, and "default", in this order', async () => {
    expect(await at.given(region('-ProfileName file'))).toEqual(['us-east-1']);
    expect(await at.given(region('-ProfileName sandbox-billing'))).toEqual(['eu-west-1']);
    await at.given('Set-DefaultAWSRegion us-west-2');
    expect(await at.given(region('-ProfileName sandbox-billing'))).toEqual(['us-west-2']);
    expect(await at.given(region('-ProfileName sandbox-billing -Region eu-central-1'))).toEqual([
      'eu-central-1',
    ]);
  });

  test('by the rules of AWS Tools for PowerShell never that of the profile', async () => {
    await at.client.ask('preferences.save', { regionRules: 'powershell' });
    expect(await at.given(region('-ProfileName sandbox-billing'))).toEqual(['us-east-1']);
  });

  test("the service's own, where there is one and nothing else says", async () => {
    await at.given('Set-AWSCredential -ProfileName sandbox-billing -StoreAs copy');
    await at.given('Remove-AWSCredentialProfile default -Force -WarningAction SilentlyContinue');
    await at.client.ask('preferences.save', { regionRules: 'powershell' });
    expect(await at.given(region('-ProfileName copy'))).toEqual(['us-east-1']);
    expect((await at.refused('Get-EC2Region -ProfileName copy')).map((error) => error.split('.')[0])).toEqual(
      ['region-none: No region specified or obtained from persisted/shell defaults'],
    );
  });
});

test('the page follows what the console sets, and the console what the page chooses', async () => {
  const { client } = at;
  const changes = () =>
    client.events.flatMap((event) => (event.at === 'changed' ? [event.vault.session] : []));
  await at.given('Set-AWSCredential -ProfileName sandbox-billing; Set-DefaultAWSRegion us-west-2');
  await expect.poll(() => changes().at(-1)).toMatchObject({ name: 'sandbox-billing', region: 'us-west-2' });
  expect((await at.run('')).prompt).toBe('PS sandbox-billing@us-west-2> ');
  const id = (await client.ask('profile.useForSession', {})).profiles.find(
    ({ name }) => name === 'default',
  )?.id;
  expect((await at.run('"[$StoredAWSCredentials]"')).texts).toEqual(['[]']);
  await client.ask('profile.useForSession', { id: id ?? '' });
  expect(await at.given('"$StoredAWSCredentials@$StoredAWSRegion"')).toEqual(['default@us-west-2']);
  // The page's own calls use the session's region and keys too.
  await at.given(`Set-AWSCredential -AccessKey ${billing.accessKeyId} -SecretKey ${billing.secretAccessKey}`);
  expect(await failure(client.ask('instances.list', {}))).toMatchObject({
    detail: { errorCode: 'UnauthorizedOperation' },
  });
  const session = { name: 'Supplied Key Parameters', region: 'us-west-2', given: true };
  await expect.poll(() => changes().at(-1)).toEqual(session);
  const before = changes().length;
  await at.given('foreach ($i in 1..1000) { $StoredAWSRegion = "eu-west-$i" }');
  await expect.poll(() => changes().at(-1)).toEqual({ ...session, region: 'eu-west-1000' });
  expect(changes().length - before).toBeLessThan(100);
});
