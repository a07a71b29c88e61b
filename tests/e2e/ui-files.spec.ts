import { expect, test } from '@playwright/test';
import {
  compare,
  credentials,
  fileRow,
  holdPermission,
  keyPair,
  linkFolder,
  linked,
  location,
  pressInDialog,
  readFile,
  section,
  stubPickers,
  writeFile,
} from './files.ts';
import { createVault, dropFile, importFile, press, trySandbox, unlock } from './screens.ts';

test('a linked folder is read whenever it is used, outlives a reload, and is unlinked as it was', async ({
  page,
}) => {
  await stubPickers(page);
  await createVault(page);
  await writeFile(page, 'credentials', credentials);
  await writeFile(page, 'config', '[profile night]\nregion = ap-south-1\n');
  await linkFolder(page);
  await expect(section(page)).toContainText('SharedCredentialsFile');
  await expect(section(page)).toContainText(/credentials changed just now/);
  await expect(fileRow(page, 'work')).toContainText('long-term key');
  await expect(fileRow(page, 'night')).not.toContainText('long-term key');

  await fileRow(page, 'night').getByRole('button', { name: 'Use for this session' }).click();
  await expect(page.getByTestId('prompt')).toHaveText('night@ap-south-1');
  await expect(fileRow(page, 'night')).toContainText('this session');
  await writeFile(page, 'config', '[profile night]\nregion = eu-north-1\n');
  await fileRow(page, 'night').getByRole('button', { name: 'Use for this session' }).click();
  await expect(page.getByTestId('prompt')).toHaveText('night@eu-north-1');

  await writeFile(page, 'config', '[default]\nregion = us-west-2\n[profile new]\nregion = us-east-1\n');
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(fileRow(page, 'new')).toBeVisible();

  await page.reload();
  await unlock(page);
  await expect(fileRow(page, 'new')).toBeVisible();
  await press(page, 'Unlink');
  await expect(section(page)).toHaveCount(0);
  await expect(page.getByText(`Unlinked ${location}. Its files stay where they are.`)).toBeVisible();
  expect(await readFile(page, 'credentials')).toBe(credentials);
});

test('a name of both stores is offered twice, each with its store', async ({ page }) => {
  await linked(page, `[default]\n${keyPair}region = eu-west-1\n`);
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Switch profile' });
  await expect(dialog.getByRole('button', { name: /^default EncryptedVault/ })).toBeVisible();
  await dialog.getByRole('button', { name: `default SharedCredentialsFile ${location}` }).click();
  await expect(page.getByTestId('prompt')).toHaveText('default@eu-west-1');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(dialog.locator('[aria-current]')).toContainText(location);
});

test('the stores are compared with every secret masked', async ({ page }) => {
  await linked(page);
  await page.getByRole('link', { name: 'Profiles' }).click();
  await importFile(
    page,
    'credentials',
    `[work]\n${keyPair.replace('/K7MDENG/', '/K7MDENh/')}region = eu-west-1\n`,
  );
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  const work = await compare(page, 'work');
  await expect(work).toContainText('Different');
  await work.getByText(/key/).first().click();
  await expect(work).toContainText('aws_secret_access_key');
  await expect(page.locator('body')).not.toContainText('K7MDEN');
  await expect(section(page)).toContainText(/only in the vault, 1 only in the file, 1 different, 0 the same/);
});

test('a problem is shown with its fix, which changes that line and no other', async ({ page }) => {
  const doubtful = credentials.replace('region =', 'Region =').replace('x_note', 'X_note');
  await linked(page, doubtful);
  const problems = section(page).getByRole('table', { name: 'Problems' });
  const fixable = problems.getByRole('row').filter({ has: page.getByRole('button', { name: 'Fix' }) });
  await expect(fixable).toHaveCount(2);
  await expect(fixable.first()).toContainText('Region = eu-west-1');
  await expect(fixable.first().getByRole('button', { name: 'Fix' })).toHaveAccessibleDescription(/Region/);
  await fixable.first().getByRole('button', { name: 'Fix' }).dblclick();
  await expect(page.getByText(`Fixed line 6 of credentials in ${location}.`)).toBeVisible();
  await expect(fixable).toHaveCount(1);
  expect(await readFile(page, 'credentials')).toBe(credentials.replace('x_note', 'X_note'));
});

test('a file is not written where the browser does not permit it', async ({ page }) => {
  await linked(page);
  await page.evaluate(() => {
    const asked = ({ mode }: { mode: string }) => Promise.resolve(mode === 'read' ? 'granted' : 'denied');
    Object.assign(FileSystemHandle.prototype, { queryPermission: asked, requestPermission: asked });
  });
  await press(page, 'Keep only temporary credentials in this file');
  await pressInDialog(page, 'Take the keys out');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
    `of ${location} was not changed, because the browser or the operating system does not permit it.`,
  );
  expect(await readFile(page, 'credentials')).toBe(credentials);
});

test('it is said that Coffer waits while the browser asks', async ({ page }) => {
  const waiting = 'Waiting for your permission in the browser …';
  await linked(page, credentials.replace('region =', 'Region ='));
  await holdPermission(page);
  await press(page, 'Fix');
  const bar = page.getByRole('status').filter({ hasText: waiting });
  await expect(bar).toBeVisible();
  await page.evaluate('decide("granted")');
  await expect(page.getByText(`Fixed line 6 of credentials in ${location}.`)).toBeVisible();

  await press(page, 'Keep only temporary credentials in this file');
  await pressInDialog(page, 'Take the keys out');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(waiting);
  await page.evaluate('decide("granted")');
  await expect(page.getByText(/^Moved the long-term keys/)).toBeVisible();
  await expect(bar).toHaveCount(0);
});

