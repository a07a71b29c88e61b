import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from '../../../../../src/agent/shell/redaction/redact.ts';

const secretParameters = ['SecretKey', 'SK', 'SessionToken', 'ST', 'TokenCode', 'SAMLAssertion'];
const known: Partial<Record<string, readonly string[]>> = {
  'set-awscredential': ['SecretKey', 'SK', 'SessionToken', 'ST'],
  'get-stssessiontoken': ['SecretKey', 'SK', 'SessionToken', 'ST', 'TokenCode'],
  'write-host': [],
  'select-object': [],
  'where-object': [],
  'set-variable': [],
};

/** As the binder would answer, who knows these commands. */
function isSecretParameter(command: string | undefined, parameter: string): boolean {
  return (known[command?.toLowerCase() ?? ''] ?? secretParameters).some((name) =>
    name.toLowerCase().startsWith(parameter.toLowerCase()),
  );
}

const redacted = (source: string) => redact(source, isSecretParameter).text;

describe('an argument of a secret parameter is masked', () => {
  test.each([
    [
      'a bare word',
      'Set-AWSCredential -SecretKey hunter2 -StoreAs x',
      'Set-AWSCredential -SecretKey ******** -StoreAs x',
    ],
    ['behind a colon', 'Set-AWSCredential -SecretKey:hunter2 x', 'Set-AWSCredential -SecretKey:******** x'],
    ['of a prefix', "Set-AWSCredential -secr 'hunter2' x", "Set-AWSCredential -secr '********' x"],
    [
      'around a variable',
      'Set-AWSCredential -SecretKey "hunter$x 2" y',
      'Set-AWSCredential -SecretKey "********$x********" y',
    ],
    [
      'a variable with a word',
      'Set-AWSCredential -SecretKey $x/hunter2 y',
      'Set-AWSCredential -SecretKey $x******** y',
    ],
    [
      'a here-string',
      "Set-AWSCredential -SecretKey @'\nhunter2\n'@ -X",
      'Set-AWSCredential -SecretKey ******** -X',
    ],
    [
      'a number',
      'Get-STSSessionToken -TokenCode 123456 -X 5',
      'Get-STSSessionToken -TokenCode ******** -X 5',
    ],
    [
      'a list',
      'Set-AWSCredential -SecretKey a, "b",c d',
      'Set-AWSCredential -SecretKey ********, "********",******** d',
    ],
    [
      'in brackets',
      "Set-AWSCredential -SecretKey ('a' + @('b')) c",
      "Set-AWSCredential -SecretKey ('********' + @('********')) c",
    ],
    [
      'given to a command',
      'Set-AWSCredential -SecretKey (Get-It hunter2 -As x).Key d',
      'Set-AWSCredential -SecretKey (Get-It ******** -As ********).Key d',
    ],
    [
      'over two lines',
      'Set-AWSCredential -SecretKey `\n hunter2 d',
      'Set-AWSCredential -SecretKey `\n ******** d',
    ],
    [
      'further down a pipeline',
      'a | Set-AWSCredential -SecretKey hunter2 | b c',
      'a | Set-AWSCredential -SecretKey ******** | b c',
    ],
    ['inside a block', 'if ($a) { & $b -SecretKey hunter2 } c d', 'if ($a) { & $b -SecretKey ******** } c d'],
    [
      'a code without its name',
      "Get-STSSessionToken 3600 arn:aws:iam::1:mfa/x '123456'",
      "Get-STSSessionToken 3600 arn:aws:iam::1:mfa/x '********'",
    ],
  ])('%s', (_, source, text) => {
    expect(redacted(source)).toBe(text);
  });
});

