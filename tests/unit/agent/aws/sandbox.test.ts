import { expect, test } from 'vitest';
import { createAws } from '../../../../src/agent/aws/aws.ts';
import { sandboxEndpoint } from '../../../../src/base/sandbox.ts';
import { sandboxProfiles } from '../../../../src/agent/aws/sandbox.ts';
import { secretKey } from '../sigv4/published.ts';
import { aCall, credentials, now } from './fakeAws.ts';

const aws = createAws({
  clock: () => now,
  signed: () => undefined,
  fetch: () => Promise.reject(new Error('the sandbox is not on the network')),
});

test('the profiles of the sandbox lead to it', async () => {
  const endpoints = (await sandboxProfiles()).map(({ properties }) =>
    new Map(properties).get('endpoint_url'),
  );
  expect(new Set(endpoints)).toEqual(new Set([sandboxEndpoint]));
});

test('the sandbox accepts what we sign', async () => {
  expect(await aws.getCallerIdentity(aCall({ endpointUrl: sandboxEndpoint }))).toEqual({
    account: '123456789012',
    arn: 'arn:aws:iam::123456789012:user/alice',
    userId: 'AIDAIOSFODNN7EXAMPLE',
    call: { region: 'eu-west-1', sandbox: true },
  });
});

test('the sandbox lists its instances in several pages, each instance once', async () => {
  const ids: string[] = [];
  let pages = 0;
  for await (const { instances } of aws.describeInstances(
    aCall({ region: 'us-east-1', endpointUrl: sandboxEndpoint }),
  )) {
    ids.push(...instances.map(({ instanceId }) => instanceId));
    pages += 1;
  }
  expect(pages).toBeGreaterThan(1);
  expect(ids.length).toBeGreaterThan(100);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the sandbox refuses a wrong secret in the words of AWS', async () => {
  const wrong = { ...credentials, secretKey: await secretKey('wrong') };
  await expect(
    aws.getCallerIdentity(aCall({ credentials: wrong, endpointUrl: sandboxEndpoint })),
  ).rejects.toMatchObject({
    code: 'service-error',
    detail: {
      errorCode: 'SignatureDoesNotMatch',
      message: expect.stringMatching(/does not match/) as string,
    },
  });
});
