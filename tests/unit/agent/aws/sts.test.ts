import { expect, test } from 'vitest';
import { aCall, credentials, fakeAws, identityXml } from './fakeAws.ts';

test('getCallerIdentity answers who the credentials are', async () => {
  const { aws } = fakeAws(identityXml);
  expect(await aws.getCallerIdentity(aCall())).toEqual({
    account: '123456789012',
    arn: 'arn:aws:iam::123456789012:user/alice',
    userId: 'AIDAIOSFODNN7EXAMPLE',
    call: { region: 'eu-west-1', sandbox: false },
  });
});

test('a request carries our signature and none of the headers that break a preflight', async () => {
  const { aws, seen } = fakeAws(identityXml);
  await aws.getCallerIdentity(aCall());
  expect(seen).toEqual([
    {
      url: 'https://sts.eu-west-1.amazonaws.com/',
      method: 'POST',
      params: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      headers: {
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE\/20260102\/eu-west-1\/sts\/aws4_request, SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date, Signature=[0-9a-f]{64}$/,
        ) as string,
        'content-type': 'application/x-www-form-urlencoded',
        'x-amz-content-sha256': 'ab821ae955788b0e33ebd34c208442ccfc2d406e2edc5e7a39bd6458fbb4f843',
        'x-amz-date': '20260102T030405Z',
      },
      signatureIsRight: true,
    },
  ]);
});

test('a session token is sent and signed', async () => {
  const { aws, seen } = fakeAws(identityXml);
  await aws.getCallerIdentity(aCall({ credentials: { ...credentials, sessionToken: 'a/token+=' } }));
  expect(seen).toMatchObject([
    {
      headers: {
        'x-amz-security-token': 'a/token+=',
        authorization: expect.stringContaining(';x-amz-security-token, ') as string,
      },
      signatureIsRight: true,
    },
  ]);
});

test('an endpoint on this machine is called with its port in the signed host', async () => {
  const { aws, seen } = fakeAws(identityXml);
  await aws.getCallerIdentity(aCall({ endpointUrl: 'http://127.0.0.1:5555' }));
  expect(seen).toMatchObject([{ url: 'http://127.0.0.1:5555/', signatureIsRight: true }]);
});
