import { expect, test } from 'vitest';
import { alice, billing, consoleOf, contextWith, keyLines } from './console.ts';

const steve = `[steve]\n${keyLines(billing)}region = us-west-2\n`;

test('New-AWSCredential gives an object, and leaves the session as it is', async () => {
  const context = await contextWith(steve);
  const { run } = consoleOf(context);
  const { texts, errors } = await run(
    `$a = New-AWSCredentials -AccessKey ${alice.accessKeyId} -SecretKey ${alice.secretAccessKey} -SessionToken token; $b = New-AWSCredential steve; $a; $b`,
  );
  expect(texts).toEqual(['Supplied Key Parameters', 'steve']);
  expect(errors).toEqual([]);
  expect(context.unlocked().session.credentials).toBeUndefined();
});

test('GetCredentials() gives the keys of a profile, its secrets masked', async () => {
  const { run } = consoleOf(await contextWith(steve));
  const { records, texts } = await run(
    '$keys = (New-AWSCredential steve).GetCredentials(); $keys; "$($keys.SecretKey)"; $keys | Set-AWSCredential -StoreAs again',
  );
  expect(records[0]).toMatchObject({
    kind: 'table',
    rows: [
      [{ text: billing.accessKeyId }, { text: '****…MPLE', secretId: 1 }, { text: '' }, { text: 'False' }],
    ],
  });
  expect(texts).toEqual(['****…MPLE']);
});

test('an object whose profile was removed says so', async () => {
  const { run } = consoleOf(await contextWith(steve));
  const { errors } = await run(
    '$gone = New-AWSCredential steve; Remove-AWSCredentialProfile steve -Force; $gone.GetCredentials()',
  );
  expect(errors).toEqual([
    'object-profile-gone: The credentials object was not used, because the profile "steve" that it was made of is no longer there. Make another with New-AWSCredential.',
  ]);
});
