/* `npm run screenshot`: takes the README's picture; run it after a change to the screens and commit what it makes. */
import { chromium } from 'playwright';
import { build } from 'vite';
import { findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

const app = 'test-results/screenshot';
const picture = 'docs/screenshot.png';

await build({ logLevel: 'warn', build: { outDir: app } });
const server = await serve(app);
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  // What is drawn in parts, as it arrives, has rounded corners that differ by a pixel from one time to the next.
  args: ['--disable-partial-raster'],
});
const page = await browser.newPage({
  viewport: { width: 1280, height: 800 },
  colorScheme: 'light',
  reducedMotion: 'reduce',
  // Times are shown as the visitor's machine writes them.
  locale: 'en-GB',
  timezoneId: 'UTC',
});
await page.goto(`${server.origin}/instances`);
await page.getByRole('button', { name: 'Try the sandbox' }).click();
await page.getByRole('status').filter({ hasText: 'listed with' }).waitFor();
// The pointer still stands where the button was, on a row by now.
await page.mouse.move(0, 0);
await page.screenshot({ path: picture });
await browser.close();
await server.close();
console.log(`Wrote ${picture}.`);
