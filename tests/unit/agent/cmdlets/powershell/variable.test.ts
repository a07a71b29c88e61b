import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import { shellLines } from './shellLines.ts';

describe('Get-Variable', () => {
  test.each([
    ['$x = 1; $xy = 2; (Get-Variable x*).Name', ['x', 'xy']],
    ['$x = 1; gv X -ValueOnly', ['1']],
    ['$x = 1; $y = 2; (gv y, x).Value', ['2', '1']],
    ["$x = 1; ('x' | gv).Value", ['1']],
    ['gv nothing*', []],
    ['$x = 1; function f { $y = 2; (gv x, y).Value }; f', ['1', '2']],
    ['$x = 1; function f { $x = 2; (gv x -Scope Global).Value; (gv x).Value }; f', ['1', '2']],
    ['$x = 1; function f { $y = 2; (gv [xy] -Scope Local).Name }; f', ['y']],
  ])('%s gives %j', async (line, expected) => {
    const { texts, errors } = await shellLines().run(line);
    expect({ texts, errors }).toEqual({ texts: expected, errors: [] });
  });

  test('a name that stands for nothing is an error', async () => {
    expect((await shellLines().run('Get-Variable nothing')).errors).toEqual([
      "VariableNotFound: Cannot find a variable with the name 'nothing'.",
    ]);
  });

  test('a secret is shown masked, and can be revealed', async () => {
    const lines = shellLines();
    lines.shell.global.set('key', new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'));
    expect((await lines.run('Get-Variable key')).records).toEqual([
      {
        kind: 'table',
        columns: ['Name', 'Value'].map((name) => ({ name, align: 'left' })),
        rows: [[{ text: 'key' }, { text: '********', secretId: 1 }]],
      },
    ]);
  });
});
