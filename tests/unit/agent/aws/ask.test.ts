import { expect, test } from 'vitest';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { errorText } from '../../../../src/base/errors.ts';
import { aCall, fakeAws, stsError, xml } from './fakeAws.ts';

const iam = 'xmlns="https://iam.amazonaws.com/doc/2010-05-08/"';
const sts = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';
const unsigned = { region: 'eu-west-1', signal: new AbortController().signal };
const samlRole = {
  RoleArn: 'arn:aws:iam::123456789012:role/reader',
  PrincipalArn: 'arn:aws:iam::123456789012:saml-provider/example',
  SAMLAssertion: 'PHNhbWw+',
};

test("ask answers in the SDK's own shape, and where the answer is from", async () => {
  const { aws } = fakeAws(
    xml(
      `<GetSessionTokenResponse ${sts}><GetSessionTokenResult><Credentials><AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId>
        <SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY</SecretAccessKey><SessionToken>a/token+=</SessionToken>
        <Expiration>2026-01-02T15:04:05Z</Expiration></Credentials></GetSessionTokenResult></GetSessionTokenResponse>`,
    ),
  );
  expect(await aws.ask('sts:GetSessionToken', { DurationSeconds: 43200 }, aCall())).toEqual({
    answer: {
      Credentials: {
        AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
        SecretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        SessionToken: 'a/token+=',
        Expiration: new Date('2026-01-02T15:04:05Z'),
      },
    },
    call: { region: 'eu-west-1', sandbox: false },
  });
});

test('ask signs for the one region of IAM, whatever region is asked', async () => {
  const { aws, seen } = fakeAws(
    xml(
      `<ListAccessKeysResponse ${iam}><ListAccessKeysResult><AccessKeyMetadata/><IsTruncated>false</IsTruncated></ListAccessKeysResult></ListAccessKeysResponse>`,
    ),
  );
  expect(await aws.ask('iam:ListAccessKeys', { UserName: 'alice' }, aCall())).toEqual({
    answer: { AccessKeyMetadata: [], IsTruncated: false },
    call: { region: 'us-east-1', sandbox: false },
  });
  expect(seen).toMatchObject([
    {
      url: 'https://iam.amazonaws.com/',
      params: { Action: 'ListAccessKeys', Version: '2010-05-08', UserName: 'alice' },
      headers: {
        authorization: expect.stringContaining('/20260102/us-east-1/iam/aws4_request,') as string,
      },
      signatureIsRight: true,
    },
  ]);
});

test('ask sends a call without credentials unsigned', async () => {
  const { aws, seen } = fakeAws(
    xml(
      `<AssumeRoleWithSAMLResponse ${sts}><AssumeRoleWithSAMLResult><Subject>alice</Subject></AssumeRoleWithSAMLResult></AssumeRoleWithSAMLResponse>`,
    ),
  );
  expect(await aws.ask('sts:AssumeRoleWithSAML', samlRole, unsigned)).toEqual({
    answer: { Subject: 'alice' },
    call: { region: 'eu-west-1', sandbox: false },
  });
  expect(seen).toMatchObject([
    {
      url: 'https://sts.eu-west-1.amazonaws.com/',
      params: { Action: 'AssumeRoleWithSAML', Version: '2011-06-15', ...samlRole },
    },
  ]);
  expect(seen[0]?.headers).toEqual({ 'content-type': 'application/x-www-form-urlencoded' });
});

test('ask names service and operation in the error', async () => {
  const { aws } = fakeAws(stsError('NoSuchEntity', 'In its own words.', { status: 404 }));
  const asked = { AccessKeyId: 'AKIAI44QH8DHBEXAMPLE' };
  await expect(aws.ask('iam:GetAccessKeyLastUsed', asked, aCall())).rejects.toMatchObject({
    code: 'service-error',
    detail: {
      service: 'IAM',
      operation: 'GetAccessKeyLastUsed',
      errorCode: 'NoSuchEntity',
      message: 'In its own words.',
    },
  });
});

test('ask stops when it is cancelled, signed or not', async () => {
  const cancel = new AbortController();
  const { aws } = fakeAws(async () => {
    cancel.abort();
    // As a real fetch does.
    return Promise.reject(new DOMException('The operation was aborted.', 'AbortError'));
  });
  const { signal } = cancel;
  const cancelled = { code: 'cancelled' };
  await expect(aws.ask('iam:ListAccessKeys', {}, aCall({ signal }))).rejects.toMatchObject(cancelled);
  await expect(aws.ask('sts:AssumeRoleWithSAML', samlRole, { ...unsigned, signal })).rejects.toMatchObject(
    cancelled,
  );
});

test('ask stops between two tries of a throttled operation when it is cancelled', async () => {
  const cancel = new AbortController();
  const { aws, seen } = fakeAws(() => {
    cancel.abort();
    return stsError('Throttling', 'Rate exceeded', { status: 400 });
  });
  await expect(aws.ask('iam:ListAccessKeys', {}, aCall({ signal: cancel.signal }))).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(seen.length).toBe(1);
});

test('ask does not try again to create a key', async () => {
  const { aws, seen } = fakeAws(stsError('ServiceFailure', 'In its own words.', { status: 500 }));
  await expect(aws.ask('iam:CreateAccessKey', {}, aCall())).rejects.toMatchObject({
    code: 'service-error',
    detail: { errorCode: 'ServiceFailure' },
  });
  expect(seen.length).toBe(1);
});

const spent =
  'The MFA code was sent once and is not sent again: AWS takes each code once, so try again with the next one.';

test.each([
  ['a server error', stsError('InternalFailure', 'An internal error.', { status: 500 }), spent],
  ['a page of a load balancer', new Response('<html>Service Unavailable</html>', { status: 503 }), spent],
  ['the sign-in page of a network', new Response('<html>Sign in</html>'), spent],
  ['a network failure', () => Promise.reject(new TypeError('Failed to fetch')), spent],
  ['throttling', stsError('Throttling', 'Rate exceeded', { status: 400 }), 'Wait a minute, then try again.'],
] as const)('ask does not send the code of an MFA device again after %s', async (_, trouble, advice) => {
  const { aws, seen } = fakeAws(trouble);
  const code = { SerialNumber: 'arn:aws:iam::123456789012:mfa/alice', TokenCode: '123456' };
  const failed: unknown = await aws
    .ask('sts:GetSessionToken', code, aCall())
    .catch((error: unknown) => error);
  expect(seen.map(({ params }) => params.TokenCode)).toEqual(['123456']);
  expect(failed instanceof CofferError && errorText(failed)).toMatch(new RegExp(`${advice}$`));
  const withoutCode: unknown = await aws
    .ask('sts:GetSessionToken', {}, aCall())
    .catch((error: unknown) => error);
  expect(withoutCode instanceof CofferError && errorText(withoutCode)).not.toContain(spent);
});
