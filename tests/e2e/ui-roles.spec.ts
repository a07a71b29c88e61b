import { expect, test } from '@playwright/test';
import { passesAxe } from './axe.ts';
import { press, profileRow, trySandbox } from './screens.ts';

test('a role behind an MFA device asks for one code, shows when it ends, and is renewed without another', async ({
  page,
}) => {
  await trySandbox(page);
  const row = profileRow(page, 'sandbox-operator');
  const check = row.getByRole('button', { name: 'Check' });
  await check.click();
  const dialog = page.getByRole('dialog', { name: 'Enter MFA code:' });
  await expect(dialog).toContainText('arn:aws:iam::123456789012:mfa/alice');
  await passesAxe(page, 'MFA code');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);

  await check.click();
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

  await row.getByRole('button', { name: 'Forget session' }).click();
  await expect(page.getByTestId('expiry')).toHaveCount(0);
  await check.click();
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
  await profileRow(page, 'sandbox-operator').getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('status')).toContainText('assumed-role/operator/coffer');

  await page.getByRole('link', { name: 'Settings' }).click();
  await press(page, 'Forget secret');
  await expect(devices.getByRole('listitem')).toHaveCount(0);
});
