import { describe, expect, test } from 'vitest';
import { shellLines } from './shellLines.ts';

const help = async (line: string) => (await shellLines().run(line)).texts.join('\n');

describe('Get-Help', () => {
  test('says what a cmdlet does and how it is called', async () => {
    expect(await help('Get-Help set-key')).toBe(`NAME
    Set-Key

SYNOPSIS
    Sets a key.

SYNTAX
    Set-Key [-ProfileName] <String> [[-Scope] {Global | Local}] [-Force] [-WhatIf] [-Confirm]
    [<CommonParameters>]

    Set-Key [[-Scope] {Global | Local}] -AccessKey <String> [-Force] [-WhatIf] [-Confirm]
    [<CommonParameters>]

DESCRIPTION
    Stores it.

ALIASES
    Set-Keys

REMARKS
    To see the examples: Get-Help Set-Key -Examples
    For all its parameters: Get-Help Set-Key -Full
`);
  });

  test('-Examples gives the examples', async () => {
    expect(await help('help Set-Keys -Examples')).toBe(`NAME
    Set-Key

SYNOPSIS
    Sets a key.

    -------------------------- EXAMPLE 1 --------------------------

    PS> Set-Key dev

    Sets that of a profile.
`);
  });

  test('-Parameter explains a parameter', async () => {
    expect(await help('Get-Help Set-Key -Parameter prof*')).toBe(`    -ProfileName <String>
        Which profile.

        Required?                    true in Stored
        Position?                    0
        Accept pipeline input?       true (ByPropertyName)
        Parameter sets               Stored
        Aliases                      Stored
`);
  });

  test('-Parameter * explains those of the cmdlet, and any of them by its name', async () => {
    const { texts } = await shellLines().run(
      'Get-Help Set-Key -Parameter *; Get-Help Set-Key -Parameter Verbose',
    );
    expect(texts.filter((line) => line.startsWith('    -'))).toEqual([
      '    -AccessKey <String>',
      '    -ProfileName <String>',
      '    -Scope {Global | Local}',
      '    -Force',
      '    -Verbose',
    ]);
  });

  test('a line of syntax is broken between its parameters', async () => {
    expect(
      await help(
        'function f([string]$FirstOfSeveral, [string]$SecondOfSeveral, [string]$ThirdOfSeveral, $Last) { }; help f',
      ),
    ).toBe(`NAME
    f

SYNTAX
    f [[-FirstOfSeveral] <string>] [[-SecondOfSeveral] <string>] [[-ThirdOfSeveral] <string>]
    [[-Last] <Object>]
`);
  });

  test('-Full explains every parameter, and gives the examples', async () => {
    const full = await help('man Set-Key -Full');
    expect(full.match(/^ {4}-\w.*|^[A-Z]+$/gm)).toEqual([
      'NAME',
      'SYNOPSIS',
      'SYNTAX',
      'DESCRIPTION',
      'ALIASES',
      'PARAMETERS',
      '    -AccessKey <String>',
      '    -ProfileName <String>',
      '    -Scope {Global | Local}',
      '    -Force',
    ]);
    expect(full).toMatch(
      /common parameters too: Verbose, ErrorAction, WarningAction,\s+OutVariable, WhatIf, Confirm\./,
    );
    expect(full).toContain('PS> Set-Key dev');
  });

  test('says how a function is called', async () => {
    expect(await help('function f($a) { }; help f')).toBe('NAME\n    f\n\nSYNTAX\n    f [[-a] <Object>]\n');
  });

  test('a part of a name finds the command, or lists those that have it', async () => {
    expect(await help('help set-k')).toMatch(/^NAME\n {4}Set-Key\n/);
    expect(await help('(help key).Name')).toBe('Get-Key\nSet-Key');
    expect(await help('(help *-key).Name')).toBe('Get-Key\nSet-Key');
  });

  test.each([
    ['help nothing', /^HelpNotFound: Get-Help could not find nothing /],
    ['help Set-Key -Parameter nothing', /^NoMatchingParameter: No parameter matches criteria nothing\.$/],
  ])('%s is an error', async (line, expected) => {
    expect((await shellLines().run(line)).errors).toEqual([expect.stringMatching(expected)]);
  });

  test('without a name it says how to begin', async () => {
    const text = await help('help');
    expect(text).toMatch(/^COFFER CONSOLE\n/);
    expect(text).toContain('Ctrl+C');
    expect(text).toContain('    Get-AWSCredential -ListProfileDetail\n');
  });
});
