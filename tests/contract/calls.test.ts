import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import type { InstancePageView, VaultView } from '../../src/protocol/views.ts';
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
      }),
    });
    expect(await failure(client.ask('profile.identify', { id }))).toMatchObject({
      code: 'service-error',
      detail: { errorCode: 'SignatureDoesNotMatch', advice: expect.stringMatching(/secret/i) as string },
    });
  });

  test('an endpoint that is neither AWS, sandbox nor loopback is refused, and one that was not ticked is not used', async () => {
    const text = `[elsewhere]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\nregion = us-east-1\nendpoint_url = https://example.com\n`;
    const plan = await client.ask('import.plan', { files: [], text });
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

  test('a role profile says that it cannot be used yet', async () => {
    view = await client.ask('profile.save', {
      fields: fields({
        name: 'role',
        roleArn: 'arn:aws:iam::123456789012:role/r',
        sourceProfile: 'default',
        region: 'us-east-1',
      }),
    });
    expect(await failure(client.ask('profile.identify', { id: idOf('role') }))).toEqual({
      code: 'profile-not-usable-yet',
      detail: { name: 'role', type: 'AssumeRole' },
    });
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
    const plan = await client.ask('import.plan', { files: [], text });
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
