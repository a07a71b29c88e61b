import { expect, test } from 'vitest';
import { createAws } from '../../../../src/agent/aws/aws.ts';
import { now } from './fakeAws.ts';

const answer = {
  Code: 'Success',
  Type: 'AWS-HMAC',
  AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  SecretAccessKey: 'issued secret',
  Token: 'issued token',
  Expiration: '2026-01-02T09:04:05Z',
};

/** A metadata service, and what it was asked. */
function service(
  of: { readonly role?: string; readonly credentials?: unknown; readonly status?: number } = {},
) {
  const seen: [method: string, url: string, token: string | null][] = [];
  const aws = createAws({
    clock: () => now,
    signed: () => undefined,
    fetch({ method, url, headers }) {
      seen.push([method, url, headers.get('x-aws-ec2-metadata-token')]);
      const { pathname } = new URL(url);
      if (pathname === '/latest/api/token')
        return Promise.resolve(new Response('token-1', { status: of.status ?? 200 }));
      const text = pathname.endsWith('/') ? (of.role ?? 'reader') : JSON.stringify(of.credentials ?? answer);
      return Promise.resolve(new Response(text));
    },
  });
  return { seen, ask: (endpoint: string) => aws.instanceCredentials(endpoint, new AbortController().signal) };
}

test('the credentials of an instance are asked for with a token of its metadata service', async () => {
  const { seen, ask } = service();
  expect(await ask('http://localhost:1338')).toEqual({
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'issued secret',
    sessionToken: 'issued token',
    expiration: '2026-01-02T09:04:05Z',
  });
  const below = 'http://localhost:1338/latest/meta-data/iam/security-credentials/';
  expect(seen).toEqual([
    ['PUT', 'http://localhost:1338/latest/api/token', null],
    ['GET', below, 'token-1'],
    ['GET', `${below}reader`, 'token-1'],
  ]);
});

test.each([
  ['AWS itself', 'https://sts.eu-west-1.amazonaws.com'],
  ['the sandbox', 'https://sandbox.invalid'],
  ['the address that no page reaches', 'http://169.254.169.254'],
  ['another host', 'https://example.com'],
  ['a path', 'http://localhost:1338/latest'],
  ['no address', 'localhost'],
])('%s is no endpoint of a metadata service, and is not asked', async (_, endpoint) => {
  const { seen, ask } = service();
  await expect((async () => ask(endpoint))()).rejects.toMatchObject({ code: 'metadata-endpoint-refused' });
  expect(seen).toEqual([]);
});

test.each([
  ['a refusal', { status: 403 }],
  ['a failure', { credentials: { Code: 'Failed' } }],
  ['half an answer', { credentials: { Code: 'Success', AccessKeyId: 'x' } }],
  ['no end', { credentials: { ...answer, Expiration: 'soon' } }],
])('%s is said to be none of a metadata service', async (_, of) => {
  const { ask } = service(of);
  await expect(ask('http://localhost:1338')).rejects.toMatchObject({
    code: 'metadata-unreadable',
    detail: { host: 'localhost:1338' },
  });
});
