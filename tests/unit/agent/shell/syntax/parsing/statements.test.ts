import { expect, test } from 'vitest';
import { parse } from '../../../../../../src/agent/shell/syntax/parse.ts';
import { trees } from '../trees.ts';

trees('if', [
  ['if ($a) { b }', 'if $a { <b> }'],
  ['if($a){b}', 'if $a { <b> }'],
  ['if (1) { } elseif (2) { } else { }', 'if 1 {  } else if 2 {  } else {  }'],
  ['if (1)\n{\n}\n\nelseif (2)\n{\n}\n# a\nelse\n{\n}', 'if 1 {  } else if 2 {  } else {  }'],
  ['IF (Get-A -B) { } Get-C', 'if <Get-A -B> {  }; <Get-C>'],
  ['if ($a = Get-B) { }', 'if $a = <Get-B> {  }'],
  ['if ($a -is [int]) { }', 'if ($a -is [int]) {  }'],
]);

trees('loops', [
  ['foreach ($a in 1, 2) { $a }', 'foreach $a in [1, 2] { $a }'],
  ['foreach ($a in Get-B -C | D) { }', 'foreach $a in <Get-B -C> | <D> {  }'],
  ['foreach($a in$b){}', 'foreach $a in $b {  }'],
  ['for ($i = 0; $i -lt 3; $i++) { }', 'for ($i = 0; ($i -lt 3); ($i++)) {  }'],
  ['for (;;) { break }', 'for (; ; ) { break }'],
  ['for ($i = 0\n$i -lt 3\n$i++) { }', 'for ($i = 0; ($i -lt 3); ($i++)) {  }'],
  ['while ($true) { continue }', 'while $true { continue }'],
  ['do { a } while ($b)', 'do { <a> } while $b'],
  ['do { a }\nuntil ($b); c', 'do { <a> } until $b; <c>'],
  ['do { a } while ($b)\nc\nwhile ($d) { e }', 'do { <a> } while $b; <c>; while $d { <e> }'],
  ['do { do { } while (1) } until (2)', 'do { do {  } while 1 } until 2'],
]);

trees('try', [
  ['try { a } catch { b }', 'try { <a> } catch { <b> }'],
  ['try { a }\ncatch\n{ b }\nfinally { c }', 'try { <a> } catch { <b> } finally { <c> }'],
  ['try { a } finally { b } c', 'try { <a> } finally { <b> }; <c>'],
]);

trees('functions and script blocks', [
  ['function a { b }', 'function a { <b> }'],
  ['function Get-A($b, [int] $c = 1 + 2) { $b }', 'function Get-A { param($b, [int]$c = (1 + 2)) $b }'],
  ['function a\n(\n$b,\n$c\n)\n{ }', 'function a { param($b, $c)  }'],
  ['function a { param($b) $b }', 'function a { param($b) $b }'],
  ['function a() { } b', 'function a {  }; <b>'],
  ['function a { b }; c', 'function a { <b> }; <c>'],
  ['{ param([string[]] $a = @(1), [switch] $b) a }', '{ param([string[]]$a = @(1), [switch]$b) <a> }'],
  ['{\nparam(\n  $a\n)\nb\n}', '{ param($a) <b> }'],
  ['{ param() a }', '{ <a> }'],
  ['param($a) b', 'param($a) <b>'],
  ['{ a; b }', '{ <a>; <b> }'],
  ['{ a } | b', '{ <a> } | <b>'],
  ['$a = { b }', '$a = { <b> }'],
]);

trees('leaving', [
  ['return', 'return'],
  ['return 1 + 2', 'return (1 + 2)'],
  ['return Get-A | b', 'return <Get-A> | <b>'],
  ['return\n1', 'return; 1'],
  ['{ return }', '{ return }'],
  ['throw "a $b"', 'throw "a <$b>"'],
  ['throw', 'throw'],
  ['break; continue', 'break; continue'],
]);

test('a script block keeps its text as it was written', () => {
  const [statement] = parse("a {  'b'\n #c\n}").statements;
  const command = statement?.kind === 'pipeline' ? statement.elements[0] : undefined;
  const argument = command?.kind === 'command' ? command.elements[0] : undefined;
  expect(argument).toMatchObject({ value: { kind: 'scriptBlock', text: "  'b'\n #c\n" } });
});

test('nodes tell where they stand', () => {
  expect(parse(' Get-A -B c | % { $_.d + 1 }').statements).toMatchObject([
    {
      span: { start: 1, end: 28 },
      elements: [
        {
          span: { start: 1, end: 11 },
          name: { span: { start: 1, end: 6 } },
          elements: [{ span: { start: 7, end: 9 } }, { span: { start: 10, end: 11 } }],
        },
        {
          span: { start: 14, end: 28 },
          elements: [
            {
              value: {
                span: { start: 16, end: 28 },
                script: {
                  span: { start: 17, end: 27 },
                  statements: [
                    {
                      span: { start: 18, end: 26 },
                      elements: [
                        {
                          span: { start: 18, end: 26 },
                          left: { span: { start: 18, end: 22 }, name: { span: { start: 21, end: 22 } } },
                          right: { span: { start: 25, end: 26 } },
                        },
                      ],
                    },
                  ],
                },
              },
            },
          ],
        },
      ],
    },
  ]);
});
