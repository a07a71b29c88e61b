import { expect, type Locator, type Page } from '@playwright/test';

/** Words of no list the strength meter knows. */
export const passphrase = 'velvet canyon orbit thistle';

/** Two profiles as the AWS CLI writes them, with AWS's own example keys. */
export const credentials = `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
region = us-west-2
[steve]
aws_access_key_id = AKIAI44QH8DHBEXAMPLE
aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY
region = eu-west-1
`;

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** A vault as a newcomer has it: created a moment ago, and empty. */
export async function createVault(page: Page, typed = passphrase): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Passphrase', { exact: true }).fill(typed);
  await page.getByLabel('Repeat passphrase').fill(typed);
  const restore = await slowMachine(page);
  await press(page, 'Create vault');
  // An expectation would look again at intervals that grow: up to a second later than the derivation ends.
  await page.getByRole('heading', { name: 'No profile yet' }).waitFor();
  await restore();
}

/** Makes the machine out to be slow, so that a vault gets the least cost that there is and no test derives for a second. */
async function slowMachine(page: Page): Promise<() => Promise<void>> {
  const [agent] = page.workers();
  await agent?.evaluate(() => {
    let now = 0;
    performance.now = () => (now += 1000);
  });
  return async () => {
    await agent?.evaluate(() => {
      Reflect.deleteProperty(performance, 'now');
    });
  };
}

export async function unlock(page: Page, typed = passphrase): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(typed);
  await press(page, 'Unlock');
}

export async function importFile(page: Page, name: string, text: string): Promise<void> {
  await press(page, 'Import');
  await page
    .getByLabel('AWS credentials and config files')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await press(page, 'Preview');
  await press(page, 'Apply import');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Drops a text file on an element; whether the browser was kept from opening it is told for each event. */
export async function dropFile(target: Locator, text: string): Promise<boolean[]> {
  return target.evaluate((element, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'credentials'));
    return ['dragover', 'drop'].map(
      (type) =>
        !element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })),
    );
  }, text);
}

export async function trySandbox(page: Page): Promise<void> {
  await page.goto('/');
  await press(page, 'Try the sandbox');
  await page.getByRole('table', { name: 'Profiles' }).waitFor();
}

/** The names in the table of profiles, in its order, without their badges. */
export async function profileNames(page: Page): Promise<string[]> {
  const headers = await page.getByRole('table', { name: 'Profiles' }).getByRole('rowheader').allInnerTexts();
  return headers.map((text) => text.split(/\s/)[0] ?? '');
}

export function profileRow(page: Page, name: string) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
}

/** Chooses what a profile's row has behind its menu. */
export async function chooseMore(row: Locator, action: string): Promise<void> {
  await row.getByRole('button', { name: /^More actions for / }).click();
  await row.page().getByRole('menuitem', { name: action, exact: true }).click();
}
