import { expect, test } from '@playwright/test';
import { createVault, importFile, press } from '../e2e/screens.ts';
import { needPeers, printedBy } from './peers.ts';

needPeers('age', 'Python');

const passphrase = 'velvet ca\u00f1on orbit thistle';
const credentials = `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`;

test('the age command opens an encrypted export with the passphrase of the vault, and with no other', async ({
  page,
}) => {
  test.slow();
  await createVault(page, passphrase);
  await importFile(page, 'credentials', credentials);
  await press(page, 'Export');
  await page.getByRole('radio', { name: 'Encrypted (age)' }).check();
  await page.getByLabel('Passphrase').fill(passphrase);
  const downloading = page.waitForEvent('download');
  await press(page, 'Download');
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('credentials.age');
  const command = ['python3', 'tests/interop/age.py', await download.path()] as const;
  expect(await printedBy(command, { input: passphrase })).toBe(credentials);
  await expect(printedBy(command, { input: `${passphrase}s` })).rejects.toThrow('incorrect passphrase');
});
