import { deleteDB, openDB } from 'idb';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import { CofferError } from '../../src/base/cofferError.ts';
import { errorText } from '../../src/base/errors.ts';
import { sandboxEndpoint } from '../../src/base/sandbox.ts';
import type { JournalView } from '../../src/protocol/views/journal.ts';
import { connected, create, failure, fields, unlock, type Client } from './client.ts';
import { sandboxConsole } from './sandboxConsole.ts';

beforeEach(async () => {
  await deleteDB('coffer');
});

const identity =
  '<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/real</Arn><UserId>AIDAIOSFODNN7EXAMPLE</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>';

const resultsOf = ({ entries }: JournalView) => entries.map(({ result }) => result);

/** A profile whose calls go to AWS, which a test stands in for; its id. */
async function realProfile(client: Client): Promise<string> {
  const { profiles } = await client.ask('profile.save', {
    fields: fields({
      name: 'real',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: utf8('x'),
      region: 'eu-west-1',
    }),
  });
  return profiles.find(({ name }) => name === 'real')?.id ?? '';
}

/** Keeps every agent from writing until it is called off. */
async function holdUpWrites(): Promise<() => Promise<void>> {
  const db = await openDB('coffer');
  const held = db.transaction('documents', 'readwrite');
  let isHeld = true;
  const hold = async () => {
    while (isHeld) await held.store.count();
    await held.done;
    db.close();
  };
  const holding = hold();
  const release = () => {
    isHeld = false;
    return holding;
  };
  onTestFinished(release);
  return release;
}

/** What a test need not repeat of each entry. */
const made = { key: '****MPLE', host: 'sandbox.invalid', region: 'us-east-1' };

