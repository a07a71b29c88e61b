import { expect, test } from '@playwright/test';
import {
  createVault,
  credentials,
  dropFile,
  importFile,
  press,
  profileNames,
  profileRow,
  trySandbox,
} from './screens.ts';

const steve = credentials.slice(credentials.indexOf('[steve]'));

test('a pasted text is shown as changes and problems, and only what stays ticked is written', async ({
  page,
}) => {
  await createVault(page);
  await press(page, 'Import');
  await page.getByLabel('Paste INI text').fill(`${credentials}this is no line of INI\n`);
  await press(page, 'Preview');
  const changes = page.getByRole('table', { name: 'Changes' });
  await expect(changes.getByRole('checkbox', { name: 'default' })).toBeChecked();
  await expect(page.getByRole('table', { name: 'Problems' }).getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('table', { name: 'Problems' })).toContainText('9');

  await changes.getByText('3 keys').first().click();
  await expect(changes).toContainText('aws_secret_access_key');
  await expect(page.locator('body')).not.toContainText('wJalrXUtnFEMI');
  await changes.getByRole('checkbox', { name: 'default' }).uncheck();
  await press(page, 'Apply import');
  await expect(page.getByText('Imported 1 profile.')).toBeVisible();
  expect(await profileNames(page)).toEqual(['steve']);
  await press(page, 'Undo');
  await expect(page.getByRole('heading', { name: 'No profile yet' })).toBeVisible();
});

test('the same file again changes nothing, and there is nothing to apply', async ({ page }) => {
  await trySandbox(page);
  await importFile(page, 'credentials', steve);
  await press(page, 'Import');
  await page.getByLabel('Paste INI text').fill(steve);
  await press(page, 'Preview');
  await expect(page.getByText('0 new, 0 changed, 1 the same.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Apply import' })).toBeDisabled();
});

test('an import that takes a secret key away says so in its row', async ({ page }) => {
  await trySandbox(page);
  await importFile(page, 'credentials', steve);
  await press(page, 'Import');
  await page
    .getByLabel('Paste INI text')
    .fill('[steve]\nrole_arn = arn:aws:iam::123456789012:role/Reader\nsource_profile = default\n');
  await press(page, 'Preview');
  const changes = page.getByRole('table', { name: 'Changes' });
  await expect(changes.getByText('removes aws_access_key_id, aws_secret_access_key')).toBeVisible();
  await expect(changes.getByRole('columnheader', { name: 'Profile', exact: true })).toBeVisible();
  await changes.getByRole('checkbox', { name: 'All', exact: true }).uncheck();
  await expect(changes.getByRole('checkbox', { name: 'steve' })).not.toBeChecked();
});

test('many active keys are shown as they are scrolled to', async ({ page }) => {
  await trySandbox(page);
  await press(page, 'Import');
  await page
    .getByLabel('Paste INI text')
    .fill(Array.from({ length: 500 }, (_, i) => `[p${String(i)}]\ncredential_process = /bin/x\n`).join(''));
  await press(page, 'Preview');
  const activeKeys = page.getByRole('group', { name: 'Active keys' });
  await expect(activeKeys.getByText('Showing 200 of 500.')).toBeAttached();
  await expect(async () => {
    await activeKeys.getByRole('checkbox').last().scrollIntoViewIfNeeded();
    await expect(activeKeys.getByRole('checkbox')).toHaveCount(500, { timeout: 200 });
  }).toPass();
});

test('files dropped on Profiles are previewed at once', async ({ page }) => {
  await trySandbox(page);
  await dropFile(page.locator('body'), credentials);
  await expect(
    page.getByRole('table', { name: 'Changes' }).getByRole('checkbox', { name: 'steve' }),
  ).toBeChecked();
});

test('files dropped on the open Import are previewed, in place of others that were', async ({ page }) => {
  await trySandbox(page);
  await press(page, 'Import');
  await dropFile(page.getByLabel('AWS credentials and config files'), credentials);
  const changes = page.getByRole('table', { name: 'Changes' });
  await expect(changes.getByRole('checkbox', { name: 'steve' })).toBeChecked();
  await dropFile(page.getByRole('dialog'), '[dev]\nregion = eu-west-1\n');
  await expect(changes.getByRole('checkbox', { name: 'dev' })).toBeChecked();
  await expect(changes.getByRole('checkbox', { name: 'steve' })).toHaveCount(0);
  await press(page, 'Apply import');
  await expect(page.getByText('Imported 1 profile.')).toBeVisible();
});

