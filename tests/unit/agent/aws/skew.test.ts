import { expect, test } from 'vitest';
import { aCall, ec2Error, fakeAws, identityXml, now, stsError, xml } from './fakeAws.ts';

const minute = 60_000;
/** What this machine takes for 03:04:05 is an hour later for the server. */
const hour = 60 * minute;

const expired =
  'Signature expired: 20260102T030405Z is now earlier than 20260102T035905Z (20260102T040405Z - 5 min.)';
const early =
  'Signature not yet current: 20260102T030405Z is still later than 20260102T020905Z (20260102T020405Z + 5 min.)';
const date = (time: number) => ({ headers: { date: new Date(time).toUTCString() } });

test.each([
  ['the text of an expired signature', stsError('SignatureDoesNotMatch', expired), hour],
  ['the text of an early signature', stsError('SignatureDoesNotMatch', early), -hour],
  ['Date', stsError('RequestExpired', 'Request has expired.', { status: 400, ...date(now + hour) }), hour],
  [
    'ServerTime',
    stsError(
      'RequestTimeTooSkewed',
      'skewed</Message><ServerTime>2026-01-02T04:04:05Z</ServerTime><Message>',
    ),
    hour,
  ],
])('a refusal that says the time in %s is signed again with it', async (_place, refusal, offset) => {
  const { aws, seen } = fakeAws(refusal, identityXml);
  expect((await aws.getCallerIdentity(aCall())).call).toEqual({
    region: 'eu-west-1',
    sandbox: false,
    clockOffsetMs: offset,
  });
  expect(seen.map(({ headers, signatureIsRight }) => [headers['x-amz-date'], signatureIsRight])).toEqual([
    ['20260102T030405Z', true],
    [offset > 0 ? '20260102T040405Z' : '20260102T020405Z', true],
  ]);
});

test('the offset is kept for the host, and for no other', async () => {
  const { aws, seen } = fakeAws(stsError('SignatureDoesNotMatch', expired), identityXml);
  await aws.getCallerIdentity(aCall());
  await aws.getCallerIdentity(aCall());
  const elsewhere = await aws.getCallerIdentity(aCall({ region: 'us-east-1' }));
  expect(seen.slice(2).map(({ headers }) => headers['x-amz-date'])).toEqual([
    '20260102T040405Z',
    '20260102T030405Z',
  ]);
  expect(elsewhere.call).toEqual({ region: 'us-east-1', sandbox: false });
});

test('a request is signed again once, and the second refusal stands', async () => {
  const { aws, seen } = fakeAws(stsError('SignatureDoesNotMatch', expired));
  await expect(aws.getCallerIdentity(aCall())).rejects.toMatchObject({
    code: 'service-error',
    detail: {
      errorCode: 'SignatureDoesNotMatch',
      message: expired,
      advice: "Set this machine's clock, then try again.",
    },
  });
  expect(seen.length).toBe(2);
});

test.each([
  [
    'the server has the same time',
    stsError('SignatureDoesNotMatch', 'No match.', { status: 403, ...date(now + minute) }),
  ],
  ['the server does not say its time', ec2Error('RequestExpired', 'Request has expired.')],
  [
    'the code has nothing to do with clocks',
    stsError('AccessDenied', 'No.', { status: 403, ...date(now + hour) }),
  ],
])('a request is not signed again where %s', async (_condition, refusal) => {
  const { aws, seen } = fakeAws(refusal);
  await expect(aws.getCallerIdentity(aCall())).rejects.toMatchObject({ code: 'service-error' });
  expect(seen.length).toBe(1);
});

/** EC2 as pages meet it: it says nothing of its time. STS is asked for it. */
const ec2AndSts = (sts: Response | undefined) => {
  let refused = false;
  return fakeAws(({ url }) => {
    if (url.startsWith('https://sts.')) {
      if (!sts) throw new TypeError('Failed to fetch');
      return sts.clone();
    }
    const answer = refused ? regionsXml : ec2Error('RequestExpired', 'Request has expired.');
    refused = true;
    return answer.clone();
  });
};
const regionsXml = xml('<DescribeRegionsResponse><regionInfo/></DescribeRegionsResponse>');

test('a service that does not say its time has STS asked for it', async () => {
  const { aws, seen } = ec2AndSts(stsError('SignatureDoesNotMatch', expired));
  expect(await aws.describeRegions(aCall())).toEqual([]);
  expect(
    seen.map(({ url, headers, signatureIsRight }) => [url, headers['x-amz-date'], signatureIsRight]),
  ).toEqual([
    ['https://ec2.eu-west-1.amazonaws.com/', '20260102T030405Z', true],
    ['https://sts.eu-west-1.amazonaws.com/', '20260102T030405Z', true],
    ['https://ec2.eu-west-1.amazonaws.com/', '20260102T040405Z', true],
  ]);
});

test.each([
  ['takes the time as it is', identityXml],
  ['is out of reach', undefined],
  [
    'refuses for another reason',
    stsError('ExpiredToken', 'The security token included in the request is expired'),
  ],
])('the refusal stands where STS %s', async (_what, sts) => {
  const { aws, seen } = ec2AndSts(sts);
  await expect(aws.describeRegions(aCall())).rejects.toMatchObject({
    code: 'service-error',
    detail: { service: 'EC2', errorCode: 'RequestExpired' },
  });
  expect(seen.length).toBe(2);
});

test('STS is not asked on behalf of an endpoint that is not the own one of AWS', async () => {
  const { aws, seen } = fakeAws(ec2Error('RequestExpired', 'Request has expired.'));
  const call = aCall({ endpointUrl: 'http://127.0.0.1:5555' });
  await expect(aws.describeRegions(call)).rejects.toMatchObject({ code: 'service-error' });
  expect(seen.length).toBe(1);
});
