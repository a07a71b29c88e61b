import { expect, type Page } from '@playwright/test';
import { trySandbox } from './screens.ts';

/**
 * Puts the folder `.aws` of the browser's private file system in the place of what a user would choose in its pickers, which
 * no test can drive: handles that can be written and kept, and that need no permission.
 */
export async function stubPickers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const folder = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('.aws', { create: true });
    Object.assign(window, {
      showDirectoryPicker: folder,
      showOpenFilePicker: async () => {
        const handles = [];
        for await (const handle of (await folder()).values()) handles.push(handle);
        return handles;
      },
    });
  });
}

/** Writes a file as another program would. */
export async function writeFile(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    async ([name, text]) => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('.aws', { create: true });
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(text);
      await writable.close();
    },
    [name, text] as const,
  );
}

/** Has a folder stand where a file of this name belongs, so that it cannot be used; or takes it away. */
export async function obstruct(page: Page, name: string, isInTheWay: boolean): Promise<void> {
  await page.evaluate(
    async ([name, isInTheWay]) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('.aws');
      await folder.removeEntry(name);
      if (isInTheWay) await folder.getDirectoryHandle(name, { create: true });
    },
    [name, isInTheWay] as const,
  );
}

export async function readFile(page: Page, name: string): Promise<string> {
  return page.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    const handle = await (await root.getDirectoryHandle('.aws')).getFileHandle(name);
    return (await handle.getFile()).text();
  }, name);
}

/** Links the folder under its usual name, from the screen Files. */
export async function linkFolder(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  await page.getByRole('button', { name: 'Link .aws folder' }).click();
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(page.getByText('Linked ~/.aws/credentials.')).toBeVisible();
}

export const location = '~/.aws/credentials';

export const keyPair = `aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`;

/** A profile with a long-term key among what an edit must not touch, and one with temporary credentials. */
export const credentials = `# kept by hand

[work]
${keyPair}region = eu-west-1
# odd, and kept
x_note=1

[night]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY
aws_session_token = AQoDYXdzEJr1K...o5OytwEXAMPLE=
`;

export function section(page: Page, name = location) {
  return page.getByRole('region', { name, exact: true });
}

export function row(page: Page, table: string, name: string) {
  return page
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });
}

export const fileRow = (page: Page, name: string) => row(page, `Profiles of ${location}`, name);

/** The sandbox's vault with the folder linked: it needs no passphrase, and so no time. */
export async function linked(page: Page, text = credentials): Promise<void> {
  await stubPickers(page);
  await trySandbox(page);
  await writeFile(page, 'credentials', text);
  await linkFolder(page);
}

export async function pressInDialog(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}

/** Has the next requests for permission wait for `window.decide`. */
export async function holdPermission(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(FileSystemHandle.prototype, {
      queryPermission: () => Promise.resolve('prompt'),
      requestPermission: () => new Promise((resolve) => Object.assign(window, { decide: resolve })),
    });
  });
}

export async function compare(page: Page, name: string) {
  await section(page).getByText('Compare with the vault').click();
  return row(page, 'Compare with the vault', name);
}
