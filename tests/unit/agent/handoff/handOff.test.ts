import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handOff } from '../../../../src/agent/handoff/handOff.ts';

const keys = {
  name: 'prod',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const temporary = {
  ...keys,
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  sessionToken: 'IQoJ/token+1==',
  expiresAt: Date.UTC(2026, 10, 22, 6, 0, 0, 999),
  region: 'eu-west-1',
};

/** The text of a format, line by line. */
const lines = (format: Parameters<typeof handOff>[0], given: Parameters<typeof handOff>[1] = temporary) =>
  handOff(format, given).text.split('\n');

test('each format has a file name of its own', () => {
  const formats = ['powershell', 'bash', 'fish', 'cmd', 'env', 'ini', 'json'] as const;
  expect(formats.map((format) => handOff(format, temporary).name)).toEqual([
    'credentials.ps1',
    'credentials.sh',
    'credentials.fish',
    'credentials.cmd',
    'credentials.env',
    'credentials',
    'credentials.json',
  ]);
});

describe('temporary credentials', () => {
  test('as PowerShell', () => {
    expect(lines('powershell')).toEqual([
      "$Env:AWS_ACCESS_KEY_ID = 'ASIAIOSFODNN7EXAMPLE'",
      "$Env:AWS_SECRET_ACCESS_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'",
      "$Env:AWS_SESSION_TOKEN = 'IQoJ/token+1=='",
      "$Env:AWS_CREDENTIAL_EXPIRATION = '2026-11-22T06:00:00Z'",
      "$Env:AWS_REGION = 'eu-west-1'",
      "$Env:AWS_DEFAULT_REGION = 'eu-west-1'",
      '',
    ]);
  });

  test('as bash, with the endpoint where they are known', () => {
    expect(lines('bash', { ...temporary, endpointUrl: 'https://sandbox.invalid' })).toEqual([
      "export AWS_ACCESS_KEY_ID='ASIAIOSFODNN7EXAMPLE'",
      "export AWS_SECRET_ACCESS_KEY='wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'",
      "export AWS_SESSION_TOKEN='IQoJ/token+1=='",
      "export AWS_CREDENTIAL_EXPIRATION='2026-11-22T06:00:00Z'",
      "export AWS_REGION='eu-west-1'",
      "export AWS_DEFAULT_REGION='eu-west-1'",
      "export AWS_ENDPOINT_URL='https://sandbox.invalid'",
      '',
    ]);
  });

  test('as fish', () => {
    expect(lines('fish').slice(0, 4)).toEqual([
      "set -gx AWS_ACCESS_KEY_ID 'ASIAIOSFODNN7EXAMPLE'",
      "set -gx AWS_SECRET_ACCESS_KEY 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'",
      "set -gx AWS_SESSION_TOKEN 'IQoJ/token+1=='",
      "set -gx AWS_CREDENTIAL_EXPIRATION '2026-11-22T06:00:00Z'",
    ]);
  });

  test('as cmd, its lines ended as Windows ends them', () => {
    expect(lines('cmd').slice(0, 3)).toEqual([
      'set "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE"\r',
      'set "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"\r',
      'set "AWS_SESSION_TOKEN=IQoJ/token+1=="\r',
    ]);
  });

  test('as .env, bare', () => {
    expect(lines('env').slice(0, 4)).toEqual([
      'AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE',
      'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      'AWS_SESSION_TOKEN=IQoJ/token+1==',
      'AWS_CREDENTIAL_EXPIRATION=2026-11-22T06:00:00Z',
    ]);
  });

  test('as a section of a credentials file', () => {
    expect(lines('ini')).toEqual([
      '[prod]',
      '# Expires 2026-11-22T06:00:00Z',
      'aws_access_key_id = ASIAIOSFODNN7EXAMPLE',
      'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      'aws_session_token = IQoJ/token+1==',
      '',
    ]);
  });

  test('as the answer of a credential_process', () => {
    expect(JSON.parse(handOff('json', temporary).text)).toEqual({
      Version: 1,
      AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      SecretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      SessionToken: 'IQoJ/token+1==',
      Expiration: '2026-11-22T06:00:00Z',
    });
  });
});

test('long-term keys take the token and the expiry of others out of a shell', () => {
  const expected = {
    powershell: ['$Env:AWS_SESSION_TOKEN = $null', '$Env:AWS_CREDENTIAL_EXPIRATION = $null', ''],
    bash: ['unset AWS_SESSION_TOKEN', 'unset AWS_CREDENTIAL_EXPIRATION', ''],
    fish: ['set -e AWS_SESSION_TOKEN', 'set -e AWS_CREDENTIAL_EXPIRATION', ''],
    cmd: ['set "AWS_SESSION_TOKEN="\r', 'set "AWS_CREDENTIAL_EXPIRATION="\r', ''],
    env: [''],
  };
  const formats = ['powershell', 'bash', 'fish', 'cmd', 'env'] as const;
  expect(Object.fromEntries(formats.map((format) => [format, lines(format, keys).slice(2)]))).toEqual(
    expected,
  );
});

// Neither shell is on the machines that run this: their own rules take the quotes off again.
test.each([
  ['powershell', /^\$Env:AWS_SESSION_TOKEN = '((?:[^'‘’‚‛]|(['‘’‚‛])\2)*)'$/m, /(['‘’‚‛])\1/g, '$1'],
  ['fish', /^set -gx AWS_SESSION_TOKEN '((?:[^'\\]|\\['\\])*)'$/m, /\\(['\\])/g, '$1'],
] as const)('%s takes any value apart from a control character as it is', (format, line, quoted, plain) => {
  const value = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\p{Cc}/u.test(text));
  fc.assert(
    fc.property(fc.oneof(value, fc.constantFrom("'", "''", '\\', "\\'", '’', '$x', '`')), (sessionToken) => {
      const { text } = handOff(format, { ...temporary, sessionToken });
      expect(line.exec(text)?.[1]?.replace(quoted, plain)).toBe(sessionToken);
    }),
  );
});

test.each([
  ['powershell', 'a\nb', 'PowerShell'],
  ['bash', 'a\nb', 'bash'],
  ['fish', 'a\nb', 'fish'],
  ['cmd', 'a%PATH%b', 'cmd'],
  ['cmd', 'a"b', 'cmd'],
  ['env', 'a#b', '.env'],
  ['env', 'a$b', '.env'],
] as const)('%s refuses %j, which it would read as something else', (format, sessionToken, title) => {
  expect(() => handOff(format, { ...temporary, sessionToken })).toThrow(
    expect.objectContaining({
      code: 'hand-off-unwritable',
      detail: { variable: 'AWS_SESSION_TOKEN', title },
    }) as Error,
  );
});

test('a section refuses a name that not every reader takes', () => {
  expect(() => handOff('ini', { ...temporary, name: 'my prod' })).toThrow(
    expect.objectContaining({ code: 'profile-unwritable' }) as Error,
  );
});
