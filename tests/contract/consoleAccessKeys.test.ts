import { beforeEach, describe, expect, test } from 'vitest';
import { users } from '../../src/sandbox/account.ts';
import { sandboxConsole, serialNumber, type SandboxConsole } from './sandboxConsole.ts';

let at: SandboxConsole;

beforeEach(async () => {
  at = await sandboxConsole();
});

const { alice } = users;

describe('access keys', () => {
  test('are created, listed, switched off and on and deleted', async () => {
    expect(
      await at.given(
        [
          '$k = New-IAMAccessKey',
          '(Get-IAMAccessKey | % AccessKeyId).Count',
          'Update-IAMAccessKey -AccessKeyId $k.AccessKeyId -Status Inactive',
          "(Get-IAMAccessKey -UserName alice | ? Status -eq 'Inactive').AccessKeyId -eq $k.AccessKeyId",
          'Get-IAMAccessKey | ? Status -eq Inactive | Update-IAMAccessKey -Status Active',
          '(Get-IAMAccessKey alice).Status -join " "',
          'Get-IAMAccessKey | ? AccessKeyId -eq $k.AccessKeyId | Remove-IAMAccessKey -Force',
          '(Get-IAMAccessKey).AccessKeyId',
        ].join('\n'),
      ),
    ).toEqual(['2', 'True', 'Active Active', alice.accessKeyId]);
  });

  test('that are new print masked, go where they were issued, and can be stored', async () => {
    const { records } = await at.run('($k = New-IAMAccessKey)');
    expect(records.filter(({ kind }) => kind === 'list')).toMatchObject([
      {
        properties: [
          { name: 'AccessKeyId', value: { text: expect.stringMatching(/^AKIA/) as string } },
          { name: 'CreateDate' },
          {
            name: 'SecretAccessKey',
            value: {
              text: expect.stringMatching(/^\*{4}…\w{4}$/) as string,
              secretId: expect.any(Number) as number,
            },
          },
          { name: 'Status', value: { text: 'Active' } },
          { name: 'UserName', value: { text: 'alice' } },
        ],
      },
    ]);
    expect(
      await at.given(
        [
          'Set-AWSCredential -AccessKey $k.AccessKeyId -SecretKey $k.SecretAccessKey -StoreAs fresh',
          '(Get-STSCallerIdentity -ProfileName fresh).Arn',
          '(Get-IAMAccessKeyLastUsed $k.AccessKeyId).UserName',
          '(Get-IAMAccessKeyLastUsed $k.AccessKeyId).AccessKeyLastUsed.ServiceName',
        ].join('\n'),
      ),
    ).toEqual([alice.arn, 'alice', 'sts']);
  });

  test('are deleted after a question only', async () => {
    const line = `Remove-IAMAccessKey -AccessKeyId ${alice.accessKeyId}`;
    const { questions } = await at.run(line, [{ chosen: 2 }]);
    expect(questions).toMatchObject([
      {
        heading: 'Are you sure you want to perform this action?',
        text: `Performing the operation "Remove-IAMAccessKey (DeleteAccessKey)" on target "${alice.accessKeyId}".`,
      },
    ]);
    expect(await at.given('(Get-IAMAccessKey).AccessKeyId')).toEqual([alice.accessKeyId]);
    await at.run(line, [{ chosen: 0 }]);
    expect(await at.refused('Get-IAMAccessKey')).toEqual([
      'InvalidClientTokenId: The security token included in the request is invalid.',
    ]);
  });

  test.each([
    [
      'a third key',
      'New-IAMAccessKey | Out-Null; New-IAMAccessKey',
      'LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2',
    ],
    [
      'a user whom nobody knows',
      'Get-IAMAccessKey nobody',
      'NoSuchEntity: The user with name nobody cannot be found.',
    ],
    [
      'a key that nobody has',
      'Remove-IAMAccessKey -AccessKeyId AKIAI44QH8DHBEXAMPLE -Force',
      'NoSuchEntity: The Access Key with id AKIAI44QH8DHBEXAMPLE cannot be found.',
    ],
    [
      'a user who may not',
      'Get-IAMAccessKey -ProfileName sandbox-billing',
      /^AccessDenied: User: arn:aws:iam::123456789012:user\/billing is not authorized to perform: iam:ListAccessKeys/,
    ],
  ])('are refused in the words of AWS: %s', async (_, line, words) => {
    expect(await at.refused(line)).toEqual([
      typeof words === 'string' ? words : expect.stringMatching(words),
    ]);
  });

  test('need the name of the user where the credentials are temporary', async () => {
    const code = await at.mfaCode();
    await at.given(`$c = Get-STSSessionToken -SerialNumber ${serialNumber} -TokenCode ${code}`);
    const { records } = await at.run('Get-IAMAccessKey -Credential $c');
    expect(records.filter(({ kind }) => kind === 'error')).toMatchObject([
      {
        error: {
          errorId: 'ValidationError',
          text: 'Must specify userName when calling with non-User credentials',
          advice: expect.stringMatching(/name of the user/) as string,
        },
      },
    ]);
    expect(await at.given('(Get-IAMAccessKey alice -Credential $c).AccessKeyId')).toEqual([
      alice.accessKeyId,
    ]);
  });
});
