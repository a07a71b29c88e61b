/* Draws the icons of the manifest from public/icon.svg; run it after a change to the mark and commit what it makes. */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { findChromium } from './chromium.mjs';

const svg = readFileSync('public/icon.svg', 'utf8');
// Systems cut a maskable icon to a circle or squircle: the ground fills the square, the mark stays in the safe middle.
const maskable = svg
  .replace(/rx="\d+"/, '')
  .replace('<g id="mark">', '<g id="mark" transform="translate(32 32) scale(.8) translate(-32 -32)">');

const executablePath = findChromium();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
const page = await browser.newPage();
for (const size of [192, 512]) {
  await page.setViewportSize({ width: size, height: size });
  for (const [purpose, source] of Object.entries({ any: svg, maskable })) {
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${source}`);
    await page.screenshot({ path: `public/icons/${purpose}-${String(size)}.png`, omitBackground: true });
  }
}
await browser.close();
