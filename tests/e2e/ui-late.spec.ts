import { expect, test } from '@playwright/test';
import { holdAgent, releaseAgent, watchAgent } from './agentAnswers.ts';
import { press, profileRow, trySandbox } from './screens.ts';

test.beforeEach(async ({ page }) => {
  await watchAgent(page);
  await trySandbox(page);
});

test('what a dialog was closed over closes no other dialog, and says on the screen that it failed', async ({
  page,
}) => {
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('Control+k');
  await holdAgent(page);
  await dialog.getByRole('button', { name: 'sandbox-billing' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await releaseAgent(page);
  await expect(dialog.locator('[aria-current]')).toContainText('sandbox-billing');
  await page.keyboard.press('Escape');

  await press(page, 'Add profile');
  await page.getByLabel('Region').fill('not a region');
  await holdAgent(page);
  await press(page, 'Save');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await releaseAgent(page);
  await expect(page.getByRole('alert')).toContainText('The profile was not saved');
  await expect(profileRow(page, 'default')).toBeVisible();
});
