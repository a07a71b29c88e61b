import { readFile } from 'node:fs/promises';
import { expect, test, type Download, type Page } from '@playwright/test';
import { errorText } from '../../src/base/errors.ts';
import { passesAxe } from './axe.ts';
import { createVault, importFile, passphrase, press, trySandbox } from './screens.ts';

/** As a fresh file is written, so that what was imported and what is exported are the same. */
const credentials = `[default]
# rotated in May
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`;
const config = `[default]
region = us-west-2
color = green

[profile dev]
region = eu-west-1
credential_process = /opt/keys --now

[profile my team]
region = eu-west-1
`;
const devOnly = '[profile dev]\nregion = eu-west-1\n';

/** The files that the browser saves meanwhile, by name. */
async function saved(page: Page, count: number, act: () => Promise<void>): Promise<Map<string, string>> {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await act();
  await expect.poll(() => downloads.length).toBe(count);
  page.removeAllListeners('download');
  const texts = downloads.map(
    async (download) =>
      [download.suggestedFilename(), await readFile(await download.path(), 'utf8')] as const,
  );
  return new Map(await Promise.all(texts));
}

const profileBox = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('checkbox', { name, exact: true });

test('the vault comes out as the two files that went in, for its passphrase only', async ({ page }) => {
  test.slow();
  await createVault(page);
  await importFile(page, 'credentials', credentials);
  await importFile(page, 'config', config);
  await press(page, 'Export');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByRole('radio', { name: 'both' })).toBeFocused();
  await expect(profileBox(page, 'default')).toBeChecked();
  // What not every reader reads back says why, and is not among all.
  await expect(profileBox(page, 'All')).toBeChecked();
  await expect(profileBox(page, 'my team')).toBeDisabled();
  await expect(profileBox(page, 'my team')).not.toBeChecked();
  await expect(profileBox(page, 'my team')).toHaveAccessibleDescription(
    /^Its name has characters other.* To export this profile, change that/,
  );
  const activeKey = dialog.getByRole('checkbox', { name: 'credential_process in dev: /opt/keys --now' });
  await expect(activeKey).not.toBeChecked();

  const field = dialog.getByLabel('Passphrase');
  await field.fill(`${passphrase} `);
  const nothing = await saved(page, 0, async () => {
    await press(page, 'Download');
    await expect(dialog.getByRole('alert')).toHaveText(
      errorText({ code: 'passphrase-not-confirmed', detail: undefined }),
    );
  });
  expect(nothing.size).toBe(0);
  await expect(field).toBeFocused();
  // Not beneath the foot, which the alert made higher.
  const isOnTop = (input: HTMLElement) => {
    const { left, bottom } = input.getBoundingClientRect();
    return document.elementFromPoint(left + 5, bottom - 5) === input;
  };
  expect(await field.evaluate(isOnTop)).toBe(true);
  await expect(field).toHaveValue('');
  await expect(profileBox(page, 'default')).toBeChecked();

  await activeKey.check();
  await field.fill(passphrase);
  const files = await saved(page, 2, () => page.keyboard.press('Enter'));
  expect(Object.fromEntries(files)).toEqual({
    credentials,
    config: config.slice(0, config.indexOf('\n[profile my team]')),
  });
  await expect(dialog.getByRole('heading', { name: 'Given to the browser to save' })).toBeFocused();
  const again = await saved(page, 1, () => dialog.getByRole('link', { name: 'Save config again' }).click());
  expect(again.get('config')).toBe(files.get('config'));
  await press(page, 'Close');
  await expect(page.getByRole('button', { name: 'Export' })).toBeFocused();
});

test('a temporary vault exports plain text without a passphrase, and says why nothing is encrypted', async ({
  page,
}) => {
  await trySandbox(page);
  await importFile(page, 'config', devOnly);
  await press(page, 'Export');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByRole('radio', { name: 'Encrypted (age)' })).toBeDisabled();
  await expect(dialog.getByRole('radio', { name: 'Encrypted (age)' })).toHaveAccessibleDescription(
    /it has no passphrase/,
  );
  await expect(dialog.getByLabel('Passphrase')).toHaveCount(0);
  await dialog.getByRole('radio', { name: 'credentials' }).check();
  await expect(dialog.getByRole('status').first()).toHaveText(
    'Left out, because they have nothing for credentials: sandbox-partner, sandbox-operator, sandbox-web, dev.',
  );
  await profileBox(page, 'All').uncheck();
  await expect(dialog.getByRole('button', { name: 'Download' })).toBeDisabled();
  await profileBox(page, 'default').check();
  const files = await saved(page, 1, () => press(page, 'Download'));
  expect([...files.keys()]).toEqual(['credentials']);
  expect(files.get('credentials')).toMatch(
    /^\[default\]\naws_access_key_id = \w+\naws_secret_access_key = .+\n$/,
  );
});

test('one of many profiles is found, and goes alone', async ({ page }) => {
  await trySandbox(page);
  const many = Array.from({ length: 500 }, (_, i) => `[profile p${String(i)}]\nregion = eu-west-1\n\n`);
  await importFile(page, 'config', `${many.join('')}${devOnly}`);
  await press(page, 'Export');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByText(/^Showing 200 of 5/)).toBeAttached();
  await profileBox(page, 'All').uncheck();
  await dialog.getByRole('searchbox', { name: 'Search these profiles' }).fill('dev');
  await profileBox(page, 'All').check();
  const files = await saved(page, 1, () => press(page, 'Download'));
  expect(Object.fromEntries(files)).toEqual({ config: devOnly });
});

for (const [colorScheme, width] of [
  ['light', 360],
  ['dark', 1280],
] as const) {
  test.describe(`at ${String(width)} px, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

    test('the dialog keeps within the window and passes axe, before and after', async ({ page }) => {
      await trySandbox(page);
      await importFile(page, 'config', config);
      await press(page, 'Export');
      const dialog = page.getByRole('dialog', { name: 'Export' });
      await expect(profileBox(page, 'my team')).toBeDisabled();
      for (const part of ['choices', 'made']) {
        await passesAxe(page, part);
        expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
        if (part === 'choices') await press(page, 'Download');
        await expect(dialog.getByRole('heading', { name: 'Given to the browser to save' })).toBeVisible();
      }
    });
  });
}
