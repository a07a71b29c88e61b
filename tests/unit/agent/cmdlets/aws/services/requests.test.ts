import { describe, expect, test } from 'vitest';
import { answer, callsAnswered, ec2Answer } from './calls.ts';

const role = 'arn:aws:iam::123456789012:role/reader';
const provider = 'arn:aws:iam::123456789012:saml-provider/example';
const device = 'arn:aws:iam::123456789012:mfa/alice';
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

/** Any answer will do where only the request is looked at, but one that does not say who asks. */
const somebody =
  '<Arn>arn:aws:iam::123456789012:user/alice</Arn><UserId>A</UserId><Account>123456789012</Account>';

const lines: readonly (readonly [line: string, asked: Readonly<Record<string, string>>])[] = [
  ['Get-STSCallerIdentity', { Action: 'GetCallerIdentity' }],
  ['Get-STSSessionToken', { Action: 'GetSessionToken' }],
  [
    `Get-STSSessionToken 3600 ${device} 012345`,
    { Action: 'GetSessionToken', DurationSeconds: '3600', SerialNumber: device, TokenCode: '012345' },
  ],
  ['900 | Get-STSSessionToken', { Action: 'GetSessionToken', DurationSeconds: '900' }],
  [
    `Get-STSFederationToken Bob '{}' 900 -PolicyArns ${readOnly} -Tags @{ key = 'a'; value = 1 }, @{ Key = 'b'; Value = 'c' }`,
    {
      Action: 'GetFederationToken',
      Name: 'Bob',
      Policy: '{}',
      DurationSeconds: '900',
      'PolicyArns.member.1.arn': readOnly,
      'Tags.member.1.Key': 'a',
      'Tags.member.1.Value': '1',
      'Tags.member.2.Key': 'b',
      'Tags.member.2.Value': 'c',
    },
  ],
  [
    `Use-STSRole ${role} me '{}' 3600 secret-handshake -PolicyArn @{ arn = '${readOnly}' } -SourceIdentity alice -Tag @{ Key = 'a'; Value = 'b' } -TransitiveTagKeys a -SerialNumber ${device} -TokenCode 123456`,
    {
      Action: 'AssumeRole',
      RoleArn: role,
      RoleSessionName: 'me',
      Policy: '{}',
      DurationSeconds: '3600',
      ExternalId: 'secret-handshake',
      'PolicyArns.member.1.arn': readOnly,
      SourceIdentity: 'alice',
      'Tags.member.1.Key': 'a',
      'Tags.member.1.Value': 'b',
      'TransitiveTagKeys.member.1': 'a',
      SerialNumber: device,
      TokenCode: '123456',
    },
  ],
  [
    `'${role}' | Use-STSRole -RoleSessionName me`,
    { Action: 'AssumeRole', RoleArn: role, RoleSessionName: 'me' },
  ],
  [
    `Use-STSRoleWithSAML ${role} ${provider} PHNhbWw+ -DurationInSeconds 900`,
    {
      Action: 'AssumeRoleWithSAML',
      RoleArn: role,
      PrincipalArn: provider,
      SAMLAssertion: 'PHNhbWw+',
      DurationSeconds: '900',
    },
  ],
  ['Get-EC2Instance', { Action: 'DescribeInstances', MaxResults: '100' }],
  ['Get-EC2Instance i-1, i-2', { Action: 'DescribeInstances', 'InstanceId.1': 'i-1', 'InstanceId.2': 'i-2' }],
  ["'i-1' | Get-EC2Instance", { Action: 'DescribeInstances', 'InstanceId.1': 'i-1' }],
  [
    "Get-EC2Instance -InstanceIds @([pscustomobject]@{ InstanceId = 'i-1' }, [pscustomobject]@{ Instances = @([pscustomobject]@{ InstanceId = 'i-2' }, [pscustomobject]@{ InstanceId = 'i-3' }) })",
    { Action: 'DescribeInstances', 'InstanceId.1': 'i-1', 'InstanceId.2': 'i-2', 'InstanceId.3': 'i-3' },
  ],
  [
    "Get-EC2Instance -Filters @{ name = 'tag:x'; values = 'y' }, ([pscustomobject]@{ Name = 'instance-type'; Values = 't3.micro', 'm5.large' }) -MaxResults 5",
    {
      Action: 'DescribeInstances',
      'Filter.1.Name': 'tag:x',
      'Filter.1.Value.1': 'y',
      'Filter.2.Name': 'instance-type',
      'Filter.2.Value.1': 't3.micro',
      'Filter.2.Value.2': 'm5.large',
      MaxResults: '5',
    },
  ],
  ['Get-EC2Instance -NextToken there', { Action: 'DescribeInstances', NextToken: 'there' }],
  ['Get-EC2Instance -NextToken $null', { Action: 'DescribeInstances' }],
  ['Get-EC2Instance -NoAutoIteration', { Action: 'DescribeInstances' }],
  [
    "Get-EC2Region eu-west-1 @{ Name = 'opt-in-status'; Values = 'opted-in' } -AllRegions $true",
    {
      Action: 'DescribeRegions',
      'RegionName.1': 'eu-west-1',
      'Filter.1.Name': 'opt-in-status',
      'Filter.1.Value.1': 'opted-in',
      AllRegions: 'true',
    },
  ],
  [
    'Get-IAMAccessKey alice -MaxItems 1 -Marker there',
    { Action: 'ListAccessKeys', UserName: 'alice', MaxItems: '1', Marker: 'there' },
  ],
  ['New-IAMAccessKey alice', { Action: 'CreateAccessKey', UserName: 'alice' }],
  [
    'Update-IAMAccessKey alice AKIAIOSFODNN7EXAMPLE inactive',
    {
      Action: 'UpdateAccessKey',
      UserName: 'alice',
      AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      Status: 'Inactive',
    },
  ],
  [
    'Remove-IAMAccessKey -AccessKeyId AKIAIOSFODNN7EXAMPLE -Force',
    { Action: 'DeleteAccessKey', AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
  ],
  [
    "'AKIAIOSFODNN7EXAMPLE' | Get-IAMAccessKeyLastUsed",
    { Action: 'GetAccessKeyLastUsed', AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
  ],
];

test.each(lines)('%s asks with its parameters', async (line, parameters) => {
  const reply = parameters.Action?.startsWith('Describe') === true ? ec2Answer : answer;
  const { run, asked } = await callsAnswered(reply(parameters.Action ?? '', somebody));
  expect((await run(line)).errors).toEqual([]);
  expect(asked()).toEqual([parameters]);
});

describe('nothing is asked', () => {
  const refused: readonly (readonly [line: string, errorId: string])[] = [
    ['Get-STSSessionToken -DurationInSeconds 899', 'ArgumentBelowRange'],
    ['Get-STSSessionToken -DurationSeconds 129601', 'ArgumentAboveRange'],
    ['Get-STSFederationToken Bob -DurationInSeconds 129601', 'ArgumentAboveRange'],
    [`Use-STSRole ${role} me -DurationInSeconds 43201`, 'ArgumentAboveRange'],
    [`Use-STSRoleWithSAML ${role} ${provider} x -DurationInSeconds 899`, 'ArgumentBelowRange'],
    ['Get-EC2Instance -MaxResult 4', 'ArgumentBelowRange'],
    ['Get-EC2Instance -MaxResult 1001', 'ArgumentAboveRange'],
    ['Get-IAMAccessKey -MaxItem 0', 'ArgumentBelowRange'],
    ['Update-IAMAccessKey -AccessKeyId AKIAIOSFODNN7EXAMPLE -Status Off', 'ArgumentNotInSet'],
    ["Get-EC2Instance -Filter 'running'", 'ParameterArgumentTransformationError'],
    ["Get-EC2Instance -Filter @{ Name = 'a'; Value = 'b' }", 'ParameterArgumentTransformationError'],
    ['Get-EC2Instance -InstanceId @{ Id = 1 }', 'ParameterArgumentTransformationError'],
    ['Get-EC2Instance -InstanceId ([pscustomobject]@{ Id = 1 })', 'ParameterArgumentTransformationError'],
    ['Get-IAMAccessKey -UserName ([pscustomobject]@{ Name = 1 })', 'ParameterArgumentTransformationError'],
    ['Get-STSCallerIdentity -Select Nothing', 'InvalidSelect'],
    ['Get-STSCallerIdentity -Select ^Nothing', 'InvalidSelect'],
    ['Get-STSCallerIdentity -Select ^ProfileName', 'InvalidSelect'],
    ['Get-EC2Instance -Select Reservations.Instances.Nothing', 'InvalidSelect'],
  ];

  test.each(refused)('by %s', async (line, errorId) => {
    const { run, asked } = await callsAnswered();
    expect((await run(line)).errors).toEqual([expect.stringMatching(`^${errorId}: `)]);
    expect(asked()).toEqual([]);
  });

  test('where a confirmation says no, and with -WhatIf', async () => {
    const { run, asked } = await callsAnswered();
    const { questions } = await run('Remove-IAMAccessKey -AccessKeyId AKIAIOSFODNN7EXAMPLE', {
      answers: [{ chosen: 2 }],
    });
    expect(questions.map(({ text }) => text)).toEqual([
      'Performing the operation "Remove-IAMAccessKey (DeleteAccessKey)" on target "AKIAIOSFODNN7EXAMPLE".',
    ]);
    const { records } = await run(
      `New-IAMAccessKey -WhatIf; Update-IAMAccessKey alice AKIAIOSFODNN7EXAMPLE Active -WhatIf -Force; Use-STSRole ${role} me -WhatIf`,
    );
    expect(records.flatMap((record) => (record.kind === 'text' ? record.parts : []))).toEqual([
      {
        text: 'What if: Performing the operation "New-IAMAccessKey (CreateAccessKey)" on target "the user whose access key signs the call".',
      },
      {
        text: 'What if: Performing the operation "Update-IAMAccessKey (UpdateAccessKey)" on target "alice".',
      },
      { text: `What if: Performing the operation "Use-STSRole (AssumeRole)" on target "${role}".` },
    ]);
    expect(asked()).toEqual([]);
  });

  test('where the MFA code that is asked for is not given', async () => {
    const { run, asked } = await callsAnswered();
    await expect(run(`Get-STSSessionToken -SerialNumber ${device}`)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(asked()).toEqual([]);
  });
});

test('an MFA device without a code has the code asked for, with dots', async () => {
  const { run, asked } = await callsAnswered(answer('AssumeRole', ''));
  const { questions, errors } = await run(`Use-STSRole ${role} me -SerialNumber ${device}`, {
    answers: [{ typed: ['012345'] }],
  });
  expect(errors).toEqual([]);
  expect(questions).toEqual([
    { heading: 'Enter MFA code:', text: device, fields: [{ label: 'MFA code', secret: true }] },
  ]);
  expect(asked()).toMatchObject([{ SerialNumber: device, TokenCode: '012345' }]);
});

test.each([
  ['SerialNumber', 'Get-STSSessionToken -SerialNumber 12345678'],
  ['RoleSessionName', `Use-STSRole ${role} m -SerialNumber ${device}`],
  ['ExternalId', `Use-STSRole ${role} me -ExternalId x -ProfileName behind-code`],
])('a %s that AWS would refuse is refused before a code is asked for', async (parameter, line) => {
  const { run, asked } = await callsAnswered();
  const more = `Set-AWSCredential -StoreAs behind-code -RoleArn ${role} -SourceProfile default -MfaSerial ${device}; `;
  expect(await run(more + line)).toMatchObject({
    questions: [],
    errors: [expect.stringMatching(`^input-out-of-limits: .*because ${parameter} needs`)],
  });
  expect(asked()).toEqual([]);
});

test('a code is not asked for where the call cannot be made', async () => {
  const { run } = await callsAnswered();
  const line = `Get-STSSessionToken -SerialNumber ${device} -ProfileName nobody`;
  expect(await run(line)).toMatchObject({
    questions: [],
    errors: [expect.stringMatching(/^profile-unknown: /)],
  });
});

test('a new key that comes down the pipeline is the key that is meant, and signs nothing', async () => {
  const { run, asked } = await callsAnswered(
    answer(
      'CreateAccessKey',
      '<AccessKey><UserName>bob</UserName><AccessKeyId>AKIAI44QH8DHBEXAMPLE</AccessKeyId><Status>Active</Status><SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY</SecretAccessKey></AccessKey>',
    ),
    answer('UpdateAccessKey', ''),
  );
  const { texts, errors } = await run(
    'New-IAMAccessKey bob | Update-IAMAccessKey -Status Inactive; $AWSHistory.LastCommand.ProfileName',
  );
  expect({ texts, errors }).toEqual({ texts: ['default'], errors: [] });
  expect(asked()).toEqual([
    { Action: 'CreateAccessKey', UserName: 'bob' },
    {
      Action: 'UpdateAccessKey',
      UserName: 'bob',
      AccessKeyId: 'AKIAI44QH8DHBEXAMPLE',
      Status: 'Inactive',
    },
  ]);
});
