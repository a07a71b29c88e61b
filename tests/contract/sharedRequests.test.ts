import { deleteDB } from 'idb';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import { users } from '../../src/sandbox/account.ts';
import { deviceCode } from '../../src/sandbox/mfa.ts';
import { answering } from './answering.ts';
import { connect, create, failure, fields, unlock, type Client } from './client.ts';

const { mfa = { serialNumber: '', totpSecret: '' } } = users.alice;
const arn = 'arn:aws:sts::123456789012:assumed-role/operator/coffer';

let now: number;
/** Of the profile behind the MFA device. */
let id: string;

beforeEach(() => {
  now = Date.UTC(2026, 10, 22, 6);
});

function tab(): Client {
  const client = connect(() => now);
  onTestFinished(() => {
    client.close();
  });
  return client;
}

/** A vault in memory. */
async function sandboxTab(): Promise<Client> {
  const client = tab();
  const { profiles } = await client.ask('vault.trySandbox', {});
  id = profiles.find(({ name }) => name === 'sandbox-operator')?.id ?? '';
  return client;
}

/** A stored vault with the profiles of the sandbox, open in two tabs. */
async function twoTabs(): Promise<readonly [Client, Client]> {
  await deleteDB('coffer');
  const [one, other] = [tab(), tab()];
  await create(one);
  const { profiles } = await one.ask('vault.addSandboxProfiles', {});
  id = profiles.find(({ name }) => name === 'sandbox-operator')?.id ?? '';
  await unlock(other);
  return [one, other];
}

const codeNow = () => deviceCode(mfa.totpSecret, now);

const identify = (client: Client, signal?: AbortSignal) =>
  client.ask('profile.identify', { id }, signal && { signal }).then(
    (output) => output.arn,
    (error: unknown) => (error instanceof Error ? error.message : error),
  );

const lineOf = (
  client: Client,
  signal?: AbortSignal,
  line = '(Get-STSCallerIdentity -ProfileName sandbox-operator).Arn',
) =>
  client
    .ask('console.run', { line }, signal && { signal })
    .catch((error: unknown) => (error instanceof Error ? error.message : error));

/** What became of questions, in short. */
const heard = ({ events }: Client) =>
  events.flatMap((event) => {
    if (event.at === 'asked')
      return [`asked ${event.question.id} ${event.question.ofConsole ? 'console' : 'button'}`];
    if (event.at === 'moved') return [`moved ${event.id} ${event.ofConsole ? 'console' : 'button'}`];
    return event.at === 'withdrawn' ? [`withdrawn ${event.id}`] : [];
  });

const reached = (client: Client, ...said: readonly string[]) =>
  expect.poll(() => heard(client), { timeout: 10_000 }).toEqual(said);

async function answer(client: Client, question: number, typed: string | undefined): Promise<void> {
  await client.ask('question.answer', {
    question,
    ...(typed !== undefined && { answer: { typed: [utf8(typed)], chosen: 0 } }),
  });
}

test.each([
  '(New-AWSCredential sandbox-operator).GetCredentials()',
  'New-AWSCredential sandbox-operator | ForEach-Object GetCredentials',
])('Ctrl+C ends %s with its question', async (line) => {
  const client = await sandboxTab();
  const ctrlC = new AbortController();
  const stopped = lineOf(client, ctrlC.signal, line);
  await reached(client, 'asked 1 console');
  ctrlC.abort();
  expect(await stopped).toContain('cancelled');
  await reached(client, 'asked 1 console', 'withdrawn 1');
});

test('a method that the prompt calls asks nothing', async () => {
  const client = await sandboxTab();
  const line = 'function prompt { "$((New-AWSCredential sandbox-operator).GetCredentials().AccessKey)> " }';
  expect(await lineOf(client, undefined, line)).toMatchObject({ prompt: 'PS default@us-east-1> ' });
  expect(heard(client)).toEqual([]);
});

