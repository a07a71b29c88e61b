import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import type { InstancePageView } from '../../src/protocol/views/calls.ts';
import type { VaultView } from '../../src/protocol/views/vault.ts';
import { connect, failure, fields, importText, type Client } from './client.ts';

let client: Client;
let view: VaultView;

beforeEach(async () => {
  client = connect();
  view = await client.ask('vault.trySandbox', {});
});

afterEach(() => {
  client.close();
});

const idOf = (name: string): string => view.profiles.find((profile) => profile.name === name)?.id ?? '';

describe('calls to the sandbox', () => {
  test('STS says who a profile is', async () => {
    expect(await client.ask('profile.identify', { id: idOf('default') })).toEqual({
      account: '123456789012',
      arn: 'arn:aws:iam::123456789012:user/alice',
      userId: expect.stringMatching(/^AIDA/) as string,
      call: { profile: 'default', region: 'us-east-1', sandbox: true },
    });
  });

  test('EC2 lists a region page by page, and the pages make the whole', async () => {
    const pages: InstancePageView[] = [];
    const { instances, call } = await client.ask(
      'instances.list',
      {},
      { onProgress: (page) => pages.push(page) },
    );
    expect(call).toEqual({ profile: 'default', region: 'us-east-1', sandbox: true });
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map(({ page }) => page)).toEqual(pages.map((_, index) => index + 1));
    expect(pages.flatMap((page) => page.instances)).toEqual(instances);
    expect(new Set(instances.map(({ instanceId }) => instanceId)).size).toBe(instances.length);
  });

  test('EC2 lists at least 300 instances over the enabled regions', async () => {
    const regions = await client.ask('regions.enabled', {});
    const counts = await Promise.all(
      regions.map(
        async ({ name }) => (await client.ask('instances.list', { region: name })).instances.length,
      ),
    );
    expect(counts.filter((count) => count > 0)).toHaveLength(5);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(300);
  });

  test('a listing that is cancelled ends as cancelled', async () => {
    const abort = new AbortController();
    const listing = client.ask('instances.list', {}, { signal: abort.signal });
    abort.abort();
    expect(await failure(listing)).toEqual({ code: 'cancelled', detail: undefined });
  });
});

describe('refusals', () => {
  test("a wrong secret is refused in AWS's words, with what to do", async () => {
    const id = idOf('default');
    await client.ask('profile.save', {
      id,
      fields: fields({
        name: 'default',
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        secretAccessKey: utf8('wrong'),
        region: 'us-east-1',
        tickedActiveKeys: ['endpoint_url'],
      }),
    });
    expect(await failure(client.ask('profile.identify', { id }))).toMatchObject({
      code: 'service-error',
      detail: { errorCode: 'SignatureDoesNotMatch', advice: expect.stringMatching(/secret/i) as string },
    });
  });

  test('an endpoint that is neither AWS, sandbox nor loopback is refused, and one that was not ticked is not used', async () => {
    const text = `[elsewhere]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\nregion = us-east-1\nendpoint_url = https://example.com\n`;
    const plan = await client.ask('import.plan', { files: [], pasted: utf8(text) });
    view = await client.ask('import.apply', {
      planId: plan.planId,
      names: ['elsewhere'],
      activeKeys: [{ profile: 'elsewhere', key: 'endpoint_url' }],
    });
    const refused = client.ask('profile.identify', { id: idOf('elsewhere') });
    expect(await failure(refused)).toEqual({ code: 'endpoint-refused', detail: { host: 'example.com' } });

    view = await importText(
      client,
      text.replace('elsewhere', 'unticked').replace('example.com', 'sandbox.invalid'),
    );
    expect(view.profiles.find(({ name }) => name === 'unticked')?.sandbox).toBe(false);
  });

  test('a call without any profile says so', async () => {
    for (const { id } of view.profiles) await client.ask('profile.remove', { id });
    expect((await failure(client.ask('instances.list', { region: 'us-east-1' }))).code).toBe(
      'credentials-none',
    );
    expect((await failure(client.ask('instances.list', {}))).code).toBe('region-none');
  });
});

