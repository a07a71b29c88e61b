import { AwsV4Signer } from 'aws4fetch';
import { expect, test } from 'vitest';
import { users } from '../../../src/sandbox/account.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';

const now = Date.UTC(2015, 7, 30, 12, 36);

/** Status, headers and body of an answer, its request id written as ID. */
async function send(service: string, body: string, secretAccessKey = users.alice.secretAccessKey) {
  const { url, ...signed } = await new AwsV4Signer({
    url: 'https://sandbox.invalid/',
    body,
    service,
    region: 'us-east-1',
    datetime: '20150830T123600Z',
    accessKeyId: users.alice.accessKeyId,
    secretAccessKey,
  }).sign();
  const response = await createSandbox({ clock: () => now }).fetch(new Request(url, signed));
  const requestId = response.headers.get('x-amzn-requestid') ?? '';
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    date: response.headers.get('date'),
    xml: (await response.text()).replaceAll(requestId, 'ID'),
  };
}

const sent = { type: 'text/xml;charset=UTF-8', date: 'Sun, 30 Aug 2015 12:36:00 GMT' };
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

test('STS answers and refuses in its own XML', async () => {
  expect(await send('sts', 'Action=GetCallerIdentity&Version=2011-06-15')).toEqual({
    ...sent,
    status: 200,
    xml:
      declaration +
      '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
      '<Arn>arn:aws:iam::123456789012:user/alice</Arn><UserId>AIDAIOSFODNN7EXAMPLE</UserId><Account>123456789012</Account>' +
      '</GetCallerIdentityResult><ResponseMetadata><RequestId>ID</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
  });
  expect(await send('sts', 'Action=A%26B')).toEqual({
    ...sent,
    status: 400,
    xml:
      declaration +
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>InvalidAction</Code>' +
      '<Message>Could not find operation A&amp;B for version NO_VERSION_SPECIFIED</Message></Error><RequestId>ID</RequestId></ErrorResponse>',
  });
});

test('EC2 answers and refuses in its own XML', async () => {
  const describeOne = 'Action=DescribeRegions&Version=2016-11-15&RegionName.1=us-east-1';
  expect(await send('ec2', describeOne)).toEqual({
    ...sent,
    status: 200,
    xml:
      declaration +
      '<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>ID</requestId><regionInfo><item>' +
      '<regionName>us-east-1</regionName><regionEndpoint>ec2.us-east-1.amazonaws.com</regionEndpoint><optInStatus>opt-in-not-required</optInStatus>' +
      '</item></regionInfo></DescribeRegionsResponse>',
  });
  expect(await send('ec2', describeOne, 'wrong')).toEqual({
    ...sent,
    status: 401,
    xml:
      declaration +
      '<Response><Errors><Error><Code>AuthFailure</Code><Message>AWS was not able to validate the provided access credentials</Message>' +
      '</Error></Errors><RequestID>ID</RequestID></Response>',
  });
});

test('a service that the sandbox does not have has no operations', async () => {
  const { status, xml } = await send('sns', 'Action=ListTopics&Version=2010-03-31');
  expect([status, /<Message>(.*)<\/Message>/.exec(xml)?.[1]]).toEqual([
    400,
    'Could not find operation ListTopics for version 2010-03-31',
  ]);
});
