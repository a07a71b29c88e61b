import { expect, test } from 'vitest';
import { answer, callsAnswered, ec2Answer } from './calls.ts';

const identity = () =>
  answer(
    'GetCallerIdentity',
    '<Arn>arn:aws:iam::123456789012:user/alice</Arn><UserId>AIDAIOSFODNN7EXAMPLE</UserId><Account>123456789012</Account>',
  );

const twoPages = () => [
  ec2Answer(
    'DescribeInstances',
    '<reservationSet><item><instancesSet><item><instanceId>i-1</instanceId></item><item><instanceId>i-2</instanceId></item></instancesSet></item></reservationSet><nextToken>more</nextToken>',
  ),
  ec2Answer(
    'DescribeInstances',
    '<reservationSet><item><instancesSet><item><instanceId>i-3</instanceId></item><item/></instancesSet></item></reservationSet>',
  ),
];

test.each([
  ['Arn', ['arn:aws:iam::123456789012:user/alice']],
  ['account', ['123456789012']],
])('-Select %s gives that property', async (select, texts) => {
  const { run } = await callsAnswered(identity());
  expect(await run(`Get-STSCallerIdentity -Select ${select}`)).toMatchObject({ texts, errors: [] });
});

test("-Select '*' gives the whole answer, also of a cmdlet that gives a part or nothing", async () => {
  const { valuesOf } = await callsAnswered(answer('DeleteAccessKey', ''), ...twoPages());
  const remove = 'Remove-IAMAccessKey -AccessKeyId AKIAIOSFODNN7EXAMPLE -Force';
  expect(await valuesOf(`${remove} -Select *`)).toMatchObject([
    { typeName: 'Amazon.IdentityManagement.Model.DeleteAccessKeyResponse' },
  ]);
  expect(await valuesOf("Get-EC2Instance -Select '*'")).toMatchObject([
    { typeName: 'Amazon.EC2.Model.DescribeInstancesResponse' },
    { typeName: 'Amazon.EC2.Model.DescribeInstancesResponse' },
  ]);
});

test('-Select with a path gives what stands at its end, one by one and without what is not there', async () => {
  const { valuesOf } = await callsAnswered(...twoPages());
  expect(await valuesOf('Get-EC2Instance -Select Reservations.instances.InstanceId')).toEqual([
    'i-1',
    'i-2',
    'i-3',
  ]);
});

test.each([
  ['Get-EC2Instance -NoAutoIteration -InstanceId i-1, i-2 -Select ^instanceids', ['i-1', 'i-2']],
  ["(Get-EC2Instance -Filter @{ Name = 'vpc-id'; Values = 'vpc-1' } -Select '^Filter').Name", ['vpc-id']],
  ['Get-EC2Instance -Select ^InstanceId', []],
])('%s gives what was given to the parameter, once', async (line, texts) => {
  const { run } = await callsAnswered(...twoPages());
  expect(await run(line)).toMatchObject({ texts, errors: [] });
});