describe('a request that a button and a line of the console wait for', () => {
  test('asks at the button while that waits, and goes on without the one that gives up', async () => {
    const client = await sandboxTab();
    const stop = new AbortController();
    const line = lineOf(client);
    await reached(client, 'asked 1 console');
    const button = identify(client, stop.signal);
    await reached(client, 'asked 1 console', 'moved 1 button');
    stop.abort();
    expect(await button).toContain('cancelled');
    await reached(client, 'asked 1 console', 'moved 1 button', 'moved 1 console');
    await answer(client, 1, await codeNow());
    expect(await line).toMatchObject({ failed: false });
  });

  test('is not ended by Ctrl+C, and by whoever waits last', async () => {
    const client = await sandboxTab();
    const [ctrlC, stop] = [new AbortController(), new AbortController()];
    const line = lineOf(client, ctrlC.signal);
    await reached(client, 'asked 1 console');
    const button = identify(client, stop.signal);
    await reached(client, 'asked 1 console', 'moved 1 button');
    ctrlC.abort();
    expect(await line).toContain('cancelled');
    stop.abort();
    expect(await button).toContain('cancelled');
    await reached(client, 'asked 1 console', 'moved 1 button', 'withdrawn 1');
    const again = identify(client);
    await reached(client, 'asked 1 console', 'moved 1 button', 'withdrawn 1', 'asked 2 button');
    await answer(client, 2, await codeNow());
    expect(await again).toBe(arn);
  });

  test('ends for both with Cancel in the dialog, and says so where it only joined', async () => {
    const client = await sandboxTab();
    const line = lineOf(client);
    await reached(client, 'asked 1 console');
    const button = failure(client.ask('profile.identify', { id }));
    await reached(client, 'asked 1 console', 'moved 1 button');
    await answer(client, 1, undefined);
    expect(await line).toContain('cancelled');
    expect((await button).code).toBe('question-cancelled');
  });
});

test('a session that was asked for before its profile changed is given, and not kept', async () => {
  const client = await sandboxTab();
  const given = identify(client);
  await reached(client, 'asked 1 button');
  const { name, roleArn, sourceProfile, mfaSerial } = await client.ask('profile.fields', { id });
  await client.ask('profile.save', {
    id,
    fields: fields({ name, roleArn, sourceProfile, mfaSerial, region: 'eu-west-1' }),
  });
  await answer(client, 1, await codeNow());
  expect(await given).toBe(arn);
  const { profiles } = await client.ask('sessions.read', {});
  // The session of its source, which did not change, is.
  expect(profiles.flatMap(({ name: of, temporary }) => (temporary ? [of] : []))).toEqual(['default']);
});

describe('two tabs', () => {
  test('both let go of what one of them forgets', async () => {
    const [one, other] = await twoTabs();
    const used = async (client: Client) => {
      const { questions } = await answering(client, [{ typed: [await codeNow()] }], () => identify(client));
      return questions.length;
    };
    expect([await used(one), await used(other), await used(other)]).toEqual([1, 1, 0]);
    await one.ask('sessions.forget', {});
    now += 30_000;
    const kept = async () =>
      (await other.ask('sessions.read', {})).profiles.filter(({ temporary }) => temporary).length;
    await expect.poll(kept).toBe(0);
    expect(await used(other)).toBe(1);
  });

  test('give no code of a kept device twice: the second waits, is told so, and may give up', async () => {
    const [one, other] = await twoTabs();
    const { serialNumber, totpSecret } = mfa;
    await one.ask('mfaDevices.keep', { serialNumber, secret: utf8(totpSecret) });
    await expect.poll(async () => (await other.ask('sessions.read', {})).mfaDevices).toEqual([serialNumber]);
    expect(await identify(one)).toBe(arn);
    const { output, questions } = await answering(other, [], () => identify(other));
    expect(output).toContain('cancelled');
    expect(questions.map(({ heading }) => heading)).toEqual(['Waiting for the next MFA code']);
    now += 30_000;
    expect(await identify(other)).toBe(arn);
  });
});
