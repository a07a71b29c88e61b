import { expect, test } from '@playwright/test';
import { createVault, credentials, importFile, passphrase, press, trySandbox, unlock } from './screens.ts';

test('a first visit refuses a short passphrase and two that differ, and rates what is typed', async ({
  page,
}) => {
  await page.goto('/');
  const typed = page.getByLabel('Passphrase', { exact: true });
  const repeated = page.getByLabel('Repeat passphrase');
  const meter = page.getByRole('meter', { name: 'Passphrase strength' });
  await expect(typed).toBeFocused();

  await typed.fill('password');
  const weak = Number(await meter.getAttribute('value'));
  await typed.fill(passphrase);
  expect(Number(await meter.getAttribute('value'))).toBeGreaterThan(weak + 30);

  await typed.fill('');
  await press(page, 'Create vault');
  await expect(page.getByRole('alert')).toContainText('has 0 characters');

  await typed.fill('eleven char');
  await repeated.fill('eleven char');
  await page.getByRole('button', { name: 'Create vault' }).dblclick();
  await expect(page.getByRole('alert')).toContainText('has 11 characters, and it needs 12 at least');

  await typed.fill(passphrase);
  await repeated.fill(`${passphrase} `);
  await press(page, 'Create vault');
  await expect(page.getByRole('alert')).toContainText('the two passphrases differ');
  await expect(typed).toHaveValue('');
});

test('after a reload the vault opens with its passphrase and with no other, on the screen that was asked for', async ({
  page,
}) => {
  await createVault(page);
  await importFile(page, 'credentials', credentials);
  await page.goto('/settings');
  await expect(page.getByRole('heading', { name: 'Unlock your vault' })).toBeVisible();
  await unlock(page, 'velvet canyon orbit thistles');
  await expect(page.getByRole('alert')).toContainText('this is not its passphrase');
  await expect(page.getByLabel('Passphrase')).toBeFocused();
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeFocused();
  await expect(page.getByTestId('prompt')).toHaveText('default@us-west-2');
});

test('double clicks create and unlock once, and an empty passphrase is refused in Coffer’s own words', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Repeat passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Create vault' }).dblclick();
  await expect(page.getByRole('heading', { name: 'No profile yet' })).toBeVisible();
  await press(page, 'Lock');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('alert')).toContainText('this is not its passphrase');
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).dblclick();
  await expect(page.getByRole('heading', { name: 'No profile yet' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('locking in one tab locks the others, and each says why', async ({ page, context }) => {
  await createVault(page);
  const other = await context.newPage();
  await other.goto('/');
  await unlock(other);
  await expect(other.getByRole('heading', { name: 'Profiles', exact: true })).toBeVisible();
  await press(page, 'Lock');
  await expect(page.getByRole('status').first()).toContainText('The keys are gone');
  await expect(other.getByRole('status').first()).toContainText('Locked from another tab');
});

test('what another tab adds is shown here', async ({ page, context }) => {
  await createVault(page);
  const other = await context.newPage();
  await other.goto('/');
  await unlock(other);
  await importFile(other, 'credentials', credentials);
  await expect(page.getByTestId('prompt')).toHaveText('default@us-west-2');
});

test('a vault older than the one last seen says so and still opens', async ({ page }) => {
  await createVault(page);
  await page.evaluate(() => {
    const [vaultId] = (localStorage.getItem('coffer.witness') ?? '').split(' ');
    localStorage.setItem('coffer.witness', `${vaultId ?? ''} 99`);
  });
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('revision 99 was seen');
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'No profile yet' })).toBeVisible();
});

test('a damaged newest copy is told apart from a wrong passphrase, and the last intact one opens', async ({
  page,
}) => {
  await createVault(page);
  await importFile(page, 'credentials', credentials);
  await press(page, 'Lock');
  await expect(page.getByRole('heading', { name: 'Unlock your vault' })).toBeVisible();
  await page.evaluate(flipOneBitOfTheNewestCopy);

  await unlock(page);
  await expect(page.getByRole('alert')).toContainText('is damaged');
  await page.getByRole('checkbox', { name: /^Open the last intact copy/ }).check();
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'No profile yet' })).toBeVisible();
});

test('a temporary vault is left for a vault of one’s own, and leaves nothing behind', async ({ page }) => {
  await trySandbox(page);
  await expect(page.getByRole('complementary', { name: 'Sandbox' })).toContainText('nothing is stored');
  await press(page, 'Create a vault');
  await expect(page.getByRole('heading', { name: 'Create your vault' })).toBeVisible();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

for (const minutes of ['0', '481', '5.5', '']) {
  test(`"${minutes}" is no time to lock after, and the stored one stays`, async ({ page }) => {
    await trySandbox(page);
    await page.getByRole('link', { name: 'Settings' }).click();
    const field = page.getByLabel('Lock after minutes idle');
    await field.fill(minutes);
    await field.press('Tab');
    await expect(page.getByRole('alert')).toContainText('The time was not changed');
    await expect(field).toHaveValue('5');
    await field.fill('7');
    await field.press('Tab');
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

test('settings are kept', async ({ page }) => {
  await createVault(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('AWS Tools for PowerShell').check();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByLabel('Lock after minutes idle').fill('12');
  await page.getByLabel('Lock after minutes idle').press('Tab');
  await expect(page.getByText('Saved.')).toBeVisible();
  const reminder = page.getByLabel('Remind of keys older than days');
  await expect(reminder).toHaveValue('90');
  await reminder.fill('30');
  await reminder.press('Tab');
  await expect(page.getByText('Saved.')).toBeVisible();
  await press(page, 'Lock now');
  await unlock(page);
  await expect(page.getByLabel('AWS Tools for PowerShell')).toBeChecked();
  await expect(reminder).toHaveValue('30');
  await expect(page.getByLabel('Lock after minutes idle')).toHaveValue('12');
});

/** Runs in the page. */
async function flipOneBitOfTheNewestCopy(): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(new Error('the request failed'));
      };
    });
  const db = await done(indexedDB.open('coffer'));
  const store = db.transaction('documents', 'readwrite').objectStore('documents');
  const cursor = await done(store.openCursor(null, 'prev'));
  const record = cursor?.value as { ciphertext: Uint8Array };
  record.ciphertext[100] = (record.ciphertext[100] ?? 0) ^ 1;
  if (cursor) await done(cursor.update(record));
  db.close();
}
