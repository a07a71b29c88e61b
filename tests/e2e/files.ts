import { expect, type Page } from '@playwright/test';

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
