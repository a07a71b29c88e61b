import { expect, test } from 'vitest';
import { scopeOf, signableUrl } from '../../../../src/agent/aws/hosts.ts';

test.each([
  ['sts.eu-west-1.amazonaws.com', { service: 'sts', region: 'eu-west-1' }],
  ['sts-fips.us-east-1.amazonaws.com', { service: 'sts', region: 'us-east-1' }],
  ['sts.amazonaws.com', { service: 'sts', region: 'us-east-1' }],
  ['iam.cn-north-1.amazonaws.com.cn', { service: 'iam', region: 'cn-north-1' }],
  // Not the name of a region, though it stands where one would.
  ['iam.us-gov.amazonaws.com', {}],
  ['abc123.execute-api.eu-west-1.amazonaws.com', { service: 'execute-api', region: 'eu-west-1' }],
  ['search-logs.eu-west-1.es.amazonaws.com', { service: 'es', region: 'eu-west-1' }],
  ['email.eu-west-1.amazonaws.com', { service: 'ses', region: 'eu-west-1' }],
  ['abc.lambda-url.eu-west-1.on.aws', { service: 'lambda', region: 'eu-west-1' }],
  ['ec2.eu-west-1.api.aws', { service: 'ec2', region: 'eu-west-1' }],
  ['s3.eu-west-1.amazonaws.com', { service: 's3', region: 'eu-west-1' }],
  ['my.bucket.s3.eu-west-1.amazonaws.com', { service: 's3', region: 'eu-west-1' }],
  ['us-east-1.s3.eu-west-1.amazonaws.com', { service: 's3', region: 'eu-west-1' }],
  ['bucket.s3.dualstack.eu-west-1.amazonaws.com', { service: 's3', region: 'eu-west-1' }],
  ['bucket.s3-eu-west-1.amazonaws.com', { service: 's3', region: 'eu-west-1' }],
  ['us-east-1.s3.amazonaws.com', { service: 's3' }],
  ['localhost', {}],
  ['sandbox.invalid', {}],
])('the host %s says %j', (host, scope) => {
  expect(scopeOf(host)).toEqual(scope);
});

test.each([
  'https://bucket.s3.amazonaws.com/key?versionId=1',
  'https://lambda.cn-north-1.amazonaws.com.cn/',
  'https://abc.lambda-url.eu-west-1.on.aws/',
  'https://sandbox.invalid/',
  'http://localhost:5555/path',
  'https://ec2.listed.example/',
])('%s may be signed for', (uri) => {
  expect(signableUrl(uri).href).toBe(uri);
});

test.each([
  ['https://evil.example/', 'evil.example'],
  ['https://amazonaws.com.evil.example/', 'amazonaws.com.evil.example'],
  ['https://evilamazonaws.com/', 'evilamazonaws.com'],
  ['http://sts.eu-west-1.amazonaws.com/', 'sts.eu-west-1.amazonaws.com'],
  ['https://sts.eu-west-1.amazonaws.com:8443/', 'sts.eu-west-1.amazonaws.com:8443'],
  ['http://169.254.169.254/', '169.254.169.254'],
])('%s is refused', (uri, host) => {
  expect(() => signableUrl(uri)).toThrow(
    expect.objectContaining({ code: 'sign-host-refused', detail: { host } }) as Error,
  );
});

test.each([
  '',
  'sts.eu-west-1.amazonaws.com',
  'https://user:password@sts.eu-west-1.amazonaws.com/',
  'https://sts.eu-west-1.amazonaws.com/#part',
  'https://sts.eu-west-1.amazonaws.com/?X-Amz-Signature=00',
  'javascript:alert(1)',
])('%j is no address to sign for, and is not quoted', (uri) => {
  expect(() => signableUrl(uri)).toThrow(
    expect.objectContaining({ code: 'sign-uri-malformed', detail: undefined }) as Error,
  );
});