test('each signature is an entry with its result, whoever asked for it and whatever it is signed with', async () => {
  const at = await sandboxConsole();
  const { client } = at;
  expect(await client.ask('journal.read', {})).toEqual({ entries: [] });
  await at.given('$null = Get-STSCallerIdentity');
  await client.ask('instances.list', { region: 'eu-west-1' });
  const { entries: listing } = await client.ask('journal.read', {});
  // Whose the keys are is known by then: nothing was asked in the background.
  const [first, ...pages] = listing.map(({ action }) => action);
  expect([first, new Set(pages)]).toEqual(['GetCallerIdentity', new Set(['DescribeInstances'])]);

  const before = listing.length;
  await at.given('$null = Get-STSCallerIdentity');
  await at.refused('Get-IAMAccessKey -ProfileName sandbox-billing');
  await at.refused(
    'Get-STSCallerIdentity -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey wrong -Region eu-west-1',
  );
  await at.refused('Use-STSRoleWithSAML -RoleArn x -PrincipalArn y -SAMLAssertion z -Force');
  await at.given(
    "$url = Get-AWSSigV4PreSignedURL -Uri 'https://examplebucket.s3.eu-west-1.amazonaws.com/report.pdf'",
  );
  const { entries } = await client.ask('journal.read', {});
  const sts = { ...made, at: at.now, service: 'sts', action: 'GetCallerIdentity' };
  expect(entries.slice(before)).toEqual([
    { ...sts, number: before + 1, profile: 'default', result: 'success' },
    {
      ...made,
      at: at.now,
      number: before + 2,
      profile: 'sandbox-billing',
      service: 'iam',
      action: 'ListAccessKeys',
      result: 'AccessDenied',
    },
    {
      ...sts,
      number: before + 3,
      profile: 'Supplied Key Parameters',
      region: 'eu-west-1',
      result: 'SignatureDoesNotMatch',
    },
    {
      ...made,
      at: at.now,
      number: before + 4,
      profile: 'default',
      service: 's3',
      action: 'GET',
      region: 'eu-west-1',
      host: 'examplebucket.s3.eu-west-1.amazonaws.com',
      result: 'presigned',
    },
  ]);
  expect(await client.ask('journal.verify', {})).toEqual({
    entries: before + 4,
    number: before + 4,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  expect(client.events.filter((event) => event.at === 'journalled').length).toBeGreaterThan(0);
});

test('what somebody else is to send makes no entry long, and brings no secret into it', async () => {
  const at = await sandboxConsole();
  await at.given(
    "$url = Get-AWSSigV4PreSignedURL 'http://localhost/?Action=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' -Service s3 -Region wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY",
  );
  await at.given(
    "$url = Get-AWSSigV4PreSignedURL \"https://s3.amazonaws.com/?Action=$('b' * 50000)\" -Service ('c-' * 50000)",
  );
  expect(await at.refused("Get-AWSSigV4PreSignedURL https://$('a.' * 50000)s3.amazonaws.com/")).toEqual([
    expect.stringMatching(/^sign-host-refused: /) as string,
  ]);
  const { entries } = await at.client.ask('journal.read', {});
  const made = { at: at.now, profile: 'default', key: '****MPLE', result: 'presigned' };
  const long = (text: string) => `${text.repeat(32)}…`;
  expect(entries).toEqual([
    {
      ...made,
      number: 1,
      service: 's3',
      action: '********',
      region: '********',
      host: 'localhost',
    },
    {
      ...made,
      number: 2,
      service: long('c-'),
      action: '********…',
      region: 'us-east-1',
      host: 's3.amazonaws.com',
    },
  ]);
});

test('a call that was signed again for a wrong clock, and one that reached nobody, are entries', async () => {
  const client = connected();
  await client.ask('vault.trySandbox', {});
  const id = await realProfile(client);
  const date = new Date(Date.now() + 3_600_000).toUTCString();
  const code = 'SignatureDoesNotMatch';
  const skewed = `<ErrorResponse><Error><Code>${code}</Code><Message>Signature expired.</Message></Error></ErrorResponse>`;
  const answers = [new Response(skewed, { status: 403, headers: { date } }), new Response(identity)];
  vi.stubGlobal('fetch', () => {
    const answer = answers.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new TypeError('Failed to fetch'));
  });
  await client.ask('profile.identify', { id });
  expect((await failure(client.ask('profile.identify', { id }))).code).toBe('network-failed');
  const journal = await client.ask('journal.read', {});
  expect(resultsOf(journal)).toEqual([code, 'success', 'network-failed']);
  // AWS's own host goes without saying.
  expect(journal.entries.map(({ profile, host }) => [profile, host])).toEqual(
    Array.from({ length: 3 }, () => ['real', undefined]),
  );
});

test('two tabs write one chain, which the next unlock finds', async () => {
  const [first, second] = [connected(), connected()];
  await create(first);
  const { profiles } = await first.ask('vault.addSandboxProfiles', {});
  await unlock(second);
  const id = profiles.find(({ name }) => name === 'sandbox-default')?.id ?? '';
  const identify = (client: Client) => client.ask('profile.identify', { id });
  await Promise.all([first, second, first, second].map(identify));
  // Reading waits until what the asked agent made is written.
  await first.ask('journal.read', {});
  const seen = await second.ask('journal.read', {});
  expect(seen.entries.map(({ number, host, result }) => [number, host, result])).toEqual(
    [1, 2, 3, 4].map((number) => [number, new URL(sandboxEndpoint).host, 'success']),
  );
  const { hash, ...checked } = await second.ask('journal.verify', {});
  expect(checked).toEqual({ entries: 4, number: 4 });
  await first.ask('vault.lock', { reason: 'asked' });

  const third = connected();
  await unlock(third);
  expect(await third.ask('journal.read', {})).toEqual(seen);
  const { name, content } = await third.ask('journal.export', {});
  expect(name).toMatch(/^coffer-activity-\d{4}-\d\d-\d\d\.jsonl$/);
  const lines = (await content.text()).split('\n');
  expect([lines.length, lines.at(-2)?.endsWith(`,"hash":"${hash}"}`), lines.at(-1)]).toEqual([6, true, '']);
});

test('a journal that was taken away between two sessions is told of at the unlock, and said from then on', async () => {
  const first = connected();
  await create(first);
  const id = await realProfile(first);
  for (let time = 0; time < 2; time++) await first.ask('handOff.identity', { id, expiresInSeconds: 60 });
  await first.ask('vault.lock', { reason: 'asked' });
  const db = await openDB('coffer');
  await db.delete('documents', ['journal', 2]);
  db.close();

  const second = connected();
  await unlock(second);
  const failure = { code: 'journal-shorter', detail: { number: 2, foundAt: 0 } };
  await vi.waitFor(() => {
    expect(second.events).toEqual([{ at: 'journalled', failure }]);
  });
  await second.ask('handOff.identity', { id, expiresInSeconds: 60 });
  await second.ask('vault.lock', { reason: 'asked' });

  const third = connected();
  await unlock(third);
  const read = await third.ask('journal.read', {});
  expect([resultsOf(read), read.fault]).toEqual([['presigned'], failure]);
  const { hash, ...checked } = await third.ask('journal.verify', {});
  expect(checked).toEqual({ entries: 1, number: 1, fault: failure });
  const text = await (await third.ask('journal.export', {})).content.text();
  expect(text).toMatch(
    /^\{"journal":"coffer 1",.*"lost":\[\{"number":2,"hash":"[0-9a-f]{64}","foundAt":0\}\]\}\n/,
  );
  expect(text).toContain(hash);
  expect(third.events).toEqual([]);
});

/** An agent whose call to AWS is under way, the failure it ends with, and what has AWS answer it. */
async function calling() {
  const client = connected();
  await create(client);
  const id = await realProfile(client);
  let answer: (response: Response) => void = () => undefined;
  const fetched = vi.fn(
    () =>
      new Promise<Response>((resolve) => {
        answer = resolve;
      }),
  );
  vi.stubGlobal('fetch', fetched);
  const failed = failure(client.ask('profile.identify', { id }));
  await vi.waitFor(() => {
    expect(fetched).toHaveBeenCalledOnce();
  });
  return {
    client,
    failed,
    answer: () => {
      answer(new Response(identity));
    },
  };
}

test('a call that the lock cuts off is an entry, and is answered by nothing but the lock', async () => {
  const { client, failed, answer } = await calling();
  const release = await holdUpWrites();
  const locking = client.ask('vault.lock', { reason: 'asked' });
  const refused = failure(client.ask('journal.read', {}));
  answer();
  const locked = { code: 'locked', detail: undefined };
  expect([await failed, await refused, client.events]).toEqual([locked, locked, []]);
  await release();
  await locking;
  expect(client.events).toEqual([{ at: 'locked', reason: 'asked' }]);

  const next = connected();
  await unlock(next);
  expect(resultsOf(await next.ask('journal.read', {}))).toEqual(['cut-off']);
});

test('the keys go though the last entries cannot be written, and at once where the page is put to sleep', async () => {
  for (const reason of ['asked', 'frozen'] as const) {
    await deleteDB('coffer');
    const { client } = await calling();
    const release = await holdUpWrites();
    await client.ask('vault.lock', { reason });
    expect(client.events).toEqual([{ at: 'locked', reason }]);
    await release();
  }
});

test('a presigned URL is in the journal before anybody has it', async () => {
  const client = connected();
  await create(client);
  const id = await realProfile(client);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  await client.ask('handOff.identity', { id, expiresInSeconds: 60 });
  const keys = put.mock.calls.map(([, key]) => key);
  expect(keys).toContainEqual(['journal', 1]);
  expect(resultsOf(await client.ask('journal.read', {}))).toEqual(['presigned']);
});

test('a presigned URL that a full disk keeps out of the journal is given, and it is told what the journal lacks', async () => {
  const client = connected();
  await create(client);
  const id = await realProfile(client);
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
  const { url } = await client.ask('handOff.identity', { id, expiresInSeconds: 60 });
  expect(new URL(url).host).toBe('sts.eu-west-1.amazonaws.com');
  const failed = {
    code: 'journal-not-written',
    detail: { count: 1, why: errorText(new CofferError('disk-full')) },
  };
  expect(client.events).toEqual([{ at: 'journalled', failure: failed }]);
  expect(await client.ask('journal.read', {})).toEqual({ entries: [], failure: failed });
});
