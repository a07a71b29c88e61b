/*
 * Storing, listing and removing profiles on the console, over the vault and linked files.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { users } from '../../src/sandbox/account.ts';
import { tablesOf } from './consoleLines.ts';
import { beforeNextWrite, busy, makeFolder, type Folder } from './folder.ts';
import { sandboxConsole, type SandboxConsole } from './sandboxConsole.ts';

const { alice, billing } = users;
const location = '~/.aws/credentials';
const keys = `-AccessKey ${alice.accessKeyId} -SecretKey ${alice.secretAccessKey}`;
const aliceLines = `aws_access_key_id = ${alice.accessKeyId}\naws_secret_access_key = ${alice.secretAccessKey}\n`;
const team = `# kept by hand\n[team]   ; of us all\naws_access_key_id=${billing.accessKeyId}\naws_secret_access_key=${billing.secretAccessKey}\naws_session_token=old\nunknown = stays\n`;
const config = '[profile team]\nregion = eu-west-2\noutput = json\n';

let at: SandboxConsole;
let folder: Folder;

beforeEach(async () => {
  at = await sandboxConsole();
  folder = await makeFolder({ credentials: team, config });
  await at.client.ask('locations.link', { location, handles: { folder: folder.handle } });
});

describe('Set-AWSCredential -StoreAs -ProfileLocation', () => {
  test('writes a new profile to the end of the files, with the endpoint that its key is used at', async () => {
    expect(
      await at.run(`Set-AWSCredential ${keys} -StoreAs steve -ProfileLocation ${location} -Verbose`),
    ).toMatchObject({
      errors: [],
      verbose: [
        'Credentials loaded from the supplied key parameters.',
        `Updated shared credentials file at ${location}.`,
      ],
    });
    expect(await folder.read('credentials')).toBe(`${team}\n[steve]\n${aliceLines}`);
    expect(await folder.read('config')).toBe(
      `${config}\n[profile steve]\nendpoint_url = https://sandbox.invalid\n`,
    );
    expect(await at.given('(Get-STSCallerIdentity -ProfileName steve -Region us-east-1).Arn')).toEqual([
      alice.arn,
    ]);
  });

  test('over a profile replaces its keys, and leaves its region, unknown keys and comments', async () => {
    await at.given(`Set-AWSCredential ${keys} -StoreAs team -ProfileLocation ${location}`);
    expect(await folder.read('credentials')).toBe(
      `# kept by hand\n[team]   ; of us all\naws_access_key_id=${alice.accessKeyId}\naws_secret_access_key=${alice.secretAccessKey}\nunknown = stays\n`,
    );
    expect(await folder.read('config')).toBe(`${config}endpoint_url = https://sandbox.invalid\n`);
  });

  test('a profile of a file is copied within its file, a profile of the vault within the vault', async () => {
    await at.given('Set-AWSCredential -ProfileName team -StoreAs copy');
    await at.given(`Set-AWSCredential -ProfileName default -StoreAs another`);
    expect(tablesOf(await at.run('Get-AWSCredential -ListProfileDetail'))).toEqual([
      [
        { ProfileName: 'default', StoreTypeName: 'EncryptedVault', ProfileLocation: '' },
        { ProfileName: 'sandbox-billing', StoreTypeName: 'EncryptedVault', ProfileLocation: '' },
        { ProfileName: 'sandbox-partner', StoreTypeName: 'EncryptedVault', ProfileLocation: '' },
        { ProfileName: 'sandbox-operator', StoreTypeName: 'EncryptedVault', ProfileLocation: '' },
        { ProfileName: 'sandbox-web', StoreTypeName: 'EncryptedVault', ProfileLocation: '' },
        { ProfileName: 'another', StoreTypeName: 'EncryptedVault', ProfileLocation: '' },
        { ProfileName: 'team', StoreTypeName: 'SharedCredentialsFile', ProfileLocation: location },
        { ProfileName: 'copy', StoreTypeName: 'SharedCredentialsFile', ProfileLocation: location },
      ],
    ]);
    expect(await folder.read('config')).toBe(
      `${config}\n[profile copy]\nunknown = stays\nregion = eu-west-2\noutput = json\n`,
    );
  });

  test('a name that not every AWS tool reads back is refused for a file, and taken by the vault', async () => {
    const named = `Set-AWSCredential ${keys} -StoreAs 'my profile'`;
    expect(
      (await at.refused(`${named} -ProfileLocation ${location}`)).map((error) => error.split(':')[0]),
    ).toEqual(['profile-unwritable']);
    expect(await folder.read('credentials')).toBe(team);
    expect(await at.given(named)).toEqual([]);
  });

  test('a location that is not linked is refused, with how to link it', async () => {
    expect(
      await at.refused(`Set-AWSCredential ${keys} -StoreAs x -ProfileLocation C:\\aws\\credentials`),
    ).toEqual([
      'profile-location-unknown: Cannot use "C:\\aws\\credentials" for profiles, because no location of that name is linked. Link its folder or file under that name on the screen "Files", or leave out -ProfileLocation.',
    ]);
  });

  test('a profile that another program changes at that moment stays as that program left it', async () => {
    const changed = team.replace('stays', 'changed');
    beforeNextWrite('credentials', () => folder.write('credentials', changed));
    expect(
      (await at.refused(`Set-AWSCredential ${keys} -StoreAs team -ProfileLocation ${location}`)).map(
        (error) => error.split(':')[0],
      ),
    ).toEqual(['file-changed']);
    expect(await folder.read('credentials')).toBe(changed);
  });

  test('what went to one file and not to the other is said', async () => {
    beforeNextWrite('config', busy);
    expect(await at.refused(`Set-AWSCredential ${keys} -StoreAs steve -ProfileLocation ${location}`)).toEqual(
      [
        expect.stringMatching(
          /^stored-half: What belongs in the credentials file of ~\/\.aws\/credentials was stored/,
        ),
      ],
    );
    expect(await at.given('Get-AWSCredential steve')).toEqual(['steve']);
  });

  test('a location that was only opened holds the change in memory, and says so', async () => {
    const files = [new File([team], 'credentials')];
    await at.client.ask('locations.open', { location: 'opened', files });
    expect(await at.run(`Set-AWSCredential ${keys} -StoreAs steve -ProfileLocation opened`)).toMatchObject({
      errors: [],
      warnings: [
        'This browser cannot write to opened: the change is held in memory, and gone with the lock. Download the file on the screen Files.',
      ],
    });
    expect(
      await at.given('(Get-AWSCredential -ListProfileDetail -ProfileLocation opened).ProfileName'),
    ).toEqual(['team', 'steve']);
  });
});

describe('Get-AWSCredential', () => {
  test('lists the profiles of one location alone', async () => {
    expect(
      tablesOf(await at.run(`Get-AWSCredential -ListProfileDetail -ProfileLocation ${location}`)),
    ).toEqual([[{ ProfileName: 'team', StoreTypeName: 'SharedCredentialsFile', ProfileLocation: location }]]);
  });

  test('a name may stand in both stores', async () => {
    await at.given(`Set-AWSCredential ${keys} -StoreAs team`);
    expect(
      await at.given(
        'Get-AWSCredential -ListProfileDetail | Where-Object ProfileName -eq team | ForEach-Object StoreTypeName',
      ),
    ).toEqual(['EncryptedVault', 'SharedCredentialsFile']);
  });

  test('lists what is in the vault although a file cannot be read, and says why', async () => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(folder.handle.name, { recursive: true });
    expect(await at.run('Get-AWSCredential -ListProfile')).toMatchObject({
      texts: ['default', 'sandbox-billing', 'sandbox-partner', 'sandbox-operator', 'sandbox-web'],
      errors: [expect.stringMatching(/^file-gone: /)],
    });
  });

  test('GetCredentials() gives the keys of a profile of a file', async () => {
    expect(await at.given('(Get-AWSCredential team).GetCredentials().AccessKey')).toEqual([
      billing.accessKeyId,
    ]);
  });
});

describe('Remove-AWSCredentialProfile', () => {
  test('removes the first hit, and warns of the other', async () => {
    await at.given(`Set-AWSCredential ${keys} -StoreAs team`);
    expect(await at.run('Remove-AWSCredentialProfile team', [{ chosen: 0 }])).toMatchObject({
      errors: [],
      warnings: [
        `Remove succeeded, but there is still a profile named 'team' in the shared credentials file at ${location}.`,
      ],
    });
    expect(await at.run('Remove-AWSCredentialProfile team -Force')).toMatchObject({
      errors: [],
      warnings: [],
    });
    expect([await folder.read('credentials'), await folder.read('config')]).toEqual(['', '']);
  });

  test('at a location removes that one, and warns of the one in the vault', async () => {
    await at.given(`Set-AWSCredential ${keys} -StoreAs team`);
    expect(await at.run(`Remove-AWSCredentialProfile team ${location} -Force`)).toMatchObject({
      errors: [],
      warnings: ["Remove succeeded, but there is still a profile named 'team' in the vault."],
    });
    expect(await folder.read('credentials')).toBe('');
  });

  test('what was removed from one file and not from the other is said', async () => {
    beforeNextWrite('config', busy);
    expect(await at.refused('Remove-AWSCredentialProfile team -Force')).toEqual([
      expect.stringMatching(
        /^removed-half: What the credentials file of ~\/\.aws\/credentials has of "team" was removed/,
      ),
    ]);
    expect(await folder.read('config')).toBe(config);
  });
});
