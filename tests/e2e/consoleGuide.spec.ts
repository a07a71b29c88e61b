/*
 * What AWS's guide has its readers type, line by line, each with the effect that the guide promises. The account is the
 * sandbox's.
 */
import { expect, type Page, test } from '@playwright/test';
import { commands, openConsole, rowsOf, runLine, startLine, succeed } from './console.ts';
import { createVault, press, profileNames, trySandbox, unlock } from './screens.ts';

const prompt = (page: Page) => page.getByTestId('prompt');
const alice = 'arn:aws:iam::123456789012:user/alice';
const billing = 'arn:aws:iam::123456789012:user/billing';

async function identity(page: Page, parameters = ''): Promise<string> {
  const article = await succeed(page, `(Get-STSCallerIdentity ${parameters}).Arn`);
  return (await article.locator('pre').innerText()).trim();
}

const output = async (page: Page, line: string) =>
  (await (await succeed(page, line)).locator('pre').innerText()).trim();

test.describe('in the sandbox', () => {
  test.beforeEach(async ({ page }) => {
    await trySandbox(page);
    await openConsole(page);
  });

  test('temporary credentials go into a variable and are used from there', async ({ page }) => {
    await succeed(page, '$tempcreds = Get-STSSessionToken -DurationInSeconds 900');
    expect(await output(page, '$tempcreds.AccessKeyId')).toMatch(/^ASIA/);
    const shown = await succeed(page, '$tempcreds');
    await expect(shown.getByRole('button', { name: 'Reveal' })).toHaveCount(2);
    expect(await identity(page, '-Credential $tempcreds')).toBe(alice);
    await succeed(
      page,
      'Set-AWSCredential -AccessKey $tempcreds.AccessKeyId -SecretKey $tempcreds.SecretAccessKey -SessionToken $tempcreds.SessionToken',
    );
    await expect(prompt(page)).toHaveText('Supplied Key Parameters@us-east-1');
    expect(await identity(page)).toBe(alice);
    await succeed(page, 'Clear-AWSCredential');
    await expect(prompt(page)).toHaveText('default@us-east-1');
  });

  test('a role’s credentials are an object that commands and the session take', async ({ page }) => {
    await succeed(
      page,
      '$Creds = (Use-STSRole -RoleArn "arn:aws:iam::123456789012:role/reader" -RoleSessionName "MyRoleSessionName").Credentials',
    );
    const role = 'arn:aws:sts::123456789012:assumed-role/reader/MyRoleSessionName';
    expect(await identity(page, '-Credential $Creds')).toBe(role);
    await succeed(page, '$Creds | Set-AWSCredential');
    await expect(prompt(page)).toHaveText('Credentials Object@us-east-1');
    expect(await identity(page)).toBe(role);
  });

  test('keys are stored under a name, and loaded by it', async ({ page }) => {
    await succeed(
      page,
      'Set-AWSCredential -AccessKey AKIAI44QH8DHBEXAMPLE -SecretKey je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY -StoreAs MyNewProfile',
    );
    // Storing is not activating.
    await expect(prompt(page)).toHaveText('default@us-east-1');
    expect(await identity(page, '-ProfileName MyNewProfile')).toBe(billing);
    await succeed(page, 'Set-AWSCredential -ProfileName MyNewProfile');
    await expect(prompt(page)).toHaveText('MyNewProfile@us-east-1');
    expect(await output(page, '"$StoredAWSCredentials"')).toBe('MyNewProfile');
    expect(await identity(page)).toBe(billing);
  });

  test('one of two profiles is used for the session, the other for a command', async ({ page }) => {
    await succeed(page, 'Set-AWSCredential -ProfileName sandbox-billing');
    expect(await identity(page)).toBe(billing);
    expect(await identity(page, '-ProfileName default')).toBe(alice);
    expect(await identity(page)).toBe(billing);
    const refused = await runLine(page, 'Get-EC2Instance -Region us-east-1');
    await expect(refused.locator('[data-error-id="UnauthorizedOperation"]')).toBeVisible();
    expect(
      Number(await output(page, '(Get-EC2Instance -ProfileName default -Region us-east-1).Instances.Count')),
    ).toBeGreaterThan(50);
  });

  test('a prompt function shows whose session it is', async ({ page }) => {
    await succeed(
      page,
      'function prompt { $p = "PS "; if ($StoredAWSCredentials) { $p += "$StoredAWSCredentials" }; if ($StoredAWSRegion) { $p += "@$StoredAWSRegion" }; $p += " $(Get-Location)> "; $p }',
    );
    await succeed(page, 'Set-AWSCredential sandbox-billing; Set-DefaultAWSRegion us-west-2');
    const article = await succeed(page, '"next"');
    await expect(article).toContainText('PS sandbox-billing@us-west-2 Coffer:\\> "next"');
  });

  test('profiles are listed, updated and removed', async ({ page }) => {
    const store = (key: string, secret: string) =>
      succeed(page, `Set-AWSCredential -AccessKey ${key} -SecretKey ${secret} -StoreAs mine`);
    await store('AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
    expect(await rowsOf(await succeed(page, 'Get-AWSCredential -ListProfileDetail'))).toEqual([
      { ProfileName: 'default', StoreTypeName: 'EncryptedVault', ProfileLocation: '' },
      { ProfileName: 'sandbox-billing', StoreTypeName: 'EncryptedVault', ProfileLocation: '' },
      { ProfileName: 'sandbox-partner', StoreTypeName: 'EncryptedVault', ProfileLocation: '' },
      { ProfileName: 'sandbox-operator', StoreTypeName: 'EncryptedVault', ProfileLocation: '' },
      { ProfileName: 'sandbox-web', StoreTypeName: 'EncryptedVault', ProfileLocation: '' },
      { ProfileName: 'mine', StoreTypeName: 'EncryptedVault', ProfileLocation: '' },
    ]);
    expect(await identity(page, '-ProfileName mine')).toBe(alice);
    await store('AKIAI44QH8DHBEXAMPLE', 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY');
    expect(await identity(page, '-ProfileName mine')).toBe(billing);
    const asking = await startLine(page, 'Remove-AWSCredentialProfile -ProfileName mine');
    await expect(page.getByRole('dialog')).toContainText('Are you sure you want to perform this action?');
    await press(page, 'OK');
    await expect(asking).toHaveAttribute('data-state', 'done');
    await succeed(page, 'Remove-AWSCredentialProfile sandbox-billing -Force');
    const gone = await runLine(page, 'Remove-AWSCredentialProfile -ProfileName mine -Force');
    await expect(gone).toContainText("The CredentialProfile 'mine' does not exist.");
    await page.getByRole('link', { name: 'Profiles' }).click();
    expect(await profileNames(page)).toEqual([
      'default',
      'sandbox-partner',
      'sandbox-operator',
      'sandbox-web',
    ]);
  });

  test('default and AWS PS Default', async ({ page }) => {
    await succeed(page, 'Initialize-AWSDefaultConfiguration -ProfileName sandbox-billing -Region us-west-2');
    await expect(prompt(page)).toHaveText('default@us-west-2');
    expect(await identity(page)).toBe(billing);
    expect(await identity(page, '-ProfileName default')).toBe(billing);
    await succeed(page, 'Clear-AWSDefaultConfiguration');
    await expect(prompt(page)).toHaveText('');
    const none = await runLine(page, 'Get-EC2Instance -Region us-east-1');
    await expect(none).toContainText('No credentials specified or obtained from persisted/shell defaults.');
    await succeed(
      page,
      'Set-AWSCredential -AccessKey AKIAI44QH8DHBEXAMPLE -SecretKey je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY -StoreAs "AWS PS Default"',
    );
    await expect(prompt(page)).toHaveText('AWS PS Default');
    expect(await identity(page)).toBe(billing);
  });

  test('region orders', async ({ page }) => {
    const region = () => output(page, '(Get-DefaultAWSRegion).Region');
    await expect(prompt(page)).toHaveText('default@us-east-1');
    await succeed(page, 'Set-DefaultAWSRegion -Region us-west-2');
    expect(await region()).toBe('us-west-2');
    await expect(prompt(page)).toHaveText('default@us-west-2');
    const shown = await succeed(page, 'Get-EC2Region -Region eu-west-1 -Verbose | Out-Null');
    await expect(shown).toContainText('VERBOSE: ');
    await succeed(page, 'Clear-DefaultAWSRegion');
    await expect(prompt(page)).toHaveText('default@us-east-1');
    await succeed(page, 'Set-AWSCredential sandbox-billing');
    await expect(prompt(page)).toHaveText('sandbox-billing@eu-west-1');
    const bad = await runLine(page, 'Set-DefaultAWSRegion "not a region"');
    await expect(bad).toHaveAttribute('data-state', 'error');
  });
});

test('the lines of a $PROFILE run at unlock, and an error in them does not block', async ({ page }) => {
  await createVault(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await press(page, 'Add sandbox profiles');
  await page
    .getByLabel('Profile script')
    .fill(
      'Import-Module AWSPowerShell\nSet-AWSCredential -ProfileName sandbox-billing\nSet-DefaultAWSRegion us-west-2\nGet-Nothing',
    );
  await press(page, 'Save script');
  await expect(page.getByRole('status').filter({ hasText: 'aved' })).toBeVisible();
  await press(page, 'Lock');
  await unlock(page);
  await expect(prompt(page)).toHaveText('sandbox-billing@us-west-2');
  await openConsole(page);
  await expect(commands(page).first()).toContainText("The term 'Get-Nothing' is not recognized");
  expect(await output(page, '"$StoredAWSCredentials"')).toBe('sandbox-billing');
});
