import { describe, expect, test } from 'vitest';
import { linesOf } from '../lines.ts';

describe('statements', () => {
  test.each([
    ['1 + 2 * 3', ['7']],
    ['"a"; "b"', ['a', 'b']],
    ['$x = 5; $x', ['5']],
    ['$X = 5; "$x"', ['5']],
    ['$x = 1..3; $x.Count', ['3']],
    ['$x = 1; $x += 2; $x *= 4; $x', ['12']],
    ['$a = @(); $a += "x"; $a += "y"; $a', ['x', 'y']],
    ['$null = 5; function f { $null = 6; "[$null]" }; f', ['[]']],
    ['$h = @{ a = 1 }; $h.b = 2; $h["c"] = 3; $h.a + $h.b + $h.c', ['6']],
    ['$a = 1, 2, 3; $a[1] = 9; "$a"', ['1 9 3']],
    ['if ($false) { 1 } elseif (2 -gt 1) { 2 } else { 3 }', ['2']],
    ['if ("") { 1 } else { 2 }', ['2']],
    ['foreach ($i in 1, 2, 3) { if ($i -eq 2) { continue }; $i }', ['1', '3']],
    ['foreach ($i in 1..1000000000) { if ($i -eq 3) { break }; $i }', ['1', '2']],
    ['foreach ($i in $null) { "never" }', []],
    ['for ($i = 0; $i -lt 3; $i++) { $i }', ['0', '1', '2']],
    ['$i = 0; while ($true) { $i++; if ($i -gt 2) { break } }; $i', ['3']],
    ['$i = 0; do { $i++ } while ($i -lt 3); $i', ['3']],
    ['$i = 0; do { $i++ } until ($i -ge 4); $i', ['4']],
    ['$x = if ($true) { 1; 2 }; "$x"', ['1 2']],
    ['"$(1 + 1) and $($null)."', ['2 and .']],
    ['function add($a, $b = 10) { $a + $b }; add 1; add 1 2; add -b 5 -a 6', ['11', '3', '11']],
    [
      'function say { param([string]$text, [switch]$loud) if ($loud) { $text.ToUpper() } else { $text } }; say hi -loud; say hi',
      ['HI', 'hi'],
    ],
    ['function f { return 1; 2 }; f', ['1']],
    ['function f { $args.Count }; f a b c', ['3']],
    ['function f { $x = 2; $x }; $x = 1; f; $x', ['2', '1']],
    ['function f { $global:x = 2 }; $x = 1; f; $x', ['2']],
    ['function f { "$input" }; 1, 2 | f', ['1 2']],
    ['& { param($n) $n * 2 } 21', ['42']],
    ['$b = { "called" }; & $b', ['called']],
    ['. { $x = 3 }; $x', ['3']],
    ['& { $x = 3 }; "$x"', ['']],
    ['@(1).Count; @().Count; @(1, 2).Count; ,@(1, 2) | & { $input.Count }', ['1', '0', '2', '1']],
    ['$n = $null; $n.Anything; "end"', ['end']],
    ['try { throw "no" } catch { "caught $_" } finally { "done" }', ['caught no', 'done']],
    ['try { 1 / 0 } catch { $_.Exception.Message }', ['Attempted to divide by zero.']],
    ['($y = 4); $y', ['4', '4']],
    ['"a".."c"; foreach ($c in "a".."b") { $c }', ['a', 'b', 'c', 'a', 'b']],
    ['try { try { throw "first" } catch { throw } } catch { "again $_" }', ['again first']],
    ['function f($Name, [switch]$All) { "$Name/$args" }; f -Nope 3', ['3/-Nope']],
    ['function f($Name) { "$Name/$args" }; $h = @{ Name = "a"; Other = "b" }; f @h', ['a/-Other b']],
    ['function f($x = 5) { "x=$x" }; f $null; f', ['x=', 'x=5']],
    ['@($null).Count; @(& { }).Count', ['1', '0']],
    ['"A" -match "a(?<rest>.*)"; "x-1" -match "(\\d)"; $Matches[1]', ['True', 'True', '1']],
    ['$true -and (1 / 1); $false -and (1 / 0)', ['True', 'False']],
    ['$p = @{ a = 1; b = 2 }; function f($a, $b) { "$a/$b" }; f @p', ['1/2']],
    ['$p = 3, 4; function f($a, $b) { "$a/$b" }; f @p', ['3/4']],
    ['[int]"7" + 1; [string]5 + 1', ['8', '51']],
    ['$i = 1; $i++; ++$i; $i', ['3']],
  ] satisfies [string, string[]][])('%s', async (line, expected) => {
    const { texts, errors } = await linesOf().run(line);
    expect({ texts, errors }).toEqual({ texts: expected, errors: [] });
  });

  test('variables and functions stay from line to line', async () => {
    const lines = linesOf();
    await lines.run('$x = 20; function twice($n) { $n * 2 }');
    expect((await lines.run('twice $x')).texts).toEqual(['40']);
  });
});

