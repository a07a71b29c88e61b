import { expect, test } from 'vitest';
import type { OperationName } from '../../../../src/agent/aws/operations.ts';
import { CofferError } from '../../../../src/base/cofferError.ts';
import {
  aCall,
  credentials,
  ec2Error,
  fakeAws,
  identityXml,
  identityXmlOf,
  stsError,
  xml,
} from './fakeAws.ts';
import { errorText } from '../../../../src/base/errors.ts';

test.each([
  ['InvalidClientTokenId', /Update the profile, or choose another profile/],
  ['SignatureDoesNotMatch', /secret access key is not the one/],
  ['ExpiredToken', /Get new temporary credentials/],
  ['AccessDenied', /permission sts:GetCallerIdentity/],
  ['OptInRequired', /Enable the region/],
  ['NeverHeardOf', /API reference of STS/],
])('STS %s comes in its own words with advice', async (errorCode, advice) => {
  const { aws } = fakeAws(stsError(errorCode, 'In its own words.'));
  await expect(aws.getCallerIdentity(aCall())).rejects.toMatchObject({
    code: 'service-error',
    detail: {
      service: 'STS',
      operation: 'GetCallerIdentity',
      errorCode,
      message: 'In its own words.',
      advice: expect.stringMatching(advice) as string,
    },
  });
});

