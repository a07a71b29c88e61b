import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../../../src/agent/awsconfig/doctor/doctor.ts';
import type { DoctorContext } from '../../../../../src/agent/awsconfig/doctor/profileChecks.ts';
import { readProfiles, type SharedFile } from '../../../../../src/agent/awsconfig/reading/readProfiles.ts';

const credentials = (text: string): SharedFile => ({ name: 'credentials', kind: 'credentials', text });
const config = (text: string): SharedFile => ({ name: 'config', kind: 'config', text });

const nothingKnown: DoctorContext = {
  regions: new Set(),
  rootKeyIds: new Set(),
  otherProfiles: new Set(),
  store: 'linked',
};
const inVault = (...names: readonly string[]) => ({ otherProfiles: new Set(names) });

const problemsOf = (files: readonly SharedFile[], known: Partial<DoctorContext> = {}) =>
  diagnose(readProfiles(files), { ...nothingKnown, ...known });

/** As code@line:column of file, first of all the places. */
const found = (files: SharedFile | readonly SharedFile[], known: Partial<DoctorContext> = {}) =>
  problemsOf([files].flat(), known).map(
    ({ code, file, line, column }) => `${code}@${file}:${line}:${column}`,
  );

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const pair = `aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\n`;
const role = 'role_arn = arn:aws:iam::123456789012:role/A\n';

test('a problem has file, line, column, code, severity, one sentence, readers and a fix', () => {
  expect(problemsOf([credentials(`[p]\n${pair}Region = eu-west-1\nmfa_serial = m\n`)])).toEqual([
    {
      code: 'type-rejected',
      severity: 'warning',
      file: 'credentials',
      line: 1,
      column: 1,
      text: 'Profile "p" has aws_access_key_id, aws_secret_access_key, mfa_serial together, which the AWS CLI accepts and uses for its access key; PowerShell and .NET reject the profile.',
      readers: ['net'],
    },
    {
      code: 'key-upper-case',
      severity: 'warning',
      file: 'credentials',
      line: 4,
      column: 1,
      text: 'The key "Region" has capital letters and counts as if it had none; the SDKs for JavaScript and Java keep them and so read another key.',
      readers: ['ts', 'java'],
      fix: [
        { sign: '-', line: 4, text: 'Region = eu-west-1' },
        { sign: '+', line: 4, text: 'region = eu-west-1' },
      ],
    },
  ]);
});

test('an ordinary pair of files has no problem', () => {
  expect(
    found(
      [
        credentials(`[default]\n${pair}\n[session]\n${pair}aws_session_token = t\n`),
        config(
          `[default]\nregion = eu-west-1\n\n[profile role]\n${role}source_profile = default\nmfa_serial = m\n`,
        ),
      ],
      { regions: new Set(['eu-west-1']), ...inVault('other') },
    ),
  ).toEqual([]);
});

test('a section that a linked file refers to and does not have is told; an import says it itself', () => {
  const long = 'S3cretThatSlippedHere/'.repeat(3);
  const text = `[profile p]\nsso_session = s\nservices = gone\n[sso-session s]\n[profile q]\nservices = x\n  ${long}\n[profile r]\nsso_session = ${long}\n`;
  const files = [config(text)];
  expect(
    problemsOf(files).flatMap(({ code, line, text: said }) =>
      code === 'section-missing' ? [[line, said]] : [],
    ),
  ).toEqual([
    [3, 'The key "services" refers to the section "services gone", which is not in these files.'],
    [6, 'The key "services" refers to the section "services x…", which is not in these files.'],
    [9, 'The key "sso_session" refers to the section "sso-session ********", which is not in these files.'],
  ]);
  expect(found(files, { store: 'import' })).toEqual(['continuation@config:7:3']);
});

