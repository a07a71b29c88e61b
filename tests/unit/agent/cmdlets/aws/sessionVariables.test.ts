import { expect, test } from 'vitest';
import { alice, consoleOf, contextWith, keyLines } from './console.ts';

const steve = `[steve]\n${keyLines(alice)}region = us-west-2\n`;

test('the variables of a fresh session hold nothing', async () => {
  const { run } = consoleOf(await contextWith(steve));
  const { texts } = await run(
    '$null -eq $StoredAWSCredentials; $null -eq $StoredAWSRegion; "[$StoredAWSRegion]"',
  );
  expect(texts).toEqual(['True', 'True', '[]']);
});

test("a region that is assigned is the session's, and the page is told", async () => {
  const context = await contextWith(steve);
  const { run } = consoleOf(context);
  const { texts } = await run("$StoredAWSRegion = 'eu-west-1'; $storedawsregion");
  expect(texts).toEqual(['eu-west-1']);
  expect(context.unlocked().session.region).toBe('eu-west-1');
  expect(context.announced).toBe(1);
  await run('$StoredAWSRegion = $null');
  expect(context.unlocked().session.region).toBeUndefined();
});

test('what a function sets is its own', async () => {
  const context = await contextWith(steve);
  const { run } = consoleOf(context);
  const { texts } = await run(
    "$StoredAWSRegion = 'eu-west-1'; function f { $StoredAWSRegion = 'eu-west-2'; $StoredAWSRegion }; f; $StoredAWSRegion",
  );
  expect(texts).toEqual(['eu-west-2', 'eu-west-1']);
  expect(context.unlocked().session.region).toBe('eu-west-1');
});

test.each([
  ['$StoredAWSRegion = 5', 'stored-region-wrong'],
  ["$StoredAWSRegion = 'eu west'", 'region-ill-formed'],
  ["$StoredAWSCredentials = 'steve'", 'stored-credentials-wrong'],
  [
    '$StoredAWSCredentials = [pscustomobject]@{ AccessKeyId = "AKIAIOSFODNN7EXAMPLE" }',
    'stored-credentials-wrong',
  ],
  ['$AWSHistory = 1', 'aws-history-not-set'],
])('%s is refused and changes nothing', async (line, code) => {
  const context = await contextWith(steve);
  const { errors } = await consoleOf(context).run(line);
  expect(errors.map((error) => error.split(':')[0])).toEqual([code]);
  expect(context.unlocked().session).toEqual({ credentials: undefined, region: undefined });
});

test('an object with keys is a credentials object, and its secret can be had back only as a secret', async () => {
  const context = await contextWith(steve);
  const { run } = consoleOf(context);
  const { texts, errors } = await run(
    '$StoredAWSCredentials = [pscustomobject]@{ AccessKeyId = "AKIAIOSFODNN7EXAMPLE"; SecretAccessKey = "x"; SessionToken = "y" }\n' +
      '"$StoredAWSCredentials"; $keys = $StoredAWSCredentials.GetCredentials(); $keys.AccessKey; "$($keys.SecretKey) $($keys.Token)".Length',
  );
  expect(errors).toEqual([]);
  expect(texts[0]).toEqual('Credentials Object');
});
