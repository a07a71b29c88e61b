import { expect, test, type Page } from '@playwright/test';
import { passesAxe } from './axe.ts';
import { openConsole, runLine, startLine, succeed } from './console.ts';
import { stubPickers, writeFile } from './files.ts';
import {
  chooseMore,
  createVault,
  credentials,
  importFile,
  press,
  profileRow,
  trySandbox,
} from './screens.ts';

async function keepsWithinWindow(page: Page, screen: string): Promise<void> {
  const beyond = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('dialog')].map(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    ),
  );
  expect(Math.max(...beyond), `${screen} scrolls sideways`).toBe(0);
}

// The widest shows nothing to axe that the others do not.
for (const [colorScheme, width, axe] of [
  ['light', 360, true],
  ['dark', 1280, true],
  ['light', 2560, false],
] as const) {
  test.describe(`at ${String(width)} px, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

    const check = async (of: Page, screen: string) => {
      await keepsWithinWindow(of, screen);
      if (axe) await passesAxe(of, screen);
    };

    test(`every screen keeps within the window${axe ? ' and passes axe' : ''}`, async ({ page, context }) => {
      test.slow();
      await context.route(/amazonaws\.com/, (route) => route.abort());
      await stubPickers(page);
      await page.goto('/');
      await expect(page.getByRole('heading', { name: 'Create your vault' })).toBeVisible();
      await check(page, 'first visit');
      await createVault(page);
      await check(page, 'no profile');
      await importFile(page, 'credentials', credentials);
      await check(page, 'profiles');
      await press(page, 'More actions for steve');
      await expect(page.getByRole('menuitem', { name: 'Check' })).toBeInViewport({ ratio: 1 });
      await check(page, 'menu');
      await page.keyboard.press('Escape');
      await press(page, 'Add profile');
      await check(page, 'profile form');
      await page.keyboard.press('Escape');
      await press(page, 'Import');
      await check(page, 'import');
      await page
        .getByLabel('Paste INI text')
        .fill(
          `[new]\nregion = x\ncredential_process = /opt/keys\n[steve]\nrole_arn = arn:aws:iam::123456789012:role/R\n?\n`,
        );
      await press(page, 'Preview');
      await expect(page.getByRole('table', { name: 'Problems' })).toBeVisible();
      await check(page, 'import plan');
      await page.keyboard.press('Escape');
      await press(page, 'Switch profile');
      await check(page, 'switch profile');
      await page.keyboard.press('Escape');
      await press(page, 'Why these credentials?');
      await expect(page.getByRole('listitem').first()).toBeVisible();
      await check(page, 'search order');
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Files', exact: true }).click();
      await check(page, 'no linked file');
      await writeFile(
        page,
        'credentials'.repeat(10),
        credentials.replace('region = us-west-2', 'Region = us-east-1').replace('steve', 'jobs'),
      );
      await press(page, 'Link files');
      await expect(page.getByLabel('Location')).toBeVisible();
      await check(page, 'link files');
      await press(page, 'Link');
      await page.getByText('Compare with the vault').click();
      await expect(page.getByRole('button', { name: 'Fix' })).toBeVisible();
      await check(page, 'files');
      await page.getByRole('button', { name: 'Copy to file' }).first().click();
      await expect(page.getByLabel('Passphrase')).toBeVisible();
      await check(page, 'copy to file');
      await page.keyboard.press('Escape');
      await press(page, 'Keep only temporary credentials in this file');
      await expect(page.getByRole('table', { name: 'Changes' })).toBeVisible();
      await check(page, 'keep only temporary credentials');
      await page.keyboard.press('Escape');
      await press(page, 'Switch profile');
      await check(page, 'switch profile of two stores');
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Instances' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await check(page, 'instances, unreachable');
      await page.getByRole('link', { name: 'Settings' }).click();
      await press(page, 'Add sandbox profiles');
      await expect(page.getByText('Added the sandbox’s profiles.')).toBeVisible();
      await check(page, 'settings');
      await press(page, 'Switch profile');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^sandbox/ })
        .first()
        .click();
      await page.getByRole('link', { name: 'Instances' }).click();
      await expect(page.getByText(/This is the sandbox/)).toBeVisible();
      // A few rows show all there is to check, and axe takes its time over each cell.
      await page.getByRole('searchbox', { name: 'Filter instances' }).fill('db');
      await check(page, 'instances');
      await press(page, 'Lock');
      await expect(page.getByRole('heading', { name: 'Unlock your vault' })).toBeVisible();
      await check(page, 'locked');
    });

    test(`the console and profiles that are known keep within the window${axe ? ' and pass axe' : ''}`, async ({
      page,
    }) => {
      test.slow();
      await trySandbox(page);
      await chooseMore(profileRow(page, 'default'), 'Check');
      await expect(profileRow(page, 'default')).toContainText('days old');
      await expect(page.getByText('how old the access key of 1 profile is')).toBeVisible();
      await check(page, 'profiles of the sandbox, one of which is known');
      await openConsole(page);
      await check(page, 'console, nothing run');
      await succeed(page, 'Get-STSSessionToken; Write-Warning careful; Get-AWSCredential -ListProfileDetail');
      await runLine(page, 'Get-Nothing "$here" # there');
      await page.getByRole('button', { name: 'Reveal' }).first().click();
      await check(page, 'confirm');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await startLine(page, 'Remove-AWSCredentialProfile default');
      await expect(page.getByRole('dialog')).toBeVisible();
      await check(page, 'question');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await startLine(
        page,
        `Get-STSSessionToken -SerialNumber ${'arn:aws:iam::123456789012:mfa/'.repeat(3)}`,
      );
      await expect(page.getByLabel('MFA code', { exact: true })).toBeVisible();
      await check(page, 'MFA code');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.getByRole('textbox', { name: 'Command' }).fill('Get-');
      await page.keyboard.press('Tab');
      await expect(page.getByRole('listbox')).toBeVisible();
      await check(page, 'console');
    });
  });
}
