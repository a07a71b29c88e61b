import { beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import { roles, users } from '../../src/sandbox/account.ts';
import { failure } from './client.ts';
import { tablesOf } from './consoleLines.ts';
import { sandboxConsole, serialNumber, type SandboxConsole } from './sandboxConsole.ts';

let at: SandboxConsole;

beforeEach(async () => {
  at = await sandboxConsole();
});

const { alice } = users;
const line = `Get-STSSessionToken -SerialNumber ${serialNumber}`;

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
    const { questions, errors } = await at.run(`$c = ${line}`, [{ typed: [code] }]);
    expect(errors).toEqual([]);
    expect(questions).toEqual([
      {
        id: expect.any(Number) as number,
        ofConsole: true,
        heading: 'Enter MFA code:',
        text: `This is the sandbox, whose device shows ${code} now.\n${serialNumber}`,
        fields: [{ label: 'MFA code', secret: true }],
        choices: [],
      },
    ]);
    expect(await at.given('(Get-IAMAccessKey -UserName alice -Credential $c).AccessKeyId')).toEqual([
      alice.accessKeyId,
    ]);
  });

  test('says in the words of AWS that a code is wrong, and keeps it nowhere', async () => {
    expect(await at.refused(`${line} -TokenCode 987654`)).toEqual([
      'AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code.',
    ]);
    expect(await at.given('$AWSHistory.LastCommand.Command')).toEqual([`${line} -TokenCode ********`]);
    expect(JSON.stringify(await at.client.ask('console.history', {}))).not.toContain('987654');
    expect(JSON.stringify(at.client.received)).not.toContain('987654');
  });

  test('whose question is cancelled ends as cancelled', async () => {
    expect(await failure(at.run(line, [undefined]))).toMatchObject({ code: 'cancelled' });
  });

  const keep = (secret: string) => at.client.ask('mfaDevices.keep', { serialNumber, secret: utf8(secret) });

  test('asks for no code of a device whose secret the vault holds, as Use-STSRole does, and gives none twice', async () => {
    await keep(alice.mfa?.totpSecret ?? '');
    expect(await at.run(line)).toMatchObject({ questions: [], errors: [] });
    const role = `(Use-STSRole ${roles.operator.arn} me -SerialNumber ${serialNumber}).AssumedRoleUser.Arn`;
    // It waits for the next code, which nobody lets it do here.
    expect(await failure(at.run(role))).toMatchObject({ code: 'cancelled' });
    at.now += 30_000;
    expect(await at.run(role)).toMatchObject({
      questions: [],
      texts: ['arn:aws:sts::123456789012:assumed-role/operator/me'],
    });
  });

  test('has the user asked where AWS does not take the code that Coffer made or the one that was typed', async () => {
    await keep('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJA');
    const { questions, errors } = await at.run(line, [
      { typed: ['000000'] },
      { typed: [await at.mfaCode()] },
    ]);
    expect([questions.map(({ heading }) => heading), errors]).toEqual([
      ['Enter MFA code:', 'Enter MFA code:'],
      [],
    ]);
    expect(questions.map(({ text }) => text)).toEqual(
      Array(2).fill(
        expect.stringMatching(/^AWS did not take the code\. It takes each one once: wait for the next\. /),
      ),
    );
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
