import { expect, test } from '@playwright/test';
import {
  compare,
  credentials,
  fileRow,
  holdPermission,
  keyPair,
  linkFolder,
  linked,
  location,
  pressInDialog,
  readFile,
  row,
  section,
  stubPickers,
  writeFile,
} from './files.ts';
import { createVault, importFile, passphrase, press, profileNames } from './screens.ts';

test('a profile is copied to the vault with an undo, and moved there without one', async ({ page }) => {
  await linked(page);
  await fileRow(page, 'work').getByRole('button', { name: 'Copy to vault' }).click();
  await pressInDialog(page, 'Copy to vault');
  await expect(page.getByText('Imported 1 profile.')).toBeVisible();
  await expect(await compare(page, 'work')).toContainText('The same');
  await press(page, 'Undo');
  await expect(row(page, 'Compare with the vault', 'work')).toContainText('Only in the file');
  expect(await readFile(page, 'credentials')).toBe(credentials);

  await fileRow(page, 'work').getByRole('button', { name: 'Move to vault' }).click();
  await pressInDialog(page, 'Move to vault');
  await expect(page.getByText(`Moved 1 profile of ${location} to the vault.`)).toBeVisible();
  await expect(fileRow(page, 'work')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Files', exact: true })).toBeFocused();
  expect(await readFile(page, 'credentials')).not.toContain('AKIAIOSFODNN7EXAMPLE');
  await page.getByRole('link', { name: 'Profiles' }).click();
  expect(await profileNames(page)).toContain('work');
});

test('a move replaces a key pair of the vault only where the user ticks it', async ({ page }) => {
  await linked(page);
  await page.getByRole('link', { name: 'Profiles' }).click();
  await importFile(page, 'credentials', `[work]\n${keyPair.replace('IOSF', 'I44Q').replace('wJal', 'je7M')}`);
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  for (const button of ['Move to vault', 'Keep only temporary credentials in this file']) {
    await section(page).getByRole('button', { name: button }).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('replaces the vault’s key ****MPLE, which cannot be undone')).toBeVisible();
    await expect(dialog).toContainText('nobody gives a secret access key out twice');
    await expect(dialog.getByRole('checkbox', { name: 'work' })).not.toBeChecked();
    await pressInDialog(page, 'Cancel');
  }
  await fileRow(page, 'work').getByRole('button', { name: 'Copy to vault' }).click();
  await expect(page.getByRole('checkbox', { name: 'work' })).toBeChecked();
  await expect(page.getByText('cannot be undone')).toHaveCount(0);
});