describe('a value whose name says secret is masked', () => {
  test.each([
    ['a variable', "$SecretKey = 'hunter2'; $region = 'x'", "$SecretKey = '********'; $region = 'x'"],
    [
      'whose quotes were forgotten',
      '$env:AWS_SECRET_ACCESS_KEY = hunter2',
      '$env:AWS_SECRET_ACCESS_KEY = ********',
    ],
    ['a variable with a type', "[string] $prodPassword += 'hunter2'", "[string] $prodPassword += '********'"],
    ['a property', "$x.SessionToken = 'hunter2'", "$x.SessionToken = '********'"],
    ['an element', '$x["aws_session_token"] = "hunter2"', '$x["aws_session_token"] = "********"'],
    [
      'an entry',
      "@{ SecretKey = 'hunter2'; Region = 'x'\n 'MfaCode' = 123456 }",
      "@{ SecretKey = '********'; Region = 'x'\n 'MfaCode' = ******** }",
    ],
    [
      'a default',
      "function f($Password = 'hunter2', $b = 'c') { 'd' }",
      "function f($Password = '********', $b = 'c') { 'd' }",
    ],
    [
      'through a command',
      "$Password = ConvertTo-It 'hunter2' -Force",
      "$Password = ConvertTo-It '********' -Force",
    ],
    [
      'through a statement',
      "$Password = if ($x) { 'a' } else { 'b' }; c d",
      "$Password = if ($x) { '********' } else { '********' }; c d",
    ],
    ['of a file', 'aws_secret_access_key = hunter2', 'aws_secret_access_key = ********'],
    [
      'of another shell',
      'export AWS_SECRET_ACCESS_KEY="hunter2" x',
      'export AWS_SECRET_ACCESS_KEY="********" x',
    ],
    ['of a file of another kind', 'SecretAccessKey: hunter2', 'SecretAccessKey: ********'],
  ])('%s', (_, source, text) => {
    expect(redacted(source)).toBe(text);
  });
});

describe('a secret in text that is not run is masked', () => {
  test.each([
    ['a comment', '# Set-AWSCredential -SecretKey hunter2 x', '# Set-AWSCredential -SecretKey ******** x'],
    ['a string', `'{"SecretAccessKey":"hunter2","a":"b"}'`, `'{"SecretAccessKey":"********","a":"b"}'`],
    ['an expandable string', '"password = hunter2 $x"', '"password = ******** $x"'],
    ['a string that is not closed', 'a "b -SecretKey hunter2 c', 'a "b -SecretKey ******** ********'],
    ['behind a quote too many', "'a -SecretKey 'hunter2' b", "'a -SecretKey '********'********"],
    ['behind what is wrong', "a ) -SecretKey 'hunter2' b", "a ) -SecretKey '********' ********"],
    ['without its sign', "$SecretKey 'hunter2'", "$SecretKey '********'"],
  ])('%s', (_, source, text) => {
    expect(redacted(source)).toBe(text);
  });
});

describe('a secret given to an alias or cut name is masked', () => {
  test.each([
    ['of a key', "@{ AccessKey='A'; SK='hunt3r2' }", "@{ AccessKey='A'; SK='********' }"],
    [
      'of keys, cut',
      "@{ Sec='a'; SecretK=\"b\"; ST='c'\n Token='d'; Region='e' }",
      "@{ Sec='********'; SecretK=\"********\"; ST='********'\n Token='********'; Region='e' }",
    ],
    ['of a key in quotes', "@{ 'SK' = 'hunt3r2' }", "@{ 'SK' = '********' }"],
    ['of a member', "$p.SK = 'hunt3r2'", "$p.SK = '********'"],
    ['of an index', "$p['ST'] = 'hunt3r2'", "$p['ST'] = '********'"],
    [
      'of a method',
      "$p.Add('SecretKey','hunt3r2'); $p.Add('a','b')",
      "$p.Add('SecretKey','********'); $p.Add('a','b')",
    ],
  ])('%s', (_, source, text) => {
    expect(redacted(source)).toBe(text);
  });
});

