import { expect, test, vi } from 'vitest';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { aCall, credentials, ec2Error, fakeAws, identityXml, stsError } from './fakeAws.ts';

const expired = stsError('ExpiredToken', 'The security token included in the request is expired');
const old = { ...credentials, sessionToken: 'old' };
const fresh = { ...credentials, sessionToken: 'new' };

test.each([
  ['as STS does', expired],
  ['as EC2 does', ec2Error('RequestExpired', 'Request has expired.')],
])('a request whose credentials have expired, %s, is signed again with others', async (_, refusal) => {
  const { aws, seen } = fakeAws(refusal, identityXml);
  const renew = vi.fn(() => Promise.resolve(fresh));
  const { arn } = await aws.getCallerIdentity(aCall({ credentials: old, renew }));
  expect(arn).toBe('arn:aws:iam::123456789012:user/alice');
  expect(renew.mock.calls).toEqual([[credentials.accessKeyId]]);
  const tokens = seen.map(({ headers }) => headers['x-amz-security-token']);
  expect([tokens[0], tokens.at(-1), seen.at(-1)?.signatureIsRight]).toEqual(['old', 'new', true]);
});

test('it is once, and a second refusal stands', async () => {
  const { aws, seen } = fakeAws(expired);
  const renew = () => Promise.resolve(fresh);
  await expect(aws.getCallerIdentity(aCall({ credentials: old, renew }))).rejects.toMatchObject({
    code: 'service-error',
    detail: { errorCode: 'ExpiredToken' },
  });
  expect(seen.length).toBe(2);
});

test('credentials of which there are no others are refused as they are', async () => {
  const { aws, seen } = fakeAws(expired);
  await expect(aws.getCallerIdentity(aCall({ credentials: old }))).rejects.toMatchObject({
    detail: {
      errorCode: 'ExpiredToken',
      advice: expect.stringMatching(/new temporary credentials/) as string,
    },
  });
  expect(seen.length).toBe(1);
});

test('a renewal that is cancelled cancels the request', async () => {
  const { aws } = fakeAws(expired, identityXml);
  const renew = () => Promise.reject(new CofferError('cancelled'));
  await expect(aws.getCallerIdentity(aCall({ credentials: old, renew }))).rejects.toMatchObject({
    code: 'cancelled',
  });
});