test('files dropped on another dialog open no second one', async ({ page }) => {
  await trySandbox(page);
  for (const screen of ['Profiles', 'Files']) {
    await page.getByRole('link', { name: screen, exact: true }).click();
    await expect(page.getByRole('heading', { name: screen, exact: true })).toBeVisible();
    await press(page, 'Switch profile');
    await page.getByLabel('Filter profiles').fill('sand');
    await dropFile(page.locator('body'), credentials);
    await expect(page.locator('dialog')).toHaveCount(1);
    await expect(page.getByLabel('Filter profiles')).toHaveValue('sand');
    await press(page, 'Cancel');
  }
});

test('a file dropped where none is taken is not opened by the browser', async ({ page }) => {
  await createVault(page);
  for (const screen of ['Instances', 'Settings']) {
    await page.getByRole('link', { name: screen }).click();
    await expect(page.getByRole('heading', { name: screen })).toBeVisible();
    expect(await dropFile(page.locator('main'), credentials)).toEqual([true, true]);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await press(page, 'Lock');
  await expect(page.getByRole('heading', { name: 'Unlock your vault' })).toBeVisible();
  expect(await dropFile(page.locator('main'), credentials)).toEqual([true, true]);
});

test('an active key is shown apart, named in full, and not ticked', async ({ page }) => {
  await trySandbox(page);
  await press(page, 'Import');
  await page.getByLabel('Paste INI text').fill(`${credentials}credential_process = /opt/keys --now\n`);
  await press(page, 'Preview');
  const activeKey = page.getByRole('group', { name: 'Active keys' }).getByRole('checkbox');
  await expect(activeKey).toHaveAccessibleName('credential_process in steve: /opt/keys --now');
  await expect(activeKey).not.toBeChecked();
});

for (const [what, name, content] of [
  ['an empty file', 'credentials', ''],
  ['a binary file', 'photo.png', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\u00ff\u0000'],
] as const) {
  test(`${what} gets its own sentence and stores nothing`, async ({ page }) => {
    await trySandbox(page);
    const before = await profileNames(page);
    await press(page, 'Import');
    await page
      .getByLabel('AWS credentials and config files')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content, 'latin1') });
    await press(page, 'Preview');
    const dialog = page.getByRole('dialog', { name: 'Import' });
    await expect(dialog.getByRole('alert').or(dialog.getByText('No profile was found'))).toBeVisible();
    await press(page, 'Cancel');
    expect(await profileNames(page)).toEqual(before);
  });
}

test('a profile named like markup or like a part of the language is only a name', async ({ page }) => {
  await trySandbox(page);
  const keys =
    'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n';
  const markup = '<script>document.title="injected"</script>';
  await importFile(page, 'credentials', `[${markup}]\n${keys}[__proto__]\n${keys}[constructor]\n${keys}`);
  for (const name of [markup, '__proto__', 'constructor']) await expect(profileRow(page, name)).toBeVisible();
  await expect(page).toHaveTitle('Profiles · Coffer');
});

test('comments of a profile are counted and not shown, and the access portal and IAM console give profiles too', async ({
  page,
}) => {
  await trySandbox(page);
  await importFile(page, 'credentials', steve);
  await press(page, 'Import');
  await page.getByLabel('Paste INI text').fill(`# of the build server\n${steve}`);
  await press(page, 'Preview');
  const changes = page.getByRole('table', { name: 'Changes' });
  await changes.getByText('comments', { exact: true }).click();
  await expect(changes).toContainText('1 line');
  await expect(page.locator('body')).not.toContainText('build server');
  await press(page, 'Back');

  await page.getByLabel('AWS credentials and config files').setInputFiles({
    name: 'alice_accessKeys.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      '\uFEFFAccess key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    ),
  });
  const token = 'IQoJb3JpZ2luX2VjEXAMPLE+/'.repeat(30);
  await page
    .getByLabel('Paste INI text')
    .fill(
      `[123456789012_AdministratorAccess]\naws_access_key_id=ASIAIOSFODNN7EXAMPLE\naws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\naws_session_token=${token}\n`,
    );
  await press(page, 'Preview');
  for (const name of ['alice', '123456789012_AdministratorAccess'])
    await expect(changes.getByRole('checkbox', { name })).toBeChecked();
  await expect(page.getByText('None. Every line was understood.')).toBeVisible();
});

test('a problem that the file can be rid of shows how, line by line and without a secret', async ({
  page,
}) => {
  await trySandbox(page);
  await press(page, 'Import');
  await page
    .getByLabel('Paste INI text')
    .fill(credentials.replace('aws_secret_access_key =', 'aws_secret_access_key:'));
  await press(page, 'Preview');
  const problem = page.getByRole('table', { name: 'Problems' }).getByRole('row').nth(1);
  await problem.getByText('How to fix the file').click();
  await expect(problem.locator('del')).toHaveText('aws_secret_access_key: ********');
  await expect(problem.locator('ins')).toHaveText('aws_secret_access_key = ********');
});