describe('a code of an MFA device is masked', () => {
  test.each([
    ['in brackets', 'Get-STSSessionToken 3600 arn (123456)', 'Get-STSSessionToken 3600 arn (********)'],
    [
      'in parts',
      'Get-STSSessionToken 3600 arn (\'12\'+"3456")',
      'Get-STSSessionToken 3600 arn (\'********\'+"********")',
    ],
    [
      'with a blank',
      'Get-STSSessionToken -TokenCode 123 456 -X 5',
      'Get-STSSessionToken -TokenCode ******** ******** -X 5',
    ],
    [
      'in a variable',
      "$x = '123456'; Get-STSSessionToken -TokenCode $x",
      "$x = '********'; Get-STSSessionToken -TokenCode $x",
    ],
    ['in a variable that is named for it', '$code = 123456; $n = 123456', '$code = ********; $n = 123456'],
    ['in parts of a variable', "$otp = '12' + '3456'", "$otp = '********' + '********'"],
    [
      'before the command that takes it',
      "'123456' | % { Get-STSSessionToken -TokenCode $_ }",
      "'********' | % { Get-STSSessionToken -TokenCode $_ }",
    ],
  ])('%s', (_, source, text) => {
    expect(redacted(source)).toBe(text);
  });
});

describe('a secret is masked where its name stands', () => {
  test.each([
    ['in a list', "$SecretKey, $b = 'hunt3r2','c'", "$SecretKey, $b = '********','********'"],
    ['further down a list', "$b, $SecretKey = 'c','hunt3r2'", "$b, $SecretKey = '********','********'"],
    ['in a function', 'function f($SecretKey) { g }; f hunt3r2', 'function f($SecretKey) { g }; f ********'],
    [
      'in a function that comes later',
      'f hunt3r2; function f { param($SecretKey) }',
      'f ********; function f { param($SecretKey) }',
    ],
    ['in a loop', "foreach ($SecretKey in 'hunt3r2') { 'a' }", "foreach ($SecretKey in '********') { 'a' }"],
    [
      'in a comparison',
      "if ($SecretKey -eq 'hunt3r2' -and $a -eq 'b') { 'c' }",
      "if ($SecretKey -eq '********' -and $a -eq 'b') { 'c' }",
    ],
    [
      'in a comparison of objects',
      'Where-Object SecretKey -eq hunt3r2',
      'Where-Object SecretKey -eq ********',
    ],
    [
      'at another variable, used as one',
      "$p = 'hunt3r2'; Set-AWSCredential -SecretKey $p",
      "$p = '********'; Set-AWSCredential -SecretKey $p",
    ],
    ['in quotes', 'Set-AWSCredential "-SecretKey" hunt3r2', 'Set-AWSCredential "-SecretKey" ********'],
    ['without its dash', 'Set-AWSCredential SecretKey hunt3r2', 'Set-AWSCredential SecretKey ********'],
    [
      "in another shell's command",
      'aws configure set aws_secret_access_key hunt3r2',
      'aws configure set aws_secret_access_key ********',
    ],
    ['as that of a variable', 'Set-Variable SecretKey hunt3r2', 'Set-Variable SecretKey ********'],
    [
      'as that of a variable, by parameters',
      'Set-Variable -Name SecretKey -Value hunt3r2 -Scope Global',
      'Set-Variable -Name SecretKey -Value ******** -Scope Global',
    ],
    ['as a command', "ConvertTo-SecureString 'hunt3r2' -Force", "ConvertTo-SecureString '********' -Force"],
    ['at an unknown command', 'Save-It my-secret -To hunt3r2', 'Save-It my-secret -To ********'],
    ['as an unknown parameter', 'Save-It -Password hunt3r2', 'Save-It -Password ********'],
    ['behind what is wrong', ') Write-Host SecretKey -To hunt3r2', ') Write-Host SecretKey -To ********'],
    ['in an address', '# https://example.com/?password=hunt3r2', '# https://example.com/?password=********'],
  ])('%s', (_, source, text) => {
    expect(redacted(source)).toBe(text);
  });
});

