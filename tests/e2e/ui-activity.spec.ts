import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { passesAxe } from './axe.ts';
import { openConsole, runLine } from './console.ts';
import { press, trySandbox } from './screens.ts';

/** The newest hash of an exported journal, each of which is what FORMAT.md makes of its line. */
function verified(text: string): string {
  const [first = '', ...lines] = text.trimEnd().split('\n');
  let { previous } = JSON.parse(first) as { previous: string };
  for (const line of lines) {
    const [, entry = '', hash] = /^\{"entry":(.*),"hash":"(\w+)"\}$/.exec(line) ?? [];
    previous = createHash('sha256')
      .update(previous + entry)
      .digest('hex');
    expect(hash).toBe(previous);
  }
  return previous;
}

test('what was signed is shown, filtered, verified and exported with a chain that others can verify', async ({
  page,
}) => {
  await trySandbox(page);
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByText('Nothing was signed yet.')).toBeVisible();
  await openConsole(page);
  await runLine(page, 'Get-STSCallerIdentity');
  await runLine(page, 'Get-IAMAccessKey -ProfileName sandbox-billing');

  await page.getByRole('link', { name: 'Activity' }).click();
  const table = page.getByRole('table', { name: 'Activity' });
  const results = table.getByRole('row').locator('td:last-child');
  await expect(results).toHaveText(['Refused: AccessDenied', 'Success']);
  await expect(table.getByRole('row').nth(1)).toContainText(
    /sandbox-billing \*{4}MPLE\s*iam\s*ListAccessKeys\s*at sandbox\.invalid\s*us-east-1/,
  );
  await page.getByRole('searchbox', { name: 'Filter activity' }).fill('sts default');
  await expect(results).toHaveText(['Success']);
  await page.getByRole('searchbox', { name: 'Filter activity' }).fill('elsewhere');
  await expect(page.getByText('No signature matches “elsewhere”.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter activity' }).fill('');

  await press(page, 'Verify');
  const status = page.getByRole('status').filter({ hasText: 'Nothing was changed: 2 signatures' });
  await expect(status).toBeVisible();
  const downloading = page.waitForEvent('download');
  await press(page, 'Export');
  const download = await downloading;
  const text = await readFile(await download.path(), 'utf8');
  await expect(status).toContainText(verified(text));
  expect(text.match(/"action":"\w+"/g)).toEqual([
    '"action":"GetCallerIdentity"',
    '"action":"ListAccessKeys"',
  ]);
  await passesAxe(page, 'activity');
  await page.setViewportSize({ width: 360, height: 800 });
  await passesAxe(page, 'activity, narrow');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
