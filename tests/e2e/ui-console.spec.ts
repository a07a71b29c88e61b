import { expect, test, type Page } from '@playwright/test';
import { commands, openConsole, runLine, startLine, succeed } from './console.ts';
import { createVault, passphrase, press, profileRow, trySandbox, unlock } from './screens.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Command' });
/** Shows an object with two masked secrets. */
const showSecret =
  '(New-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY).GetCredentials()';

const prompt = (page: Page) => page.getByTestId('prompt');

test.describe('in the sandbox', () => {
  test.beforeEach(async ({ page }) => {
    await trySandbox(page);
    await openConsole(page);
  });

  test('an example is put into the field, and runs with Enter', async ({ page }) => {
    await press(page, 'Get-Command');
    await expect(field(page)).toHaveValue('Get-Command');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(commands(page)).toHaveAttribute('data-state', 'done');
    await expect(commands(page).getByRole('table')).toContainText('Get-AWSCredential');
    await expect(field(page)).toHaveValue('');
  });

  test('Enter breaks a line that is not finished, as Shift+Enter does any', async ({ page }) => {
    await field(page).pressSequentially('foreach ($i in 1..2) {');
    await page.keyboard.press('Enter');
    await page.keyboard.type('$i');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('}');
    await expect(field(page)).toHaveValue('foreach ($i in 1..2) {\n$i\n}');
    await page.keyboard.press('Enter');
    await expect(commands(page).locator('pre')).toHaveText('1\n2');
  });

  test('Tab offers completions, narrowed by typing and taken with Enter', async ({ page }) => {
    await field(page).pressSequentially('Get-');
    await page.keyboard.press('Tab');
    const selected = page.getByRole('option', { selected: true });
    await expect(selected).toHaveCount(1);
    const id = await selected.getAttribute('id');
    await expect(field(page)).toHaveAttribute('aria-activedescendant', id ?? '');
    await page.keyboard.press('ArrowDown');
    await expect(selected).not.toHaveAttribute('id', id ?? '');
    await page.keyboard.type('AWSR');
    await expect(page.getByRole('option')).toHaveText([/^Get-AWSRegion/]);
    await page.keyboard.press('Enter');
    await expect(field(page)).toHaveValue(/^Get-AWSRegion/);
    await expect(page.getByRole('listbox')).toHaveCount(0);
  });

  test('the keyboard gets past the field', async ({ page }) => {
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Run' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('Get-');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('listbox')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox')).toHaveCount(0);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('listbox')).toBeVisible();
    await page.keyboard.press('Home');
    await expect(page.getByRole('listbox')).toHaveCount(0);
    await page.keyboard.press('End');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Run' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('zzz');
    await page.keyboard.press('Tab');
    await expect(page.getByText('Nothing to complete.')).toBeVisible();
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Run' })).toBeFocused();
  });

  test('lines are called back with Up and Down, and found with Ctrl+R', async ({ page }) => {
    for (const line of ['1 + 1', '"two"', '3']) await succeed(page, line);
    await page.keyboard.type('draft');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(field(page)).toHaveValue('"two"');
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowDown');
    await expect(field(page)).toHaveValue('draft');
    await page.keyboard.press('Control+c');
    await expect(field(page)).toHaveValue('');

    await page.keyboard.press('Control+r');
    await page.keyboard.press('Control+c');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Control+r');
    await field(page).focus();
    await page.keyboard.press('Control+r');
    await page.keyboard.type('1');
    await expect(page.getByText('1 + 1').last()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(field(page)).toHaveValue('1 + 1');
    await expect(field(page)).toBeFocused();
  });

  test('Ctrl+C stops an endless loop, while the page answers and another line waits', async ({ page }) => {
    const loop = await startLine(page, 'while ($true) { 1 }');
    await field(page).fill('"next"');
    await page.keyboard.press('Enter');
    await expect(commands(page)).toHaveCount(2);
    await page.getByRole('link', { name: 'Profiles' }).click();
    await expect(page.getByRole('table', { name: 'Profiles' })).toBeVisible();
    await openConsole(page);
    await expect(loop).toHaveAttribute('data-state', 'running');
    await page.keyboard.press('Control+c');
    await expect(loop).toHaveAttribute('data-state', 'error');
    await expect(loop).toContainText('Stopped.');
    await expect(commands(page).last().locator('pre')).toHaveText('next');
  });

  test('the newest line is in view, however long the one before it was', async ({ page }) => {
    const long = await succeed(page, '1..100000');
    await expect(long).toContainText('of 100000');
    const newest = await succeed(page, '"after it"');
    await expect(newest.locator('pre')).toBeInViewport();
    await page.waitForTimeout(500);
    await expect(newest.locator('pre')).toBeInViewport();
    await expect(long).toContainText('Showing 10000 of 100000.');
    await long.getByRole('button', { name: 'Show more' }).click();
    await expect(long).toContainText('Showing 20000 of 100000.');
    await expect(newest.locator('pre')).not.toBeInViewport();
  });

  test('what is typed stays while another screen is shown, which takes the keys', async ({ page }) => {
    await page.keyboard.type('half a li');
    await page.getByRole('link', { name: 'Profiles' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page).toHaveTitle(/^Profiles/);
    await expect(field(page)).toHaveCount(0);
    await openConsole(page);
    await expect(page).toHaveTitle(/^Console/);
    await page.keyboard.type('ne');
    await expect(field(page)).toHaveValue('half a line');
  });

  test('a prompt of several lines keeps its last one before the field', async ({ page }) => {
    await succeed(page, 'function prompt { "one`ntwo> " }');
    await expect(page.getByText('one', { exact: true })).toBeVisible();
    await expect(page.getByText('two>', { exact: true })).toBeVisible();
  });

  test('the command line is in sight on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('link', { name: 'Profiles' }).click();
    await openConsole(page);
    await expect(field(page)).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: 'Run' })).toBeInViewport({ ratio: 1 });
  });

  test('Ctrl+L takes the log away', async ({ page }) => {
    await succeed(page, '1');
    await page.keyboard.press('Control+l');
    await expect(commands(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Get-Command' })).toBeVisible();
  });

  test('a question is a dialog in its own words; cancelling it ends the line', async ({ page }) => {
    const asking = await startLine(page, 'Set-DefaultAWSRegion');
    const dialog = page.getByRole('dialog', { name: 'Supply values for the following parameters:' });
    await dialog.getByLabel('Region').fill('eu-west-1');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(asking).toHaveAttribute('data-state', 'done');
    await expect(prompt(page)).toHaveText('default@eu-west-1');
    await expect(page.getByText('PS default@eu-west-1>', { exact: true })).toBeVisible();
    await expect(field(page)).toBeFocused();

    const cancelled = await startLine(page, 'Set-DefaultAWSRegion');
    await press(page, 'Cancel');
    await expect(cancelled).toHaveAttribute('data-state', 'error');
  });

  test('a question that comes while another screen is shown is asked there', async ({ page }) => {
    await startLine(
      page,
      'while ($StoredAWSCredentials -eq $null) { }; Remove-AWSCredentialProfile sandbox-billing',
    );
    await page.getByRole('link', { name: 'Profiles' }).click();
    await profileRow(page, 'default').first().getByRole('button', { name: 'Use for this session' }).click();
    const dialog = page.getByRole('dialog', { name: 'Are you sure you want to perform this action?' });
    await expect(dialog.getByRole('radio', { name: 'Yes', exact: true })).toBeChecked();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(page.getByRole('rowheader', { name: 'sandbox-billing' })).toHaveCount(0);
  });

  test('a question waits behind a dialog that is open', async ({ page }) => {
    const asking = await startLine(page, 'Start-Sleep 1; Remove-AWSCredentialProfile sandbox-billing');
    await press(page, 'Switch profile');
    const other = page.getByRole('dialog', { name: 'Switch profile' });
    await page.waitForTimeout(1500);
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await expect(other).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Are you sure' }).waitFor();
    await expect(asking).toHaveAttribute('data-state', 'running');
    await press(page, 'Cancel');
    await expect(asking).toHaveAttribute('data-state', 'error');
  });

  test('an error says what is wrong and where', async ({ page }) => {
    const article = await runLine(page, '1; Get-Nothing');
    const error = article.locator('[data-error-id="CommandNotFoundException"]');
    await expect(error).toContainText("The term 'Get-Nothing' is not recognized");
    await expect(error.locator('pre')).toHaveText('   1 | 1; Get-Nothing\n     |    ~~~~~~~~~~~');
  });
});