describe('an argument of a secret parameter is masked that is not written as one', () => {
  test.each([
    ['with a dash', '-SecretKey -hunt3r2 -StoreAs x', '-SecretKey ******** -StoreAs x'],
    ['with a dash and a dot', '-SecretKey -hu.nt3r2 -StoreAs x', '-SecretKey ******** -StoreAs x'],
    ['behind an equals sign', '-SecretKey=hunt3r2 -StoreAs x', '-SecretKey=******** -StoreAs x'],
    ['behind an alias and an equals sign', '-SK=hunt3r2', '-SK=********'],
    ['of two dashes', '--secret-key hunt3r2 -StoreAs x', '--secret-key ******** -StoreAs x'],
    ['of two dashes and an equals sign', '--secret-key=hunt3r2', '--secret-key=********'],
    ['as a sum', '-SecretKey "ab" + "hunt3r2" -StoreAs x', '-SecretKey "********" + "********" -StoreAs x'],
    ['with a bar', '-SecretKey ab|hunt3r2', '-SecretKey ********|********'],
    ['with a semicolon', '-SecretKey ab;hunt3r2', '-SecretKey ********;********'],
    ['with an ampersand', '-SecretKey ab&hunt3r2', '-SecretKey ********'],
  ])('%s', (_, source, text) => {
    expect(redacted(`Set-AWSCredential ${source}`)).toBe(`Set-AWSCredential ${text}`);
  });
});

describe('what is no secret stays', () => {
  test.each([
    'Set-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey $secretKey -StoreAs prod',
    'Set-AWSCredential -SecretKey -StoreAs prod',
    "Set-AWSCredential -SecretKey ''",
    'Write-Host 123456 -SecretKey hunter2',
    'Get-STSSessionToken -DurationInSeconds 129600',
    '$password = Read-Host',
    '$secretKey = $creds.SecretKey',
    'Select-Object SecretAccessKey, SessionToken, Expiration',
    'Use-STSRole -RoleArn arn:aws:iam::123456789012:role/Administrator -RoleSessionName me',
    "'enter -TokenCode $x'",
    '"$password is no name"',
    "if ($secretKey) { 'a' }",
    `Get-Nothing -${'a'.repeat(80)}`,
    `$${'a'.repeat(80)} = Get-${'b'.repeat(80)}`,
    'Get-Thing arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod https://example.com/a',
    "Set-AWSCredential -StoreAs my-secret -ProfileLocation 'b'",
    "$p = 'x'; Set-AWSCredential -SecretKey $p.SecretKey",
    "Write-Host ('12' + '3456') 123456",
    "$x.Replace('s', 't')",
  ])('%s', (source) => {
    expect(redacted(source)).toBe(source);
  });
});

test('redact masks what has the form of a secret, wherever it stands and even where escapes hide it', () => {
  const key = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  expect(redacted(`a ${key} "b ${key}" # ${key}\n${key}:${key.slice(0, 20)}\`${key.slice(20)}`)).toBe(
    'a ******** "b ********" # ********\n********',
  );
});

test('redact masks a secret of letters alone that was pasted in a place of a command', () => {
  expect(redacted('a'.repeat(40))).toBe('********');
});

test('redact masks any number of codes before the parameter that takes them', () => {
  const codes = 200_000;
  expect(redacted(`Write-Host ${'123456,'.repeat(codes)}$x | Get-STSSessionToken -TokenCode $_`)).toBe(
    `Write-Host ${'********,'.repeat(codes)}$x | Get-STSSessionToken -TokenCode $_`,
  );
});

test('redact tells where in the text something is that stood in the source', () => {
  const { text, offset } = redact('a -SecretKey hunter2hunter2 b -Sec c d', isSecretParameter);
  expect(text).toBe('a -SecretKey ******** b -Sec ******** d');
  expect([0, 13, 14, 20, 26, 27].map(offset)).toEqual([0, 13, 14, 20, 21, 21]);
  expect([28, 35, 36, 37, 38].map(offset)).toEqual([22, 29, 37, 38, 39]);
});

/** Of the form that AWS gives its secret keys; of letters alone, hardly any is. */
const secretKey = fc.stringMatching(/^[A-Za-z0-9+/]{39}[0-9+/]$/);

