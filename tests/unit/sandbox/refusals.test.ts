import {
  DescribeInstancesCommand,
  DescribeRegionsCommand,
  DescribeVpcsCommand,
  type DescribeInstancesCommandInput,
} from '@aws-sdk/client-ec2';
import {
  CreateAccessKeyCommand,
  ListAccessKeysCommand,
  ListUsersCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetAccessKeyInfoCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { users } from '../../../src/sandbox/account.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { ec2Client, iamClient, refusal, sandboxWithClock, sessionOf, stsClient } from './clients.ts';

const minuteMs = 60_000;

const invalidToken = {
  status: 403,
  code: 'InvalidClientTokenId',
  message: 'The security token included in the request is invalid.',
};
const wrongSignature = {
  status: 403,
  code: 'SignatureDoesNotMatch',
  message:
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
};
const authFailure = {
  status: 401,
  code: 'AuthFailure',
  message: 'AWS was not able to validate the provided access credentials',
};

type Settings = Parameters<typeof stsClient>[1];

/** What STS and EC2 each answer to the same. */
async function refusals(settings: Settings, sandbox = sandboxWithClock()): Promise<readonly unknown[]> {
  return [
    await refusal(stsClient(sandbox, settings).send(new GetCallerIdentityCommand())),
    await refusal(ec2Client(sandbox, settings).send(new DescribeRegionsCommand())),
  ];
}

/** The same request with some of it replaced. */
function altered(
  request: Request,
  changes: { url?: string; method?: string; headers?: Record<string, string>; body?: string },
): Request {
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(changes.headers ?? {})) headers.set(name, value);
  return new Request(changes.url ?? request.url, {
    method: changes.method ?? request.method,
    headers,
    body: changes.body ?? request.body,
    // Node asks for this where a body is a stream.
    ...{ duplex: 'half' },
  });
}

describe('credentials', () => {
  test('an unknown key is refused', async () => {
    const credentials = { ...users.alice, accessKeyId: 'AKIAIOSFODNN8EXAMPLE' };
    expect(await refusals({ credentials })).toEqual([invalidToken, authFailure]);
  });

  test('a wrong secret is refused', async () => {
    const credentials = { ...users.alice, secretAccessKey: users.billing.secretAccessKey };
    expect(await refusals({ credentials })).toEqual([wrongSignature, authFailure]);
  });

  test('a region that is not enabled, or is none, does not know the key', async () => {
    expect(await refusals({ region: 'ap-east-1' })).toEqual([invalidToken, authFailure]);
    expect(await refusals({ region: 'us-east-9' })).toEqual([invalidToken, authFailure]);
  });

  test('an expired session is refused, from the moment it expires', async () => {
    let offsetMs = 0;
    const sandbox = createSandbox({ clock: () => Date.now() + offsetMs });
    const credentials = await sessionOf(sandbox);
    offsetMs = 15 * minuteMs;
    expect(await refusals({ credentials }, sandbox)).toEqual([
      { status: 403, code: 'ExpiredToken', message: 'The security token included in the request is expired' },
      { status: 400, code: 'RequestExpired', message: 'Request has expired.' },
    ]);
  });

  test('a temporary key without its session token is refused', async () => {
    const sandbox = sandboxWithClock();
    const { accessKeyId, secretAccessKey } = await sessionOf(sandbox);
    const credentials = { accessKeyId, secretAccessKey };
    expect(await refusals({ credentials }, sandbox)).toEqual([invalidToken, authFailure]);
  });

  test("a temporary key with another session's token is refused", async () => {
    const sandbox = sandboxWithClock();
    const { sessionToken } = await sessionOf(sandbox);
    const credentials = { ...(await sessionOf(sandbox)), sessionToken };
    expect(await refusals({ credentials }, sandbox)).toEqual([invalidToken, authFailure]);
  });

  test('a long-term key with a session token is refused', async () => {
    const sandbox = sandboxWithClock();
    const { sessionToken } = await sessionOf(sandbox);
    const credentials = { ...users.alice, sessionToken };
    expect(await refusals({ credentials }, sandbox)).toEqual([invalidToken, authFailure]);
  });

  test('a session token that is sent but not signed does not count', async () => {
    const sandbox = sandboxWithClock();
    const { sessionToken, ...credentials } = await sessionOf(sandbox);
    const tamper = (request: Request) =>
      altered(request, { headers: { 'x-amz-security-token': sessionToken } });
    expect(await refusals({ credentials, tamper }, sandbox)).toEqual([invalidToken, authFailure]);
  });
});

