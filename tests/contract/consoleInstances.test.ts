import { beforeEach, describe, expect, test } from 'vitest';
import { failure } from './client.ts';
import { tablesOf } from './consoleLines.ts';
import { sandboxConsole, type SandboxConsole } from './sandboxConsole.ts';

let at: SandboxConsole;

beforeEach(async () => {
  at = await sandboxConsole();
});

describe('Get-EC2Instance', () => {
  test('gives reservations, whose instances print as a table', async () => {
    const [reservation] = (await at.run('Get-EC2Instance | Select-Object -First 1')).records.filter(
      ({ kind }) => kind === 'list',
    );
    expect(reservation).toMatchObject({
      properties: ['GroupNames', 'Groups', 'Instances', 'OwnerId', 'RequesterId', 'ReservationId'].map(
        (name) => ({ name }),
      ),
    });
    const [[instance] = []] = tablesOf(await at.run('(Get-EC2Instance).RunningInstance'));
    expect(instance).toEqual({
      InstanceId: expect.stringMatching(/^i-[0-9a-f]{17}$/) as string,
      InstanceType: expect.stringMatching(/\./) as string,
      Platform: expect.any(String) as string,
      PrivateIpAddress: expect.stringMatching(/^\d+\./) as string,
      PublicIpAddress: expect.any(String) as string,
      SecurityGroups: expect.stringMatching(/^\{.*\}$/) as string,
      SubnetId: expect.stringMatching(/^subnet-/) as string,
      VpcId: expect.stringMatching(/^vpc-/) as string,
    });
  });

  test('lists what the page lists, page by page, in the region that is asked', async () => {
    for (const region of ['us-east-1', 'eu-west-1']) {
      const { instances } = await at.client.ask('instances.list', { region });
      const expected = instances.map(({ instanceId }) => instanceId);
      expect(expected.length).toBeGreaterThan(0);
      expect(
        await at.given(`(Get-EC2Instance -Region ${region} -MaxResult 20).Instances.InstanceId`),
      ).toEqual(expected);
    }
  });

  test('stops asking where the next command takes no more', async () => {
    await at.given('Get-EC2Instance -MaxResult 5 | Select-Object -First 1 | Out-Null');
    expect(await at.given('$AWSHistory.Commands.Count')).toEqual(['1']);
    await at.given('Get-EC2Instance -MaxResult 5 | Select-Object -Last 1 | Out-Null');
    expect(Number((await at.given('$AWSHistory.Commands.Count'))[0])).toBeGreaterThan(10);
  });

  test('takes ids, instances and reservations, by name, place and pipeline', async () => {
    await at.given('$r = (Get-EC2Instance)[0]; $i = $r.Instances[0]; $id = $i.InstanceId');
    const each = [
      'Get-EC2Instance $id',
      'Get-EC2Instance -InstanceId $i',
      'Get-EC2Instance -InstanceIds $r',
      '$id | Get-EC2Instance',
      '$i | Get-EC2Instance',
      '$r | Get-EC2Instance',
    ];
    for (const line of each) {
      expect(await at.given(`(${line}).Instances[0].InstanceId -eq $id`)).toEqual(['True']);
    }
  });

  test('filters by name, state and type, several of them at a time', async () => {
    expect(
      await at.given(
        [
          "$f = @{ name = 'tag:Name'; values = '*web*' }, @{ Name = 'instance-state-name'; Values = 'running', 'stopped' }",
          '$found = (Get-EC2Instance -Filter $f).Instances',
          '$found.Count -gt 0',
          "@($found | Where-Object { ($_.Tags | Where-Object Key -eq Name).Value -notlike '*web*' }).Count",
          "@($found | Where-Object { $_.State.Name -notin 'running', 'stopped' }).Count",
        ].join('\n'),
      ),
    ).toEqual(['True', '0', '0']);
  });

  test.each([
    ['an id that is none', 'Get-EC2Instance i-none', 'InvalidInstanceID.Malformed: Invalid id: "i-none"'],
    [
      'an unknown filter',
      "Get-EC2Instance -Filter @{ Name = 'colour'; Values = 'red' }",
      "InvalidParameterValue: The filter 'colour' is invalid",
    ],
    [
      'ids and a size of the page together',
      'Get-EC2Instance i-00000000000000000 -MaxResult 5',
      'InvalidParameterCombination: The parameter instancesSet cannot be used with the parameter maxResults',
    ],
    [
      'a user who may not',
      'Get-EC2Instance -ProfileName sandbox-billing',
      /^UnauthorizedOperation: You are not authorized to perform this operation\. User: arn:aws:iam::123456789012:user\/billing/,
    ],
  ])('says in the words of AWS what is wrong: %s', async (_, line, words) => {
    expect(await at.refused(line)).toEqual([
      typeof words === 'string' ? words : expect.stringMatching(words),
    ]);
  });

  test('ends when it is stopped', async () => {
    const abort = new AbortController();
    const line = 'while ($true) { Get-EC2Instance }';
    const onProgress = () => {
      abort.abort();
    };
    const stopped = at.client.ask('console.run', { line }, { signal: abort.signal, onProgress });
    expect(await failure(stopped)).toMatchObject({ code: 'cancelled' });
    expect(await at.given('1')).toEqual(['1']);
  });
});

describe('Get-EC2Region', () => {
  test('lists the enabled regions as the page does, and with -AllRegion more', async () => {
    const enabled = await at.client.ask('regions.enabled', {});
    const [rows = []] = tablesOf(await at.run('Get-EC2Region'));
    expect(rows.map(({ RegionName }) => RegionName).sort()).toEqual(enabled.map(({ name }) => name));
    expect(rows[0]).toEqual({
      RegionName: 'us-east-1',
      Endpoint: 'ec2.us-east-1.amazonaws.com',
      OptInStatus: 'opt-in-not-required',
    });
    const all = await at.given(
      "(Get-EC2Region -AllRegion $true | ? OptInStatus -eq 'not-opted-in').Count -gt 0",
    );
    expect(all).toEqual(['True']);
  });

  test('gives regions that other commands take', async () => {
    expect(
      await at.given(
        '$r = Get-EC2Region eu-west-1; @(Get-EC2Instance -Region $r).Count -eq @(Get-EC2Instance -Region eu-west-1).Count',
      ),
    ).toEqual(['True']);
  });
});
