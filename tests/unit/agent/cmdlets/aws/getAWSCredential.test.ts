import { expect, test } from 'vitest';
import { billing, consoleOf, contextWith, keyLines } from './console.ts';

const steve = `[steve]\n${keyLines(billing)}region = us-west-2\n`;
const invalid = '[half]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n';

test('gives the credentials of the session, or nothing', async () => {
  const { run } = consoleOf(await contextWith(steve));
  expect(await run('Get-AWSCredential; Set-AWSCredential steve; Get-AWSCredential')).toMatchObject({
    texts: ['steve'],
    errors: [],
  });
});

test('gives those of a profile, and nothing for a name that none has', async () => {
  const { run } = consoleOf(await contextWith(steve));
  expect(
    await run('Get-AWSCredential steve; Get-AWSCredential nobody; Get-AWSCredential Steve'),
  ).toMatchObject({
    texts: ['steve'],
    errors: [],
  });
});

test('lists the profiles that can yield credentials', async () => {
  const { run } = consoleOf(await contextWith(steve + invalid));
  const { records } = await run('Get-AWSCredential -ListProfileDetail');
  expect(records).toMatchObject([
    {
      kind: 'table',
      columns: [{ name: 'ProfileName' }, { name: 'StoreTypeName' }, { name: 'ProfileLocation' }],
      rows: [[{ text: 'steve' }, { text: 'EncryptedVault' }, { text: '' }]],
    },
  ]);
});

test('lists names alone, with a warning', async () => {
  const { run } = consoleOf(await contextWith(steve + invalid));
  const { records, texts } = await run('Get-AWSCredentials -ListStoredCredentials');
  expect(texts).toEqual(['steve']);
  expect(records[0]).toMatchObject({
    style: 'warning',
    parts: [
      {
        text: 'The ListProfile switch is deprecated and will be removed from a future release.  Please use ListProfileDetail instead.',
      },
    ],
  });
});
