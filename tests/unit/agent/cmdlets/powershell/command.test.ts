import { describe, expect, test } from 'vitest';
import { shellLines } from './shellLines.ts';

const texts = async (line: string) => (await shellLines().run(line)).texts;

describe('Get-Command', () => {
  test('lists functions, then cmdlets, each by name', async () => {
    expect(await texts('function Zap { }; function add { }; (Get-Command).Name')).toEqual([
      'add',
      'Zap',
      'Get-Command',
      'Get-Help',
      'Get-History',
      'Get-Key',
      'Get-Location',
      'Get-Variable',
      'Import-Module',
      'Install-Module',
      'Set-ExecutionPolicy',
      'Set-Key',
    ]);
  });

  test.each([
    ['gcm *key*', ['Cmdlet Get-Key', 'Cmdlet Set-Key', 'Alias Set-Keys']],
    ['gcm set-key, GET-KEY', ['Cmdlet Set-Key', 'Cmdlet Get-Key']],
    ['gcm set-keys', ['Alias set-keys']],
    ['gcm -Verb Set -Noun k*', ['Cmdlet Set-Key']],
    ['gcm -Noun key', ['Cmdlet Get-Key', 'Cmdlet Set-Key']],
    ['function set-key { }; gcm set-key', ['Function set-key']],
    ['gcm nothing*', []],
  ])('%s finds %j', async (line, expected) => {
    expect(await texts(line.replace(/gcm .*/, 'foreach ($c in ($&)) { "$($c.CommandType) $c" }'))).toEqual(
      expected,
    );
  });

  test('a name that calls nothing is an error, and the others are found', async () => {
    const { texts, errors } = await shellLines().run('(Get-Command nothing, Get-Key).Name');
    expect({ texts, errors }).toEqual({
      texts: ['Get-Key'],
      errors: [expect.stringMatching(/^CommandNotFoundException: The term 'nothing' is not/)],
    });
  });

  test('says which cmdlet an alias stands for, and what a function does', async () => {
    const lines = shellLines();
    await lines.run('function twice($n) { $n * 2 }');
    expect((await lines.run('(gcm Set-Keys).Definition; (gcm twice).Definition.Trim()')).texts).toEqual([
      'Set-Key',
      '$n * 2',
    ]);
  });

  test('what may be a secret in a function is masked', async () => {
    const { texts } = await shellLines().run(
      "function f { 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }; (gcm f).Definition",
    );
    expect(texts).toEqual([" '********' "]);
  });

  test('-Syntax gives a line for each parameter set, the default one first', async () => {
    expect(await texts('Get-Command Set-Key -Syntax')).toEqual([
      'Set-Key [-ProfileName] <String> [[-Scope] {Global | Local}] [-Force] [-WhatIf] [-Confirm] [<CommonParameters>]',
      'Set-Key [[-Scope] {Global | Local}] -AccessKey <String> [-Force] [-WhatIf] [-Confirm] [<CommonParameters>]',
    ]);
    expect(await texts('function f([int]$n, [switch]$loud) { }; Get-Command f -Syntax')).toEqual([
      'f [[-n] <int>] [-loud]',
    ]);
  });

  test('is shown as a table, one for commands of any kind', async () => {
    const { records } = await shellLines().run('gcm Get-Key, Set-Keys');
    const row = (...texts: readonly string[]) => texts.map((text) => ({ text }));
    expect(records).toEqual([
      {
        kind: 'table',
        columns: ['CommandType', 'Name', 'Synopsis'].map((name) => ({ name, align: 'left' })),
        rows: [row('Cmdlet', 'Get-Key', 'Gets a key.')],
      },
      { kind: 'rows', rows: [row('Alias', 'Set-Keys', 'Stands for Set-Key.')] },
    ]);
  });
});
