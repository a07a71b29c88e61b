import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../../../src/agent/awsconfig/doctor/doctor.ts';
import { fixedText } from '../../../../../src/agent/awsconfig/doctor/fixes.ts';
import { readProfiles, type SharedFile } from '../../../../../src/agent/awsconfig/reading/readProfiles.ts';

const credentials = (text: string): SharedFile => ({ name: 'credentials', kind: 'credentials', text });
const config = (text: string): SharedFile => ({ name: 'config', kind: 'config', text });

const nothingKnown = {
  regions: new Set<string>(),
  rootKeyIds: new Set<string>(),
  otherProfiles: new Set<string>(),
  store: 'linked',
} as const;

const problemsOf = (...files: readonly SharedFile[]) => diagnose(readProfiles(files), nothingKnown);

/** What the first problem of a code becomes, and whether its fix is on show. */
function fixed(file: SharedFile, code: string): string | undefined {
  const problem = problemsOf(file).find((each) => each.code === code);
  if (problem === undefined) throw new Error(`There is no problem ${code}.`);
  const text = fixedText([file], problem);
  expect(problem.fix !== undefined).toBe(text !== undefined);
  return text;
}

describe('a fix', () => {
  test.each([
    ['byte-order-mark', '\uFEFF[p]\na = 1\n', '[p]\na = 1\n'],
    ['line-end-cr', '[p]\ra = 1\r\nb = 2\r', '[p]\na = 1\r\nb = 2\n'],
    ['line-blank-odd', '[p]\n\u00a0\n\n \u00a0\na = 1\n', '[p]\n\n\n\na = 1\n'],
    ['line-broken', '[p]\r\na = 1\r\nnonsense\r\n', '[p]\r\na = 1\r\n# nonsense\r\n'],
    ['key-outside-section', 'region = x\n[p]\na = 1', '# region = x\n[p]\na = 1'],
    ['section-indented', ' [p]\na = 1\n', '[p]\na = 1\n'],
    ['section-indented', ' [p]\n a = 1\n', '[p]\n a = 1\n'],
    ['key-indented', '[p]\n  a = 1\n  # c\n  b =\n    c = 1\n', '[p]\na = 1\n# c\nb =\n  c = 1\n'],
    [
      'key-indented',
      '[o]\n\t[p]\n\ta = 1\n\n\t[q]\n\tb =\n\t\tc = 1\n[r]\n\td = 1',
      '[o]\n[p]\na = 1\n\n[q]\nb =\n\tc = 1\n[r]\n\td = 1',
    ],
    ['comment-indented', '[p]\na = 1\n  # c\nb = 2\n', '[p]\na = 1\n# c\nb = 2\n'],
    ['section-prefixed', '[profile p] # c\na = 1\n', '[p] # c\na = 1\n'],
    ['name-quoted', '["p"]\na = 1\n', '[p]\na = 1\n'],
    ['title-blanks', '[ p ];c\na = 1\n', '[p];c\na = 1\n'],
    ['comment-after-section', '[p] # c\na = 1\n', '# c\n[p]\na = 1\n'],
    ['comment-after-value', '[p]\r\nregion = x ; c\r\n', '[p]\r\n; c\r\nregion = x\r\n'],
    ['comment-after-value', '[p]\ns3 = # c\n  a = 1', '[p]\n# c\ns3 =\n  a = 1'],
    ['comment-after-value', '[p]\ns3 =\n  a = 1 # c\n  b = 2', '[p]\ns3 =\n# c\n  a = 1\n  b = 2'],
    ['comment-after-value', '[p]\nregion = x # c', '[p]\n# c\nregion = x'],
    ['key-upper-case', '[p]\nREGION = X\n', '[p]\nregion = X\n'],
    ['separator-colon', '[p]\nregion: x\n', '[p]\nregion = x\n'],
    ['separator-colon', '[p]\nregion:x\n', '[p]\nregion = x\n'],
    ['separator-colon', '[p]\nregion : x=y\n', '[p]\nregion = x=y\n'],
    ['value-blanks', '[p]\na =\u00a0x\u00a0 # c\n', '[p]\na = x # c\n'],
    ['key-duplicate', '[p]\nregion = 1\noutput = 1\nREGION = 2\n', '[p]\noutput = 1\nREGION = 2\n'],
    ['key-duplicate', '[p]\nregion = 1\nbroken\nregion = 2\n', '[p]\nbroken\nregion = 2\n'],
    ['key-duplicate', '[p]\na = 1\n  more\nb = 1\nA = 1\n  more\n', '[p]\nb = 1\nA = 1\n  more\n'],
    [
      'key-duplicate',
      '[p]\ns3 =\n  max_bandwidth = 1\n  b = 1\n  max_bandwidth = 2\n',
      '[p]\ns3 =\n  b = 1\n  max_bandwidth = 2\n',
    ],
    ['key-duplicate', '[p]\nregion = 1\n# of the earlier\n[q]\n[p]\nregion = 2', undefined],
    [
      'section-duplicate',
      '[p]\na = 1\n\n# over q\n[q]\na = 1\n# over p\n[p]\n# c\nb = 2\n\n# over r\n[r]\nc = 3',
      '[p]\na = 1\n# over p\n# c\nb = 2\n\n# over q\n[q]\na = 1\n\n# over r\n[r]\nc = 3',
    ],
    ['section-duplicate', '[p]\n[p]\na = 1', '[p]\na = 1\n'],
    ['section-respelled', '[p]\na = 1\n[profile p]\nb = 2', '[p]\na = 1\nb = 2\n'],
  ])('of %s: %j', (code, text, expected) => {
    expect(fixed(credentials(text), code)).toBe(expected);
  });

  test.each([
    ['title-blanks', '[  profile   p  ]\na = 1', '[profile p]\na = 1'],
    ['name-quoted', "[profile 'p'] # c\na = 1", '[profile p] # c\na = 1'],
    [
      'section-duplicate',
      '[sso-session s]\nsso_region = r\n[profile p]\nsso_session = s\n[sso-session s]\nsso_start_url = u\n',
      '[sso-session s]\nsso_region = r\nsso_start_url = u\n[profile p]\nsso_session = s\n',
    ],
  ])('of %s in config: %j', (code, text, expected) => {
    expect(fixed(config(text), code)).toBe(expected);
  });

  test.each<readonly [string, string, SharedFile]>([
    ['it would give the name a reader drops', 'name-quoted', config('[profile "my p"]\na = 1')],
    ['it would make the line below a part of it', 'line-broken', credentials('[p]\na = 1\nx\n  b = 2')],
    [
      'it would leave a secret in a comment',
      'key-outside-section',
      credentials('aws_session_token = x\n[p]'),
    ],
    ['it would take away a value', 'key-duplicate', config('[q]\nregion = 1\nregion = 2')],
    ...[
      'aws_secret_access_key = 1\naws_secret_access_key = 2',
      'AWS_Session_Token = 1 #\naws_session_token = 2',
      'aws_access_key_id = 1\naws_access_key_id = 2',
      'unknown = 1\nunknown = 2',
      'unknown =\n  region = 1\n  region = 2',
      's3 =\n  unknown = 1\n  unknown = 2',
      's3 =\n  unknown = 1\ns3 =\n  region = 2',
      'region = 1\n  aws_secret_access_key = 1\nregion = 1',
    ].map((lines) => ['it could take away a secret', 'key-duplicate', credentials(`[p]\n${lines}`)] as const),
    ['there is nothing safe to do', 'section-not-profile', config('[p]\na = 1')],
    ...(
      [
        ['section-prefixed', credentials('[p]\na = 1\n[profile p]\nb = 2')],
        ['name-quoted', config('[profile p]\na = 1\n[profile "p"]\nb = 2')],
        ['title-blanks', config('[profile p]\na = 1\n[ profile p ]\nb = 2')],
        ['title-blanks', config('[sso-session p]\na = 1\n[sso-session  p]\nb = 2')],
        ['section-respelled', config('[profile p]\na = 1\n[profile "p"]\nA = 2')],
      ] as const
    ).map(
      ([code, file]) =>
        ['it would make two titles or keys the same, which the AWS CLI refuses', code, file] as const,
    ),
  ])('is not offered where %s', (_, code, file) => {
    expect(fixed(file, code)).toBeUndefined();
  });
});

