import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProfiles, type SharedFile } from '../../../../../src/agent/awsconfig/reading/readProfiles.ts';

const credentials = (text: string): SharedFile => ({ name: 'credentials', kind: 'credentials', text });
const config = (text: string): SharedFile => ({ name: 'config', kind: 'config', text });

type Value = string | readonly (readonly [string, string])[];

/** What was read, as plain lists: names and keys as entries, problems as code@line:column. */
function read(...files: readonly SharedFile[]) {
  const { profiles, problems } = readProfiles(files);
  return {
    profiles: [...profiles].map(([name, profile]): [string, [string, Value][]] => [
      name,
      [...profile.properties].map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
    ]),
    problems: problems.map(({ code, line, column }) => `${code}@${line}:${column}`),
  };
}

const only = (name: string, properties: [string, Value][], ...problems: string[]) => ({
  profiles: [[name, properties]],
  problems,
});

test('readProfiles reads an ordinary pair of files', () => {
  const fixture = (name: string) =>
    readFileSync(new URL(`../../../../fixtures/aws/${name}`, import.meta.url), 'utf8');
  expect(read(credentials(fixture('credentials')), config(fixture('config')))).toEqual({
    profiles: [
      [
        'default',
        [
          ['aws_access_key_id', 'AKIAIOSFODNN7EXAMPLE'],
          ['aws_secret_access_key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
          ['region', 'us-east-1'],
          ['output', 'json'],
        ],
      ],
      [
        'developer',
        [
          ['aws_access_key_id', 'AKIAI44QH8DHBEXAMPLE'],
          ['aws_secret_access_key', 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY'],
          ['region', 'eu-west-1'],
          [
            's3',
            [
              ['addressing_style', 'path'],
              ['max_concurrent_requests', '20'],
            ],
          ],
        ],
      ],
      [
        'temporary',
        [
          ['aws_access_key_id', 'ASIAIOSFODNN7EXAMPLE'],
          ['aws_secret_access_key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
          ['aws_session_token', 'IQoExampleTokenThatNobodyIssuedEXAMPLETOKEN=='],
          ['region', 'us-west-2'],
        ],
      ],
      [
        'admin',
        [
          ['role_arn', 'arn:aws:iam::123456789012:role/Admin'],
          ['source_profile', 'developer'],
          ['region', 'eu-central-1'],
        ],
      ],
    ],
    problems: ['sub-properties@8:1', 'comment-after-value@19:23'],
  });
});

test('readProfiles says file, line, column, code, severity, one sentence and other readers of a problem', () => {
  expect(readProfiles([credentials('[p]\n  nonsense\n')]).problems).toEqual([
    {
      code: 'line-broken',
      severity: 'error',
      file: 'credentials',
      line: 2,
      column: 3,
      text: 'This line is not a section, a key with "=", or a comment, and is left out; the AWS CLI, the SDKs for Rust and Java, PowerShell and .NET refuse such a file.',
      readers: ['boto', 'rust', 'java', 'net'],
    },
  ]);
});

describe('sections of a config file', () => {
  test('the default profile needs no prefix', () => {
    expect(read(config('[default]\na = 1'))).toEqual(only('default', [['a', '1']]));
  });

  test.each([
    ['[profile p]'],
    ['[profile\tp]'],
    ['[  profile   p  ]', 'title-blanks@1:1'],
    ['[profile p] # c', 'comment-after-section@1:13'],
    ['[profile p];c', 'comment-after-section@1:12'],
  ])('%s is profile p', (header, ...problems) => {
    expect(read(config(`${header}\na = 1`))).toEqual(only('p', [['a', '1']], ...problems));
  });

  test.each(['[p]', '[profilep]', '[Default]', '[DEFAULT]', '[plugins]', '["default"]', '[Profile p]'])(
    '%s is not a profile and says so',
    (header) => {
      expect(read(config(`${header}\nb = 2\n[profile p]\na = 1`))).toEqual(
        only('p', [['a', '1']], 'section-not-profile@1:1'),
      );
    },
  );

  test('sso-session and services are no profiles and no problem', () => {
    expect(
      read(config('[sso-session s]\nsso_region = r\n[services s]\nec2 =\n  a = b\n[profile p]\na = 1')),
    ).toEqual(only('p', [['a', '1']]));
  });

  test('[profile default] beats [default], whichever comes first', () => {
    const prefixed = '[profile default]\na = 1\n';
    const bare = '[default]\nb = 2\n';
    expect(read(config(prefixed + bare))).toEqual(only('default', [['a', '1']], 'default-twice@3:1'));
    expect(read(config(bare), config(prefixed))).toEqual(only('default', [['a', '1']], 'default-twice@1:1'));
  });
});

describe('sections of a credentials file', () => {
  test('a bare name is a profile', () => {
    expect(read(credentials('[p]\na = 1'))).toEqual(only('p', [['a', '1']]));
    expect(read(credentials('[ p ]\na = 1'))).toEqual(only('p', [['a', '1']], 'title-blanks@1:1'));
  });

  test('[profile p] is read as p, with a warning', () => {
    expect(read(credentials('[profile p]\na = 1'))).toEqual(only('p', [['a', '1']], 'section-prefixed@1:1'));
  });

  test('sso-session and services have no meaning there', () => {
    expect(read(credentials('[sso-session s]\na = 1\n[services s]\nb = 1\n[p]\nc = 1'))).toEqual(
      only('p', [['c', '1']], 'section-config-only@1:1', 'section-config-only@3:1'),
    );
  });
});

describe('names', () => {
  test.each([
    ['[profile "my p"]', 'my p', 'name-quoted@1:1'],
    ["[profile 'myp']", 'myp', 'name-quoted@1:1'],
    ['[profile my p]', 'my p', 'name-unusual@1:1'],
    ['[profile é]', 'é', 'name-unusual@1:1'],
    ['[profile <script>alert(1)</script>]', '<script>alert(1)</script>', 'name-unusual@1:1'],
    ['[profile "]', '"', 'name-unusual@1:1'],
  ])('%s is read as %s, with a warning', (header, name, problem) => {
    expect(read(config(`${header}\na = 1`))).toEqual(only(name, [['a', '1']], problem));
  });

  test.each([['constructor'], ['toString'], ['a.b/c@d:e+f%g-h_1'], ['__proto__', 'name-proto@1:1']])(
    '%s is an ordinary name',
    (name, ...problems) => {
      expect(read(credentials(`[${name}]\nconstructor = 1`))).toEqual(
        only(name, [['constructor', '1']], ...problems),
      );
    },
  );

  test.each(['[]', '[ ]', '[profile ]', '[profile ""]'])(
    '%s has none, and its keys are left out',
    (header) => {
      expect(read(config(`[profile p]\na = 1\n${header}\na = 2`))).toEqual(
        only('p', [['a', '1']], 'section-unnamed@3:1'),
      );
    },
  );

  test.each(['[profile q', '[profile q] junk', '[profile q]]', '[profile q]x # c'])(
    '%s cannot be read, and its keys do not fall to the section before',
    (header) => {
      expect(read(config(`[profile p]\na = 1\n${header}\na = 2`))).toEqual(
        only('p', [['a', '1']], 'section-broken@3:1'),
      );
    },
  );

  test('a sentence cuts a name of any length', () => {
    const [problem] = readProfiles([config(`[${'n_'.repeat(5000)}]`)]).problems;
    expect(problem?.text).toBe(
      `The section "${'n_'.repeat(32)}…" is not a profile and is left out: in a config file only [default] and [profile NAME] are.`,
    );
  });
});

describe('duplicates', () => {
  test('sections of one name merge and the last key wins', () => {
    expect(read(credentials('[p]\na = 1\nb = 1\n[p]\nb = 2\nc = 2'))).toEqual(
      only(
        'p',
        [
          ['a', '1'],
          ['b', '2'],
          ['c', '2'],
        ],
        'section-duplicate@4:1',
        'key-duplicate@5:1',
      ),
    );
  });

  // The AWS CLI goes by the whole title: botocore refuses none of these, and of the first two uses the later section.
  test.each([
    ['[profile p]\n[profile "p"]\n', '; the AWS CLI reads the later one only.'],
    [
      '[profile p]\n[profile  p]\n',
      '; the AWS CLI reads the later one only; PowerShell and .NET read the first only.',
    ],
    ['[profile p]\n[ profile p]\n', '; PowerShell and .NET read the first only.'],
  ])('sections of one name in two spellings merge: %j', (text, others) => {
    const { problems } = readProfiles([config(text)]);
    expect(problems.find(({ code }) => code === 'section-respelled')?.text).toBe(
      `The profile "p" already appears on line 1 of config; both are read as one, the later value of a key wins${others}`,
    );
  });

  test('a section in the spelling of any above is one that the AWS CLI refuses', () => {
    const { problems } = read(config('[profile p]\n[profile "p"]\n[profile "p"]\n'));
    expect(problems).toContain('section-respelled@2:1');
    expect(problems).toContain('section-duplicate@3:1');
  });

  test('two files of one kind are read as one', () => {
    const { problems } = readProfiles([
      credentials('[p]\na = 1'),
      { ...credentials('[p]\nb = 1'), name: 'two' },
    ]);
    expect(problems.map(({ file, text }) => ({ file, text }))).toEqual([
      {
        file: 'two',
        text: 'The profile "p" already appears on line 1 of credentials; both are read as one, the later value of a key wins; the AWS CLI refuses such a file; PowerShell and .NET read the first only.',
      },
    ]);
  });

  test('the last of equal keys wins, whatever its case', () => {
    expect(read(config('[profile p]\nRegion = 1\nregion = 2'))).toEqual(
      only('p', [['region', '2']], 'key-upper-case@2:1', 'key-duplicate@3:1'),
    );
  });

  test('a later value replaces what belonged to the earlier one', () => {
    expect(read(config('[profile p]\ns3 =\n  a = 1\ns3 =\n  b = 2\n  B = 3'))).toEqual(
      only(
        'p',
        [['s3', [['b', '3']]]],
        'sub-properties@2:1',
        'key-duplicate@4:1',
        'sub-properties@4:1',
        'key-duplicate@6:3',
        'key-upper-case@6:3',
      ),
    );
  });
});

describe('credentials and config', () => {
  const both: [string, Value][] = [
    ['aws_access_key_id', 'CRD'],
    ['aws_secret_access_key', 's2'],
    ['region', 'c'],
  ];
  const files = [
    credentials('[p]\naws_access_key_id = CRD\naws_secret_access_key = s2\n'),
    config('[profile p]\nregion = c\naws_access_key_id = CFG\naws_secret_access_key = s1\n'),
  ];

  test('credentials override config key by key, in either order of the files', () => {
    expect(read(...files)).toEqual(only('p', both));
    expect(read(...files.toReversed())).toEqual(only('p', both));
  });

  test('half a key pair in each makes one', () => {
    expect(
      read(config('[profile p]\naws_access_key_id = A'), credentials('[p]\naws_secret_access_key = s')),
    ).toEqual(
      only('p', [
        ['aws_secret_access_key', 's'],
        ['aws_access_key_id', 'A'],
      ]),
    );
  });
});

describe('values', () => {
  test.each([
    ['region = eu-west-1 # home', 'region', 'eu-west-1', 'comment-after-value@2:20'],
    ['region = eu-west-1\t; home', 'region', 'eu-west-1', 'comment-after-value@2:20'],
    ['region = # home', 'region', '', 'comment-after-value@2:10'],
    ['region =#c', 'region', '#c'],
    ['k = a#b;c', 'k', 'a#b;c'],
    ['REGION = x', 'region', 'x', 'key-upper-case@2:1'],
    ['region = "x"', 'region', '"x"', 'value-quoted@2:10'],
    ['region =', 'region', ''],
    ['account = 012345678901', 'account', '012345678901'],
    ['my key = v', 'my key', 'v', 'key-unusual@2:1'],
    ['a:b = c', 'a:b', 'c', 'key-colon@2:1'],
    ['credential_process = foo --a=b = c', 'credential_process', 'foo --a=b = c'],
    ['role_arn = arn:aws:iam::123456789012:role/A', 'role_arn', 'arn:aws:iam::123456789012:role/A'],
    ['__proto__ = x', '__proto__', 'x', 'key-proto@2:1'],
    ['k = C:\\new', 'k', 'C:\\new', 'value-escaped@2:5'],
    ['k = \u00a0x', 'k', 'x', 'value-blanks@2:6'],
    ['k = x\u00a0 # c', 'k', 'x', 'value-blanks@2:5', 'comment-after-value@2:8'],
  ])('%s', (line, key, value, ...problems) => {
    expect(read(config(`[profile p]\n${line}\n`))).toEqual(only('p', [[key, value]], ...problems));
  });

  test.each([
    ['region: x', 'region', 'x'],
    ['region : x=y', 'region', 'x=y'],
    ['aws_session_token:FwoExample==', 'aws_session_token', 'FwoExample=='],
    ['aws_security_token:FwoExample==', 'aws_security_token', 'FwoExample=='],
    ['credential_process: foo --a=b', 'credential_process', 'foo --a=b'],
    ['api:c2VjcmV0MTIz== ', 'api', 'c2VjcmV0MTIz=='],
  ])('%s is read, with a warning about the colon', (line, key, value) => {
    expect(read(config(`[profile p]\n${line}\n`))).toEqual(only('p', [[key, value]], 'separator-colon@2:1'));
  });

  test.each([['aws_secret_access_key'], ['AWS_Session_Token', 'key-upper-case@2:1']])(
    '%s is never cut',
    (key, ...problems) => {
      expect(read(credentials(`[p]\n${key} = ab #cd ;ef`))).toEqual(
        only('p', [[key.toLowerCase(), 'ab #cd ;ef']], ...problems, `secret-whole@2:${key.length + 7}`),
      );
    },
  );

  test.each(['nonsense', '= v', ': v'])('%s is left out, and the rest is read', (line) => {
    expect(read(config(`[profile p]\na = 1\n${line}\nb = 2`))).toEqual(
      only(
        'p',
        [
          ['a', '1'],
          ['b', '2'],
        ],
        'line-broken@3:1',
      ),
    );
  });

  test('comments and blank lines are skipped, whatever their indentation', () => {
    expect(read(config('# c\n;c\n\n[profile p]\n  # c\na = 1\n  ; c\n \t\nb = 2'))).toEqual(
      only(
        'p',
        [
          ['a', '1'],
          ['b', '2'],
        ],
        'comment-indented@5:3',
        'comment-indented@7:3',
      ),
    );
  });

  test('what comes before the first section is left out', () => {
    expect(read(config('region = x\nnonsense\n[profile p]\na = 1'))).toEqual(
      only('p', [['a', '1']], 'key-outside-section@1:1', 'line-broken@2:1'),
    );
  });
});

describe('indentation', () => {
  test('below a key without a value stand its sub-properties', () => {
    expect(read(config('[profile p]\ns3 = # c\n  A = 1 # c\n\n  b: 2\nregion = r'))).toEqual(
      only(
        'p',
        [
          [
            's3',
            [
              ['a', '1'],
              ['b', '2'],
            ],
          ],
          ['region', 'r'],
        ],
        'sub-properties@2:1',
        'comment-after-value@2:6',
        'key-upper-case@3:3',
        'comment-after-value@3:9',
        'separator-colon@5:3',
      ),
    );
  });

  test('below a secret without a value stands nothing that could be one', () => {
    expect(read(config('[profile p]\naws_secret_access_key =\n  a = 1')).problems).toEqual([
      'secret-nested@2:1',
    ]);
  });

  test('below a key with a value stands more of it, though it looks like a key or a section', () => {
    expect(read(config('[profile p]\na = 1 # c\n  b = 2 # c\n  [profile q]\nc = 3'))).toEqual(
      only(
        'p',
        [
          ['a', '1\nb = 2\n[profile q]'],
          ['c', '3'],
        ],
        'comment-after-value@2:7',
        'continuation@3:3',
        'comment-after-value@3:9',
        'continuation@4:3',
      ),
    );
  });

  test('right after a header it is a key', () => {
    expect(read(config('[profile p]\n  a = 1\n  b = 2'))).toEqual(
      only(
        'p',
        [
          ['a', '1'],
          ['b', '2'],
        ],
        'key-indented@2:3',
        'key-indented@3:3',
      ),
    );
  });

  test('a text indented throughout keeps its sections apart', () => {
    expect(read(credentials('\t[p]\n\ta = 1\n\t[q]\n\ta = 2'))).toEqual({
      profiles: [
        ['p', [['a', '1']]],
        ['q', [['a', '2']]],
      ],
      problems: ['section-indented@1:2', 'key-indented@2:2', 'section-indented@3:2', 'key-indented@4:2'],
    });
  });
});

test.each([
  ['byte order mark', '\uFEFF[p]\na = 1\n', 'byte-order-mark@1:1'],
  ['CRLF', '[p]\r\na = 1\r\n'],
  ['lone CR', '[p]\ra = 1\r', 'line-end-cr@1:1'],
  ['a lone CR', '[p]\r\n\na = 1\r# c', 'line-end-cr@3:1'],
  ['no last newline', '[p]\na = 1'],
])('readProfiles reads a file with %s', (_, text, ...problems) => {
  expect(read(credentials(text))).toEqual(only('p', [['a', '1']], ...problems));
});

test('readProfiles names a file without a profile, and reads the others', () => {
  expect(read(credentials('# nothing yet\n'), config('[profile p]\na = 1'))).toEqual(
    only('p', [['a', '1']], 'file-without-profiles@1:1'),
  );
});

test('readProfiles reads 100,000 profiles', () => {
  const text = Array.from({ length: 100_000 }, (_, index) => `[p${index}]\na = 1\n`).join('');
  const { profiles, problems } = readProfiles([credentials(text)]);
  expect({ profiles: profiles.size, problems }).toEqual({ profiles: 100_000, problems: [] });
});

test('readProfiles lists 500 problems and counts the rest', () => {
  const { problems } = readProfiles([credentials(`[p]\n${'nonsense\n'.repeat(2000)}`)]);
  expect({ count: problems.length, last: problems.at(-1) }).toEqual({
    count: 501,
    last: {
      code: 'problems-more',
      severity: 'warning',
      file: 'credentials',
      line: 501,
      column: 1,
      text: '1500 more problems after this one are not listed.',
      readers: [],
    },
  });
});

test('no problem quotes a value, wherever it stands', () => {
  const value = 'SECRETVALUE';
  const lines = fc.constantFrom(
    '[p]',
    '[profile q]',
    `aws_secret_access_key = ${value}`,
    `AWS_SECRET_ACCESS_KEY: ${value} # ${value}`,
    `aws_session_token:${value}==`,
    `aws_session_token =`,
    `  ${value}`,
    `  ${value}${'A'.repeat(40)}==`,
    `${value}${'A'.repeat(40)}=`,
    value,
    `= ${value}`,
    `s3 =`,
    `  a = ${value}`,
    `  a: ${value}`,
  );
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 12 }), fc.boolean(), (written, isConfig) => {
      const text = written.join('\n');
      const { problems } = readProfiles([isConfig ? config(text) : credentials(text)]);
      expect(problems.filter((problem) => problem.text.includes(value))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
