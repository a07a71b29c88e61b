/*
 * Nothing that is secret may be found outside the agent. What is looked for is made for one run; beside each place the
 * test finds something that must be there, so that it cannot pass by looking at nothing.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { commands, openConsole, runLine } from './console.ts';
import { chooseMore, createVault, importFile, profileRow, unlock } from './screens.ts';

const random = (length: number) =>
  randomBytes(64)
    .toString('base64')
    .replace(/[^a-zA-Z0-9]/g, 'x')
    .slice(0, length);

/** A secret as it stands, and as the encodings spell it that code and browsers use. */
function spellings(secret: string): Buffer[] {
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.from(' '.repeat(shift) + secret).toString('base64');
    // The ends depend on what stands beside.
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
  return [
    Buffer.from(secret),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(Buffer.from(secret).toString('hex')),
    ...base64.map((text) => Buffer.from(text)),
  ];
}

const found = (place: Buffer, secret: string) =>
  spellings(secret).some((spelling) => place.includes(spelling));

/** Records what workers send to the page, bytes as they are. */
async function recordMessages(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const text = (value: unknown): string => {
      if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
      if (value instanceof Map || value instanceof Set) return [...value].map(text).join('\n');
      if (typeof value === 'object' && value !== null)
        return Object.entries(value)
          .map(([key, inner]) => `${key}\n${text(inner)}`)
          .join('\n');
      return String(value);
    };
    const messages: string[] = [];
    Object.assign(globalThis, { messages });
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => messages.push(text(data)));
      }
    };
  });
}

