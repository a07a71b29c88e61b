import { rm, writeFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { errorText } from '../../src/base/errors.ts';
import {
  chooseMore,
  createVault,
  credentials,
  importFile,
  press,
  profileRow,
  trySandbox,
  unlock,
} from './screens.ts';

/** Changes what lies in IndexedDB, as a failing disk would. */
async function spoil(
  page: Page,
  what: 'all documents' | 'cut newest document' | 'header' | 'format',
): Promise<void> {
  await page.evaluate(async (what) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('coffer');
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(new Error('cannot open coffer'));
      };
    });
    const tx = db.transaction(['header', 'documents'], 'readwrite');
    const done = new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    const get = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
      });
    const flip = (bytes: Uint8Array, at: number) => {
      bytes[at] = (bytes[at] ?? 0) ^ 1;
    };
    if (what === 'header' || what === 'format') {
      const store = tx.objectStore('header');
      const header = (await get(store.get('header'))) as {
        bytes: Uint8Array<ArrayBuffer>;
        checksum: Uint8Array;
      };
      if (what === 'header') flip(header.bytes, 40);
      else
        header.bytes = new TextEncoder().encode(
          new TextDecoder().decode(header.bytes).replace('"minFormat":1', '"minFormat":2'),
        );
      if (what === 'format') {
        // SHA-256 is asynchronous and would end the transaction; so a second one stores it.
        await done;
        header.checksum = new Uint8Array(await crypto.subtle.digest('SHA-256', header.bytes));
        const second = db.transaction('header', 'readwrite');
        const stored = new Promise((resolve) => {
          second.oncomplete = resolve;
        });
        second.objectStore('header').put(header, 'header');
        await stored;
      } else {
        store.put(header, 'header');
        await done;
      }
    } else {
      const store = tx.objectStore('documents');
      const keys = await get(store.getAllKeys());
      for (const key of what === 'all documents' ? keys : keys.slice(-1)) {
        const document = (await get(store.get(key))) as { ciphertext: Uint8Array };
        if (what === 'cut newest document') document.ciphertext = document.ciphertext.slice(0, 1000);
        else flip(document.ciphertext, 1000);
        store.put(document, key);
      }
      await done;
    }
    db.close();
  }, what);
}

test('where the newest copy was cut off, the one before it opens, and what is stored from there on opens again', async ({
  page,
}) => {
  await createVault(page);
  await importFile(page, 'credentials', credentials);
  await profileRow(page, 'steve').getByRole('button', { name: 'Remove' }).click();
  await expect(profileRow(page, 'steve')).toHaveCount(0);
  await spoil(page, 'cut newest document');
  await page.reload();
  await unlock(page);
  await expect(page.getByRole('alert')).toContainText('(revision 3) is damaged');
  await page.getByLabel(/last intact copy/).check();
  await unlock(page);
  await expect(profileRow(page, 'steve')).toHaveCount(1);

  await profileRow(page, 'steve').getByRole('button', { name: 'Remove' }).click();
  await expect(profileRow(page, 'steve')).toHaveCount(0);
  await page.reload();
  await unlock(page);
  await expect(profileRow(page, 'default')).toHaveCount(1);
  await expect(profileRow(page, 'steve')).toHaveCount(0);
});

test('a vault without any intact copy says so', async ({ page }) => {
  await createVault(page);
  await spoil(page, 'all documents');
  await page.reload();
  await unlock(page);
  await expect(page.getByRole('alert')).toContainText('No earlier copy is intact either');
});

test('a damaged header is not taken for a wrong passphrase', async ({ page }) => {
  await createVault(page);
  await spoil(page, 'header');
  await page.reload();
  await expect(page.getByText('its header is damaged')).toBeVisible();
});

test('a vault of a newer format is left alone', async ({ page }) => {
  await createVault(page);
  await spoil(page, 'format');
  await page.reload();
  await expect(page.getByText('a newer Coffer wrote it')).toBeVisible();
});

test('a full disk stores nothing and says so, and the same import goes through once there is room', async ({
  page,
  context,
  baseURL,
}) => {
  const devtools = await context.newCDPSession(page);
  // Chromium remembers the space that is left while a database is open; so it is set first, with room for a vault.
  const origin = new URL(baseURL ?? '').origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
  await createVault(page);
  await press(page, 'Import');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Paste INI text').fill(credentials);
  await press(page, 'Preview');
  await press(page, 'Apply import');
  await expect(dialog.getByRole('alert')).toContainText('The vault is as it was');
  const other = await context.newPage();
  await other.goto('/');
  await unlock(other);
  await expect(other.getByRole('heading', { name: 'No profile yet' })).toBeVisible();
  await other.close();

  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await press(page, 'Apply import');
  await expect(profileRow(page, 'steve')).toBeVisible();
  await page.reload();
  await unlock(page);
  await expect(profileRow(page, 'steve')).toBeVisible();
});

for (const [what, file, sentence] of [
  ['an empty file', Buffer.alloc(0), 'nothing in it'],
  ['10 MB', Buffer.alloc(10 * 1024 * 1024, '#'), '10'],
  ['a binary file', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'text'],
] as const) {
  test(`importing ${what} says what is wrong with it`, async ({ page }) => {
    await trySandbox(page);
    await press(page, 'Import');
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel('AWS credentials and config files')
      .setInputFiles({ name: 'credentials', mimeType: 'text/plain', buffer: file });
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await expect(dialog.getByRole('alert')).toContainText(sentence);
    await expect(dialog.getByRole('button', { name: 'Apply import' })).toBeHidden();
  });
}

test('importing a file that is gone says that the browser could not open it', async ({ page }, testInfo) => {
  const path = testInfo.outputPath('credentials');
  await writeFile(path, credentials);
  await trySandbox(page);
  await press(page, 'Import');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('AWS credentials and config files').setInputFiles(path);
  await rm(path);
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(
    errorText({ code: 'file-unreadable', detail: { name: 'credentials' } }),
  );
  await expect(dialog.getByRole('button', { name: 'Apply import' })).toBeHidden();
});

test('importing a letter shows which lines are none of a shared file', async ({ page }) => {
  await trySandbox(page);
  await press(page, 'Import');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Paste INI text').fill('Dear Sir,\n\nwith regards\n');
  await press(page, 'Preview');
  await expect(dialog.getByText('No profile was found in what you gave')).toBeVisible();
  await expect(dialog.getByRole('table', { name: 'Problems' }).getByRole('row')).toHaveCount(4);
  await expect(dialog.getByRole('button', { name: 'Apply import' })).toBeDisabled();
});

test('a part of the agent that does not arrive is said to be missing, and nothing is lost', async ({
  page,
  context,
}) => {
  await createVault(page);
  await importFile(page, 'credentials', credentials);
  // What loads with the first call to AWS.
  await context.route(/\/agent\/journalled-/, (route) => route.abort());
  await chooseMore(profileRow(page, 'steve'), 'Check');
  await expect(page.getByRole('alert')).toContainText('A part of Coffer could not be loaded');
  await page.reload();
  await unlock(page);
  await expect(profileRow(page, 'steve')).toBeVisible();
});