test('a move that another program came before is previewed again', async ({ page }) => {
  await linked(page);
  await expect(
    fileRow(page, 'work').getByRole('button', { name: 'Move to vault' }),
  ).toHaveAccessibleDescription('work');
  await fileRow(page, 'work').getByRole('button', { name: 'Move to vault' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move to vault' });
  await expect(dialog.getByRole('heading', { name: 'Changes' })).toBeFocused();
  await expect(dialog.getByRole('heading', { name: 'Problems' })).toHaveCount(0);
  await writeFile(page, 'credentials', credentials.replace('eu-west-1', 'eu-west-3'));
  await pressInDialog(page, 'Move to vault');
  await expect(dialog.getByRole('alert')).toContainText('another program changed it');
  await pressInDialog(page, 'Preview again');
  await expect(dialog.getByRole('heading', { name: 'Changes' })).toBeFocused();
  await expect(dialog.getByRole('table', { name: 'Changes' })).toContainText('eu-west-3');
  await expect(dialog.getByRole('button', { name: 'Preview again' })).toHaveCount(0);
  await pressInDialog(page, 'Move to vault');
  await expect(page.getByText(`Moved 1 profile of ${location} to the vault.`)).toBeVisible();
});

test('a file that keeps only temporary credentials keeps every other byte', async ({ page }) => {
  await linked(page);
  await press(page, 'Keep only temporary credentials in this file');
  const changes = page.getByRole('table', { name: 'Changes' });
  await expect(changes.getByRole('rowheader')).toHaveText(['work']);
  await pressInDialog(page, 'Take the keys out');
  await expect(
    page.getByText(`Moved the long-term keys of 1 profile from ${location} to the vault.`),
  ).toBeVisible();
  expect(await readFile(page, 'credentials')).toBe(credentials.replace(keyPair, ''));
  await expect(
    page.getByRole('button', { name: 'Keep only temporary credentials in this file' }),
  ).toBeDisabled();
  await expect(page.getByRole('heading', { name: 'Files', exact: true })).toBeFocused();
  await page.getByRole('link', { name: 'Profiles' }).click();
  await expect(row(page, 'Profiles', 'work')).toContainText('MPLE');
});

test('a profile goes to a file after its lines were looked at and the passphrase typed', async ({ page }) => {
  await stubPickers(page);
  await createVault(page);
  await importFile(page, 'credentials', `[steve]\n${keyPair}region = eu-west-1\n`);
  await writeFile(page, 'credentials', credentials);
  await linkFolder(page);
  await (await compare(page, 'steve')).getByRole('button', { name: 'Copy to file' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy to file' });
  await expect(dialog.getByRole('group', { name: 'Changes' })).toContainText('[steve]');
  await expect(page.locator('body')).not.toContainText('wJalrXUtnFEMI');
  await dialog.getByLabel('Passphrase').fill('not the passphrase');
  await press(page, 'Store in file');
  await expect(dialog.getByRole('alert')).toContainText('this is not its passphrase');
  expect(await readFile(page, 'credentials')).toBe(credentials);

  await dialog.getByLabel('Passphrase').fill(passphrase);
  await press(page, 'Store in file');
  await expect(page.getByText(`Copied "steve" to ${location}.`)).toBeVisible();
  const written = await readFile(page, 'credentials');
  expect(written.startsWith(credentials)).toBe(true);
  expect(written.slice(credentials.length)).toContain(`[steve]\n${keyPair}`);
  await expect(row(page, 'Compare with the vault', 'steve')).toContainText('The same');
});

test('a profile that goes from a temporary vault to a file asks for no passphrase', async ({ page }) => {
  await linked(page);
  await page.getByRole('link', { name: 'Profiles' }).click();
  await importFile(page, 'credentials', `[steve]\n${keyPair}`);
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  await (await compare(page, 'steve')).getByRole('button', { name: 'Move to file' }).click();
  await expect(page.getByRole('dialog').getByRole('group', { name: 'Changes' })).toBeFocused();
  await expect(page.getByLabel('Passphrase')).toHaveCount(0);
  await press(page, 'Store in file');
  await expect(page.getByText(`Moved "steve" to ${location}.`)).toBeVisible();
  await expect(fileRow(page, 'steve')).toBeVisible();
  await expect(row(page, 'Compare with the vault', 'steve')).toContainText('Only in the file');
});

test('an active key changes the preview when it is ticked, and a move needs every one', async ({ page }) => {
  await linked(page);
  await page.getByRole('link', { name: 'Profiles' }).click();
  await importFile(page, 'config', '[profile dev]\nregion = eu-west-1\ncredential_process = /opt/keys\n');
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  await (await compare(page, 'dev')).getByRole('button', { name: 'Move to file' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move to file' });
  const changes = dialog.getByRole('group', { name: 'Changes' });
  await expect(changes).toContainText('region = eu-west-1');
  await expect(changes).not.toContainText('credential_process');
  await expect(dialog).toContainText('one left out of the file would be lost');
  await expect(dialog.getByRole('button', { name: 'Store in file' })).toBeDisabled();

  const tick = dialog.getByRole('checkbox', { name: /^credential_process in dev/ });
  await tick.focus();
  await page.keyboard.press('Space');
  await expect(changes).toContainText('credential_process = /opt/keys');
  await expect(tick).toBeFocused();
  await press(page, 'Store in file');
  await expect(page.getByText(`Moved "dev" to ${location}.`)).toBeVisible();
  expect(await readFile(page, 'config')).toBe(
    '[profile dev]\nregion = eu-west-1\ncredential_process = /opt/keys\n',
  );
});

test('a profile that another program came before is previewed again', async ({ page }) => {
  await linked(page, '[other]\n');
  await (await compare(page, 'default')).getByRole('button', { name: 'Copy to file' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy to file' });
  const changes = dialog.getByRole('group', { name: 'Changes' });
  await expect(changes).toContainText('aws_access_key_id');
  await writeFile(page, 'credentials', `[default]\n${keyPair}`);
  await press(page, 'Store in file');
  await expect(dialog.getByRole('alert')).toContainText('another program changed it');
  await press(page, 'Preview again');
  await expect(changes).toBeFocused();
  await expect(changes).not.toContainText('aws_access_key_id');
  await expect(dialog.getByRole('button', { name: 'Preview again' })).toHaveCount(0);
});

test('a dialog that is closed while the browser asks writes nothing, whatever the answer', async ({
  page,
}) => {
  await linked(page);
  await holdPermission(page);
  await fileRow(page, 'work').getByRole('button', { name: 'Move to vault' }).click();
  await pressInDialog(page, 'Move to vault');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Waiting for your permission');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Waiting for your permission')).toHaveCount(0);
  await page.evaluate('decide("granted")');

  await (await compare(page, 'default')).getByRole('button', { name: 'Copy to file' }).click();
  await press(page, 'Store in file');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Waiting for your permission');
  await pressInDialog(page, 'Cancel');
  await page.evaluate('decide("granted")');
  await press(page, 'Read again');
  await expect(page.getByText('The files were read again.')).toBeVisible();
  await expect(row(page, 'Compare with the vault', 'work')).toContainText('Only in the file');
  await expect(row(page, 'Compare with the vault', 'default')).toContainText('Only in the vault');
  expect(await readFile(page, 'credentials')).toBe(credentials);
});
