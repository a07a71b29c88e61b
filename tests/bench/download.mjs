/*
 * Which scripts of the built app a browser fetches, and when: watched in Chromium, page and agent alike, with an empty
 * cache and no service worker, which would fetch everything ahead.
 */

/** @import { Browser, Page } from 'playwright' */

/**
 * @typedef {object} Download scripts by path, without the leading "/"
 * @property {readonly string[]} needed without any one of these the unlock screen does not come up
 * @property {readonly string[]} meanwhile fetched along with them, but not waited for
 * @property {readonly { use: string, scripts: readonly string[] }[]} later what each use fetches that none before it did
 */

const passphrase = 'correct horse battery staple';

/** Many times what the unlock screen takes to come up. */
const patienceMs = 10_000;

/**
 * @param {Browser} browser
 * @param {string} origin where the built app is served
 * @returns {Promise<Download>}
 */
export async function watchDownload(browser, origin) {
  const storageState = await storedVault();

  /** @type {Set<string>} */
  const fetched = new Set();
  /** @param {() => Promise<void>} use */
  const fetchedBy = async (use) => {
    const before = new Set(fetched);
    await use();
    return [...fetched].filter((script) => !before.has(script));
  };
  /** @type {Download['later'][number][]} */
  const later = [];

  const page = await visitor();
  const first = await fetchedBy(async () => {
    await page.goto(origin);
    await unlockScreen(page).waitFor();
    await page.waitForLoadState('networkidle');
  });
  for (const [use, act] of uses) later.push({ use, scripts: await fetchedBy(() => act(page)) });
  await page.context().close();
  later.push({ use: 'unlocking without WebAssembly', scripts: await fetchedBy(unlockWithoutWebAssembly) });

  const dispensable = await Promise.all(first.map(comesUpWithout));
  return {
    needed: first.filter((_, index) => dispensable[index] === false),
    meanwhile: first.filter((_, index) => dispensable[index] === true),
    later,
  };

  /** What a browser keeps of a visitor who has made a vault. */
  async function storedVault() {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(origin);
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByLabel('Repeat passphrase').fill(passphrase);
    await page.getByRole('button', { name: 'Create vault' }).click();
    await page.getByRole('button', { name: 'Lock' }).waitFor();
    const state = await context.storageState({ indexedDB: true });
    await context.close();
    return state;
  }

  /** That visitor with an empty cache. */
  async function visitor() {
    const context = await browser.newContext({ storageState, serviceWorkers: 'block' });
    const page = await context.newPage();
    page.on('request', (request) => {
      if (request.resourceType() === 'script') fetched.add(new URL(request.url()).pathname.slice(1));
    });
    return page;
  }

  /** @param {string} script which never arrives */
  async function comesUpWithout(script) {
    const page = await visitor();
    await page.route(`${origin}/${script}`, () => undefined);
    await page.goto(origin, { waitUntil: 'commit' });
    const cameUp = await unlockScreen(page)
      .waitFor({ timeout: patienceMs })
      .then(
        () => true,
        () => false,
      );
    await page.context().close();
    return cameUp;
  }

  async function unlockWithoutWebAssembly() {
    const page = await visitor();
    await page.route(`${origin}/agent/worker-*.js`, async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      const policy = headers['content-security-policy']?.replace(" 'wasm-unsafe-eval'", '') ?? '';
      await route.fulfill({ response, headers: { ...headers, 'content-security-policy': policy } });
    });
    await page.goto(origin);
    await unlockScreen(page).waitFor();
    await page.waitForLoadState('networkidle');
    // The derivation itself takes many seconds, and nothing is fetched after it.
    await Promise.all([page.waitForRequest(`${origin}/agent/*.js`), startUnlocking(page)]);
    await page.context().close();
  }
}

/** @type {readonly [use: string, act: (page: Page) => Promise<void>][]} */
const uses = [
  [
    'unlocking',
    async (page) => {
      await startUnlocking(page);
      await page.getByRole('button', { name: 'Lock' }).waitFor();
    },
  ],
  [
    'adding the sandbox’s profiles',
    async (page) => {
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Add sandbox profiles' }).click();
      await page.getByRole('status').filter({ hasText: 'Added' }).waitFor();
    },
  ],
  [
    'listing the sandbox’s instances (EC2)',
    async (page) => {
      await page.getByRole('link', { name: 'Profiles' }).click();
      const row = page.getByRole('row').filter({ hasText: 'sandbox-default' });
      await row.getByRole('button', { name: 'Use for this session' }).click();
      await page.getByRole('link', { name: 'Instances' }).click();
      await page.getByRole('table', { name: 'Instances' }).getByRole('row').nth(1).waitFor();
    },
  ],
  [
    'checking a profile of the sandbox (STS)',
    async (page) => {
      await page.getByRole('link', { name: 'Profiles' }).click();
      await page.getByRole('button', { name: 'More actions for sandbox-default' }).click();
      await page.getByRole('menuitem', { name: 'Check' }).click();
      await page.getByRole('status').filter({ hasText: 'arn:aws' }).waitFor();
    },
  ],
  [
    'a line on the console',
    async (page) => {
      await page.getByRole('link', { name: 'Console' }).click();
      await runLine(page, '1 + 1');
    },
  ],
  [
    'asking IAM on the console',
    async (page) => {
      await runLine(page, 'Get-IAMAccessKey -ProfileName sandbox-default');
    },
  ],
];

/**
 * @param {Page} page
 * @param {string} line
 */
async function runLine(page, line) {
  const articles = page.getByRole('log', { name: 'Console output' }).getByRole('article');
  const ran = articles.nth(await articles.count());
  await page.getByRole('textbox', { name: 'Command' }).fill(line);
  await page.getByRole('textbox', { name: 'Command' }).press('Enter');
  await ran.and(page.locator('[data-state=done]')).waitFor();
}

/** @param {Page} page */
function unlockScreen(page) {
  return page.getByRole('heading', { name: 'Unlock your vault' });
}

/** @param {Page} page */
async function startUnlocking(page) {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
}
