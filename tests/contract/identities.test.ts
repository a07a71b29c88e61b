import { deleteDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import type { ProfileView } from '../../src/protocol/views/profiles.ts';
import { connected, create, failure, fields, unlock, type Client } from './client.ts';
import { runLine } from './consoleLines.ts';
import { sandboxConsole } from './sandboxConsole.ts';

beforeEach(async () => {
  await deleteDB('coffer');
});

const alice = {
  arn: 'arn:aws:iam::123456789012:user/alice',
  userId: 'AIDAIOSFODNN7EXAMPLE',
  root: false,
};

/** Account and identity of a profile in the view that the page was told last. */
function told(client: Client, name: string): Pick<ProfileView, 'account' | 'identity'> | undefined {
  const [last] = client.events.flatMap((event) => (event.at === 'changed' ? [event.vault] : [])).slice(-1);
  const profile = last?.profiles.find((each) => each.name === name);
  return profile && { ...profile };
}

const known = (client: Client, name: string) =>
  vi.waitFor(
    () => {
      const profile = told(client, name);
      if (!profile?.identity) throw new Error(`nothing is known of ${name}`);
      return { account: profile.account, identity: profile.identity };
    },
    { timeout: 10_000 },
  );

const actions = async (client: Client) =>
  (await client.ask('journal.read', {})).entries.map(({ action, profile }) => `${profile} ${action}`);

test('after the first call that AWS took it is asked once, in the background, whose the keys are', async () => {
  const at = await sandboxConsole();
  const { client } = at;
  await at.given('$null = Get-EC2Region us-east-1');
  expect(await known(client, 'default')).toEqual({ account: '123456789012', identity: alice });
  await at.given('$null = Get-EC2Region us-east-1');
  // Keys that are given are nobody's here.
  await at.given('$null = Get-EC2Region us-east-1 -Credential (Get-STSSessionToken)');
  await at.refused('Get-EC2Instance -ProfileName sandbox-billing');
  expect((await actions(client)).filter((action) => action.endsWith('GetCallerIdentity'))).toEqual([
    'default GetCallerIdentity',
  ]);
  // Asked for, it is learned too.
  await at.given('$null = Get-STSCallerIdentity -ProfileName sandbox-billing');
  expect((await known(client, 'sandbox-billing')).identity.arn).toBe(
    'arn:aws:iam::123456789012:user/billing',
  );
});

test('what was learned is shown after the next unlock, and goes with the key', async () => {
  const first = connected();
  await create(first);
  const { profiles } = await first.ask('vault.addSandboxProfiles', {});
  const id = profiles.find(({ name }) => name === 'sandbox-default')?.id ?? '';
  await first.ask('profile.identify', { id });
  expect((await known(first, 'sandbox-default')).identity).toEqual(alice);
  await first.ask('vault.lock', { reason: 'asked' });

  const second = connected();
  await unlock(second);
  expect(await known(second, 'sandbox-default')).toEqual({ account: '123456789012', identity: alice });
  const { profiles: edited } = await second.ask('profile.save', {
    id,
    fields: fields({
      name: 'sandbox-default',
      accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
      secretAccessKey: utf8('x'),
    }),
  });
  expect(edited.find((profile) => profile.id === id)).not.toHaveProperty('identity');
});

test("what was learned of a profile's role outlives the role's session, and goes with the role", async () => {
  const first = connected();
  await create(first);
  const { profiles } = await first.ask('vault.addSandboxProfiles', {});
  const id = profiles.find(({ name }) => name === 'sandbox-partner')?.id ?? '';
  await first.ask('profile.identify', { id });
  const partner = {
    account: '123456789012',
    identity: {
      arn: 'arn:aws:sts::123456789012:assumed-role/partner/coffer',
      userId: expect.stringMatching(/^AROA\w+:coffer$/) as string,
      root: false,
    },
  };
  expect(await known(first, 'sandbox-partner')).toEqual(partner);
  const { profiles: forgotten } = await first.ask('sessions.forget', { id });
  expect(forgotten.find((profile) => profile.id === id)).toMatchObject(partner);
  await first.ask('vault.lock', { reason: 'asked' });

  const second = connected();
  await unlock(second);
  expect(await known(second, 'sandbox-partner')).toEqual(partner);
  const { profiles: edited } = await second.ask('profile.save', {
    id,
    fields: fields({
      name: 'sandbox-partner',
      roleArn: 'arn:aws:iam::123456789012:role/reader',
      sourceProfile: 'sandbox-default',
    }),
  });
  expect(edited.find((profile) => profile.id === id)).not.toHaveProperty('identity');
});

test("a root user's key is marked, after the next unlock and an answer that names nobody too", async () => {
  const identity =
    '<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:root</Arn><UserId>123456789012</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>';
  const error = '<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>';
  const nobody = '<GetCallerIdentityResponse></GetCallerIdentityResponse>';
  const answers = [identity, error, nobody, nobody];
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(answers.shift())));
  const first = connected();
  await create(first);
  const { profiles } = await first.ask('profile.save', {
    fields: fields({
      name: 'owner',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: utf8('x'),
      region: 'eu-west-1',
    }),
  });
  const id = profiles[0]?.id ?? '';
  await first.ask('profile.identify', { id });
  const root = {
    account: '123456789012',
    identity: { arn: 'arn:aws:iam::123456789012:root', userId: '123456789012', root: true },
  };
  expect(await known(first, 'owner')).toEqual(root);
  for (let time = 0; time < 2; time++) {
    expect(await failure(first.ask('profile.identify', { id }))).toMatchObject({ code: 'answer-unreadable' });
  }
  expect((await runLine(first, 'Get-STSCallerIdentity -ProfileName owner')).errors).toEqual([
    expect.stringMatching(/is not one that AWS gives/),
  ]);
  expect(await known(first, 'owner')).toEqual(root);
  await first.ask('vault.lock', { reason: 'asked' });

  const second = connected();
  await unlock(second);
  expect(await known(second, 'owner')).toEqual(root);
  const text = '[owner]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n';
  const plan = await second.ask('import.plan', {
    files: [new File([text], 'credentials')],
    pasted: utf8(''),
  });
  expect(plan.problems.map(({ code }) => code)).toContain('key-root');
});

test('an account is called what the user calls it, and nothing again where that is taken away', async () => {
  const client = connected();
  await create(client);
  const account = '123456789012';
  const named = async (name: string) => (await client.ask('account.name', { account, name })).accountNames;
  expect(await named('Production')).toEqual([{ account, name: 'Production' }]);
  expect(await named('Playground')).toEqual([{ account, name: 'Playground' }]);
  const other = connected();
  expect((await unlock(other)).accountNames).toEqual([{ account, name: 'Playground' }]);
  expect(await named('')).toEqual([]);
});