test('a fix is shown as a line diff without secrets, comments and broken lines', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const text = `[p]\nAWS_SECRET_ACCESS_KEY = ${secret}\nregion = eu-west-1 # ${secret}\n${secret}\n`;
  expect(
    problemsOf(credentials(text)).flatMap(({ code, fix }) => (fix === undefined ? [] : [[code, fix]])),
  ).toEqual([
    [
      'key-upper-case',
      [
        { sign: '-', line: 2, text: 'AWS_SECRET_ACCESS_KEY = ********' },
        { sign: '+', line: 2, text: 'aws_secret_access_key = ********' },
      ],
    ],
    [
      'comment-after-value',
      [
        { sign: '-', line: 3, text: 'region = eu-west-1 # ********' },
        { sign: '+', line: 3, text: '# ********' },
        { sign: '+', line: 4, text: 'region = eu-west-1' },
      ],
    ],
    [
      'line-broken',
      [
        { sign: '-', line: 4, text: '********' },
        { sign: '+', line: 4, text: '# ********' },
      ],
    ],
  ]);
});

test('fixedText knows only problems that are there', () => {
  const file = credentials('[p]\nRegion = x\n');
  const which = { file: 'credentials', code: 'key-upper-case', line: 2, column: 1 };
  expect([
    fixedText([file], which),
    fixedText([file], { ...which, line: 1 }),
    fixedText([file], { ...which, column: 2 }),
    fixedText([file], { ...which, code: 'key-indented' }),
    fixedText([file], { ...which, file: 'config' }),
    fixedText([file, file], which),
  ]).toEqual(['[p]\nregion = x\n', undefined, undefined, undefined, undefined, undefined]);
});

