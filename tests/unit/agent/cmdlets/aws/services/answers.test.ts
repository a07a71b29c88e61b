import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../../../src/agent/shell/values/secret.ts';
import { PSObject, type Value } from '../../../../../../src/agent/shell/values/value.ts';
import { answer, callsAnswered, ec2Answer } from './calls.ts';

const instance = (id: string, more = '') =>
  `<item><instanceId>${id}</instanceId><instanceState><code>16</code><name>running</name></instanceState><instanceType>m5.large</instanceType>${more}</item>`;

const reservation = (id: string, instances: string) =>
  `<item><reservationId>${id}</reservationId><ownerId>123456789012</ownerId><groupSet><item><groupId>sg-1</groupId><groupName>web</groupName></item></groupSet><instancesSet>${instances}</instancesSet></item>`;

const page = (reservations: string, nextToken?: string) =>
  ec2Answer(
    'DescribeInstances',
    `<reservationSet>${reservations}</reservationSet>${nextToken === undefined ? '' : `<nextToken>${nextToken}</nextToken>`}`,
  );

const twoInstances = () =>
  page(
    reservation(
      'r-1',
      instance('i-1', '<launchTime>2026-01-02T03:04:05Z</launchTime>') +
        instance('i-2', '<tagSet><item><key>Name</key><value>db</value></item></tagSet>'),
    ),
  );

const keys =
  '<AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY</SecretAccessKey><SessionToken>a/token+=</SessionToken><Expiration>2026-01-02T15:04:05Z</Expiration>';

describe('an answer', () => {
  test('has every property of its type by name, null where the service said nothing', async () => {
    const { valuesOf } = await callsAnswered(twoInstances());
    const [given] = await valuesOf('Get-EC2Instance');
    expect(given).toBeInstanceOf(PSObject);
    expect(typesOf(given)).toEqual({
      type: 'Amazon.EC2.Model.Reservation',
      GroupNames: ['web'],
      Groups: [{ type: 'Amazon.EC2.Model.GroupIdentifier', GroupId: 'sg-1', GroupName: 'web' }],
      Instances: expect.any(Array) as unknown,
      OwnerId: '123456789012',
      RequesterId: null,
      ReservationId: 'r-1',
      RunningInstance: expect.any(Array) as unknown,
    });
    const { properties } = given as PSObject;
    expect(properties.get('RunningInstance')).toBe(properties.get('Instances'));
    expect(typesOf(properties.get('Instances') ?? null)).toMatchObject([
      { type: 'Amazon.EC2.Model.Instance', InstanceId: 'i-1', LaunchTime: new Date('2026-01-02T03:04:05Z') },
      { InstanceId: 'i-2', VpcId: null, Tags: [{ type: 'Amazon.EC2.Model.Tag', Key: 'Name', Value: 'db' }] },
    ]);
  });

  test('holds one of few texts as .NET does: it compares and shows as that text', async () => {
    const { run } = await callsAnswered(twoInstances());
    const { texts, errors } = await run(
      [
        '$i = (Get-EC2Instance).Instances[0]',
        '$i.State.Name',
        '"$($i.State.Name) $($i.State)"',
        "$i.State.Name -eq 'Running'",
        "$i.State.Name.Value -eq 'running'",
        "'running' -eq $i.State.Name",
        "$i.InstanceType -like 'm5*'",
      ].join('; '),
    );
    expect({ texts, errors }).toEqual({
      texts: ['running', 'running Amazon.EC2.Model.InstanceState', 'True', 'True', 'True', 'True'],
      errors: [],
    });
  });

  test('holds secrets as what shows a mask', async () => {
    const { valuesOf } = await callsAnswered(answer('GetSessionToken', `<Credentials>${keys}</Credentials>`));
    const [given] = await valuesOf('Get-STSSessionToken');
    expect(typesOf(given)).toEqual({
      type: 'Amazon.SecurityToken.Model.Credentials',
      AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      Expiration: new Date('2026-01-02T15:04:05Z'),
      SecretAccessKey: '(secret)',
      SessionToken: '(secret)',
    });
  });

  test('keeps what a service added since, behind what is known', async () => {
    const { valuesOf } = await callsAnswered(
      answer('AssumeRole', `<Credentials>${keys}</Credentials><SessionTokenSize>512</SessionTokenSize>`),
    );
    const [given] = await valuesOf('Use-STSRole arn:aws:iam::123456789012:role/reader me');
    expect(Object.keys(typesOf(given) as object)).toEqual([
      'type',
      'AssumedRoleUser',
      'Credentials',
      'PackedPolicySize',
      'SourceIdentity',
      'SessionTokenSize',
    ]);
  });
});

describe('pages', () => {
  const pages = () => [
    page(reservation('r-1', instance('i-1')), 'second'),
    page(reservation('r-2', instance('i-2')), 'third'),
    page(reservation('r-3', instance('i-3'))),
  ];

  test('are asked for until there is no more, and counted', async () => {
    const { run, asked } = await callsAnswered(...pages());
    const { texts, records } = await run('(Get-EC2Instance).Instances.InstanceId');
    expect(texts).toEqual(['i-1', 'i-2', 'i-3']);
    expect(asked().map(({ NextToken }) => NextToken)).toEqual([undefined, 'second', 'third']);
    expect(records.filter(({ kind }) => kind === 'progress')).toEqual([
      { kind: 'progress', activity: 'Get-EC2Instance', status: '1 page so far' },
      { kind: 'progress', activity: 'Get-EC2Instance', status: '2 pages so far' },
    ]);
  });

  test('are one where a script pages by itself', async () => {
    const { run, asked } = await callsAnswered(...pages());
    const { texts } = await run(
      '$first = Get-EC2Instance -NextToken $null -Select *; $first.NextToken; (Get-EC2Instance -NextToken $first.NextToken).ReservationId; (Get-EC2Instance -NoAutoIteration).ReservationId',
    );
    expect(texts).toEqual(['second', 'r-2', 'r-3']);
    expect(asked().map(({ NextToken }) => NextToken)).toEqual([undefined, 'second', undefined]);
  });

  test('of keys are asked for too', async () => {
    const key = (id: string, more = '') =>
      answer(
        'ListAccessKeys',
        `<AccessKeyMetadata><member><AccessKeyId>${id}</AccessKeyId></member></AccessKeyMetadata>${more}`,
      );
    const { run, asked } = await callsAnswered(
      key('AKIAIOSFODNN7EXAMPLE', '<IsTruncated>true</IsTruncated><Marker>there</Marker>'),
      key('AKIAI44QH8DHBEXAMPLE', '<IsTruncated>false</IsTruncated>'),
    );
    expect((await run('(Get-IAMAccessKey).AccessKeyId')).texts).toEqual([
      'AKIAIOSFODNN7EXAMPLE',
      'AKIAI44QH8DHBEXAMPLE',
    ]);
    expect(asked().map(({ Marker }) => Marker)).toEqual([undefined, 'there']);
  });
});

/** A value without what makes it an object of the shell. */
function typesOf(value: Value | undefined): unknown {
  if (value instanceof Secret) return '(secret)';
  if (Array.isArray(value)) return value.map(typesOf);
  if (!(value instanceof PSObject)) return value;
  const properties = Array.from(value.properties.entries(), ([name, held]) => [name, typesOf(held)]);
  return { type: value.typeName, ...Object.fromEntries(properties) };
}