describe('keys', () => {
  test.each([
    ['aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n', 'key-pair-half@credentials:2:1'],
    [`a = 1\naws_secret_access_key = ${secret}\n`, 'key-pair-half@credentials:3:1'],
    [`aws_access_key_id =\naws_secret_access_key = ${secret}\n`, 'key-pair-half@credentials:3:1'],
    ['aws_session_token = t\n', 'token-alone@credentials:2:1'],
    [`aws_access_key_id = AKIA\naws_secret_access_key = ${secret}\n`, 'key-id-malformed@credentials:2:1'],
    [
      `aws_access_key_id = ${secret}\naws_secret_access_key = ${secret}\n`,
      'key-id-malformed@credentials:2:1',
    ],
    [
      `aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}=\n`,
      'secret-malformed@credentials:3:1',
    ],
    [`${pair}aws_session_token = t\n`],
    [pair],
  ])('%j', (lines, ...expected) => {
    expect(found(credentials(`[p]\n${lines}`))).toEqual(expected);
  });

  test('halves of a pair in two files are a pair', () => {
    const [id = '', secretLine = ''] = pair.split('\n');
    expect(found([credentials(`[p]\n${secretLine}`), config(`[profile p]\n${id}`)])).toEqual([]);
  });

  test('secrets in config are told, also those that credentials override', () => {
    const text = `${pair}aws_session_token = t\n`;
    expect(found([credentials(`[p]\n${text}`), config(`[profile p]\n${text}`)])).toEqual([
      'secret-in-config@config:3:1',
      'secret-in-config@config:4:1',
    ]);
  });

  test('a key of the root user is told with its last four characters', () => {
    const known = { rootKeyIds: new Set(['AKIAIOSFODNN7EXAMPLE']) };
    expect(problemsOf([credentials(`[p]\n${pair}`)], known)).toEqual([
      {
        code: 'key-root',
        severity: 'warning',
        file: 'credentials',
        line: 2,
        column: 1,
        text: `Profile "p" has an access key of the account's root user, ****MPLE, which nothing restricts: delete that key at AWS and use one of an IAM user or a role.`,
        readers: [],
      },
    ]);
  });

  test('a comment that holds a secret is told, wherever it stands', () => {
    const gone = `# aws_secret_access_key = ${secret}`;
    expect(
      found(
        credentials(
          `${gone}\n[p] ${gone}\n;AWS_SESSION_TOKEN:t\nregion = x ${gone}\n# aws_secret_access_key =\n`,
        ),
      ).filter((each) => each.startsWith('secret')),
    ).toEqual([
      'secret-commented@credentials:1:1',
      'secret-commented@credentials:2:5',
      'secret-commented@credentials:3:1',
      'secret-commented@credentials:4:12',
    ]);
  });
});

describe('roles', () => {
  test.each([
    [`${role}source_profile = q\n`, 'source-unknown@credentials:3:1'],
    ['source_profile = q\n', 'source-unknown@credentials:2:1'],
    [`${role}source_profile = p\n`, 'source-cycle@credentials:3:1'],
    [`${role}source_profile = p\n${pair}`, 'type-rejected@credentials:1:1'],
    [`${role}source_profile = v\n`, 'source-in-vault@credentials:3:1'],
    [`${role}source_profile = p\ncredential_source = Environment\n`, 'source-twice@credentials:4:1'],
    [`${role}credential_source = Environment\n`],
    [`${role}web_identity_token_file = f\n`],
    [`endpoint_name = e\n${role}`],
    [role, 'role-sourceless@credentials:2:1'],
    [`${role}${pair}`, 'role-sourceless@credentials:2:1'],
    [`credential_process = x\n${pair}`, 'type-rejected@credentials:1:1'],
    ['region = x\nexternal_id = e\n'],
  ])('%j', (lines, ...expected) => {
    expect(found(credentials(`[p]\n${lines}`), inVault('v'))).toEqual(expected);
  });

  test('an unknown source profile is quoted, unless it could be a secret', () => {
    const texts = ['q', secret, 'a\n  b', '<q>'].map((source) => {
      const problems = problemsOf([credentials(`[p]\n${role}source_profile = ${source}\n`)]);
      return problems.find(({ code }) => code === 'source-unknown')?.text;
    });
    const unnamed = 'The source profile of profile "p" was found neither in these files nor in the vault.';
    expect(texts).toEqual([
      'The source profile "q" of profile "p" was found neither in these files nor in the vault.',
      unnamed,
      unnamed,
      unnamed,
    ]);
  });

  test('a source profile in the vault will do for an import', () => {
    const file = credentials(`[p]\n${role}source_profile = v\n`);
    expect(found(file, { ...inVault('v'), store: 'import' })).toEqual([]);
  });

  const chain = (name: string, source: string, more = '') =>
    `[${name}]\n${role}source_profile = ${source}\n${more}`;

  test('every profile of a circle is told, and none that only leads there', () => {
    const text = chain('a', 'b') + chain('b', 'c') + chain('c', 'b') + chain('d', 'd');
    expect(problemsOf([credentials(text)]).map(({ line, text: sentence }) => `${line}: ${sentence}`)).toEqual(
      [
        '6: The source profiles form a loop: "b", then "c", then "b".',
        '9: The source profiles form a loop: "c", then "b", then "c".',
        '12: The source profiles form a loop: "d", then "d".',
      ],
    );
  });

  test('a key pair on the way ends a circle', () => {
    expect(found(credentials(chain('a', 'b') + chain('b', 'a', pair)))).toEqual([
      'type-rejected@credentials:4:1',
    ]);
  });

  test('of a long circle five names are told', () => {
    const text = Array.from({ length: 1000 }, (_, index) =>
      chain(`p${index}`, `p${(index + 1) % 1000}`),
    ).join('');
    const problems = problemsOf([credentials(text)]);
    expect([problems.length, problems[0]?.text, problems.at(-1)?.text]).toEqual([
      501,
      'The source profiles form a loop: "p0", then "p1", then "p2", then "p3", then "p4", then 995 more, then "p0".',
      '500 more problems after this one are not listed.',
    ]);
  });
});

