import { expect, test } from '@playwright/test';
import { createVault, importFile, press, profileNames, profileRow, trySandbox, unlock } from './screens.ts';

test('a profile is added, edited without its secret being asked for again, and found', async ({ page }) => {
  await trySandbox(page);
  await press(page, 'Add profile');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.getByLabel('Name').fill('steve');
  await page.getByLabel('Access key ID').fill('AKIAI44QH8DHBEXAMPLE');
  await page.getByLabel('Secret access key').fill('je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY');
  await page.getByLabel('Region').fill('us-west-2');
  await press(page, 'Save');
  await expect(profileRow(page, 'steve')).toContainText('us-west-2');
  await expect(page.getByRole('button', { name: 'Add profile' })).toBeFocused();

  await profileRow(page, 'steve').getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByLabel('Secret access key', { exact: true })).toHaveValue('');
  await expect(page.getByText('One is stored for this access key ID.')).toBeVisible();
  await page.getByLabel('Region').fill('eu-west-1');
  await press(page, 'Save');
  await expect(profileRow(page, 'steve')).toContainText('eu-west-1');
  await profileRow(page, 'steve').getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByText('One is stored for this access key ID.')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('searchbox', { name: 'Find a profile' }).fill('bob');
  await expect(page.getByText('No profile matches “bob”.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a profile' }).fill('STE');
  expect(await profileNames(page)).toEqual(['steve']);
});

test('what cannot be saved is said in the form, and what was typed stays', async ({ page }) => {
  await trySandbox(page);
  await press(page, 'Add profile');
  await page.getByLabel('Name').fill('steve');
  await page.getByLabel('Region').fill('not a region');
  await press(page, 'Save');
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('Region')).toHaveValue('not a region');
});

test('a profile without a name is refused by Coffer’s own words', async ({ page }) => {
  await trySandbox(page);
  const before = await profileNames(page);
  await press(page, 'Add profile');
  await page.getByRole('button', { name: 'Save' }).dblclick();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('The profile was not saved');
  await page.getByLabel('Name').fill('steve');
  await page.getByRole('button', { name: 'Save' }).dblclick();
  await expect(page.getByText('Saved "steve".')).toBeVisible();
  expect(await profileNames(page)).toEqual([...before, 'steve']);
});