describe('dates', () => {
  const iso = (date: string) => date.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z');
  const shifted = (date: string, byMs: number) =>
    new Date(Date.parse(iso(date)) + byMs).toISOString().replace(/[-:]|\.\d{3}/g, '');

  /** What a sandbox answers whose clock is off by so much from the date of each request. */
  async function staleRefusals(offMs: number) {
    let date = '';
    const sandbox = createSandbox({ clock: () => Date.parse(iso(date)) + offMs });
    const tamper = (request: Request) => {
      date = request.headers.get('x-amz-date') ?? '';
      return request;
    };
    const answers = await refusals({ tamper }, sandbox);
    return { date, answers };
  }

  test('five minutes either way are accepted', async () => {
    const answered = [{ answered: expect.anything() as unknown }, { answered: expect.anything() as unknown }];
    expect((await staleRefusals(5 * minuteMs)).answers).toEqual(answered);
    expect((await staleRefusals(-5 * minuteMs)).answers).toEqual(answered);
  });

  test('a request signed too long ago is refused; only STS says its own time', async () => {
    const { date, answers } = await staleRefusals(5 * minuteMs + 1000);
    expect(answers).toEqual([
      {
        status: 403,
        code: 'SignatureDoesNotMatch',
        message: `Signature expired: ${date} is now earlier than ${shifted(date, 1000)} (${shifted(date, 301_000)} - 5 min.)`,
      },
      {
        status: 400,
        code: 'RequestExpired',
        message: `Request has expired. Timestamp date is ${iso(date)}`,
      },
    ]);
  });

  test('a request signed in the future is refused', async () => {
    const { date, answers } = await staleRefusals(-5 * minuteMs - 1000);
    expect(answers).toEqual([
      {
        status: 403,
        code: 'SignatureDoesNotMatch',
        message: `Signature not yet current: ${date} is still later than ${shifted(date, -1000)} (${shifted(date, -301_000)} + 5 min.)`,
      },
      {
        status: 400,
        code: 'RequestExpired',
        message: `Request has expired. Timestamp date is ${iso(date)}`,
      },
    ]);
  });
});

