import { describe, expect, test } from 'vitest';
import { shellLines } from './shellLines.ts';

describe('Import-Module', () => {
  test.each([
    'Import-Module AWSPowerShell',
    'Import-Module AWSPowerShell.NetCore',
    'ipmo AWS.Tools.EC2, AWS.Tools.SecurityToken',
    'Import-Module -Name AWS.Tools.Common -Force',
    'Install-Module -Name AWS.Tools.Installer -Force -AllowClobber -Scope CurrentUser',
  ])('%s says nothing', async (line) => {
    expect(await shellLines().run(line)).toMatchObject({ records: [], errors: [] });
  });

  test('any other module is refused', async () => {
    expect((await shellLines().run('Import-Module AWS.Tools.EC2, Pester')).errors).toEqual([
      "Modules_ModuleNotFound: The specified module 'Pester' was not loaded because there is no such module here: the cmdlets there are, Get-Command lists.",
    ]);
  });
});

test('Set-ExecutionPolicy warns that there is none', async () => {
  const { records, errors } = await shellLines().run(
    'Set-ExecutionPolicy RemoteSigned -Scope CurrentUser -Force',
  );
  expect(errors).toEqual([]);
  expect(records).toMatchObject([{ kind: 'text', style: 'warning' }]);
});

test.each([
  ['ls', /There are no files here/],
  ['Get-Content x.txt', /There are no files here/],
  ['aws sts get-caller-identity', /There are no programs here/],
  ['Get-Module', /There are no modules to be loaded here/],
  ['gcc', /Check the spelling of the name/],
])('%s is told from a misspelt name', async (line, expected) => {
  expect((await shellLines().run(line)).errors).toEqual([expect.stringMatching(expected)]);
});
