import { expect, type Locator, type Page } from '@playwright/test';

export async function openConsole(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Console' }).click();
  await expect(page.getByRole('textbox', { name: 'Command' })).toBeVisible();
}

export function commands(page: Page): Locator {
  return page.getByRole('log', { name: 'Console output' }).getByRole('article');
}

/** Types a line and waits until it has ended. @returns its article */
export async function runLine(page: Page, line: string): Promise<Locator> {
  const article = await startLine(page, line);
  await article.and(page.locator('[data-state=done], [data-state=error]')).waitFor();
  return article;
}

/** Types a line, which may ask something before it ends. @returns its article */
export async function startLine(page: Page, line: string): Promise<Locator> {
  const before = await commands(page).count();
  const field = page.getByRole('textbox', { name: 'Command' });
  await field.fill(line);
  await field.press('Enter');
  const article = commands(page).nth(before);
  await article.waitFor();
  return article;
}

/** Runs a line that must do what it says without an error. */
export async function succeed(page: Page, line: string): Promise<Locator> {
  const article = await runLine(page, line);
  await expect(article, line).toHaveAttribute('data-state', 'done');
  return article;
}

/** The cells of an article's only table, by its headings. */
export async function rowsOf(article: Locator): Promise<Record<string, string>[]> {
  const table = article.getByRole('table');
  const names = await table.getByRole('columnheader').allInnerTexts();
  const rows = await table.locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator('th, td').allInnerTexts();
      return Object.fromEntries(names.map((name, at) => [name, cells[at]?.trim() ?? '']));
    }),
  );
}
