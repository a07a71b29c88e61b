import { expect, test } from '@playwright/test';
import { holdAgent, releaseAgent, watchAgent } from './agentAnswers.ts';
import { chooseMore, press, profileNames, profileRow, trySandbox } from './screens.ts';

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

  // Nothing is begun in a dialog that is about to close.
  await press(page, 'Import');
  await page.getByLabel('Paste INI text').fill('[pasted]\nregion = eu-west-1\n');
  await press(page, 'Preview');
  await dialog.getByRole('button', { name: 'Apply import' }).waitFor();
  await holdAgent(page);
  await press(page, 'Apply import');
  await expect(dialog.getByRole('button', { name: 'Back' })).toBeDisabled();
  await releaseAgent(page);
  await expect(dialog).toHaveCount(0);
  await expect(profileRow(page, 'default')).toBeVisible();
});

test('a button does once what is asked for once, and takes the focus from nobody', async ({ page }) => {
  const before = await profileNames(page);
  const remove = profileRow(page, 'sandbox-billing').getByRole('button', { name: 'Remove' });
  const { x, y, width, height } = (await remove.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await holdAgent(page);
  await remove.focus();
  // As a key that is held down.
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Enter');
  const search = page.getByRole('searchbox', { name: 'Find a profile' });
  await search.focus();
  await releaseAgent(page);
  await expect(page.getByText('Removed "sandbox-billing".')).toBeVisible();
  await expect(search).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);

  // The second click of a double click hits the row that moved up.
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await page.getByRole('button', { name: 'Undo' }).dblclick();
  await expect(page.getByText('Undone.')).toBeVisible();
  expect(await profileNames(page)).toEqual(before);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a profile script is saved only over one that was read', async ({ page }) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  const script = page.getByLabel('Profile script');
  await script.fill('Set-DefaultAWSRegion eu-west-1');
  await press(page, 'Save script');
  await expect(page.getByText('Saved the profile script.')).toBeVisible();
  await page.getByRole('link', { name: 'Profiles' }).click();
  await holdAgent(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('Reading …')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save script' })).toHaveCount(0);
  await releaseAgent(page);
  await press(page, 'Save script');
  await expect(script).toHaveValue('Set-DefaultAWSRegion eu-west-1');
});

test('a dialog that is slow to load waits behind one that was opened meanwhile, and can be tried again', async ({
  page,
}) => {
  const row = profileRow(page, 'sandbox-billing');
  let isBroken = true;
  await page.route('**/ProofDialog-*.js', (route) => (isBroken ? route.abort() : route.continue()));
  await chooseMore(row, 'Proof of identity');
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  isBroken = false;

  let arrive = (): void => undefined;
  const arriving = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/HandOffDialog-*.js', async (route) => {
    await arriving;
    await route.continue();
  });
  await row.getByRole('button', { name: 'Copy credentials' }).click();
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  const loaded = page.waitForResponse('**/HandOffDialog-*.js');
  arrive();
  await (await loaded).finished();
  await page.keyboard.type('bill');
  await expect(dialog).toHaveCount(1);
  await expect(dialog.getByRole('searchbox')).toHaveValue('bill');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog', { name: 'Copy credentials' })).toBeVisible();
});
