import { afterEach, beforeEach, expect, test } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import { sandboxResponse } from '../unit/agent/providers/saml/responses.ts';
import { connect, failure, fields, type Client } from './client.ts';
import { makeFolder } from './folder.ts';

const minute = 60_000;

let now: number;
let client: Client;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 22, 6, 0, 0);
  client = connect(() => now);
  await client.ask('vault.trySandbox', {});
});

afterEach(() => {
  client.close();
});

const read = (posted = sandboxResponse(now)) => client.ask('saml.read', { response: utf8(posted) });

/** The credentials and config files that a profile would be exported to, without its secrets. */
async function exported(id: string): Promise<readonly string[]> {
  const files = await client.ask('export.make', {
    ids: [id],
    files: 'both',
    form: 'plain',
    activeKeys: [{ profile: 'work', key: 'endpoint_url' }],
    passphrase: new Uint8Array(),
  });
  const texts = await Promise.all(files.map(({ content }) => content.text()));
  return texts.map((text) => text.replace(/^(aws_.*) = .*$/gm, '$1'));
}

test('a response is read, one of its roles assumed, and the session stored under a name', async () => {
  const { planId, ...plan } = await read();
  expect(plan).toEqual({
    issuer: 'http://www.okta.com/exk1example',
    subject: 'bob@example.com',
    sessionName: 'bob@example.com',
    roles: [
      { account: '123456789012', name: 'federated', provider: 'example' },
      { account: '123456789012', name: 'reader', provider: 'example' },
    ],
    sessionSeconds: 7200,
    expiresAt: now + 4 * minute,
    doubts: [],
    endpoint: { host: 'sandbox.invalid', sandbox: true, profile: 'default' },
  });

  await client.ask('profile.save', {
    fields: fields({
      name: 'work',
      accessKeyId: 'AKIAIOSFODNN8EXAMPLE',
      secretAccessKey: utf8('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
      region: 'eu-west-1',
    }),
  });
  // A role that AWS refuses takes the response from nobody.
  expect(await failure(client.ask('saml.assume', { planId, role: 1, name: 'work', seconds: 3600 }))).toEqual({
    code: 'service-error',
    detail: {
      service: 'STS',
      operation: 'AssumeRoleWithSAML',
      errorCode: 'AccessDenied',
      message: 'Not authorized to perform sts:AssumeRoleWithSAML',
      advice: expect.stringContaining('SAML:aud') as string,
    },
  });
  const view = await client.ask('saml.assume', { planId, role: 0, name: ' work ', seconds: 7200 });
  const work = view.profiles.find(({ name }) => name === 'work');
  expect(work).toEqual({
    id: work?.id,
    name: 'work',
    type: 'Session',
    region: 'eu-west-1',
    key: expect.stringMatching(/^\*{4}\w{4}$/) as string,
    sandbox: true,
    account: expect.any(String) as string,
    expiresAt: now + 7200_000,
  });
  expect((await client.ask('profile.identify', { id: work?.id ?? '' })).arn).toBe(
    'arn:aws:sts::123456789012:assumed-role/federated/bob@example.com',
  );
  expect(await exported(work?.id ?? '')).toEqual([
    '[work]\naws_access_key_id\naws_secret_access_key\naws_session_token\n',
    '[profile work]\nregion = eu-west-1\nx_security_token_expires = 2026-11-22T08:00:00Z\nx_saml_role = arn:aws:iam::123456789012:saml-provider/example,arn:aws:iam::123456789012:role/federated\nx_saml_duration_seconds = 7200\nx_saml_endpoint = example\nendpoint_url = https://sandbox.invalid\n',
  ]);

  expect(await failure(client.ask('saml.assume', { planId, role: 0, name: 'work', seconds: 3600 }))).toEqual({
    code: 'saml-gone',
    detail: undefined,
  });
});

test('it is said whose a response is, and the one whose roles are looked at stays', async () => {
  const { planId, ...plan } = await read();
  const look = (posted: string) => client.ask('saml.look', { response: utf8(posted) });
  const other = sandboxResponse(now, [/http:\/\/www\.okta\.com\/exk1example/g, 'http://other.example/idp']);
  const { subject, sessionName, roles } = plan;
  expect(await look(other)).toEqual({ issuer: 'http://other.example/idp', subject, sessionName, roles });
  expect((await failure(look('not base64'))).code).toBe('saml-not-base64');
  await client.ask('saml.assume', { planId, role: 0, name: 'work', seconds: 3600 });
});

test('what was pasted may be in lines, or be the field of a form', async () => {
  const base64 = sandboxResponse(now);
  const { planId, ...plan } = await read(base64);
  const lines = base64.replace(/.{76}/g, '$&\r\n');
  const form = `RelayState=x&SAMLResponse=${encodeURIComponent(base64)}&other=1`;
  for (const posted of [` ${lines}\n`, encodeURIComponent(base64), form]) {
    expect(await read(posted)).toEqual({ ...plan, planId: expect.not.stringMatching(planId) as string });
  }
});

test('a response is refused that ended meanwhile, was replaced by another or has no such role', async () => {
  const first = await read();
  const assume = (planId: string, role = 0, name = 'work') =>
    failure(client.ask('saml.assume', { planId, role, name, seconds: 3600 }));
  const { planId } = await read();
  expect((await assume(first.planId)).code).toBe('saml-gone');
  expect((await assume(planId, 2)).code).toBe('saml-gone');
  expect((await assume(planId, 0, 'a [b]')).code).toBe('field-invalid');
  now += 4 * minute;
  expect(await assume(planId)).toEqual({ code: 'saml-expired', detail: { end: now, now } });
});

test('a response that is being looked at stays where another one is refused', async () => {
  const { planId } = await read();
  const junk = ['not base64', '', 'x'.repeat(200_000), sandboxResponse(now - 60 * minute)];
  for (const posted of junk) expect((await failure(read(posted))).code).toMatch(/^saml-/);
  const view = await client.ask('saml.assume', { planId, role: 0, name: 'work', seconds: 3600 });
  expect(view.profiles.map(({ name }) => name)).toContain('work');
});

test('a response that is read while another one is redeemed takes nothing from it, and can be redeemed behind it', async () => {
  const first = await read();
  const assume = ({ planId }: { planId: string }, name: string) =>
    client.ask('saml.assume', { planId, role: 0, name, seconds: 3600 });
  const [, second] = await Promise.all([assume(first, 'first'), read()]);
  const view = await assume(second, 'second');
  expect(view.profiles.map(({ name }) => name)).toEqual(expect.arrayContaining(['first', 'second']));
});

test('of two responses that are read at once the later one can be redeemed', async () => {
  const [first, second] = await Promise.all([read(), read()]);
  const assume = (planId: string) =>
    client.ask('saml.assume', { planId, role: 0, name: 'work', seconds: 1000 });
  expect((await failure(assume(first.planId))).code).toBe('saml-gone');
  const { profiles } = await assume(second.planId);
  expect(profiles.find(({ name }) => name === 'work')?.expiresAt).toBe(now + 1_000_000);
});

test('no response goes to an endpoint that a linked file names', async () => {
  const credentials =
    '[steve]\naws_access_key_id = AKIAIOSFODNN8EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\nendpoint_url = http://localhost:9\n';
  const folder = await makeFolder({ credentials });
  const location = '~/.aws/credentials';
  const { linked } = await client.ask('locations.link', { location, handles: { folder: folder.handle } });
  await client.ask('profile.useForSession', { file: { location: linked[0]?.id ?? '', name: 'steve' } });
  expect(await failure(read())).toEqual({
    code: 'file-active-key',
    detail: { name: 'steve', location, key: 'endpoint_url' },
  });
});
