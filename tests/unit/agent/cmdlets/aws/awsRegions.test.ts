import { expect, test } from 'vitest';
import { knownRegions } from '../../../../../src/agent/aws/regions.ts';
import { consoleOf, contextWith } from './console.ts';

test.each([
  ['Set-DefaultAWSRegion -Region eu-west-1', 'eu-west-1'],
  ['Set-DefaultAWSRegion eu-west-2', 'eu-west-2'],
  ["'eu-west-3' | Set-DefaultAWSRegion", 'eu-west-3'],
  ['Get-AWSRegion eu-central-1 | Set-DefaultAWSRegion', 'eu-central-1'],
  ['Set-DefaultAWSRegion mars-north-1', 'mars-north-1'],
  ['Set-DefaultAWSRegion eu-west-1; Clear-DefaultAWSRegion', undefined],
  ['function f { Set-DefaultAWSRegion eu-west-1 }; f', undefined],
  ['function f { Set-DefaultAWSRegion eu-west-1 -Scope Global }; f', 'eu-west-1'],
])('after %s the region of the session is %s', async (line, region) => {
  const context = await contextWith('');
  expect(await consoleOf(context).run(line)).toMatchObject({ errors: [] });
  expect(context.unlocked().session.region).toBe(region);
});

test.each([
  ["Set-DefaultAWSRegion 'eu west'", 'region-ill-formed'],
  ['Set-DefaultAWSRegion -Region 5', 'ParameterArgumentTransformationError'],
  ["function f { Set-DefaultAWSRegion 'eu west' }; f", 'region-ill-formed'],
])('%s is refused', async (line, id) => {
  const context = await contextWith('');
  const { errors } = await consoleOf(context).run(line);
  expect(errors.map((error) => error.split(':')[0])).toEqual([id]);
  expect(context.unlocked().session.region).toBeUndefined();
});

test('Get-DefaultAWSRegion gives a region object, or nothing', async () => {
  const { run } = consoleOf(await contextWith(''));
  const line =
    'Get-DefaultAWSRegion; $StoredAWSRegion = "eu-west-1"; Get-DefaultAWSRegion; "$(Get-DefaultAWSRegion)"';
  expect(await run(line)).toMatchObject({
    records: [
      {
        kind: 'table',
        columns: [{ name: 'Region' }, { name: 'Name' }, { name: 'IsShellDefault' }],
        rows: [[{ text: 'eu-west-1' }, { text: 'Europe (Ireland)' }, { text: 'True' }]],
      },
      { kind: 'text' },
    ],
    texts: ['eu-west-1'],
  });
});

test('Get-AWSRegion gives one region, also one that AWS does not list', async () => {
  const { run } = consoleOf(await contextWith(''));
  const { texts } = await run(
    '$a = Get-AWSRegion us-gov-west-1; $b = Get-AWSRegion -SystemName mars-north-1; "$($a.Name), $($b.Name), $($b.IsShellDefault)"',
  );
  expect(texts).toEqual(['AWS GovCloud (US-West), Unknown, False']);
  expect((await run("Get-AWSRegion 'eu west'")).errors.map((error) => error.split(' "')[0])).toEqual([
    'region-name-unrecognized: Unrecognized region system name',
  ]);
});

test.each([
  ['Get-AWSRegion', [false, false, true]],
  ['Get-AWSRegion -IncludeChina', [true, false, true]],
  ['Get-AWSRegion -IncludeGovCloud', [false, true, true]],
  ['Get-AWSRegion -IncludeGovCloud -IncludeChina', [true, true, true]],
  ['Get-AWSRegion -GovCloudOnly', [false, true, false]],
])('%s lists those of China, GovCloud and the others: %j', async (line, [china, gov, others]) => {
  const { run } = consoleOf(await contextWith(''));
  const { texts } = await run(`foreach ($one in ${line}) { $one.Region }`);
  const listed = knownRegions
    .map(({ name }) => name)
    .filter((name) => (name.startsWith('cn-') ? china : name.startsWith('us-gov-') ? gov : others));
  expect(texts).toEqual(listed);
});
