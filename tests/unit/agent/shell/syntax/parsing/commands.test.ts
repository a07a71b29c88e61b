import { trees } from '../trees.ts';

trees('arguments', [
  ['a b c', '<a ~b ~c>'],
  ['a *.txt ? % $ = @', '<a ~*.txt ~? ~% ~$ ~= ~@>'],
  ['a C:\\b\\c ../d ~/e', '<a ~C:\\b\\c ~../d ~~/e>'],
  ['a arn:aws:iam::123456789012:role/b', '<a ~arn:aws:iam::123456789012:role/b>'],
  ['a me@example.org b#c d=e', '<a ~me@example.org ~b#c ~d=e>'],
  ['a 5 -5 10kb 0123 1..5 1.2.3', '<a ~5 ~-5 ~10kb ~0123 ~1..5 ~1.2.3>'],
  ['a b,c, d ,e', '<a [~b, ~c, ~d, ~e]>'],
  ['a b,\nc', '<a [~b, ~c]>'],
  ['a "b c" \'d\'', '<a "b c" "d">'],
  ['a "b"c', '<a "b" ~c>'],
  ['a b"c d"e\'f g\'', '<a ~bc def g>'],
  ['a b$c.d $e/f "$g"h', '<a "b<$c>.d" "<$e>/f" "<$g>" ~h>'],
  ['a b$(c)d', '<a "b<$(<c>)>d">'],
  ['a $b $c.d $e[0].f(1)', '<a $b $c.d $e[0].f(1)>'],
  ['a (b).c $(d) @(1, 2) @{e = 1}', '<a (<b>).c $(<d>) @([1, 2]) @{"e"=1}>'],
  ['a { b } {}', '<a { <b> } {  }>'],
  ['a [int] [b]', '<a ~[int] ~[b]>'],
  ['a b`tc `$d e`"f', '<a ~b\tc ~$d ~e"f>'],
  ['a $env:b:c', '<a "<$env:b>:c">'],
  ['a ${b}', '<a $b>'],
  ['a !b', '<a ~!b>'],
  ['a # b', '<a>'],
  ['a <# b #> c', '<a ~c>'],
  ['a `\n b', '<a ~b>'],
  ['a “b c” ‘d’', '<a "b c" "d">'],
  ["a @'\nb\n'@ c", '<a "b" ~c>'],
]);

trees('parameters', [
  ['a -b', '<a -b>'],
  ['a -b c -d', '<a -b ~c -d>'],
  ['a -b:c', '<a -b:~c>'],
  ['a -b: c', '<a -b:~c>'],
  ['a -b:$false', '<a -b:$false>'],
  ['a -b:1,2', '<a -b:[~1, ~2]>'],
  ['a -b:(c)', '<a -b:(<c>)>'],
  ['a –b —c', '<a -b -c>'],
  ['a - -5 --', '<a ~- ~-5>'],
  ['a -b -- -c -d:e', '<a -b ~-c ~-d: ~e>'],
  ['a -b.c', '<a -b ~.c>'],
  ['a -b"c"', '<a ~-bc>'],
  ['a @b c', '<a @b ~c>'],
  ['a -?', '<a -?>'],
]);

trees('names', [
  ['7z a', '<7z ~a>'],
  ['% a; ? b', '<% ~a>; <? ~b>'],
  ['.\\a.ps1 b; ./c; C:\\d.exe', '<.\\a.ps1 ~b>; <./c>; <C:\\d.exe>'],
  ['& a b; &a', '<& a ~b>; <& a>'],
  ['& "a b" c', '<& "a b" ~c>'],
  ['& $a.b c', '<& $a.b ~c>'],
  ['& { a } b', '<& { <a> } ~b>'],
  ['& (a) b', '<& (<a>) ~b>'],
  ['. { a }; . $b', '<{ <a> }>; <$b>'],
  ['a$b c', '<"a<$b>" ~c>'],
  ['If-Not a; foreach-object b', '<If-Not ~a>; <foreach-object ~b>'],
]);

trees('pipelines', [
  ['a | b c | d', '<a> | <b ~c> | <d>'],
  ['a |\nb', '<a> | <b>'],
  ['a\n| b\n  | c', '<a> | <b> | <c>'],
  ['a # b\n# c\n| d', '<a> | <d>'],
  ['1..5 | % { $_ }', '(1 .. 5) | <% { $_ }>'],
  ['$a|b', '$a | <b>'],
  ['"a" | foreach { $_ }', '"a" | <foreach { $_ }>'],
  ['a; b\nc\n\n;d;', '<a>; <b>; <c>; <d>'],
  ['a\r\nb\rc', '<a>; <b>; <c>'],
  ['', ''],
  [' \n;;\n # a', ''],
]);

trees('what is thrown away', [
  ['a 2>$null', '<a 2>null>'],
  ['a > $null b', '<a ~b 1>null>'],
  ['a >>$null *>$null 3> $NULL', '<a 1>null *>null 3>null>'],
  ['a 2>$null | b', '<a 2>null> | <b>'],
  ['a b2>$null', '<a ~b2 1>null>'],
]);
