/*
 * The metadata service of an instance from both sides: botocore asks the one that our own tests ask, and Coffer asks moto's.
 */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect } from '@playwright/test';
import { freePort } from '../../scripts/freePort.mjs';
import { instanceCredentials, instanceRegion } from '../../src/agent/aws/metadata.ts';
import { instanceKeys, instanceWithRole, metadataService } from '../unit/agent/aws/metadataService.ts';
import { test } from './moto.ts';
import { needPeers, printedBy } from './peers.ts';

needPeers('moto_server', 'boto3', 'botocore');

test('botocore is given the credentials and the region that Coffer is given by the same service', async () => {
  const service = metadataService(instanceWithRole);
  const port = await freePort('127.0.0.1');
  const origin = `http://127.0.0.1:${String(port)}`;
  const server = createServer(({ method = 'GET', url = '/', headers }, response) => {
    const asked = new Headers(
      Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    );
    void service.fetch(new Request(`${origin}${url}`, { method, headers: asked })).then(async (answer) => {
      response.writeHead(answer.status).end(await answer.text());
    });
  }).listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    const variables = { METADATA_SERVICE: `${origin}/`, NO_PROXY: '127.0.0.1' };
    const given: unknown = JSON.parse(
      await printedBy(['python3', 'tests/interop/metadata.py'], { variables }),
    );
    expect(given).toEqual({
      credentials: {
        role_name: 'reader',
        access_key: instanceKeys.AccessKeyId,
        secret_key: instanceKeys.SecretAccessKey,
        token: instanceKeys.Token,
        expiry_time: instanceKeys.Expiration,
      },
      region: 'eu-west-1',
    });
    expect(service.seen[0]).toBe('PUT /latest/api/token');

    const { signal } = new AbortController();
    expect(await instanceCredentials({ fetch, origin, signal })).toEqual({
      accessKeyId: instanceKeys.AccessKeyId,
      secretAccessKey: instanceKeys.SecretAccessKey,
      sessionToken: instanceKeys.Token,
      expiration: instanceKeys.Expiration,
    });
  } finally {
    server.close();
  }
});

test("Coffer takes the role's credentials and the region of moto's service", async ({ moto: { origin } }) => {
  const { signal } = new AbortController();
  // What moto gives the role of any instance.
  expect(await instanceCredentials({ fetch, origin, signal })).toMatchObject({
    accessKeyId: 'test-key',
    secretAccessKey: 'test-secret-key',
    sessionToken: 'test-session-token',
  });
  expect(await instanceRegion({ fetch, origin, signal })).toBe('us-east-1');
});
