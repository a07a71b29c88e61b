import { describe, expect, test } from 'vitest';
import { createAws } from '../../../../src/agent/aws/aws.ts';
import { instanceKeys, instanceWithRole, metadataOrigin, metadataService } from './metadataService.ts';
import { now } from './fakeAws.ts';

const awsOf = (fetch: (request: Request) => Promise<Response>) =>
  createAws({ clock: () => now, signed: () => undefined, fetch });
const { signal } = new AbortController();
const below = 'GET /latest/meta-data/iam/security-credentials/';
const token = 'PUT /latest/api/token';

describe('of an instance', () => {
  test('the credentials are asked for with a token of its metadata service', async () => {
    const { seen, fetch } = metadataService(instanceWithRole);
    expect(await awsOf(fetch).instanceCredentials(metadataOrigin, signal)).toEqual({
      accessKeyId: instanceKeys.AccessKeyId,
      secretAccessKey: instanceKeys.SecretAccessKey,
      sessionToken: instanceKeys.Token,
      expiration: instanceKeys.Expiration,
    });
    expect(seen).toEqual([token, below, `${below}reader`]);
  });

  test('role and region can be asked for alone', async () => {
    const { seen, fetch } = metadataService(instanceWithRole);
    expect(await awsOf(fetch).instanceRole(metadataOrigin, signal)).toBe('reader');
    expect(await awsOf(fetch).instanceRegion(metadataOrigin, signal)).toBe('eu-west-1');
    expect(seen).toEqual([token, below, token, 'GET /latest/meta-data/placement/region']);
  });
});

test.each([
  ['AWS itself', 'https://sts.eu-west-1.amazonaws.com'],
  ['the sandbox', 'https://sandbox.invalid'],
  ['the address that no page reaches', 'http://169.254.169.254'],
  ['another host', 'https://example.com'],
  ['a path', 'http://localhost:1338/latest'],
  ['no address', 'localhost'],
])('%s is no endpoint of a metadata service, and is not asked', async (_, endpoint) => {
  const { seen, fetch } = metadataService(instanceWithRole);
  await expect(awsOf(fetch).instanceCredentials(endpoint, signal)).rejects.toMatchObject({
    code: 'metadata-endpoint-refused',
  });
  expect(seen).toEqual([]);
});

const answering = (credentials: unknown) => ({
  ...instanceWithRole,
  'iam/security-credentials/reader': JSON.stringify(credentials),
});

test.each([
  ['an instance without a role', { 'placement/region': 'eu-west-1' }],
  ['an empty list of roles', { ...instanceWithRole, 'iam/security-credentials/': '\n' }],
  ['a failure', answering({ Code: 'Failed' })],
  ['half an answer', answering({ Code: 'Success', AccessKeyId: 'x' })],
  ['no end', answering({ ...instanceKeys, Expiration: 'soon' })],
])('%s is said to be none of a metadata service', async (_, paths) => {
  const { fetch } = metadataService(paths);
  await expect(awsOf(fetch).instanceCredentials(metadataOrigin, signal)).rejects.toMatchObject({
    code: 'metadata-unreadable',
    detail: { host: 'localhost:1338' },
  });
});

test('a region that is none, and a token that fits no header, are said to be none either', async () => {
  const wrong = metadataService({ 'placement/region': '<html>' });
  const unreadable = { code: 'metadata-unreadable', detail: { host: 'localhost:1338' } };
  await expect(awsOf(wrong.fetch).instanceRegion(metadataOrigin, signal)).rejects.toMatchObject(unreadable);
  const page = () => Promise.resolve(new Response('a page\nof something else'));
  await expect(awsOf(page).instanceRole(metadataOrigin, signal)).rejects.toMatchObject(unreadable);
});

test('a service that does not answer is given up on soon, and one that nobody waits for at once', async () => {
  const silent = ({ signal: asked }: Request) =>
    new Promise<Response>((_, reject) => {
      const end = () => {
        reject(new Error('aborted'));
      };
      if (asked.aborted) end();
      asked.addEventListener('abort', end);
    });
  await expect(awsOf(silent).instanceRole(metadataOrigin, signal)).rejects.toMatchObject({
    code: 'network-failed',
    detail: { host: 'localhost:1338' },
  });
  await expect(awsOf(silent).instanceRole(metadataOrigin, AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  });
});
