import { expect, test } from 'vitest';
import { endpointOf } from '../../../../src/agent/aws/endpoints.ts';
import { aCall, fakeAws } from './fakeAws.ts';

test.each([
  ['eu-west-1', 'ec2.eu-west-1.amazonaws.com'],
  ['cn-north-1', 'ec2.cn-north-1.amazonaws.com.cn'],
  ['us-gov-west-1', 'ec2.us-gov-west-1.amazonaws.com'],
  ['eusc-de-east-1', 'ec2.eusc-de-east-1.amazonaws.eu'],
  // Younger than the table.
  ['eu-west-99', 'ec2.eu-west-99.amazonaws.com'],
])('EC2 in %s is at %s', (region, host) => {
  expect(endpointOf('ec2', region)).toEqual({
    origin: `https://${host}`,
    host,
    signingRegion: region,
    sandbox: false,
  });
});

test.each([
  ['eu-west-1', 'iam.amazonaws.com', 'us-east-1'],
  ['cn-northwest-1', 'iam.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ['us-gov-east-1', 'iam.us-gov.amazonaws.com', 'us-gov-west-1'],
])('IAM for %s is at %s, signed for %s', (region, host, signingRegion) => {
  expect(endpointOf('iam', region)).toEqual({
    origin: `https://${host}`,
    host,
    signingRegion,
    sandbox: false,
  });
});

test('IAM at a named endpoint is signed for the region of IAM still', () => {
  expect(endpointOf('iam', 'eu-west-1', 'https://sandbox.invalid')).toEqual({
    origin: 'https://sandbox.invalid',
    host: 'sandbox.invalid',
    signingRegion: 'us-east-1',
    sandbox: true,
  });
});

test.each([
  ['https://sandbox.invalid', { host: 'sandbox.invalid', sandbox: true }],
  ['https://sts.us-east-1.amazonaws.com/', { host: 'sts.us-east-1.amazonaws.com', sandbox: false }],
  ['https://iam.us-gov.amazonaws.com', { host: 'iam.us-gov.amazonaws.com', sandbox: false }],
  ['http://localhost:5555', { host: 'localhost:5555', sandbox: false }],
  ['http://127.0.0.1:80', { host: '127.0.0.1', sandbox: false }],
  ['https://ec2.listed.example', { host: 'ec2.listed.example', sandbox: false }],
  ['https://127.1:5555', { host: '127.0.0.1:5555', sandbox: false }],
])('endpoint_url %s is let through', (endpointUrl, endpoint) => {
  expect(endpointOf('sts', 'eu-west-1', endpointUrl)).toMatchObject(endpoint);
});

test.each([
  // Somebody's buckets.
  's3',
  's3-us-west-2',
  's3-website-eu-west-1',
  'evil.example',
  'evil.example/#',
  'eu_west_1',
  '',
])('in region %j nothing is called', async (region) => {
  const { aws, seen } = fakeAws();
  await expect(aws.getCallerIdentity(aCall({ region }))).rejects.toMatchObject({
    code: 'region-unknown',
    detail: { region },
  });
  expect(seen).toEqual([]);
});

test.each([
  ['https://evil.example', 'evil.example'],
  ['https://bucket.s3.amazonaws.com', 'bucket.s3.amazonaws.com'],
  ['https://iam.eu-west-1.amazonaws.com', 'iam.eu-west-1.amazonaws.com'],
  ['https://sts.eu-west-1.amazonaws.com.evil.example', 'sts.eu-west-1.amazonaws.com.evil.example'],
  ['http://sts.eu-west-1.amazonaws.com', 'sts.eu-west-1.amazonaws.com'],
  ['https://sts.eu-west-1.amazonaws.com:8443', 'sts.eu-west-1.amazonaws.com:8443'],
  ['http://sandbox.invalid', 'sandbox.invalid'],
  ['http://localhost.evil.example', 'localhost.evil.example'],
  ['http://[::1]:5555', '[::1]:5555'],
  ['http://169.254.169.254', '169.254.169.254'],
])('endpoint_url %s is refused and not fetched', async (endpointUrl, host) => {
  const { aws, seen } = fakeAws();
  await expect(aws.getCallerIdentity(aCall({ endpointUrl }))).rejects.toMatchObject({
    code: 'endpoint-refused',
    detail: { host },
  });
  expect(seen).toEqual([]);
});

test.each([
  'nonsense',
  '',
  'https://user:password@sts.eu-west-1.amazonaws.com',
  'http://localhost:5555/path',
  'http://localhost:5555/?query',
  'http://localhost:5555/#hash',
  'file:///etc/passwd',
  'javascript:alert(1)',
])('endpoint_url %j is malformed and not quoted', async (endpointUrl) => {
  const { aws, seen } = fakeAws();
  await expect(aws.getCallerIdentity(aCall({ endpointUrl }))).rejects.toMatchObject({
    code: 'endpoint-malformed',
    detail: undefined,
  });
  expect(seen).toEqual([]);
});