describe('profiles that PowerShell rejects and the AWS CLI takes', () => {
  test('keys beside an MFA device sign as the CLI would sign', async () => {
    const text =
      '[lax]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\nmfa_serial = arn:aws:iam::123456789012:mfa/alice\nendpoint_url = https://sandbox.invalid\n';
    const plan = await client.ask('import.plan', { files: [], pasted: utf8(text) });
    view = await client.ask('import.apply', {
      planId: plan.planId,
      names: ['lax'],
      activeKeys: [{ profile: 'lax', key: 'endpoint_url' }],
    });
    expect(view.profiles.find(({ name }) => name === 'lax')?.type).toBe('Invalid');
    expect(await client.ask('profile.identify', { id: idOf('lax') })).toMatchObject({
      arn: 'arn:aws:iam::123456789012:user/alice',
      call: { profile: 'lax' },
    });
  });
});

test('a session token that no header takes is refused before anything is sent', async () => {
  const given = { name: 'torn', accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: utf8('x') };
  view = await client.ask('profile.save', { fields: fields({ ...given, sessionToken: utf8('two\nlines') }) });
  expect(await failure(client.ask('profile.identify', { id: idOf('torn') }))).toEqual({
    code: 'session-token-malformed',
    detail: { name: 'torn' },
  });
});

describe('an endpoint', () => {
  const real = { accessKeyId: 'AKIAI44QH8DHBEXAMPLE', secretAccessKey: utf8('x'), region: 'eu-west-1' };
  const sandboxed = (name: string) => view.profiles.find((profile) => profile.name === name)?.sandbox;

  test('of the default profile does not stay when another profile is made default', async () => {
    view = await client.ask('profile.save', {
      fields: fields({ name: 'real', ...real, secretAccessKey: utf8('x') }),
    });
    view = await client.ask('profile.makeDefault', { id: idOf('real') });
    expect(sandboxed('default')).toBe(false);
  });

  test('of a profile does not stay when an import or the form gives it another key', async () => {
    view = await importText(
      client,
      '[default]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = x\n',
    );
    expect(sandboxed('default')).toBe(false);
    view = await client.ask('profile.save', {
      id: idOf('sandbox-billing'),
      fields: fields({
        name: 'sandbox-billing',
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        secretAccessKey: utf8('x'),
      }),
    });
    expect(sandboxed('sandbox-billing')).toBe(false);
  });

  test('that was not ticked is not used after another profile is made default', async () => {
    view = await importText(client, '[default]\nregion = us-east-1\nendpoint_url = http://localhost:9\n');
    view = await client.ask('profile.save', { fields: fields({ name: 'plain', region: 'us-west-2' }) });
    view = await client.ask('profile.makeDefault', { id: idOf('plain') });
    expect(await client.ask('profile.fields', { id: idOf('default') })).toMatchObject({
      activeKeys: [{ profile: 'default', key: 'endpoint_url', value: 'http://localhost:9', ticked: false }],
    });
  });

  test('can be ticked and unticked in the form', async () => {
    const id = idOf('default');
    const form = fields({ name: 'default', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' });
    view = await client.ask('profile.save', { id, fields: form });
    expect(sandboxed('default')).toBe(false);
    view = await client.ask('profile.save', { id, fields: { ...form, tickedActiveKeys: ['endpoint_url'] } });
    expect(sandboxed('default')).toBe(true);
  });
});

test('a key id that no signature takes is refused before anything is sent', async () => {
  view = await importText(
    client,
    '[curly]\naws_access_key_id = \u201cAKIAIOSFODNN7EXAMPLE\u201d\naws_secret_access_key = x\nregion = us-east-1\n',
  );
  expect(await failure(client.ask('profile.identify', { id: idOf('curly') }))).toEqual({
    code: 'access-key-malformed',
    detail: { name: 'curly' },
  });
});

test('a profile whose only credentials were not ticked says so', async () => {
  view = await importText(client, '[process]\ncredential_process = /bin/helper\nregion = us-east-1\n');
  expect(await failure(client.ask('profile.identify', { id: idOf('process') }))).toEqual({
    code: 'profile-held-back',
    detail: { name: 'process' },
  });
});

test('sandbox profiles are added once, and never as default', async () => {
  for (const { id } of view.profiles) await client.ask('profile.remove', { id });
  view = await client.ask('vault.addSandboxProfiles', {});
  expect(view.profiles.map(({ name }) => name)).toEqual([
    'sandbox-default',
    'sandbox-billing',
    'sandbox-partner',
    'sandbox-operator',
    'sandbox-web',
  ]);
  expect(await client.ask('vault.addSandboxProfiles', {})).toEqual(view);
});
