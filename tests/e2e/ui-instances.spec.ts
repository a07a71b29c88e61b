import { expect, test } from '@playwright/test';
import { chooseMore, createVault, credentials, importFile, press, trySandbox } from './screens.ts';

test('the sandbox’s instances are listed, filtered, listed anew for another region, and refused to who may not see them', async ({
  page,
}) => {
  await trySandbox(page);
  await page.getByRole('link', { name: 'Instances' }).click();
  await expect(
    page.getByText(/instances in us-east-1, listed with “default”\. This is the sandbox\.$/),
  ).toBeVisible();
  const table = page.getByRole('table', { name: 'Instances' });
  const all = await table.getByRole('rowheader').allInnerTexts();
  expect(all.length).toBeGreaterThan(100);

  const [first = ''] = all;
  await page.getByRole('searchbox', { name: 'Filter instances' }).fill(first);
  await expect(table.getByRole('rowheader')).toHaveText([first]);
  await page.getByRole('searchbox', { name: 'Filter instances' }).fill('');

  await page.getByRole('combobox', { name: 'Region' }).selectOption('eu-west-1');
  await expect(page.getByText(/instances in eu-west-1, listed with “default”/)).toBeVisible();
  await expect(page.locator('optgroup[label="Other regions"]')).toContainText('cn-north-1');
  await press(page, 'Switch profile');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^sandbox-billing/ })
    .click();
  await expect(page.getByRole('alert')).toContainText('user/billing is not authorized');
});

test('a listing that waits shows its progress and can be cancelled', async ({ page, context }) => {
  await context.route(/amazonaws\.com/, () => undefined);
  await createVault(page);
  await importFile(page, 'credentials', credentials);
  await page.getByRole('link', { name: 'Instances' }).click();
  await expect(page.getByRole('progressbar', { name: 'Loading instances' })).toBeVisible();
  await press(page, 'Cancel');
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('status').first()).toContainText('Cancelled after 0 instances');
});

test('an empty vault says what to do instead of calling AWS', async ({ page }) => {
  await createVault(page);
  await page.getByRole('link', { name: 'Instances' }).click();
  await expect(page.getByText('There is no profile yet to list instances with.')).toBeVisible();
});

test('sandbox profiles added to a vault of one’s own work, and say that they are the sandbox', async ({
  page,
}) => {
  await createVault(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await press(page, 'Add sandbox profiles');
  await expect(page.getByText('Added the sandbox’s profiles.')).toBeVisible();
  await page.getByRole('link', { name: 'Profiles' }).click();
  await chooseMore(page.getByRole('row').nth(1), 'Check');
  await expect(page.getByText(/ in account \d{12}\. This is the sandbox\.$/)).toBeVisible();
});
