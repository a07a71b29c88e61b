import { expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { serve } from '../../scripts/serve.mjs';
import { builtApp } from './builtApp.ts';

test.use({ serviceWorkers: 'allow' });

const passphrase = 'correct horse battery staple';

test('with the server stopped, a reload and a deep link work, agent and WebAssembly included', async ({
  page,
}) => {
  const server = await serve(builtApp());
  await page.goto(server.origin);
  await kept(page);
  await server.close();

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Create your vault' })).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Repeat passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();

  await page.goto(`${server.origin}/settings`);
  await expect(page.getByRole('heading', { name: 'Unlock your vault' })).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('radiogroup', { name: 'Region rules' })).toBeVisible();
  expect(await runsWebAssembly(page)).toBe(true);
});

test('with the server stopped, the sandbox lists instances with code that no visit had loaded yet', async ({
  page,
}) => {
  const server = await serve(builtApp());
  await page.goto(server.origin);
  await kept(page);
  await server.close();

  await page.goto(`${server.origin}/instances`);
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  await page.getByRole('link', { name: 'Instances' }).click();
  await expect(page.getByRole('table', { name: 'Instances' }).getByRole('row').nth(1)).toBeVisible();
});

test('a kept file that was changed is fetched anew, not used', async ({ page }) => {
  const server = await serve(builtApp());
  await page.goto(server.origin);
  await kept(page);
  await page.reload();
  const changed = await page.evaluate(async () => {
    let count = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        if (!response || !/\.(js|html)$/.test(new URL(request.url).pathname)) continue;
        await cache.put(request, new Response('throw new Error("changed");', { headers: response.headers }));
        count += 1;
      }
    }
    return count;
  });
  expect(changed).toBeGreaterThan(5);

  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.reload();
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  await expect(page.getByRole('table', { name: 'Profiles' })).toBeVisible();
  expect(errors).toEqual([]);

  // What was used has been put right, so that it opens offline again.
  await server.close();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Create your vault' })).toBeVisible();
});

test('a new version is offered, not taken by itself, and taken when asked', async ({ page }, testInfo) => {
  const first = await serve(builtApp());
  await page.goto(first.origin);
  await kept(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Create your vault' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Update now' })).toBeHidden();

  const secondApp = testInfo.outputPath('second');
  await build({
    logLevel: 'error',
    build: { outDir: secondApp },
    plugins: [{ name: 'second', transformIndexHtml: () => [{ tag: 'meta', attrs: { name: 'second' } }] }],
  });
  await first.close();
  const second = await serve(secondApp, first.port);
  const ofSecond = page.locator('meta[name=second]');

  for (const visit of ['the visit that finds it', 'the visit after']) {
    await test.step(visit, () => page.reload());
    await expect(page.getByRole('status').filter({ hasText: 'A new version is ready' })).toBeVisible();
    await expect(ofSecond).toHaveCount(0);
  }
  await page.getByRole('button', { name: 'Update now' }).click();
  await expect(ofSecond).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Update now' })).toBeHidden();
  await second.close();
});

/** Waits until the service worker has kept every file. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
}

/** Whether the agent's policy, as it was kept, lets WebAssembly run; without it the agent would fall back, slowly. */
async function runsWebAssembly(page: Page): Promise<boolean | undefined> {
  return page.workers()[0]?.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        // What evaluate() runs itself is exempt from the policy; a later task is not.
        setTimeout(() => {
          try {
            resolve(
              new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof
                WebAssembly.Module,
            );
          } catch {
            resolve(false);
          }
        });
      }),
  );
}
