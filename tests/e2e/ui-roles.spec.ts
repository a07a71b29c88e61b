import { expect, test } from '@playwright/test';
import { passesAxe } from './axe.ts';
import { chooseMore, press, profileRow, trySandbox } from './screens.ts';

test('a role behind an MFA device asks for one code, shows when it ends, and is renewed without another', async ({
  page,
}) => {
  await trySandbox(page);
  const row = profileRow(page, 'sandbox-operator');
  await chooseMore(row, 'Check');
  const dialog = page.getByRole('dialog', { name: 'Enter MFA code:' });
  await expect(dialog).toContainText('arn:aws:iam::123456789012:mfa/alice');
  await passesAxe(page, 'MFA code');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);

  // The same by the keyboard, from where the dialog gave the focus back to.
  const more = row.getByRole('button', { name: 'More actions for sandbox-operator' });
  await expect(more).toBeFocused();
  const menu = page.getByRole('menu', { name: 'More actions for sandbox-operator' });
  await page.keyboard.press('ArrowUp');
  await expect(menu.getByRole('menuitem').last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(menu).toHaveCount(0);
  await expect(more).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await more.click();
  await more.click();
  await expect(menu).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('p');
  await expect(menu.getByRole('menuitem', { name: 'Proof of identity' })).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const [, code = ''] = /shows (\d{6}) now/.exec(await dialog.innerText()) ?? [];
  await dialog.getByLabel('MFA code').fill(code);
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByRole('status')).toContainText('assumed-role/operator/coffer');
  await expect(row.getByRole('cell', { name: /^(1 h|59 min)$/ })).toBeVisible();
  await expect(
    profileRow(page, 'default').getByRole('cell', { name: /MFA session: (12 h|11 h 59 min)/ }),
  ).toBeVisible();
  await passesAxe(page, 'profiles with sessions');

  await row.getByRole('button', { name: 'Use for this session' }).click();
  await expect(page.getByTestId('prompt')).toHaveText('sandbox-operator@us-east-1');
  await expect(page.getByTestId('expiry')).toHaveText(/^(1 h|59 min) left$/);

  await chooseMore(row, 'Forget session');
  await expect(page.getByTestId('expiry')).toHaveCount(0);
  await chooseMore(row, 'Check');
  await expect(page.getByRole('status')).toContainText('assumed-role/operator/coffer');
  await expect(page.getByTestId('expiry')).toBeVisible();
});

test('a device whose secret is kept asks for nothing, until the secret is forgotten', async ({ page }) => {
  await trySandbox(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  const devices = page.getByRole('region', { name: 'MFA devices' });
  await devices.getByLabel('MFA device').fill('arn:aws:iam::123456789012:mfa/alice');
  const secret = devices.getByLabel('Secret of the device');
  await secret.fill('not base32');
  await press(page, 'Keep secret');
  await expect(devices.getByRole('alert')).toContainText('The secret was not kept');
  await secret.fill('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
  await press(page, 'Keep secret');
  await expect(devices.getByRole('listitem')).toContainText('arn:aws:iam::123456789012:mfa/alice');
  await expect(secret).toHaveValue('');
  await passesAxe(page, 'settings');

  await page.getByRole('link', { name: 'Profiles' }).click();
  await chooseMore(profileRow(page, 'sandbox-operator'), 'Check');
  await expect(page.getByRole('status')).toContainText('assumed-role/operator/coffer');

  await page.getByRole('link', { name: 'Settings' }).click();
  await press(page, 'Forget secret');
  await expect(devices.getByRole('listitem')).toHaveCount(0);
});
