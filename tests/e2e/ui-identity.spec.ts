import { expect, test } from '@playwright/test';
import { passesAxe } from './axe.ts';
import { chooseMore, createVault, credentials, importFile, press, profileRow, unlock } from './screens.ts';

const account = '123456789012';
const root = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:root</Arn><UserId>${account}</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

test('whose a key is stays shown, a root user’s with a warning, and its account under the user’s own name', async ({
  page,
  context,
}) => {
  await context.route(/sts\..*amazonaws\.com/, (route) =>
    route.fulfill({
      contentType: 'text/xml',
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
      body: root,
    }),
  );
  await createVault(page);
  await importFile(page, 'credentials', credentials);
  const steve = profileRow(page, 'steve');
  await chooseMore(steve, 'Check');
  await expect(steve).toContainText(`arn:aws:iam::${account}:root`);
  await expect(steve).toContainText(`User ID ${account}`);

  await page.getByRole('link', { name: 'Settings' }).click();
  const field = page.getByLabel(`Name of account ${account}`);
  await field.fill('Production');
  await field.blur();
  await expect(page.getByRole('status').filter({ hasText: 'Named account' })).toHaveText(
    `Named account ${account} “Production”.`,
  );
  await passesAxe(page, 'account names');

  await page.goto('/');
  await unlock(page);
  await expect(page.getByRole('alert')).toContainText('“steve” is a root user’s key');
  await expect(profileRow(page, 'default')).not.toContainText('root user');
  await expect(steve.getByRole('rowheader')).toHaveText(/steve\s*root user/);
  await expect(steve).toContainText(`${account} Production`);
  await passesAxe(page, 'root user');
  await page.setViewportSize({ width: 360, height: 800 });
  await passesAxe(page, 'root user, narrow');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await press(page, 'Switch profile');
  await page.getByRole('searchbox', { name: 'Filter profiles' }).fill('production');
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveText(/^steve/);
});