describe('errors', () => {
  test('an error ends its statement and the line goes on', async () => {
    const { texts, errors, marked, failed } = await linesOf().run('1; 2 / 0; 3');
    expect({ texts, errors, marked, failed }).toEqual({
      texts: ['1', '3'],
      errors: ['DivideByZero: Attempted to divide by zero.'],
      marked: ['2 / 0'],
      failed: true,
    });
  });

  test('throw ends the line, through functions', async () => {
    const { texts, errors } = await linesOf().run('function f { throw "stop here" }; 1; f; 2');
    expect({ texts, errors }).toEqual({ texts: ['1'], errors: ['RuntimeException: stop here'] });
  });

  test('an error in a function of an earlier line is shown in that line', async () => {
    const lines = linesOf();
    await lines.run('function half($n) { $n / 0 }');
    expect((await lines.run('half 3')).marked).toEqual(['$n / 0']);
  });

  test('$ErrorActionPreference decides what follows', async () => {
    expect(await linesOf().run('$ErrorActionPreference = "Stop"; 1 / 0; "not reached"')).toMatchObject({
      texts: [],
      errors: [expect.stringMatching(/^DivideByZero/)],
    });
    expect(await linesOf().run('$ErrorActionPreference = "SilentlyContinue"; 1 / 0; "on"')).toMatchObject({
      texts: ['on'],
      errors: [],
    });
  });

  test('$Error has the last one first', async () => {
    const lines = linesOf();
    await lines.run('1 / 0; nothing-there');
    expect(await lines.run('$Error.Count; $Error[0].FullyQualifiedErrorId')).toMatchObject({
      texts: ['2', 'CommandNotFoundException'],
    });
  });

  test('a name that calls nothing is said, and marked', async () => {
    const { errors, marked } = await linesOf().run('Get-Nothing -Name x');
    expect(errors).toEqual([
      expect.stringMatching(/^CommandNotFoundException: The term 'Get-Nothing' is not/),
    ]);
    expect(marked).toEqual(['Get-Nothing']);
  });

  test.each(['$true = 1', 'function f { $true = 1 }; f'])('a constant cannot be set: %s', async (line) => {
    expect((await linesOf().run(line)).errors).toEqual([
      'VariableNotWritable: Cannot overwrite variable true because it is read-only or constant.',
    ]);
  });
});

describe('what would not end', () => {
  const stoppedAfter = async (line: string): Promise<unknown> => {
    const abort = new AbortController();
    setTimeout(() => {
      abort.abort();
    }, 30);
    return linesOf()
      .run(line, { signal: abort.signal })
      .then(
        ({ errors }) => errors,
        (error: unknown) => String(error),
      );
  };

  test.each([
    'while ($true) { }',
    'while ($true) { $x = 1 }',
    'do { } while ($true)',
    'for (;;) { }',
    'foreach ($i in 1..1000000000) { }',
    '1..1000000000 | & { $input }',
    'while ($true) { try { 1 } catch { } finally { } }',
    'while ($true) { nothing-there }',
    'function f { while ($true) { } }; f',
  ])('%s is stopped', async (line) => {
    expect(await stoppedAfter(line)).toMatch(/^CofferError: cancelled/);
  });

  test('a function that calls itself for ever is an error', async () => {
    expect((await linesOf().run('function f { f }; f')).errors).toEqual([
      expect.stringMatching(/^CallDepthOverflow: The script failed due to call depth overflow/),
    ]);
  });

  test('what grows for ever is an error', async () => {
    expect(
      (await linesOf().run('$x = "xx"; while ($true) { $x += $x; if ($Error) { break } }')).errors,
    ).toEqual([expect.stringMatching(/^TextTooLong: /)]);
  });

  test('a pipeline of ten thousand stages', async () => {
    const { texts } = await linesOf().run(`1${' | & { $input }'.repeat(10_000)}`);
    expect(texts).toEqual(['1']);
  });
});

describe('secrets', () => {
  test('a text with a secret in it is a secret', async () => {
    const lines = linesOf();
    const { Secret } = await import('../../../../../src/agent/shell/values/secret.ts');
    lines.shell.global.set('s', new Secret('not to be seen'));
    const { records } = await lines.run('$s; "Bearer $s"; "$s".Length; $s -like "not*"; $s -eq "x"');
    expect(JSON.stringify(records)).not.toContain('seen');
    expect((await lines.run('"$s" | & { "$input" }')).texts).toEqual(['********']);
  });
});