test('an active key is ticked and unticked in the form of its profile, which alone has one', async ({
  page,
}) => {
  await trySandbox(page);
  await importFile(
    page,
    'config',
    '[profile keys]\ncredential_process = /opt/keys --now\n[profile plain]\nregion = us-east-1\n',
  );
  await press(page, 'Add profile');
  await expect(page.getByRole('group', { name: 'Active keys' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await profileRow(page, 'plain').getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByLabel('Region')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Active keys' })).toHaveCount(0);
  await page.keyboard.press('Escape');

  const box = page.getByRole('checkbox', { name: 'credential_process in keys: /opt/keys --now' });
  for (const before of [false, true, false]) {
    await profileRow(page, 'keys').getByRole('button', { name: 'Edit' }).click();
    await expect(box).toBeChecked({ checked: before });
    await box.setChecked(!before);
    await press(page, 'Save');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('a profile held back is not used for the session, which stays as it was', async ({ page }) => {
  await trySandbox(page);
  await importFile(page, 'config', '[profile keys]\ncredential_process = /opt/keys --now\n');
  await profileRow(page, 'keys').getByRole('button', { name: 'Use for this session' }).click();
  await expect(page.getByRole('alert')).toContainText('was not ticked');
  await expect(page.getByTestId('prompt')).toHaveText('default@us-east-1');
});

test('a removed profile that the session used is not silently replaced by another', async ({ page }) => {
  await trySandbox(page);
  await profileRow(page, 'sandbox-billing').getByRole('button', { name: 'Use for this session' }).click();
  await expect(page.getByTestId('prompt')).toHaveText('sandbox-billing@eu-west-1');
  await profileRow(page, 'sandbox-billing').getByRole('button', { name: 'Remove' }).click();
  await expect(
    page.getByText('Removed "sandbox-billing", which this session used. Choose another profile, or undo.'),
  ).toBeVisible();
  await expect(page.getByTestId('prompt')).not.toContainText('default');
  await press(page, 'Why these credentials?');
  await expect(page.locator('li[data-outcome="refused"]')).toContainText('no longer in the vault');
  await page.keyboard.press('Escape');
  await press(page, 'Undo');
  await expect(page.getByTestId('prompt')).toHaveText('sandbox-billing@eu-west-1');
});

test('a removed profile comes back with Undo', async ({ page }) => {
  await trySandbox(page);
  const before = await profileNames(page);
  await profileRow(page, 'sandbox-billing').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Removed "sandbox-billing".')).toBeVisible();
  expect(await profileNames(page)).toEqual(before.filter((name) => name !== 'sandbox-billing'));
  await expect(page.getByRole('heading', { name: 'Profiles' })).toBeFocused();
  await press(page, 'Undo');
  await expect(page.getByText('Undone.')).toBeVisible();
  expect(await profileNames(page)).toEqual(before);
});

test('Undo stays in reach on other screens and after other actions', async ({ page }) => {
  await trySandbox(page);
  await profileRow(page, 'sandbox-billing').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('Removed "sandbox-billing".')).toBeVisible();
  await page.getByRole('link', { name: 'Profiles' }).click();
  await profileRow(page, 'default').getByRole('button', { name: 'Use for this session' }).click();
  await expect(page.getByText('This session uses "default".')).toBeVisible();
  await press(page, 'Undo');
  await expect(profileRow(page, 'sandbox-billing')).toBeVisible();
  await press(page, 'Dismiss');
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('the session’s profile and the default change the prompt', async ({ page }) => {
  await trySandbox(page);
  const prompt = page.getByTestId('prompt');
  await expect(prompt).toHaveText('default@us-east-1');
  await profileRow(page, 'sandbox-billing').getByRole('button', { name: 'Use for this session' }).click();
  await expect(prompt).toHaveText('sandbox-billing@eu-west-1');

  await press(page, 'Switch profile');
  await press(page, 'Use the defaults again');
  await expect(prompt).toHaveText('default@us-east-1');

  // The default is that already.
  const others = (await profileNames(page)).length - 1;
  await expect(page.getByRole('button', { name: 'Make default' })).toHaveCount(others);
  await profileRow(page, 'sandbox-billing').getByRole('button', { name: 'Make default' }).click();
  await expect(prompt).toHaveText('default@eu-west-1');
  await press(page, 'Undo');
  await expect(prompt).toHaveText('default@us-east-1');
});

test('Ctrl+K switches the profile by a few letters, from the keyboard alone', async ({ page }) => {
  await trySandbox(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Switch profile' })).toBeVisible();
  await page.keyboard.type('bill');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('prompt')).toHaveText('sandbox-billing@eu-west-1');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a dialog that is opened in the moment in which another one goes stays open', async ({ page }) => {
  await trySandbox(page);
  await page.evaluate(() => {
    const again = new MutationObserver(() => {
      if (document.querySelector('dialog') !== null) return;
      again.disconnect();
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, cancelable: true }));
    });
    document.addEventListener('click', () => {
      again.observe(document.body, { childList: true, subtree: true });
    });
  });
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Switch profile' });
  await dialog.getByRole('button', { name: 'sandbox-billing' }).click();
  await expect(page.getByTestId('prompt')).toHaveText('sandbox-billing@eu-west-1');
  await expect(dialog.locator('[aria-current]')).toContainText('sandbox-billing');
});

test('Search order tells which step gave the credentials and the region', async ({ page }) => {
  await trySandbox(page);
  await press(page, 'Why these credentials?');
  const dialog = page.getByRole('dialog', { name: 'Search order' });
  await expect(dialog.locator('li[data-outcome="used"]')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Why these credentials?' })).toBeFocused();
});

test('1,000 profiles are shown as they are scrolled to, and found wherever they stand', async ({ page }) => {
  await createVault(page);
  const many = Array.from(
    { length: 1000 },
    (_, index) =>
      `[p${String(index)}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n`,
  );
  await importFile(page, 'credentials', many.join(''));
  await press(page, 'Lock');
  await unlock(page);
  const table = page.getByRole('table', { name: 'Profiles' });
  await expect(table).toHaveAttribute('aria-rowcount', '1001');
  await page.getByRole('searchbox', { name: 'Find a profile' }).fill('p999');
  expect(await profileNames(page)).toEqual(['p999']);
  await page.getByRole('searchbox', { name: 'Find a profile' }).fill('');
  await expect(async () => {
    await page.mouse.wheel(0, 20_000);
    await expect(table.getByRole('rowheader')).toHaveCount(1000, { timeout: 200 });
  }).toPass();
});
