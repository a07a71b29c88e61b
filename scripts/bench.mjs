/*
 * `npm run bench`: what a visitor downloads, how long unlocking takes, how fast shared files are read, how fast the console
 * is, and what a full journal costs. It prints and asserts nothing: timings of a shared machine prove nothing.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright';
import { build } from 'vite';
import { watchDownload } from '../tests/bench/download.mjs';
import { findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

const app = 'test-results/bench/app';
const pages = {
  unlock: 'Unlocking, from keys in hand to the view delivered (wanted: 60 ms or less at 1,000 profiles):',
  sharedFiles: 'Reading the shared files (wanted: at least as fast as @smithy/shared-ini-file-loader):',
  console: 'The console, in a vault of 5,000 profiles:',
  journal: 'The journal of signatures:',
};
/** Bytes, brotli, until the unlock screen. */
const budget = 45_000;

await build({ logLevel: 'warn', build: { outDir: app } });
const executablePath = findChromium();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
await printDownload();
for (const [name, title] of Object.entries(pages)) await printPage(name, title);
await browser.close();

async function printDownload() {
  const server = await serve(app);
  const { needed, meanwhile, later } = await watchDownload(browser, server.origin);
  await server.close();

  const total = needed.reduce((bytes, script) => bytes + size(script), 0);
  console.log('Before the unlock screen comes up, brotli:');
  for (const script of needed) line(script);
  console.log(
    `  ${kB(total)}  in all; wanted: ${kB(budget).trim()} or less${total > budget ? '. TOO MUCH' : ''}`,
  );
  console.log('Fetched along with it, but not waited for:');
  for (const script of meanwhile) line(script);
  for (const { use, scripts } of later) {
    console.log(`First fetched by ${use}:`);
    for (const script of scripts) line(script);
  }
  const seen = new Set([...needed, ...meanwhile, ...later.flatMap(({ scripts }) => scripts)]);
  console.log('Fetched by nothing of this:');
  const built = readdirSync(app, { recursive: true, encoding: 'utf8' });
  for (const file of built.map((path) => path.replaceAll('\\', '/')).sort()) {
    if (file.endsWith('.js') && !seen.has(file)) line(file);
  }
}

/**
 * @param {string} name folder of a page that writes its figures into its `<pre>`
 * @param {string} title
 */
async function printPage(name, title) {
  const outDir = `test-results/bench/${name}`;
  const input = `tests/bench/${name}/index.html`;
  await build({ logLevel: 'warn', build: { outDir, rolldownOptions: { input } } });
  const server = await serve(outDir);
  // The policies know the app's pages only; the agent's holds all the same.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  console.log(title);
  await page.goto(`${server.origin}/${input}`);
  const printed = await page.locator('pre:not(:empty)').textContent({ timeout: 0 });
  console.log((printed ?? '').replace(/^/gm, '  '));
  await context.close();
  await server.close();
}

/** @param {string} script */
function line(script) {
  const map = join(app, `${script}.map`);
  // What the bundler adds of its own has none, nor has the service worker.
  const from = existsSync(map) ? `: ${origins(map).join(', ')}` : '';
  console.log(`  ${kB(size(script))}  ${script}${from}`);
}

/**
 * Packages, and folders of src, that went into a script, by its source map.
 * @param {string} path of the map
 */
function origins(path) {
  /** @type {unknown} */
  const map = JSON.parse(readFileSync(path, 'utf8'));
  const { sources } = /** @type {{ sources: string[] }} */ (map);
  const names = sources.map((source) =>
    /(?:node_modules\/((?:@[^/]+\/)?[^/]+)|(src\/(?:agent\/)?[^/]+))/.exec(source),
  );
  return [...new Set(names.map((name) => name?.[1] ?? name?.[2] ?? 'generated'))].sort();
}

/** @param {string} script */
function size(script) {
  return brotliCompressSync(readFileSync(join(app, script))).length;
}

/** @param {number} bytes */
function kB(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(6)} kB`;
}
