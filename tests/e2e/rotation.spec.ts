import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { passesAxe } from './axe.ts';
import { chooseMore, createVault, credentials, importFile, press, profileRow, unlock } from './screens.ts';

/** An account at AWS's own addresses, which outlives the page, unlike the sandbox inside the app. */
async function serveAccount(context: BrowserContext) {
  const sandbox = createSandbox({ clock: Date.now });
  const account = {
    /** Whether the next new key is made and its answer lost. */
    losesAnswer: true,
    changes: [] as string[],
  };
  await context.route(/amazonaws\.com/, async (route, request) => {
    const body = request.postData() ?? '';
    const params = new URLSearchParams(body);
    const headers = await request.allHeaders();
    const answer = await sandbox.fetch(new Request(request.url(), { method: 'POST', headers, body }));
    const action = params.get('Action') ?? '';
    if (/^(Create|Update|Delete)/.test(action)) {
      account.changes.push([action, params.get('Status')].filter(Boolean).join(' '));
    }
    if (action === 'CreateAccessKey' && account.losesAnswer) {
      account.losesAnswer = false;
      await route.abort();
      return;
    }
    await route.fulfill({
      status: answer.status,
      headers: { ...Object.fromEntries(answer.headers), 'access-control-allow-origin': '*' },
      body: await answer.text(),
    });
  });
  return account;
}

async function reopen(page: Page): Promise<void> {
  await page.reload();
  await unlock(page);
}

test('a key is rotated although its answer is lost and the page reloaded twice', async ({
  page,
  context,
}) => {
  const account = await serveAccount(context);
  await createVault(page);
  await importFile(page, 'credentials', credentials);
  await chooseMore(profileRow(page, 'default'), 'Rotate key');
  const dialog = page.getByRole('dialog', { name: 'Rotate access key' });
  await expect(dialog.getByText('AKIAIOSFODNN7EXAMPLE')).toBeVisible();
  await passesAxe(page, 'before a rotation');
  await dialog.getByRole('button', { name: 'Rotate', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('could not be reached');

  await reopen(page);
  await expect(profileRow(page, 'default')).toContainText(/\d+ days old: rotate/);
  await expect(page.getByText('1 access key is 90 days old or older')).toBeVisible();
  await expect(page.getByText('A key rotation was interrupted')).toBeVisible();
  await press(page, 'Go on');
  await expect(dialog.getByText('its answer was lost')).toBeVisible();
  await dialog.getByRole('button', { name: 'Delete lost key' }).click();
  await expect(dialog.getByText(/The lost key AKIA\w+ is deleted/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Rotate', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Deactivate old key' })).toBeVisible();
  await expect(dialog.locator('li[data-state="done"]')).toHaveCount(4);
  expect(account.changes).toEqual(['CreateAccessKey', 'DeleteAccessKey', 'CreateAccessKey']);

  await reopen(page);
  await expect(page.getByText('the old key of “default” is still active')).toBeVisible();
  await expect(profileRow(page, 'default')).toContainText('key rotation open');
  await passesAxe(page, 'an open rotation');
  await profileRow(page, 'default').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('alert')).toContainText('is being rotated');
  // What going back would undo is looked at first.
  await press(page, 'Go back');
  await expect(
    dialog.getByText(/gives AKIAIOSFODNN7EXAMPLE to the profiles again and deletes/),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(account.changes).toHaveLength(3);
  await press(page, 'Go on');
  await dialog.getByRole('button', { name: 'Deactivate old key' }).click();
  await expect(dialog.getByText('inactive', { exact: true })).toBeVisible();
  await passesAxe(page, 'before the old key is deleted');
  await dialog.getByRole('button', { name: 'Delete old key' }).click();
  await expect(dialog.getByText('the old one is deleted')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(profileRow(page, 'default')).not.toContainText('****MPLE');
  await expect(profileRow(page, 'default')).toContainText('0 days old');
  await chooseMore(profileRow(page, 'default'), 'Check');
  await expect(
    page.getByRole('status').filter({ hasText: 'arn:aws:iam::123456789012:user/alice' }),
  ).toBeVisible();
  expect(account.changes.slice(3)).toEqual(['UpdateAccessKey Inactive', 'DeleteAccessKey']);
});
