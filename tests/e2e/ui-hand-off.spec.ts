import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { passesAxe } from './axe.ts';
import { linkFolder, location, obstruct, readFile as readLinked, stubPickers, writeFile } from './files.ts';
import {
  chooseMore,
  createVault,
  credentials,
  importFile,
  passphrase,
  press,
  profileRow,
  trySandbox,
} from './screens.ts';

test('temporary credentials are copied for a shell, cleared after 45 seconds, and downloaded', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.install();
  await trySandbox(page);
  const row = profileRow(page, 'sandbox-billing');
  await row.getByRole('button', { name: 'Copy credentials' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy credentials' });
  await dialog.getByRole('radio', { name: 'bash' }).check();
  await dialog.getByLabel('Valid for').selectOption('15 minutes');
  await dialog.getByLabel('Session policy').fill('none');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('alert')).toContainText('the session policy is not a policy in JSON');
  await dialog.getByLabel('Session policy').fill('');
  await passesAxe(page, 'Copy credentials');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'cleared in 45 seconds' })).toBeVisible();
  await expect(dialog).toHaveCount(0);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  expect((await copied()).split('\n').map((line) => line.replace(/='[^']*'$/, ''))).toEqual([
    'export AWS_ACCESS_KEY_ID',
    'export AWS_SECRET_ACCESS_KEY',
    'export AWS_SESSION_TOKEN',
    'export AWS_CREDENTIAL_EXPIRATION',
    'export AWS_REGION',
    'export AWS_DEFAULT_REGION',
    'export AWS_ENDPOINT_URL',
    '',
  ]);
  await page.clock.runFor(46_000);
  await expect(page.getByRole('status').filter({ hasText: 'The clipboard was cleared.' })).toBeVisible();
  expect(await copied()).toBe('');

  await row.getByRole('button', { name: 'Copy credentials' }).click();
  await dialog.getByRole('radio', { name: 'credential_process JSON' }).check();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('credentials.json');
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({ Version: 1 });
  await press(page, 'Close');

  await chooseMore(row, 'Proof of identity');
  const proof = page.getByRole('dialog', { name: 'Proof of identity' });
  await proof.getByLabel('Valid for').selectOption('5 minutes');
  await proof.getByLabel('Header name').fill('x-k8s-aws-id');
  await proof.getByLabel('Header value').fill('cluster');
  await passesAxe(page, 'Proof of identity');
  await proof.getByRole('button', { name: 'Copy' }).click();
  await expect(proof).toHaveCount(0);
  const { searchParams } = new URL(await copied());
  expect([searchParams.get('X-Amz-Expires'), searchParams.get('X-Amz-SignedHeaders')]).toEqual([
    '300',
    'host;x-k8s-aws-id',
  ]);
});

test('a role takes a source identity, session tags and managed policies, and one that is chained an hour', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await trySandbox(page);
  await importFile(
    page,
    'config',
    '[profile chained]\nrole_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = sandbox-partner\n',
  );
  await profileRow(page, 'chained').getByRole('button', { name: 'Copy credentials' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy credentials' });
  await expect(dialog.getByText('AWS grants an hour at the most')).toBeVisible();
  await expect(dialog.getByLabel('Valid for').locator('option')).toHaveText(['15 minutes', '1 hour']);
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await profileRow(page, 'sandbox-partner').getByRole('button', { name: 'Copy credentials' }).click();
  await dialog.getByText("More of the role's session").click();
  await dialog.getByLabel('Source identity').fill('s');
  await dialog.getByLabel('Session tags').fill('team=web');
  await dialog.getByLabel('Managed policies').fill('arn:aws:iam::aws:policy/ReadOnlyAccess');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('alert')).toContainText('SourceIdentity needs 2 to 64');
  await passesAxe(page, "More of the role's session");
  await dialog.getByLabel('Source identity').fill('steve');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'cleared in 45 seconds' })).toBeVisible();
});

test('long-term keys are behind a warning and the passphrase', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await createVault(page);
  await importFile(page, 'credentials', credentials);
  await profileRow(page, 'steve').getByRole('button', { name: 'Copy credentials' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy credentials' });
  await dialog.getByRole('radio', { name: 'INI' }).check();
  await expect(dialog.getByLabel('Passphrase')).toHaveCount(0);
  await dialog.getByRole('radio', { name: 'Long-term keys' }).check();
  await expect(dialog.getByRole('note')).toContainText('They do not end');
  await passesAxe(page, 'Long-term keys');
  await dialog.getByLabel('Passphrase').fill('another');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing left the vault');
  await dialog.getByLabel('Passphrase').fill(passphrase);
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'Copied the long-term keys of "steve"' }),
  ).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '[steve]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\n',
  );
});

test('temporary credentials are kept in a linked file, and taken out again, or it is said that they stay', async ({
  page,
}) => {
  await stubPickers(page);
  await trySandbox(page);
  await writeFile(page, 'credentials', '[other]\nregion = eu-west-1\n');
  await linkFolder(page);
  await page.getByRole('link', { name: 'Profiles', exact: true }).click();
  const row = profileRow(page, 'default');
  await row.getByRole('button', { name: 'Copy credentials' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy credentials' });
  await dialog.getByRole('button', { name: `Keep in ${location}` }).click();
  await expect(dialog.getByText(`kept in ${location}, good until`)).toBeVisible();
  await passesAxe(page, 'Keep in a linked file');
  expect((await readLinked(page, 'credentials')).replace(/( = |Expires ).*/g, '')).toBe(
    '[other]\nregion\n\n[default]\n# Kept fresh by Coffer. \naws_access_key_id\naws_secret_access_key\naws_session_token\n',
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(row.getByText(`kept in ${location}`)).toBeVisible();
  await row.getByRole('button', { name: 'Copy credentials' }).click();
  await dialog.getByRole('button', { name: `Take out of ${location}` }).click();
  await expect(dialog.getByRole('button', { name: `Keep in ${location}` })).toBeVisible();
  expect(await readLinked(page, 'credentials')).toBe('[other]\nregion = eu-west-1\n');

  await dialog.getByRole('button', { name: `Keep in ${location}` }).click();
  await expect(dialog.getByText(`kept in ${location}, good until`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const kept = await readLinked(page, 'credentials');
  await obstruct(page, 'credentials', true);
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  await press(page, 'Unlink');
  await expect(page.getByRole('alert')).toHaveText(
    /^The temporary credentials that Coffer kept under \[default\] are still in .* They work until .+\.$/,
  );
  await passesAxe(page, 'Credentials that stay in an unlinked file');
  await obstruct(page, 'credentials', false);
  await writeFile(page, 'credentials', kept);
  await linkFolder(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await readLinked(page, 'credentials')).toBe('[other]\nregion = eu-west-1\n');
});
