import { expect, test } from 'vitest';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { createAws } from '../../../../src/agent/aws/aws.ts';
import { aCall, ec2Error, fakeAws, identityXml, now, stsError, xml } from './fakeAws.ts';

const unsigned = { region: 'eu-west-1', signal: new AbortController().signal };

const call = aCall();
const made = {
  at: now,
  call,
  service: 'sts',
  operation: 'GetCallerIdentity',
  region: 'eu-west-1',
  host: 'sts.eu-west-1.amazonaws.com',
  isSent: true,
};

test.each([
  ['success', identityXml],
  ['AccessDenied', stsError('AccessDenied', 'In its own words.')],
  // A portal of a network that wants a visitor to sign in answers so.
  ['answer-unreadable', new Response('<!doctype html><title>Welcome</title>')],
  ['answer-unreadable', new Response('', { status: 404 })],
  ['answer-unreadable', stsError('Throttling', 'Rate exceeded', { status: 200 })],
  ['network-failed', () => Promise.reject(new TypeError('Failed to fetch'))],
])('a signature is told of with its result: %s', async (result, reply) => {
  const { aws, signatures } = fakeAws(reply);
  await aws.getCallerIdentity(call).catch(() => undefined);
  expect(signatures).toEqual([{ ...made, result }]);
});

test('a signature of a call that was cancelled meanwhile is told of too', async () => {
  const cancel = new AbortController();
  const { aws, signatures } = fakeAws(() => {
    cancel.abort();
    return Promise.reject(new DOMException('The operation was aborted.', 'AbortError'));
  });
  const cancelled = aCall({ signal: cancel.signal });
  await expect(aws.getCallerIdentity(cancelled)).rejects.toMatchObject({ code: 'cancelled' });
  expect(signatures).toEqual([{ ...made, call: cancelled, result: 'cancelled' }]);
});

test('what is refused before it is signed, and what needs no signature, leaves none', async () => {
  const { aws, signatures } = fakeAws(
    xml(
      '<AssumeRoleWithSAMLResponse><AssumeRoleWithSAMLResult><Subject>alice</Subject></AssumeRoleWithSAMLResult></AssumeRoleWithSAMLResponse>',
    ),
  );
  const elsewhere = aws.getCallerIdentity(aCall({ endpointUrl: 'https://example.com' }));
  await expect(elsewhere).rejects.toMatchObject({ code: 'endpoint-refused' });
  await aws.ask(
    'sts:AssumeRoleWithSAML',
    { RoleArn: undefined, PrincipalArn: undefined, SAMLAssertion: undefined },
    unsigned,
  );
  expect(signatures).toEqual([]);
});

test('signing again after a wrong clock, and asking STS for the time, are signatures of their own', async () => {
  const stated =
    'Signature expired: 20260102T030405Z is now earlier than 20260102T035905Z (20260102T040405Z - 5 min.)';
  const { aws, signatures } = fakeAws(
    ec2Error('AuthFailure', 'In its own words.', { status: 401 }),
    stsError('SignatureDoesNotMatch', stated),
    xml('<DescribeRegionsResponse><regionInfo/></DescribeRegionsResponse>'),
  );
  await aws.describeRegions(call);
  const inEc2 = {
    ...made,
    service: 'ec2',
    operation: 'DescribeRegions',
    host: 'ec2.eu-west-1.amazonaws.com',
  };
  expect(signatures).toEqual([
    { ...inEc2, result: 'AuthFailure' },
    { ...made, result: 'SignatureDoesNotMatch' },
    { ...inEc2, result: 'success' },
  ]);
});

test('each try of a call that AWS is too busy for is a signature', async () => {
  const { aws, signatures } = fakeAws(stsError('Throttling', 'Rate exceeded', { status: 400 }), identityXml);
  await aws.getCallerIdentity(call);
  expect(signatures).toEqual([
    { ...made, result: 'Throttling' },
    { ...made, result: 'success' },
  ]);
});

test('a signature for somebody else to send is told of too', async () => {
  const { aws, seen, signatures } = fakeAws();
  const service = 's3';
  const host = 'bucket.s3.eu-west-1.amazonaws.com';
  const unsent = {
    uri: `https://${host}/key`,
    method: 'PUT',
    headers: [],
    payload: new Uint8Array(),
    service,
  };
  await aws.presign(unsent, call, 60);
  await aws.presignIdentity([], call, 60);
  await aws.sign(unsent, call);
  const notSent = { ...made, isSent: false };
  expect(signatures).toEqual([
    { ...notSent, service, operation: 'PUT', host, result: 'presigned' },
    { ...notSent, result: 'presigned' },
    { ...notSent, service, operation: 'PUT', host, result: 'signed' },
  ]);
  expect(seen).toEqual([]);
});

test('a signature that is not to leave does not: nothing is sent, and nobody gets what was signed', async () => {
  const seen: Request[] = [];
  const aws = createAws({
    clock: () => now,
    signed: () => {
      throw new CofferError('locked');
    },
    fetch(request) {
      seen.push(request);
      return Promise.reject(new TypeError('Failed to fetch'));
    },
  });
  await expect(aws.getCallerIdentity(call)).rejects.toMatchObject({ code: 'locked' });
  await expect(aws.presignIdentity([], call, 60)).rejects.toMatchObject({ code: 'locked' });
  expect(seen).toEqual([]);
});
