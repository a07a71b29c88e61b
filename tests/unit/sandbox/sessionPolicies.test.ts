import { expect, test } from 'vitest';
import { roles, users } from '../../../src/sandbox/account.ts';
import { inSandbox, keysOf, refused } from './inSandbox.ts';

const { alice } = users;
const asked = { RoleArn: roles.reader.arn, RoleSessionName: 'test' };
const session = 'arn:aws:sts::123456789012:assumed-role/reader/test';

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const describing = { Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' };

/** What a session with a policy is answered to DescribeRegions and DescribeInstances. */
async function answers(input: { Policy?: string; PolicyArns?: { arn: string }[] }) {
  const { ask } = inSandbox();
  const keys = keysOf(await ask(alice, 'sts:AssumeRole', { ...asked, ...input }));
  return [
    await refused(ask(keys, 'ec2:DescribeRegions', {})),
    await refused(ask(keys, 'ec2:DescribeInstances', { MaxResults: 5 })),
  ];
}

const answered = { answered: expect.anything() as unknown };
const refusedFor = (action: string, why: string) => [
  'UnauthorizedOperation',
  `You are not authorized to perform this operation. User: ${session} is not authorized to perform: ec2:${action} ${why}`,
];
const unnamed = (action: string) =>
  refusedFor(action, `because no session policy allows the ec2:${action} action`);

test.each([
  ['allows with a wildcard', policy(describing)],
  ['allows in other capitals', policy({ ...describing, Action: ['EC2:describe*'] })],
  ['allows everything', policy({ ...describing, Action: '*' })],
  ['has one statement and no list', JSON.stringify({ Statement: describing })],
])('a session policy that %s lets both through', async (_what, Policy) => {
  expect(await answers({ Policy })).toEqual([answered, answered]);
});

test('a session policy leaves what it names alone', async () => {
  const Policy = policy({ ...describing, Action: 'ec2:DescribeRegion?' });
  expect(await answers({ Policy })).toEqual([answered, unnamed('DescribeInstances')]);
});

test('a session policy denies more than it allows', async () => {
  const Policy = policy(describing, { Effect: 'Deny', Action: 'ec2:DescribeInstances', Resource: '*' });
  expect(await answers({ Policy })).toEqual([
    answered,
    refusedFor('DescribeInstances', 'with an explicit deny in a session policy'),
  ]);
});

test.each([
  ['a condition', { ...describing, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
  ['a resource that is no star', { ...describing, Resource: 'arn:aws:ec2:*' }],
  ['all actions but some', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
])('a statement with %s allows nothing here', async (_what, statement) => {
  const Policy = policy(statement);
  expect(await answers({ Policy })).toEqual([unnamed('DescribeRegions'), unnamed('DescribeInstances')]);
});

test("AWS's own policies count by their ARNs", async () => {
  const arn = 'arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess';
  expect(await answers({ PolicyArns: [{ arn }] })).toEqual([answered, answered]);
  const other = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess';
  expect(await answers({ PolicyArns: [{ arn: other }] })).toEqual([
    unnamed('DescribeRegions'),
    unnamed('DescribeInstances'),
  ]);
});

test('a session policy gives nothing that the role has not', async () => {
  const { ask } = inSandbox();
  const Policy = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
  const keys = keysOf(await ask(alice, 'sts:AssumeRole', { ...asked, Policy }));
  expect(await refused(ask(keys, 'iam:ListAccessKeys', { UserName: 'alice' }))).toEqual([
    'AccessDenied',
    `User: ${session} is not authorized to perform: iam:ListAccessKeys on resource: user alice because no identity-based policy allows the iam:ListAccessKeys action`,
  ]);
});

test.each([
  ['is no JSON', { Policy: '{' }, 'MalformedPolicyDocument', 'This policy contains invalid Json'],
  ['is no policy', { Policy: '{"Statement":5}' }, 'MalformedPolicyDocument', 'Syntax errors in policy.'],
  [
    'allows maybe',
    { Policy: policy({ ...describing, Effect: 'Maybe' }) },
    'MalformedPolicyDocument',
    'Syntax errors in policy.',
  ],
  [
    'does not exist',
    { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/Nothing' }] },
    'MalformedPolicyDocument',
    'Policy arn:aws:iam::aws:policy/Nothing does not exist or is not attachable.',
  ],
  [
    'is too large with the others',
    {
      Policy: policy(describing).padEnd(2040),
      PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
    },
    'PackedPolicyTooLarge',
    'Packed policy consumes 102% of allotted space, please use smaller policy.',
  ],
])('a session policy that %s is refused', async (_why, input, code, message) => {
  const { ask } = inSandbox();
  expect(await refused(ask(alice, 'sts:AssumeRole', { ...asked, ...input }))).toEqual([code, message]);
});
