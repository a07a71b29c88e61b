import { beforeEach, describe, expect, test } from 'vitest';
import { users } from '../../src/sandbox/account.ts';
import { tablesOf } from './consoleLines.ts';
import { sandboxConsole, type SandboxConsole } from './sandboxConsole.ts';

let at: SandboxConsole;

beforeEach(async () => {
  at = await sandboxConsole();
});

const { alice, billing } = users;
const aliceKeys = `-AccessKey ${alice.accessKeyId} -SecretKey ${alice.secretAccessKey}`;
const billingKeys = `-AccessKey ${billing.accessKeyId} -SecretKey ${billing.secretAccessKey}`;

describe('Get-STSCallerIdentity', () => {
  test('says whose the session is', async () => {
    expect(tablesOf(await at.run('Get-STSCallerIdentity'))).toEqual([
      [{ Account: '123456789012', Arn: alice.arn, UserId: alice.userId }],
    ]);
  });

  test.each([
    ['a profile', '-ProfileName sandbox-billing'],
    ['a profile by its former parameter', '-StoredCredentials sandbox-billing'],
    ['literal keys', billingKeys],
    ['a credentials object', '-Credential (New-AWSCredential -ProfileName sandbox-billing)'],
    [
      'an object with keys',
      `-Credential @{ AccessKeyId = '${billing.accessKeyId}'; SecretAccessKey = '${billing.secretAccessKey}' }`,
    ],
    ['literal keys, whatever else is given', `${billingKeys} -ProfileName default`],
    [
      'a profile, whatever object is given',
      '-ProfileName sandbox-billing -Credential (Get-AWSCredential default)',
    ],
  ])('says whose the credentials are that one command is given: %s', async (_, parameters) => {
    expect(await at.given(`(Get-STSCallerIdentity ${parameters}).Arn; (Get-STSCallerIdentity).Arn`)).toEqual([
      billing.arn,
      alice.arn,
    ]);
  });

  test('takes a credentials object out of the pipeline', async () => {
    const line = 'Get-AWSCredential -ProfileName sandbox-billing | Get-STSCallerIdentity -Select Arn';
    expect(await at.given(line)).toEqual([billing.arn]);
  });

  test('says in the words of AWS what is wrong with a key', async () => {
    const { records } = await at.run(
      `Get-STSCallerIdentity -AccessKey ${alice.accessKeyId} -SecretKey wrong`,
    );
    expect(records.filter(({ kind }) => kind === 'error')).toMatchObject([
      {
        error: {
          errorId: 'SignatureDoesNotMatch',
          text: expect.stringMatching(/^The request signature we calculated does not match/) as string,
          advice: expect.stringMatching(/secret access key/) as string,
        },
      },
    ]);
  });

  test.each([
    ['half a key pair', `-AccessKey ${alice.accessKeyId}`, 'access-key-alone'],
    ['a name that nobody has', '-ProfileName nobody', 'profile-unknown'],
    ['an unknown location', '-ProfileLocation C:\\nowhere', 'profile-location-unknown'],
    ['an ill-formed region', '-Region not_a_region', 'region-ill-formed'],
  ])('is not made with %s', async (_, parameters, code) => {
    expect(await at.refused(`Get-STSCallerIdentity ${parameters}`)).toEqual([
      expect.stringMatching(`^${code}: `),
    ]);
  });
});

test('$AWSHistory holds each call and its outcome, and no secret', async () => {
  await at.run('$c = Get-STSSessionToken');
  await at.run(`Get-EC2Region us-east-1 ${aliceKeys}; Get-IAMAccessKey -Credential $c`);
  const [commands = []] = tablesOf(
    await at.run(
      '$AWSHistory.Commands | Select-Object Command, Service, Operation, Region, ProfileName, Outcome | Format-Table',
    ),
  );
  expect(commands).toEqual([
    {
      Command: 'Get-STSSessionToken',
      Service: 'sts',
      Operation: 'GetSessionToken',
      Region: 'us-east-1',
      ProfileName: 'default',
      Outcome: 'Success',
    },
    {
      Command: `Get-EC2Region -AccessKey ${alice.accessKeyId} -SecretKey ******** -RegionName us-east-1`,
      Service: 'ec2',
      Operation: 'DescribeRegions',
      Region: 'us-east-1',
      ProfileName: 'Supplied Key Parameters',
      Outcome: 'Success',
    },
    {
      Command: 'Get-IAMAccessKey -Credential (object)',
      Service: 'iam',
      Operation: 'ListAccessKeys',
      Region: 'us-east-1',
      ProfileName: 'Credentials Object',
      Outcome: 'InvalidClientTokenId',
    },
  ]);
  expect(JSON.stringify(at.client.received)).not.toContain(alice.secretAccessKey);
});
