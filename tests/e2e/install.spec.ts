import { readFileSync } from 'node:fs';
import { chromium, expect, test } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';

test.use({ serviceWorkers: 'allow' });

test('Chromium finds nothing that keeps Coffer from being installed', async ({ baseURL }, testInfo) => {
  // The headless shell of other tests installs nothing and finds no fault, and their contexts are incognito.
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(
    testInfo.outputPath('profile'),
    executablePath === undefined ? {} : { executablePath },
  );
  const page = await context.newPage();
  await page.goto(baseURL ?? '');
  const devtools = await context.newCDPSession(page);
  const { errors, data } = await devtools.send('Page.getAppManifest');
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  await context.close();

  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? '')).toEqual(JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8')));
  expect(installabilityErrors).toEqual([]);
});

test('every icon of the manifest is a picture of the size it claims', async ({ page }) => {
  await page.goto('/');
  const manifest: unknown = JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8'));
  const { icons } = manifest as { icons: { src: string; type: string; sizes: string; purpose: string }[] };
  for (const icon of icons) {
    const response = await page.request.get(icon.src);
    expect(response.headers()['content-type']).toBe(icon.type);
    if (icon.sizes === 'any') continue;
    const natural = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return `${String(image.naturalWidth)}x${String(image.naturalHeight)}`;
    }, icon.src);
    expect(natural).toBe(icon.sizes);
  }
  expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    'any any',
    '192x192 any',
    '512x512 any',
    '192x192 maskable',
    '512x512 maskable',
  ]);
});

const common = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

test('page, agent and service worker are each served with their own policy', async ({ page, context }) => {
  const agentUrl = page.waitForEvent('worker').then((worker) => worker.url());
  const serviceWorkerUrl = context.waitForEvent('serviceworker').then((worker) => worker.url());
  await page.goto('/profiles');
  const headersOf = async (url: string) => (await page.request.get(url)).headers();

  const [ofPage, ofAgent, ofServiceWorker] = [
    await headersOf('/profiles'),
    await headersOf(await agentUrl),
    await headersOf(await serviceWorkerUrl),
  ];
  expect(ofPage).toMatchObject({ ...common, 'cache-control': 'no-cache' });
  expect(ofAgent).toMatchObject({ ...common, 'cache-control': 'public, max-age=31536000, immutable' });
  expect(ofServiceWorker).toMatchObject({ ...common, 'cache-control': 'no-cache' });

  const directive = (headers: Record<string, string>, name: string) =>
    headers['content-security-policy']?.split('; ').find((written) => written.startsWith(`${name} `));
  expect(directive(ofPage, 'script-src')).toBe("script-src 'self'");
  expect(directive(ofPage, 'connect-src')).toBe("connect-src 'self'");
  expect(directive(ofAgent, 'script-src')).toBe("script-src 'self' 'wasm-unsafe-eval'");
  expect(directive(ofAgent, 'connect-src')).toContain(' https://ec2.us-east-1.amazonaws.com ');
  expect(directive(ofAgent, 'connect-src')).not.toContain('*.');
  expect(directive(ofServiceWorker, 'connect-src')).toBe("connect-src 'self'");
  for (const headers of [ofPage, ofAgent, ofServiceWorker]) {
    expect(directive(headers, 'default-src')).toBe("default-src 'none'");
    expect(directive(headers, 'require-trusted-types-for')).toBe("require-trusted-types-for 'script'");
  }
});

test('the policy holds in the page: no script from a string, no inline style, no other origin', async ({
  page,
}) => {
  await page.goto('/');
  const violated = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        // A set, because the header and the page's own copy of the policy each report.
        const directives = new Set<string>();
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          directives.add(effectiveDirective);
          if (directives.size === 3) resolve([...directives].sort());
        });
        // What evaluate() runs itself is exempt; a later task is not.
        setTimeout(() => {
          const script = document.createElement('script');
          try {
            script.text = 'document.title = "injected"';
          } catch {
            // Trusted Types refuse the string.
          }
          document.head.append(script);
          const style = document.createElement('style');
          style.textContent = 'body { display: none }';
          document.head.append(style);
          fetch('https://example.com/').catch(() => undefined);
        });
      }),
  );
  expect(violated).toEqual(['connect-src', 'require-trusted-types-for', 'style-src-elem']);
  expect(await page.title()).not.toBe('injected');
});

test('a path that is no screen and no file is not found', async ({ request }) => {
  expect((await request.get('/assets/gone.js')).status()).toBe(404);
  expect((await request.get('/assets/gone.js')).headers()['cache-control']).toBe('no-cache');
});