test('output is copied as text, with secrets masked', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await trySandbox(page);
  await openConsole(page);
  const article = await succeed(page, `"one"; Get-AWSRegion us-west-2; ${showSecret}`);
  await article.getByRole('button', { name: 'Copy output' }).click();
  await expect(page.getByText('Copied the output.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^one\n\nRegion +Name +IsShellDefault\n[- ]+\nus-west-2 /);
  expect(copied).toMatch(/\*{4}…\w{4}/);
});

test('an Enter that was on its way when a question opened does not answer it', async ({ page }) => {
  await page.clock.install();
  await trySandbox(page);
  await openConsole(page);
  // From here on no time passes for the page.
  await page.clock.pauseAt(Date.now() + 60_000);
  await startLine(page, 'Remove-AWSCredentialProfile default');
  const dialog = page.getByRole('dialog', { name: 'Are you sure you want to perform this action?' });
  await expect(dialog.getByRole('radio', { name: 'Yes', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.clock.runFor(299);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.clock.runFor(1);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
});

test('a masked secret is revealed for the passphrase, in its place, until it is hidden', async ({ page }) => {
  await createVault(page);
  await openConsole(page);
  const article = await succeed(page, showSecret);
  await expect(article).not.toContainText('wJalrXUtnFEMI');
  await article.getByRole('button', { name: 'Reveal' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Confirm it is you' });
  await dialog.getByLabel('Passphrase').fill('not the passphrase');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('this is not its passphrase');
  await dialog.getByLabel('Passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(article).toContainText('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
  await press(page, 'Hide');
  await expect(article).not.toContainText('wJalrXUtnFEMI');
});

test('the profile script runs at unlock, and says elsewhere that it failed', async ({ page }) => {
  await createVault(page);
  await openConsole(page);
  await succeed(page, '"before the lock"');
  await page.getByRole('link', { name: 'Settings' }).click();
  const script = page.getByLabel('Profile script');
  await script.fill('Set-AWSCredential -AccessKey a -SecretKey wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
  await press(page, 'Save script');
  await expect(page.getByRole('alert')).toContainText(
    'The script was not saved, because a secret stands in it.',
  );
  await script.fill('Set-DefaultAWSRegion eu-west-1\nGet-Nothing');
  await press(page, 'Save script');
  await expect(page.getByText('Saved the profile script.')).toBeVisible();
  await press(page, 'Lock');
  await unlock(page);
  await expect(page.getByRole('alert')).toContainText('The profile script reported an error.');
  await expect(prompt(page)).toHaveText('@eu-west-1');
  await press(page, 'Open Console');
  await expect(commands(page)).toHaveAttribute('data-state', 'error');
  await expect(commands(page)).toContainText('Profile script');
  await expect(commands(page)).toContainText("The term 'Get-Nothing' is not recognized");
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toHaveValue('"before the lock"');
});
