/*
 * Credentials that were handed off, as the programs read them that they are for.
 */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { handOff } from '../../src/agent/handoff/handOff.ts';
import { needPeers, printedBy } from './peers.ts';

needPeers('botocore');

const some = fc.record({
  name: fc.stringMatching(/^[A-Za-z0-9_.@+-]{1,20}$/).filter((name) => !/^(default|__proto__)$/i.test(name)),
  accessKeyId: fc.stringMatching(/^ASIA[A-Z2-7]{16}$/),
  secretAccessKey: fc.stringMatching(/^[A-Za-z0-9/+]{40}$/),
  expiresAt: fc.integer({ min: Date.UTC(2030, 0), max: Date.UTC(2099, 0) }),
  region: fc.constantFrom('eu-west-1', 'us-gov-west-1'),
});
// What AWS's tokens are made of, and for shells all that a header takes.
const plain = fc.sample(fc.tuple(some, fc.stringMatching(/^[A-Za-z0-9/+=]{1,99}$/)), {
  numRuns: 50,
  seed: 1,
});
const odd = fc.sample(fc.tuple(some, fc.stringMatching(/^[!-~]{1,99}$/)), { numRuns: 50, seed: 2 });

for (const shell of ['bash', 'sh']) {
  test(`${shell} sets the variables to what they were`, async () => {
    const given = odd.map(([keys, sessionToken]) => ({ ...keys, sessionToken }));
    const show = `printf '%s\\n' "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" "$AWS_SESSION_TOKEN" "$AWS_REGION"\n`;
    const input = given.map((keys) => handOff('bash', keys).text + show).join('');
    expect((await printedBy([shell], { input })).trimEnd().split('\n')).toEqual(
      given.flatMap(({ accessKeyId, secretAccessKey, sessionToken, region }) => [
        accessKeyId,
        secretAccessKey,
        sessionToken,
        region,
      ]),
    );
  });
}

test('botocore reads sections, answers of a credential_process and variables as they were', async () => {
  const given = plain.map(([keys, sessionToken]) => ({ ...keys, sessionToken }));
  const input = JSON.stringify(
    given.map((keys) => ({
      name: keys.name,
      ini: handOff('ini', keys).text,
      json: handOff('json', keys).text,
      env: handOff('env', keys).text,
    })),
  );
  const read: unknown = JSON.parse(await printedBy(['python3', 'tests/interop/handOff.py'], { input }));
  expect(read).toEqual(
    given.map(({ accessKeyId, secretAccessKey, sessionToken, expiresAt }) => {
      const keys = [accessKeyId, secretAccessKey, sessionToken];
      const expiry = new Date(expiresAt).toISOString().replace(/\.\d+Z$/, '+00:00');
      return { ini: keys, json: [...keys, expiry], env: [...keys, expiry] };
    }),
  );
});
