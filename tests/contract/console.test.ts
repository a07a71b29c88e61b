import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import type { ConsoleRecord } from '../../src/protocol/console.ts';
import { passphraseBytes } from '../../src/protocol/passphrase.ts';
import { connect, create, failure, passphrase, unlock, type Client } from './client.ts';
import { runLine } from './consoleLines.ts';

let client: Client;

beforeEach(async () => {
  client = connect();
  await client.ask('vault.trySandbox', {});
});

afterEach(async () => {
  client.close();
  await deleteDB('coffer');
});

describe('console.run', () => {
  test('what a line gives comes as records, and the answer says how it ended', async () => {
    expect(await runLine(client, '1 + 1; "two"')).toMatchObject({
      texts: ['2', 'two'],
      failed: false,
      line: '1 + 1; "two"',
    });
    expect(await runLine(client, 'Get-Nothing')).toMatchObject({
      failed: true,
      records: [
        { kind: 'line' },
        {
          kind: 'error',
          error: {
            errorId: 'CommandNotFoundException',
            at: { line: 1, text: 'Get-Nothing', start: 0, end: 11 },
          },
        },
      ],
    });
  });

  test('lines run one after the other, and share their variables', async () => {
    const [, , last] = await Promise.all([
      runLine(client, '$x = 1; Start-Sleep -Milliseconds 50; $x++'),
      runLine(client, '$x *= 10'),
      runLine(client, '$x'),
    ]);
    expect(last.texts).toEqual(['20']);
  });

  test('a line is stopped by cancelling it, and the next one runs', async () => {
    const abort = new AbortController();
    const stopped = client.ask('console.run', { line: 'while ($true) { }' }, { signal: abort.signal });
    // The agent answers others while it runs.
    expect(await client.ask('profileScript.read', {})).toBe('');
    abort.abort();
    expect(await failure(stopped)).toMatchObject({ code: 'cancelled' });
    expect((await runLine(client, '"on"')).texts).toEqual(['on']);
  });

  test('an error in a long line shows the part of it that is meant', async () => {
    const line = `${'1;'.repeat(400)} 1 / 0; ${'1;'.repeat(400)}`;
    const { records } = await runLine(client, line);
    const error = records.find((record) => record.kind === 'error');
    const { text = '', start = 0, end = 0 } = error?.error.at ?? {};
    expect(text.slice(start, end)).toBe('1 / 0');
    expect(text.length).toBeLessThan(500);
  });

  test('the prompt says whose session it is, until a function says otherwise', async () => {
    expect((await runLine(client, '')).prompt).toBe('PS default@us-east-1> ');
    expect((await runLine(client, 'function prompt { "now $(1 + 1)> " }')).prompt).toBe('now 2> ');
    expect((await runLine(client, 'function prompt { while ($true) { } }')).prompt).toBe(
      'PS default@us-east-1> ',
    );
  });

  test('a line above the limit is refused', async () => {
    expect((await runLine(client, `"${'x'.repeat(1024 * 1024)}"`)).errors).toEqual([
      expect.stringMatching(/^LineTooLong: /),
    ]);
  });
});

describe('secrets on the console', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

  test('are in no message, however they were typed', async () => {
    const lines = [
      `$s = '${secret}'`,
      `Set-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey ${secret}`,
      `Set-AWSCredential -Ak AKIAIOSFODNN7EXAMPLE -sk:"${secret}"`,
      `@{ SecretKey = '${secret}' }.Count`,
      `Get-Nothing ${secret}`,
      `"${secret}`,
      '(New-AWSCredential -ProfileName default).GetCredentials()',
      '(New-AWSCredential -ProfileName default).GetCredentials() | ConvertTo-Json',
      '(Get-STSSessionToken).SecretAccessKey',
    ];
    for (const line of lines) await runLine(client, line);
    expect(JSON.stringify(await client.ask('console.history', {}))).not.toContain(secret);
    expect(JSON.stringify(client.received)).not.toContain(secret);
  });

  test('a masked one is revealed for the passphrase alone', async () => {
    const stored = connect();
    await create(stored);
    const { records } = await runLine(
      stored,
      `(New-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey ${secret}).GetCredentials().SecretKey`,
    );
    const secretId = secretIdIn(records);
    expect(
      await failure(stored.ask('console.reveal', { secretId, passphrase: utf8('not this one') })),
    ).toMatchObject({ code: 'passphrase-not-confirmed' });
    expect(await stored.ask('console.reveal', { secretId, passphrase: passphraseBytes(passphrase) })).toBe(
      secret,
    );
    stored.close();
  });
});

function secretIdIn(records: readonly ConsoleRecord[]): number {
  for (const record of records) {
    if (record.kind !== 'text') continue;
    const id = record.parts.find((part) => part.secretId !== undefined)?.secretId;
    if (id !== undefined) return id;
  }
  throw new Error('no masked secret was shown');
}

describe('what stays', () => {
  test('the history is there after the next unlock, redacted, and in the order of its lines', async () => {
    const first = connect();
    await create(first);
    await runLine(first, '"one"');
    await runLine(first, 'Set-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey short');
    first.close();
    const second = connect();
    await unlock(second);
    expect(await second.ask('console.history', {})).toEqual([
      '"one"',
      'Set-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey ********',
    ]);
    second.close();
  });

  test('the profile script runs once, at the next unlock, and its errors do not block', async () => {
    const first = connect();
    await create(first);
    const view = await first.ask('profileScript.save', {
      script: 'Set-DefaultAWSRegion eu-central-1\nGet-Nothing\n$greeting = "hello"',
    });
    expect(view.profileScript).toBe(true);
    expect(await first.ask('console.start', {})).toEqual({ prompt: 'PS> ', script: 'none' });
    first.close();
    const second = connect();
    await unlock(second);
    const records: ConsoleRecord[] = [];
    const onProgress = (batch: readonly ConsoleRecord[]) => {
      records.push(...batch);
    };
    expect(await second.ask('console.start', {}, { onProgress })).toEqual({
      prompt: 'PS @eu-central-1> ',
      script: 'failed',
    });
    expect(records).toMatchObject([{ kind: 'error', error: { at: { line: 2, text: 'Get-Nothing' } } }]);
    expect(await second.ask('console.start', {})).toMatchObject({ script: 'none' });
    expect((await runLine(second, '$greeting')).texts).toEqual(['hello']);
    second.close();
  });

  test('a line of a thousand errors is stopped like any other', async () => {
    const abort = new AbortController();
    const stopped = client.ask('console.run', { line: '1/0;'.repeat(20_000) }, { signal: abort.signal });
    expect(await client.ask('profileScript.read', {})).toBe('');
    abort.abort();
    expect(await failure(stopped)).toMatchObject({ code: 'cancelled' });
  });

  test('a profile script with a secret in it is not saved', async () => {
    const saved = client.ask('profileScript.save', {
      script: 'Set-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey abc',
    });
    expect(await failure(saved)).toMatchObject({ code: 'profile-script-secret' });
    expect(await client.ask('profileScript.read', {})).toBe('');
  });
});
