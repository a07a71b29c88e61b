import { beforeEach, describe, expect, test } from 'vitest';
import { users } from '../../src/sandbox/account.ts';
import { failure } from './client.ts';
import { tablesOf } from './consoleLines.ts';
import { sandboxConsole, serialNumber, type SandboxConsole } from './sandboxConsole.ts';

let at: SandboxConsole;

beforeEach(async () => {
  at = await sandboxConsole();
});

const { alice } = users;

describe('Get-STSSessionToken', () => {
  test('gives temporary credentials, and masks what is secret', async () => {
    const shown = await at.run('Get-STSSessionToken -DurationInSeconds 900');
    expect(tablesOf(shown)).toEqual([
      [
        {
          AccessKeyId: expect.stringMatching(/^ASIA/) as string,
          Expiration: expect.any(String) as string,
          SecretAccessKey: expect.stringMatching(/^\*{4}…\w{4}$/) as string,
          SessionToken: expect.stringMatching(/^\*{4}…\w{4}$/) as string,
        },
      ],
    ]);
    expect(
      await at.given("(Get-STSSessionToken 900).Expiration.ToUniversalTime().ToString('HH:mm:ss')"),
    ).toEqual(['06:15:00']);
  });

  test('gives what other commands can be called with, until it expires', async () => {
    await at.given('$c = Get-STSSessionToken -DurationInSeconds 900');
    const each = [
      'Get-STSCallerIdentity -Credential $c',
      '$c | Get-STSCallerIdentity',
      'Get-STSCallerIdentity -AccessKey $c.AccessKeyId -SecretKey $c.SecretAccessKey -SessionToken $c.SessionToken',
    ];
    for (const line of each) expect(await at.given(`(${line}).Arn`)).toEqual([alice.arn]);
    // A vault that nobody uses locks before that.
    for (let passed = 0; passed < 901; passed += 200) {
      at.now += 200_000;
      await at.given('1');
    }
    for (const line of each) {
      expect(await at.refused(line)).toEqual([
        'ExpiredToken: The security token included in the request is expired',
      ]);
    }
  });

  test('is refused with temporary credentials, and IAM refuses what it gave without a code', async () => {
    await at.given('$c = Get-STSSessionToken');
    expect(await at.refused('Get-STSSessionToken -Credential $c')).toEqual([
      'AccessDenied: Cannot call GetSessionToken with session credentials',
    ]);
    expect(await at.refused('Get-IAMAccessKey -Credential $c')).toEqual([
      'InvalidClientTokenId: The security token included in the request is invalid.',
    ]);
  });

  test('with the code of an MFA device gives credentials for IAM, the code typed in a dialog', async () => {
    const code = await at.mfaCode();
    const { questions, errors } = await at.run(`$c = Get-STSSessionToken -SerialNumber ${serialNumber}`, [
      { typed: [code] },
    ]);
    expect(errors).toEqual([]);
    expect(questions).toEqual([
      {
        id: expect.any(Number) as number,
        ofConsole: true,
        heading: 'Enter MFA code:',
        text: serialNumber,
        fields: [{ label: 'MFA code', secret: true }],
        choices: [],
      },
    ]);
    expect(await at.given('(Get-IAMAccessKey -UserName alice -Credential $c).AccessKeyId')).toEqual([
      alice.accessKeyId,
    ]);
  });

  test('says in the words of AWS that a code is wrong, and keeps it nowhere', async () => {
    const line = `Get-STSSessionToken -SerialNumber ${serialNumber} -TokenCode 987654`;
    expect(await at.refused(line)).toEqual([
      'AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code.',
    ]);
    expect(await at.given('$AWSHistory.LastCommand.Command')).toEqual([
      `Get-STSSessionToken -SerialNumber ${serialNumber} -TokenCode ********`,
    ]);
    expect(JSON.stringify(await at.client.ask('console.history', {}))).not.toContain('987654');
    expect(JSON.stringify(at.client.received)).not.toContain('987654');
  });

  test('whose question is cancelled ends as cancelled', async () => {
    const cancelled = at.run(`Get-STSSessionToken -SerialNumber ${serialNumber}`, [undefined]);
    expect(await failure(cancelled)).toMatchObject({ code: 'cancelled' });
  });
});

test('Get-STSFederationToken gives credentials of a federated user', async () => {
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' }],
  });
  expect(
    await at.given(
      `$f = Get-STSFederationToken Bob '${policy}' -DurationInSeconds 900; $f.FederatedUser.Arn; (Get-STSCallerIdentity -Credential $f.Credentials).Arn; (Get-EC2Region us-east-1 -Credential $f.Credentials).RegionName`,
    ),
  ).toEqual([
    'arn:aws:sts::123456789012:federated-user/Bob',
    'arn:aws:sts::123456789012:federated-user/Bob',
    'us-east-1',
  ]);
});