test.each([
  ['AuthFailure', /a wrong secret/],
  ['RequestExpired', /set this machine's clock/],
  ['UnauthorizedOperation', /permission ec2:DescribeRegions/],
])('EC2 %s comes in its own words with advice', async (errorCode, advice) => {
  const { aws } = fakeAws(ec2Error(errorCode, 'In its own words.'));
  await expect(aws.describeRegions(aCall())).rejects.toMatchObject({
    code: 'service-error',
    detail: {
      service: 'EC2',
      operation: 'DescribeRegions',
      errorCode,
      message: 'In its own words.',
      advice: expect.stringMatching(advice) as string,
    },
  });
});

test.each<[name: OperationName, errorCode: string, message: string, advice: RegExp]>([
  [
    'sts:GetSessionToken',
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code.',
    /wait for its next code/,
  ],
  [
    'sts:GetSessionToken',
    'AccessDenied',
    'Cannot call GetSessionToken with session credentials',
    /long-term access key of a user/,
  ],
  [
    'sts:AssumeRole',
    'AccessDenied',
    'User: arn:aws:iam::123456789012:user/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/x',
    /trust policy may not let this caller in/,
  ],
  ['sts:AssumeRole', 'MalformedPolicyDocument', 'Syntax errors in policy.', /JSON of the session policy/],
  ['sts:AssumeRole', 'PackedPolicyTooLarge', 'Too large.', /Shorten the session policy/],
  ['sts:AssumeRole', 'RegionDisabledException', 'Not activated.', /activate STS for this region/],
  ['sts:AssumeRole', 'ValidationError', '1 validation error detected', /Correct the value/],
  [
    'sts:AssumeRoleWithSAML',
    'ExpiredTokenException',
    'Token must be redeemed within 5 minutes of issuance',
    /Sign in at the identity provider again/,
  ],
  ['sts:AssumeRoleWithSAML', 'InvalidIdentityToken', 'Invalid base64 SAMLResponse', /its new assertion/],
  [
    'sts:AssumeRoleWithWebIdentity',
    'ExpiredTokenException',
    'Token expired',
    /^Replace the token in the file/,
  ],
  [
    'sts:AssumeRoleWithWebIdentity',
    'InvalidIdentityToken',
    'No provider found',
    /^Replace the token in the file/,
  ],
  ['sts:AssumeRoleWithWebIdentity', 'IDPRejectedClaim', 'Revoked', /^Replace the token in the file/],
  ['sts:AssumeRoleWithWebIdentity', 'IDPCommunicationError', 'Unreachable', /^Try again in a moment/],
  [
    'sts:AssumeRoleWithWebIdentity',
    'AccessDenied',
    'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    /trust policy may not let this token's identity provider, audience or subject in/,
  ],
  ['iam:ListAccessKeys', 'InvalidClientTokenId', 'Invalid.', /begun without an MFA code/],
  [
    'iam:ListAccessKeys',
    'ValidationError',
    'Must specify userName when calling with non-User credentials',
    /Give the name of the user/,
  ],
  ['iam:ListAccessKeys', 'NoSuchEntity', 'The user with name bob cannot be found.', /Check the name/],
  [
    'iam:CreateAccessKey',
    'LimitExceeded',
    'Cannot exceed quota for AccessKeysPerUser: 2',
    /at most two access keys/,
  ],
])('the advice on %s %s, "%s", fits', async (name, errorCode, message, advice) => {
  const { aws } = fakeAws(stsError(errorCode, message));
  const input = {
    AccessKeyId: credentials.accessKeyId,
    RoleArn: 'arn:aws:iam::123456789012:role/x',
    RoleSessionName: 'me',
    PrincipalArn: 'arn:aws:iam::123456789012:saml-provider/x',
    SAMLAssertion: 'PHNhbWw+',
    WebIdentityToken: 'abcd',
  };
  await expect(aws.ask(name, input, aCall())).rejects.toMatchObject({
    code: 'service-error',
    detail: { errorCode, message, advice: expect.stringMatching(advice) as string },
  });
});

test('the sentence of a service error says what failed, why and what to do', async () => {
  const { aws } = fakeAws(stsError('ExpiredToken', 'The security token included in the request is expired'));
  const failure: unknown = await aws.getCallerIdentity(aCall()).catch((error: unknown) => error);
  expect(failure instanceof CofferError && errorText(failure)).toBe(
    'STS GetCallerIdentity failed (ExpiredToken): The security token included in the request is expired. Get new temporary credentials and update the profile with them.',
  );
});

test('a canonical request that AWS quotes is cut off, and the session token in it', async () => {
  const sessionToken = 'FwoGZXIvYXdzEXAMPLE';
  const quoted = `The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.

The Canonical String for this request should have been
'POST
/

x-amz-security-token:${sessionToken}'

The String-to-Sign should have been 'AWS4-HMAC-SHA256'`;
  for (const message of [quoted, quoted.replaceAll('\n', ' '), quoted.replaceAll('\n', '&#10;')]) {
    const { aws } = fakeAws(stsError('SignatureDoesNotMatch', message));
    const error: unknown = await aws
      .getCallerIdentity(aCall({ credentials: { ...credentials, sessionToken } }))
      .catch((error: unknown) => error);
    expect(error).toMatchObject({
      detail: {
        message:
          'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
      },
    });
    expect(String(error)).not.toContain(sessionToken);
  }
});

test.each([
  ['throttling', ec2Error('RequestLimitExceeded', 'Request limit exceeded.', { status: 503 })],
  ['a server error', stsError('InternalFailure', 'An internal error.', { status: 500 })],
  ['a page of a load balancer', new Response('<html>Service Unavailable</html>', { status: 503 })],
])('%s is tried again', async (_what, trouble) => {
  const { aws, seen } = fakeAws(trouble, identityXml);
  await aws.getCallerIdentity(aCall());
  expect(seen.length).toBe(2);
});

test('a server error that stays comes in its own words', async () => {
  const { aws, seen } = fakeAws(ec2Error('InternalError', 'An internal error has occurred', { status: 500 }));
  await expect(aws.describeRegions(aCall())).rejects.toMatchObject({
    code: 'service-error',
    detail: { errorCode: 'InternalError', advice: 'The fault is on the side of AWS. Try again in a moment.' },
  });
  expect(seen.length).toBe(3);
});

test('an answer that is none of the operation is no empty list', async () => {
  const { aws } = fakeAws(xml('<HtmlResponse><b>Welcome</b></HtmlResponse>'));
  const unreadable = { code: 'answer-unreadable', detail: { status: 200 } };
  await expect(aws.describeInstances(aCall()).next()).rejects.toMatchObject(unreadable);
  await expect(aws.ask('iam:ListAccessKeys', {}, aCall())).rejects.toMatchObject(unreadable);
});

test('a failed fetch names the host, is not tried again and says that the reason is unknown', async () => {
  const { aws, seen } = fakeAws(() => Promise.reject(new TypeError('Failed to fetch')));
  const error: unknown = await aws.getCallerIdentity(aCall()).catch((error: unknown) => error);
  expect(error).toMatchObject({ code: 'network-failed', detail: { host: 'sts.eu-west-1.amazonaws.com' } });
  expect(error instanceof CofferError && errorText(error)).toMatch(
    /does not say why.*offline.*resolve.*block.*CORS.*Check/,
  );
  expect(seen.length).toBe(1);
});

test('an answer that breaks off is a network failure', async () => {
  const broken = new ReadableStream({
    start: (controller) => {
      controller.error(new TypeError('network error'));
    },
  });
  const { aws } = fakeAws(() => new Response(broken));
  await expect(aws.getCallerIdentity(aCall())).rejects.toMatchObject({ code: 'network-failed' });
});

test.each([
  ['HTML', 200, '<!DOCTYPE html><html><body>Sign in to Airport WiFi</body></html>'],
  ['well-formed XHTML', 200, '<?xml version="1.0"?><html><body/></html>'],
  ['nothing', 200, ''],
  ['truncated XML', 200, '<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn'],
  ['a page that is called a response', 200, '<HtmlResponse><b>Welcome</b></HtmlResponse>'],
  ['an error', 200, '<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>'],
  ['the answer to another question', 200, '<GetSessionTokenResponse/>'],
  ['an answer without content', 200, '<GetCallerIdentityResponse/>'],
  ['nobody', 200, identityXmlOf({ arn: '' })],
  ['somebody of no account', 200, identityXmlOf({ account: '' })],
  ['somebody without an id', 200, identityXmlOf({ userId: '' })],
  ['HTML', 403, '<html>Blocked by policy</html>'],
  ['HTML', 503, '<html>Service Unavailable'],
  ['nothing', 503, ''],
])('%s with status %d is not taken for an answer of AWS', async (_what, status, body) => {
  const { aws } = fakeAws(new Response(body, { status }));
  await expect(aws.getCallerIdentity(aCall())).rejects.toMatchObject({
    code: 'answer-unreadable',
    detail: { host: 'sts.eu-west-1.amazonaws.com', status },
  });
});
