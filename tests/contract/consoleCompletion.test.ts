import { expect, test } from 'vitest';
import { connect, fields, type Client } from './client.ts';
import { runLine } from './consoleLines.ts';
import { linkFolder, location } from './linkedFolder.ts';

/** What is offered behind a text. */
async function offered(client: Client, text: string): Promise<readonly string[]> {
  const { items } = await client.ask('console.complete', { text, cursor: text.length });
  return items.map(({ label }) => label);
}

test('profiles of the vault and of linked files are completed, and follow each change', async () => {
  const { client } = await linkFolder();
  const stored = (await client.ask('locations.read', {})).vault.profiles.map(({ name }) => name);
  expect(await offered(client, 'Get-AWSCredential -ProfileName ')).toEqual(
    [...new Set([...stored, 'default', 'team'])].sort(),
  );
  await client.ask('profile.save', { fields: fields({ name: 'team two', region: 'eu-west-1' }) });
  expect(await offered(client, 'Get-AWSCredential -ProfileName te')).toEqual(['team', 'team two']);
  expect(await offered(client, 'Get-AWSCredential -ProfileLocation ')).toEqual([location]);
  client.close();
});

test('commands, regions and what a session holds are completed', async () => {
  const client = connect();
  await client.ask('vault.trySandbox', {});
  await runLine(client, '$chosen = [pscustomobject]@{ Alpha = 1; Beta = 2 }; function Get-Mine { }');
  expect(await offered(client, 'Get-AWSCred')).toEqual(['Get-AWSCredential']);
  expect(await offered(client, 'Get-Mi')).toEqual(['Get-Mine']);
  expect(await offered(client, 'Set-DefaultAWSRegion eu-west-')).toEqual([
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
  ]);
  expect(await offered(client, '$StoredAWSC')).toEqual(['$StoredAWSCredentials']);
  expect(await offered(client, '$chosen.')).toEqual(['Alpha', 'Beta']);
  expect(await offered(client, '(Get-EC2Instance).Instances | Select-Object InstanceI')).toEqual([
    'InstanceId',
  ]);
  expect(await offered(client, '(Get-EC2Instance).Instances | Where-Object { $_.State.N')).toEqual(['Name']);
  expect(await offered(client, '(Get-EC2Instance).Instances | Sort-Object Launch')).toEqual(['LaunchTime']);
  expect(await offered(client, 'Get-EC2Instance | ForEach-Object Inst')).toEqual(['Instances']);
  client.close();
});

test('Get-History lists what was run before, without its secrets', async () => {
  const client = connect();
  await client.ask('vault.trySandbox', {});
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  await runLine(client, `Set-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey ${secret}`);
  await runLine(client, 'Get-Nothing');
  expect(
    (await runLine(client, 'h | ForEach-Object { "$($_.Id) $($_.ExecutionStatus) $($_.CommandLine)" }'))
      .texts,
  ).toEqual([
    '1 Completed Set-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey ********',
    '2 Failed Get-Nothing',
  ]);
  client.close();
});