const readPage = (page: Page) =>
  page.evaluate(async () => {
    const records: unknown[] = [];
    const text = (value: unknown): string => {
      if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
      if (typeof value === 'object' && value !== null)
        return Object.entries(value)
          .map(([key, inner]) => `${key}\n${text(inner)}`)
          .join('\n');
      return String(value);
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(new Error(`cannot open ${name}`));
        };
      });
      for (const store of db.objectStoreNames) {
        records.push(
          ...(await new Promise<unknown[]>((resolve, reject) => {
            const request = db.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => {
              resolve(request.result);
            };
            request.onerror = () => {
              reject(new Error(`cannot read ${store}`));
            };
          })),
        );
      }
      db.close();
    }
    const storage = (area: Storage) =>
      Array.from({ length: area.length }, (_, index) => area.key(index) ?? '')
        .map((key) => `${key} ${area.getItem(key) ?? ''}`)
        .join('\n');
    return {
      messages: (globalThis as unknown as { messages: string[] }).messages.join('\n'),
      dom:
        document.documentElement.outerHTML +
        [...document.querySelectorAll('input, textarea')]
          .map((field) => (field as HTMLInputElement).value)
          .join('\n'),
      localStorage: storage(localStorage),
      sessionStorage: storage(sessionStorage),
      indexedDB: records.map(text).join('\n'),
      address: location.href + JSON.stringify(history.state),
    };
  });

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('an imported secret, a typed one, a session token and the passphrase stay in the agent', async ({
  launchOptions,
  baseURL,
}, testInfo) => {
  const secrets = {
    imported: random(40),
    typed: random(40),
    token: random(60),
    inVariable: random(40),
    asArgument: random(16),
    passphrase: `${random(20)} ${random(8)}`,
  };
  const profile = testInfo.outputPath('profile');
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    ...(baseURL !== undefined && { baseURL }),
  });
  const page = await context.newPage();
  const console: string[] = [];
  page.on('console', (message) => console.push(message.text()));
  page.on('pageerror', (error) => console.push(error.message));
  await recordMessages(page);

  await createVault(page, secrets.passphrase);
  await importFile(
    page,
    'credentials',
    `[canary]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secrets.imported}\naws_session_token = ${secrets.token}\nregion = us-east-1\n`,
  );
  await page.getByRole('button', { name: 'Add profile' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('typed');
  await dialog.getByLabel('Access key ID').fill('AKIAIOSFODNN7EXAMPLE');
  await dialog.getByLabel('Secret access key').fill(secrets.typed);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(profileRow(page, 'typed')).toBeVisible();
  await profileRow(page, 'canary').getByRole('button', { name: 'Edit' }).click();
  await expect(dialog.getByLabel('Access key ID')).toHaveValue('ASIAIOSFODNN7EXAMPLE');
  await page.keyboard.press('Escape');
  // A signed call that does not get through at all, then one whose refusal quotes what was signed, as AWS may.
  let carried = false;
  await context.route(/amazonaws\.com/, async (route) => {
    carried ||= (await route.request().headerValue('x-amz-security-token')) === secrets.token;
    await route.abort();
  });
  await chooseMore(profileRow(page, 'canary'), 'Check');
  await expect(page.getByRole('alert')).toContainText('could not be reached');
  expect(carried, 'control').toBe(true);
  await context.route(/amazonaws\.com/, (route) =>
    route.fulfill({
      status: 403,
      headers: { 'access-control-allow-origin': '*', 'content-type': 'text/xml' },
      body: `<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>It does not match.\n\nThe Canonical String for this request should have been\n'POST\nx-amz-security-token:${secrets.token}'</Message></Error></ErrorResponse>`,
    }),
  );
  await chooseMore(profileRow(page, 'canary'), 'Check');
  await expect(page.getByRole('alert')).toContainText('It does not match.');
  await openConsole(page);
  for (const line of [
    `$s = '${secrets.inVariable}'`,
    '(New-AWSCredential -AccessKey AKIAI44QH8DHBEXAMPLE -SecretKey $s).GetCredentials()',
    `Set-AWSCredential -AccessKey AKIAI44QH8DHBEXAMPLE -SecretKey ${secrets.asArgument} -StoreAs byhand`,
    `Set-AWSCredential -AccessKey AKIAI44QH8DHBEXAMPLE -SecretKey ${secrets.asArgument} | | more`,
    '$keys = (Get-AWSCredential -ProfileName canary).GetCredentials(); $keys; $keys | ConvertTo-Json',
    'Get-STSCallerIdentity -ProfileName canary -Verbose; $AWSHistory.Commands; $Error; Get-History',
  ]) {
    await runLine(page, line);
  }
  await expect(commands(page).last()).toContainText('It does not match.');
  const open = await readPage(page);

  await page.getByRole('button', { name: 'Lock' }).click();
  await unlock(page, `${secrets.passphrase}wrong`);
  await expect(page.getByRole('alert')).toBeVisible();
  await unlock(page, secrets.passphrase);
  await openConsole(page);
  const command = page.getByRole('textbox', { name: 'Command' });
  await expect(async () => {
    // Nothing is called back before the lines of the last session are there.
    await command.press('ArrowUp');
    await expect(command).toHaveValue(/Get-History/, { timeout: 500 });
  }).toPass();
  const again = await readPage(page);
  await context.close();

  expect(open.messages, 'control').toContain('canary');
  expect(open.dom, 'control').toContain('canary');
  expect(open.indexedDB, 'control').toContain('keyEpoch');
  expect(open.localStorage, 'control').toContain('witness');
  const places = Object.entries({ ...open, console: console.join('\n') }).concat(Object.entries(again));
  const leaks = places.flatMap(([place, text]) =>
    Object.entries(secrets)
      .filter(([, secret]) => found(Buffer.from(text, 'latin1'), secret))
      .map(([name]) => `${name} in ${place}`),
  );
  expect(leaks).toEqual([]);

  const onDisk = filesBelow(profile).map((file) => ({ file, bytes: readFileSync(file) }));
  expect(
    onDisk.some(({ bytes }) => bytes.includes('keyEpoch')),
    'control',
  ).toBe(true);
  const diskLeaks = onDisk.flatMap(({ file, bytes }) =>
    Object.entries(secrets)
      .filter(([, secret]) => found(bytes, secret))
      .map(([name]) => `${name} in ${file}`),
  );
  expect(diskLeaks).toEqual([]);
});
