import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { createVault, press, profileRow, unlock } from './screens.ts';

const twoFiles = ['credentials', 'config'].map((name) => ({
  name,
  mimeType: 'text/plain',
  buffer: readFileSync(`tests/fixtures/aws/${name}`),
}));

test('from a first visit over two imported files, a reload and a wrong passphrase to the instances of the sandbox', async ({
  page,
}) => {
  await createVault(page);
  await press(page, 'Import');
  await page.getByLabel('AWS credentials and config files').setInputFiles(twoFiles);
  await press(page, 'Preview');
  await expect(page.getByRole('table', { name: 'Changes' }).getByRole('rowheader')).toHaveCount(4);
  await press(page, 'Apply import');
  await expect(page.getByTestId('prompt')).toHaveText('default@us-east-1');
  await expect(profileRow(page, 'developer')).toContainText('eu-west-1');
  await expect(profileRow(page, 'developer')).toContainText('****MPLE');
  await expect(profileRow(page, 'admin')).toContainText('AssumeRole');

  await page.reload();
  await unlock(page, 'not the passphrase');
  await expect(page.getByRole('alert')).toContainText('this is not its passphrase');
  await unlock(page);
  await expect(page.getByRole('table', { name: 'Profiles' }).getByRole('rowheader')).toHaveCount(4);

  await page.getByRole('link', { name: 'Settings' }).click();
  await press(page, 'Add sandbox profiles');
  await page.getByRole('link', { name: 'Profiles' }).click();
  await profileRow(page, 'sandbox-default').getByRole('button', { name: 'Use for this session' }).click();
  await expect(page.getByTestId('prompt')).toHaveText('sandbox-default@us-east-1');
  await page.getByRole('link', { name: 'Instances' }).click();
  await expect(page.getByRole('table', { name: 'Instances' }).getByRole('rowheader')).toHaveCount(140);
});