test('what is fixed in one file leaves the other one as it is', () => {
  const files = [credentials('[profile p]\na = 1\n'), config('[profile p]\nA = 2\n')];
  const [prefixed, upperCase] = problemsOf(...files);
  expect(prefixed && fixedText(files, prefixed)).toBe('[p]\na = 1\n');
  expect(upperCase && fixedText(files, upperCase)).toBe('[profile p]\na = 2\n');
});

test('fix after fix, any file comes to mean the same with no fix left', () => {
  const pieces = fc.constantFrom(
    '[p]',
    '[profile p]',
    '[ profile  "q" ] # c',
    '  [q];c',
    '[sso-session s]',
    'region = x # c',
    'Region: x',
    '  a = 1',
    '    b: 2 ; c',
    's3 =',
    'aws_secret_access_key = a #b',
    '# comment',
    '  ; comment',
    'broken',
    '= v',
    '',
    '\u00a0',
    'k = \u00a0v',
  );
  const texts = fc
    .tuple(
      fc.constantFrom('', '\uFEFF'),
      fc.array(pieces, { maxLength: 12 }),
      fc.constantFrom('\n', '\r\n', '\r'),
    )
    .map(([mark, lines, end]) => mark + lines.join(end));
  const meaning = (file: SharedFile) =>
    new Map([...readProfiles([file]).profiles].map(([name, { properties }]) => [name, properties]));
  fc.assert(
    fc.property(texts, fc.boolean(), (text, isConfig) => {
      const original = isConfig ? config(text) : credentials(text);
      let file = original;
      let problems = problemsOf(file);
      for (;;) {
        const problem = problems.find(({ fix }) => fix !== undefined);
        if (problem === undefined) break;
        const mended = fixedText([file], problem);
        if (mended === undefined) throw new Error(`No text mends ${problem.code}.`);
        file = { ...file, text: mended };
        const left = problemsOf(file);
        expect(left.length).toBeLessThan(problems.length);
        problems = left;
      }
      expect(meaning(file)).toEqual(meaning(original));
    }),
    { numRuns: 200 },
  );
});

test('of a large file only as many problems have a fix as can be tried in a while', () => {
  const fixesOf = (lines: number) => {
    const text = `[p]\n${Array.from({ length: lines }, (_, index) => `k${index}: x\n`).join('')}`;
    const problems = problemsOf(credentials(text));
    const said = problems.find(({ code }) => code === 'fixes-more');
    return [problems.filter(({ fix }) => fix !== undefined).length, said?.line, said?.text];
  };
  expect([fixesOf(100), fixesOf(50_000), fixesOf(120_000)]).toEqual([
    [100, undefined, undefined],
    [1, 501, 'There may be more fixes; they are offered once some of these are made.'],
    [0, 501, 'The files are too large to look for all fixes.'],
  ]);
});

test('a fix of thousands of lines is not put together for each of hundreds of problems', () => {
  const fixesOf = (piece: (index: number) => string) => {
    const text = `[p]\n${Array.from({ length: 20_000 }, (_, index) => piece(index)).join('')}`;
    return problemsOf(credentials(text)).filter(({ fix }) => fix !== undefined).length;
  };
  expect([fixesOf((index) => ` k${index}=1\n`), fixesOf((index) => ` [a${index}]\n`)]).toEqual([0, 2]);
});

test('a fix that no person would read through is none', () => {
  const indented = (keys: number) =>
    `[p]\n${Array.from({ length: keys }, (_, index) => `  k${index} = x\n`).join('')}`;
  expect(fixed(credentials(indented(100)), 'key-indented')).toBe(indented(100).replaceAll('  k', 'k'));
  expect(fixed(credentials(indented(101)), 'key-indented')).toBeUndefined();
});

test('no problem and no fix shows a secret, wherever it stands', () => {
  const value = 'SECRETVALUE';
  const token = `${value}${'A'.repeat(40)}`;
  const lines = fc.constantFrom(
    '[p]',
    '[profile q]',
    `  [profile p] # ${value}`,
    `aws_secret_access_key = ${value}`,
    `AWS_SECRET_ACCESS_KEY: ${value} # ${value}`,
    `aws_session_token:${value}==`,
    `aws_session_token =`,
    `  ${value}`,
    `  ${token}==`,
    `aws_session_token ${value}==`,
    `Set-Item x ${token}==`,
    `${token}== # x`,
    `"${token}=="`,
    `PAT:${token}=abc`,
    `[ ${token} ] # c`,
    `[profile "x ${token}"]`,
    value,
    `= ${value}`,
    `Unknown: ${value}`,
    `region = x # ${value}`,
    `  # aws_secret_access_key = ${value}`,
    's3 =',
    `  A: ${value}`,
  );
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 12 }), fc.boolean(), (written, isConfig) => {
      const text = written.join('\n');
      const problems = problemsOf(isConfig ? config(text) : credentials(text));
      expect(problems.filter((problem) => JSON.stringify(problem).toUpperCase().includes(value))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