describe('what was signed', () => {
  const signature = (request: Request) => request.headers.get('authorization') ?? '';
  const changes: readonly [what: string, tamper: (request: Request) => Request][] = [
    ['body', (request) => altered(request, { body: 'Action=GetCallerIdentity&Version=2011-06-16' })],
    ['host', (request) => altered(request, { url: 'https://sandbox.invalie/' })],
    ['path', (request) => altered(request, { url: `${request.url}x` })],
    ['query', (request) => altered(request, { url: `${request.url}?x=` })],
    ['method', (request) => altered(request, { method: 'PUT' })],
    [
      'date',
      (request) => {
        const date = request.headers.get('x-amz-date') ?? '';
        const lastDigit = date.at(-2) === '0' ? '1' : '0';
        return altered(request, { headers: { 'x-amz-date': `${date.slice(0, -2)}${lastDigit}Z` } });
      },
    ],
    [
      'content type',
      (request) => altered(request, { headers: { 'content-type': 'application/x-www-form-urlencodeD' } }),
    ],
    [
      'region of the scope',
      (request) =>
        altered(request, {
          headers: { authorization: signature(request).replace('us-east-1', 'us-east-2') },
        }),
    ],
    [
      'day of the scope',
      (request) =>
        altered(request, {
          headers: { authorization: signature(request).replace(/\/\d{8}\//, '/20150830/') },
        }),
    ],
    [
      'end of the scope',
      (request) =>
        altered(request, {
          headers: { authorization: signature(request).replace('aws4_request', 'aws4_requesT') },
        }),
    ],
    [
      'list of signed headers',
      (request) =>
        altered(request, {
          headers: { authorization: signature(request).replace('content-type;', '') },
        }),
    ],
    [
      'signature',
      (request) =>
        altered(request, {
          headers: {
            authorization: signature(request).replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
          },
        }),
    ],
  ];
  test.each(changes)('a changed %s breaks the signature', async (_, tamper) => {
    const sts = stsClient(sandboxWithClock(), { tamper });
    expect(await refusal(sts.send(new GetCallerIdentityCommand()))).toEqual(wrongSignature);
  });
});

test('a body hash that is signed does not stand for another body', async () => {
  let hash: string | null = null;
  const tamper = (request: Request) => {
    hash = request.headers.get('x-amz-content-sha256');
    return altered(request, { body: 'Action=GetCallerIdentity&Version=2011-06-15&Changed=1' });
  };
  const sts = stsClient(sandboxWithClock(), { tamper });
  expect(await refusal(sts.send(new GetCallerIdentityCommand()))).toEqual(wrongSignature);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

describe('the Authorization header', () => {
  const without = (part: RegExp) => (request: Request) =>
    altered(request, {
      headers: { authorization: (request.headers.get('authorization') ?? '').replace(part, '') },
    });
  const incomplete = (message: string) => [
    { status: 400, code: 'IncompleteSignature', message },
    { status: 400, code: 'IncompleteSignature', message },
  ];

  test('an unsigned request is refused', async () => {
    const unsigned = {
      status: 403,
      code: 'MissingAuthenticationToken',
      message: 'Request is missing Authentication Token',
    };
    expect(await refusals({ tamper: without(/.*/) })).toEqual([unsigned, unsigned]);
    expect(await refusals({ tamper: without(/AWS4/) })).toEqual([unsigned, unsigned]);
  });

  test.each(['Credential', 'SignedHeaders', 'Signature'])('%s is required', async (part) => {
    expect(await refusals({ tamper: without(new RegExp(`${part}=[^ ]*`)) })).toEqual(
      incomplete(`Authorization header requires '${part}' parameter.`),
    );
  });

  test('a credential of four elements is refused', async () => {
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    const [sts] = await refusals({ tamper: without(/\/aws4_request/) });
    expect(sts).toEqual({
      status: 400,
      code: 'IncompleteSignature',
      message: `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIAIOSFODNN7EXAMPLE/${day}/us-east-1/sts'`,
    });
  });

  test('a date that is not signed, or is none, is refused', async () => {
    const refused = (date: string) =>
      incomplete(
        `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
      );
    const dated = (date: string) => (request: Request) =>
      altered(request, { headers: { 'x-amz-date': date } });
    expect(await refusals({ tamper: without(/x-amz-date;/) })).toEqual(refused(''));
    expect(await refusals({ tamper: dated('2015-08-30') })).toEqual(refused('2015-08-30'));
    expect(await refusals({ tamper: dated('20151330T123600Z') })).toEqual(refused('20151330T123600Z'));
  });
});

describe('what is asked for', () => {
  const ec2 = (credentials: { accessKeyId: string; secretAccessKey: string } = users.alice) =>
    ec2Client(sandboxWithClock(), { region: 'eu-west-1', credentials });

  test('an action that the sandbox does not have is refused', async () => {
    const asked = new GetAccessKeyInfoCommand({ AccessKeyId: users.alice.accessKeyId });
    expect(await refusal(stsClient(sandboxWithClock()).send(asked))).toEqual({
      status: 400,
      code: 'InvalidAction',
      message: 'Could not find operation GetAccessKeyInfo for version 2011-06-15',
    });
    expect(await refusal(iamClient(sandboxWithClock()).send(new ListUsersCommand()))).toEqual({
      status: 400,
      code: 'InvalidAction',
      message: 'Could not find operation ListUsers for version 2010-05-08',
    });
    expect(await refusal(ec2().send(new DescribeVpcsCommand()))).toEqual({
      status: 400,
      code: 'InvalidAction',
      message: 'The action DescribeVpcs is not valid for this web service.',
    });
  });

  test("IAM takes no signature for another region than the partition's one", async () => {
    const elsewhere = iamClient(sandboxWithClock(), { region: 'eu-west-1' });
    expect(await refusal(elsewhere.send(new ListAccessKeysCommand()))).toEqual({
      status: 403,
      code: 'SignatureDoesNotMatch',
      message: 'Credential should be scoped to a valid region.',
    });
  });

  test('IAM refuses with the statuses of its own', async () => {
    const iam = iamClient(sandboxWithClock());
    await iam.send(new CreateAccessKeyCommand());
    expect([
      await refusal(iam.send(new CreateAccessKeyCommand())),
      await refusal(iam.send(new ListAccessKeysCommand({ UserName: 'bob' }))),
      await refusal(iam.send(new UpdateAccessKeyCommand({ AccessKeyId: 'AKIA', Status: 'Active' }))),
    ]).toMatchObject([
      { status: 409, code: 'LimitExceeded' },
      { status: 404, code: 'NoSuchEntity' },
      { status: 400, code: 'ValidationError' },
    ]);
  });

  test('an action that the policy does not allow is refused', async () => {
    expect(await refusal(ec2(users.billing).send(new DescribeInstancesCommand()))).toEqual({
      status: 403,
      code: 'UnauthorizedOperation',
      message:
        'You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/billing is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action',
    });
  });

  test.each<[why: string, input: DescribeInstancesCommandInput, code: string, message: string]>([
    ['a next token of no page', { NextToken: 'AAAA' }, 'InvalidNextToken', "The token 'AAAA' is invalid"],
    [
      'pages of fewer than five',
      { MaxResults: 4 },
      'InvalidParameterValue',
      'Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
    ],
    [
      'an id that is none',
      { InstanceIds: ['i-0123'] },
      'InvalidInstanceID.Malformed',
      'Invalid id: "i-0123"',
    ],
    [
      'an unknown id',
      { InstanceIds: ['i-00000000000000000'] },
      'InvalidInstanceID.NotFound',
      "The instance ID 'i-00000000000000000' does not exist",
    ],
    [
      'unknown ids',
      { InstanceIds: ['i-00000000000000000', 'i-00000001'] },
      'InvalidInstanceID.NotFound',
      "The instance IDs 'i-00000000000000000, i-00000001' do not exist",
    ],
    [
      'ids with a page size',
      { InstanceIds: ['i-00000000000000000'], MaxResults: 5 },
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with the parameter maxResults',
    ],
    [
      'a filter that the sandbox does not have',
      { Filters: [{ Name: 'host-id', Values: ['h-1'] }] },
      'InvalidParameterValue',
      "The filter 'host-id' is invalid",
    ],
  ])('DescribeInstances refuses %s', async (_, input, code, message) => {
    expect(await refusal(ec2().send(new DescribeInstancesCommand(input)))).toEqual({
      status: 400,
      code,
      message,
    });
  });

  test("DescribeInstances refuses another region's next token", async () => {
    const elsewhere = ec2Client(sandboxWithClock(), { region: 'us-east-1' });
    const { NextToken } = await elsewhere.send(new DescribeInstancesCommand());
    expect(await refusal(ec2().send(new DescribeInstancesCommand({ NextToken })))).toEqual({
      status: 400,
      code: 'InvalidNextToken',
      message: `The token '${NextToken ?? ''}' is invalid`,
    });
  });

  test('DescribeRegions refuses a region that is none', async () => {
    expect(await refusal(ec2().send(new DescribeRegionsCommand({ RegionNames: ['us-east-9'] })))).toEqual({
      status: 400,
      code: 'InvalidParameterValue',
      message: 'Invalid region provided: us-east-9',
    });
  });
});