/** What may be around a secret, in pieces that fit together seldom. */
const surroundings = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'Set-AWSCredential',
          ' -SecretKey ',
          ' -SecretKey:',
          '$SecretKey = ',
          '@{ SecretKey = ',
          '# ',
          '<# ',
          '#>',
        ],
        ...[
          ' ',
          '\n',
          ';',
          '|',
          '"',
          "'",
          '`',
          '(',
          ')',
          '{',
          '}',
          '[',
          ']',
          ',',
          '$',
          '@',
          '@"\n',
          '\n"@',
          "@'\n",
        ],
        ...['=', '&', '.', '::', '>', '$x', '-eq', 'if (', 'else', 'param(', 'function f', '“', '–'],
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

test('no secret key survives redact, whatever stands around it', () => {
  fc.assert(
    fc.property(surroundings, secretKey, surroundings, (before, secret, behind) => {
      expect(redacted(before + secret + behind)).not.toContain(secret);
    }),
    { numRuns: 2000 },
  );
});

/** Too short to be told by its form. */
const password = fc.stringMatching(/^[a-z]{3}[!#%^*+/a-z]{0,8}[0-9]{5}$/);

test('no short secret survives redact where a parameter or name says that it is one', () => {
  const places = fc.constantFrom<(secret: string) => string>(
    (secret) => `Set-AWSCredential -SecretKey ${secret} -StoreAs x`,
    (secret) => `Set-AWSCredential -StoreAs x -SecretKey:${secret}`,
    (secret) => `Set-AWSCredential -SecretKey '${secret}'`,
    (secret) => `Set-AWSCredential -SecretKey ("${secret}", $x)`,
    (secret) => `$SecretKey = '${secret}'`,
    (secret) => `@{ a = 1; Password = "${secret}$x" }`,
    (secret) => `$a.b['SessionToken'] = @('${secret}')`,
    (secret) => `# SecretAccessKey: ${secret}`,
    (secret) => `"-SecretKey ${secret}"`,
    (secret) => `@{ AccessKey = 'A'; SK = '${secret}' }`,
    (secret) => `$p.SK = '${secret}'`,
    (secret) => `$p['ST'] = '${secret}'`,
    (secret) => `$p.Add('SecretKey','${secret}')`,
    (secret) => `$SecretKey, $b = 'c', '${secret}'`,
    (secret) => `function f($SecretKey) { g }; f '${secret}'`,
    (secret) => `foreach ($SecretKey in '${secret}') { g }`,
    (secret) => `if ($SecretKey -eq '${secret}') { g }`,
    (secret) => `Set-AWSCredential -SecretKey -${secret}`,
    (secret) => `Set-AWSCredential -SecretKey=${secret}`,
    (secret) => `Set-AWSCredential --secret-key ${secret}`,
    (secret) => `Set-AWSCredential "-SecretKey" ${secret}`,
    (secret) => `Set-AWSCredential SecretKey ${secret}`,
    (secret) => `aws configure set aws_secret_access_key ${secret}`,
    (secret) => `ConvertTo-SecureString '${secret}' -Force`,
    (secret) => `Set-Variable -Name SecretKey -Value ${secret}`,
    (secret) => `Set-AWSCredential -SecretKey "ab" + "${secret}"`,
    (secret) => `Set-AWSCredential -SecretKey ab|${secret}`,
  );
  const code = fc.constantFrom('', '; b', ' | c', '\n} d', ' )', ' "e', " 'f", '\n(', ' $(');
  fc.assert(
    fc.property(places, password, code, code, (place, secret, before, behind) => {
      expect(redacted(before.trimStart() + '\n' + place(secret) + behind)).not.toContain(secret);
    }),
    { numRuns: 2000 },
  );
});

test('redact changes nothing outside of what it masks', () => {
  fc.assert(
    fc.property(surroundings, secretKey, surroundings, (before, secret, behind) => {
      const source = before + secret + behind;
      fc.pre(!source.includes('*'));
      const { text, offset } = redact(source, isSecretParameter);
      const parts = text.split('********');
      expect(source.startsWith(parts[0] ?? '')).toBe(true);
      expect(source.endsWith(parts.at(-1) ?? '')).toBe(true);
      expect(offset(source.length)).toBe(text.length);
    }),
  );
});