test('a location that the browser asks about again is read once access is allowed', async ({ page }) => {
  // What a browser remembers of a handle is one for page and worker.
  await page.route('**/agent/*.js', async (route) => {
    const response = await route.fetch();
    const decide = `const permission = new BroadcastChannel('permission'); let state = 'prompt';
      permission.onmessage = ({ data }) => { state = data; };
      FileSystemHandle.prototype.queryPermission = async () => state;\n`;
    await route.fulfill({ response, body: decide + (await response.text()) });
  });
  await linked(page);
  await page.evaluate(() => {
    const permission = new BroadcastChannel('permission');
    Object.assign(FileSystemHandle.prototype, {
      queryPermission: () => Promise.resolve('prompt'),
      requestPermission: () => {
        permission.postMessage('granted');
        return new Promise((resolve) => setTimeout(resolve, 50, 'granted'));
      },
    });
  });
  await expect(section(page).getByRole('alert')).toContainText(
    'because the browser needs your permission first',
  );
  await press(page, 'Allow access');
  await expect(fileRow(page, 'work')).toBeVisible();
});

test('single files are told apart by name or by the user, and each location has its own name', async ({
  page,
}) => {
  await linked(page);
  await writeFile(page, 'keys.txt', `[extra]\n${keyPair}`);
  await press(page, 'Link files');
  const dialog = page.getByRole('dialog', { name: 'Link files' });
  await expect(dialog.getByLabel('Credentials file')).toHaveValue(/./);
  await dialog.getByLabel('Credentials file').selectOption('keys.txt');
  await dialog.getByLabel('Location').fill(location);
  await press(page, 'Link');
  await expect(dialog.getByRole('alert')).toContainText('names one already');
  await dialog.getByLabel('Location').fill('D:\\keys');
  await press(page, 'Link');
  await expect(section(page, 'D:\\keys')).toContainText('extra');
  await expect(section(page)).toContainText('work');
});

test('a double click unlinks one location', async ({ page }) => {
  await linked(page);
  await writeFile(page, 'keys.txt', `[extra]\n${keyPair}`);
  await press(page, 'Link files');
  const dialog = page.getByRole('dialog', { name: 'Link files' });
  await dialog.getByLabel('Credentials file').selectOption('keys.txt');
  await dialog.getByLabel('Location').fill('D:\\keys');
  await press(page, 'Link');
  await expect(section(page, 'D:\\keys')).toBeVisible();
  await section(page).getByRole('button', { name: 'Unlink' }).click();
  await expect(section(page)).toHaveCount(0);
  // The second click, where the next location has moved up to.
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await press(page, 'Read again');
  await expect(page.getByText('The files were read again.')).toBeVisible();
  await expect(section(page, 'D:\\keys')).toBeVisible();
});

test('a picker that is closed without a choice changes nothing and reports nothing', async ({ page }) => {
  await stubPickers(page);
  await trySandbox(page);
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  await page.evaluate(() => {
    Object.assign(window, {
      showDirectoryPicker: () => Promise.reject(new DOMException('closed', 'AbortError')),
    });
  });
  await press(page, 'Link .aws folder');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('files dropped on Files are previewed as an import', async ({ page }) => {
  await trySandbox(page);
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Files', exact: true })).toBeVisible();
  await dropFile(page.locator('body'), credentials);
  await expect(
    page.getByRole('table', { name: 'Changes' }).getByRole('checkbox', { name: 'work' }),
  ).toBeChecked();
});

test('where the browser links no files, one is opened as it is and its changes are downloaded', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showDirectoryPicker');
    Reflect.deleteProperty(window, 'showOpenFilePicker');
  });
  await trySandbox(page);
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Link .aws folder' })).toHaveCount(0);
  await page
    .getByLabel('Open files')
    .setInputFiles({ name: 'credentials', mimeType: 'text/plain', buffer: Buffer.from(credentials) });
  await press(page, 'Open');
  await expect(section(page)).toContainText('snapshot');
  await expect(section(page)).toContainText(/credentials as of /);
  await expect(page.getByRole('button', { name: 'Download' })).toHaveCount(0);
  await section(page).getByText('Compare with the vault').click();
  await expect(page.getByRole('button', { name: 'Copy to file' })).not.toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Move to file' })).toHaveCount(0);

  await press(page, 'Keep only temporary credentials in this file');
  await pressInDialog(page, 'Take the keys out');
  await expect(section(page)).toContainText('not downloaded');
  await press(page, 'Unlink');
  await expect(page.getByRole('dialog')).toContainText('changes that were not downloaded');
  await pressInDialog(page, 'Cancel');
  await expect(page.getByRole('button', { name: 'Unlink' })).toBeFocused();
  const downloading = page.waitForEvent('download');
  await press(page, 'Download');
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('credentials');
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  expect(Buffer.concat(parts).toString()).toBe(credentials.replace(keyPair, ''));
  await expect(section(page)).not.toContainText('not downloaded');
  await page.getByRole('link', { name: 'Profiles' }).click();
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  const downloadingAgain = page.waitForEvent('download');
  await press(page, 'Download');
  expect((await downloadingAgain).suggestedFilename()).toBe('credentials');

  await fileRow(page, 'work').getByRole('button', { name: 'Move to vault' }).click();
  await pressInDialog(page, 'Move to vault');
  await expect(section(page)).toContainText('not downloaded');
  await press(page, 'Unlink');
  await pressInDialog(page, 'Discard changes and unlink');
  await expect(section(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Files', exact: true })).toBeFocused();
});