test.each([
  ['eu-west-1', []],
  ['eu-west-9', ['region-unknown@config:2:1']],
  ['eu west 1', ['region-malformed@config:2:1']],
  ['', []],
])('region %j', (region, expected) => {
  const file = config(`[profile p]\nregion = ${region}\n`);
  expect(found(file, { regions: new Set(['eu-west-1']) })).toEqual(expected);
  expect(found(file)).toEqual(expected.filter((each) => !each.startsWith('region-unknown')));
});

describe('the other store', () => {
  const file = config('[default]\nregion = r\n[profile p]\nregion = r\n');

  test('a linked profile is shadowed by the vault', () => {
    expect(found(file, inVault('default', 'p', 'AWS PS Default'))).toEqual([
      'profile-shadowed@config:1:1',
      'profile-shadowed@config:3:1',
    ]);
  });

  test('an imported profile is about to become the one of the vault', () => {
    expect(found(file, { ...inVault('default', 'p'), store: 'import' })).toEqual([]);
  });

  test('PowerShell passes over a default without credentials to the legacy one', () => {
    expect(found(file, inVault('AWS PS Default'))).toEqual(['default-shadowed@config:1:1']);
    expect(found(credentials(`[default]\n${pair}`), inVault('AWS PS Default'))).toEqual([
      'legacy-default-shadowed@credentials:1:1',
    ]);
  });

  test('an import may bring the legacy default itself', () => {
    const legacy = `[AWS PS Default]\n${pair}`;
    const both = credentials(`${legacy}[default]\n${pair}`);
    const unusual = 'name-unusual@credentials:1:1';
    expect(found(both, { store: 'import' })).toEqual([unusual, 'legacy-default-shadowed@credentials:4:1']);
    expect(found(both)).toEqual([unusual]);
    expect(found(credentials(legacy), { ...inVault('default'), store: 'import' })).toEqual([
      unusual,
      'legacy-default-shadowed@credentials:1:1',
    ]);
  });
});

test('problems of lines and of profiles come file by file from top to bottom', () => {
  expect(
    found([
      config(`[profile p]\n${role}nonsense\n[profile q]\nRegion = r\n`),
      credentials('nonsense\n[p]\naws_session_token = t\n'),
    ]),
  ).toEqual([
    'role-sourceless@config:2:1',
    'line-broken@config:3:1',
    'key-upper-case@config:5:1',
    'line-broken@credentials:1:1',
    'token-alone@credentials:3:1',
  ]);
});

test('neither kind of problem crowds out the other', () => {
  const many = Array.from({ length: 1000 }, (_, index) => `[p${index}]\nnonsense\n${role}`).join('');
  const problems = problemsOf([credentials(many)]);
  const count = (code: string) => problems.filter((problem) => problem.code === code).length;
  expect([count('line-broken'), count('role-sourceless')]).toEqual([250, 250]);
  expect(problems.slice(500).map(({ text }) => text)).toEqual([
    '1500 more problems after this one are not listed.',
    'There may be more fixes; they are offered once some of these are made.',
  ]);
});
