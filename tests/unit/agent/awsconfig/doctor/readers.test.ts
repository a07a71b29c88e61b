import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FileKind, ReaderId } from '../../../../../src/protocol/views/files.ts';
import type { Profile } from '../../../../../src/agent/awsconfig/profile.ts';
import { readProfiles, type SharedFile } from '../../../../../src/agent/awsconfig/reading/readProfiles.ts';

type Answer = Readonly<Record<string, unknown>>;

interface Input {
  readonly name: string;
  readonly config: string | null;
  readonly credentials: string | null;
  readonly answers: Readonly<Record<ReaderId, Answer>>;
}

const inputs = JSON.parse(
  readFileSync(new URL('../../../../fixtures/ini-readers.json', import.meta.url), 'utf8'),
) as readonly Input[];

function filesOf({ config, credentials }: Input): readonly SharedFile[] {
  return [
    ...(credentials === null
      ? []
      : [{ name: 'credentials', kind: 'credentials', text: credentials } as const]),
    ...(config === null ? [] : [{ name: 'config', kind: 'config', text: config } as const]),
  ];
}

function namedIn(text: string): readonly string[] {
  const words = {
    boto: 'AWS CLI',
    ts: 'JavaScript',
    go: 'Go',
    rust: 'Rust',
    java: 'Java',
    net: 'PowerShell and .NET',
  };
  const others = text.slice(text.indexOf('; ') + 1);
  return Object.entries(words)
    .filter(([, word]) => new RegExp(`\\b${word}\\b`).test(others))
    .map(([reader]) => reader);
}

function listed(profiles: ReadonlyMap<string, Profile>) {
  return [...profiles].map(([name, { properties }]) => [
    name,
    ...[...properties].map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
  ]);
}

/** Our answer as the recorded ones are written: objects of objects. */
function ours(profiles: ReadonlyMap<string, Profile>): string {
  return flat(
    [...profiles].map(([name, { properties }]) => [
      name,
      [...properties].map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
    ]),
  );
}

/**
 * An answer as sorted lines of profile, key and value, so that answers that come to the same are the same:
 * - an empty value counts as none, and so a profile without keys as none;
 * - sub-properties are one thing, be they a map, a block of text, or keys with a dot. Made keys of the profile, they are not;
 * - shared sections, which some readers give among the profiles, are left out;
 * - keys count as they are written: a reader that keeps capital letters does not find `region`.
 * An error is an answer of its own.
 */
function flat(entries: readonly (readonly [string, unknown])[]): string {
  const lines: string[] = [];
  for (const [profile, keys] of entries) {
    if (profile === '__error') return 'error';
    if (isShared(profile)) continue;
    for (const [key, value] of pairs(keys)) {
      for (const [path, text] of leaves(key, value))
        if (text !== '') lines.push(JSON.stringify([profile, path, text]));
    }
  }
  return lines.sort().join('\n');
}

/** `__proto__` is a name that a file may have; these are how the answers were recorded. */
function isShared(profile: string): boolean {
  return /^__(?:sso|services|other)$|^(?:sso-session|services)\./.test(profile);
}

function leaves(key: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== 'string') return pairs(value).map(([sub, text]) => [`${key}.${sub}`, String(text)]);
  if (!value.startsWith('\n')) return [[key, value]];
  return value
    .slice(1)
    .split('\n')
    .map((line) => line.split(' = '))
    .map(([sub, ...text]) => [`${key}.${sub}`, text.join(' = ')]);
}

function pairs(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value as readonly (readonly [string, unknown])[];
  return Object.entries(value as Answer);
}

/** Coffer's answer to each input, profile by profile, and what it says of it. */
const answers: readonly (readonly [string, readonly Listed[], readonly string[]])[] = [
  ['inline # after ws', [['p', ['region', 'eu-west-1']]], ['comment-after-value@2:20']],
  ['inline ; after ws', [['p', ['region', 'eu-west-1']]], ['comment-after-value@2:20']],
  ['adjacent #', [['p', ['k', 'a#b']]], []],
  ["secret with ' #' (creds)", [['p', ['aws_secret_access_key', 'ab #cd/ef']]], ['secret-whole@2:28']],
  ['comment after section', [['p', ['region', 'a']]], ['comment-after-section@1:13']],
  ['section ; adjacent', [['p', ['region', 'a']]], ['comment-after-section@1:12']],
  ['quoted profile dbl', [['my p', ['region', 'a']]], ['name-quoted@1:1']],
  ['quoted profile dbl nospace', [['myp', ['region', 'a']]], ['name-quoted@1:1']],
  ['quoted profile sgl', [['myp', ['region', 'a']]], ['name-quoted@1:1']],
  ['profile with space unquoted', [['my p', ['region', 'a']]], ['name-unusual@1:1']],
  ['creds name with space', [['my p', ['aws_access_key_id', 'A']]], ['name-unusual@1:1']],
  ['creds quoted name', [['myp', ['aws_access_key_id', 'A']]], ['name-quoted@1:1']],
  ['unicode profile', [['é', ['region', 'a']]], ['name-unusual@1:1']],
  ['bare [p] in config', [], ['section-not-profile@1:1', 'file-without-profiles@1:1']],
  ['[profile p] in creds', [['p', ['aws_access_key_id', 'A']]], ['section-prefixed@1:1']],
  ['[default]+[profile default]', [['default', ['output', 'b']]], ['default-twice@1:1']],
  ['dup section', [['p', ['a', '1'], ['b', '2']]], ['section-duplicate@3:1']],
  ['dup key', [['p', ['a', '2']]], ['key-duplicate@3:1']],
  ['dup key diff case', [['p', ['region', '2']]], ['key-upper-case@2:1', 'key-duplicate@3:1']],
  ['uppercase key', [['p', ['region', 'x']]], ['key-upper-case@2:1']],
  ['colon separator', [['p', ['region', 'x']]], ['separator-colon@2:1']],
  ['key:=', [['p', ['a:b', 'c']]], ['key-colon@2:1']],
  ['quoted value', [['p', ['region', '"x"']]], ['value-quoted@2:10']],
  ['no value no eq', [['p', ['region', 'x']]], ['line-broken@2:1']],
  ['empty value', [['p', ['region', ''], ['output', 'j']]], []],
  ['key before section', [['p', ['a', '1']]], ['key-outside-section@1:1']],
  [
    'nested s3',
    [
      [
        'p',
        [
          's3',
          [
            ['addressing_style', 'path'],
            ['max', '1'],
          ],
        ],
        ['region', 'r'],
      ],
    ],
    ['sub-properties@2:1'],
  ],
  [
    'nested with comment',
    [
      [
        'p',
        [
          's3',
          [
            ['a', '1'],
            ['b', '2'],
          ],
        ],
      ],
    ],
    ['sub-properties@2:1', 'comment-after-value@3:9', 'comment-indented@4:3'],
  ],
  ['empty then flush key', [['p', ['region', ''], ['source_profile', 'x']]], []],
  ['indented plain key', [['p', ['region', 'x'], ['output', 'j']]], ['key-indented@2:3', 'key-indented@3:3']],
  ['continuation', [['p', ['a', '1\nmore']]], ['continuation@3:3']],
  ['cont looks like kv', [['p', ['a', '1\nb = 2']]], ['continuation@3:3']],
  ['indented section', [['p', ['a', '1\n[profile q]'], ['b', '2']]], ['continuation@3:3']],
  ['indented comment', [['p', ['a', '1'], ['b', '2']]], ['comment-indented@3:3']],
  ['BOM', [['p', ['region', 'x']]], ['byte-order-mark@1:1']],
  ['BOM creds', [['default', ['aws_access_key_id', 'A']]], ['byte-order-mark@1:1']],
  [
    'CRLF',
    [
      ['p', ['region', 'x']],
      ['q', ['region', 'y']],
    ],
    [],
  ],
  ['CR only', [['p', ['region', 'x']]], ['line-end-cr@1:1']],
  ['no space profile', [], ['section-not-profile@1:1', 'file-without-profiles@1:1']],
  ['tab profile', [['p', ['region', 'x']]], []],
  ['inner ws', [['p', ['region', 'x']]], ['title-blanks@1:1']],
  ['creds inner ws', [['p', ['aws_access_key_id', 'A']]], ['title-blanks@1:1']],
  ['unclosed', [], ['section-broken@1:1', 'file-without-profiles@1:1']],
  ['trailing after ]', [], ['section-broken@1:1', 'file-without-profiles@1:1']],
  ['percent', [['p', ['a', '50%(x)s']]], []],
  [
    'creds over config',
    [['p', ['aws_access_key_id', 'CRD'], ['aws_secret_access_key', 's2'], ['region', 'c']]],
    [],
  ],
  ['half keys across files', [['p', ['aws_secret_access_key', 's2'], ['aws_access_key_id', 'CFG']]], []],
  ['sso-session', [['p', ['sso_session', 's']]], []],
  ['services', [['p', ['services', 's']]], []],
  ['[DEFAULT] section', [['p', ['a', '1']]], ['section-not-profile@1:1']],
  ['[Default]', [], ['section-not-profile@1:1', 'file-without-profiles@1:1']],
  ['__proto__', [['__proto__', ['region', 'x']]], ['name-proto@1:1']],
  ['[plugins]', [['p', ['a', '1']]], ['section-not-profile@1:1']],
  ['empty name', [], ['section-unnamed@1:1', 'file-without-profiles@1:1', 'section-unnamed@3:1']],
  ['nul/ctl', [['p', ['a', 'x\u000by']]], []],
  ['nbsp', [['p', ['a', 'x']]], ['value-blanks@2:5']],
  ['eq in value', [['p', ['credential_process', 'foo --a=b = c']]], []],
  ['value is only comment', [['p', ['region', '']]], ['comment-after-value@2:10']],
  ['comment w/o ws start of value', [['p', ['region', '#c']]], []],
  ['key with space', [['p', ['my key', 'v']]], ['key-unusual@2:1']],
  ['rem', [['p', ['rem', 'x']]], []],
];

type Listed = readonly [string, ...(readonly [string, string | readonly (readonly [string, string])[]])[]];

test('there is an answer of Coffer for each of the 61 inputs', () => {
  expect(answers.map(([name]) => name)).toEqual(inputs.map(({ name }) => name));
  expect(inputs).toHaveLength(61);
});

describe.each(inputs.map((each, index) => [each.name, each, answers[index]] as const))(
  '%s',
  (_, each, answer) => {
    const { profiles, problems } = readProfiles(filesOf(each));

    test('Coffer reads it by its rules', () => {
      expect([
        listed(profiles),
        problems.map(({ code, line, column }) => `${code}@${line}:${column}`),
      ]).toEqual(answer?.slice(1));
    });

    test('the problems name the readers that read it otherwise, and no others', () => {
      const differing = Object.entries(each.answers)
        .filter(([, recorded]) => flat(Object.entries(recorded)) !== ours(profiles))
        .map(([reader]) => reader);
      expect(new Set(problems.flatMap(({ readers }) => readers))).toEqual(new Set(differing));
    });

    test('each sentence names the readers of its problem', () => {
      expect(problems.map(({ text }) => namedIn(text))).toEqual(problems.map(({ readers }) => readers));
    });
  },
);

// Found by reading generated files with botocore and with the SDK for JavaScript, and in the source of the others.
test.each<readonly [FileKind, string, string, readonly ReaderId[]]>([
  ['config', '[profile p] # [c]\n', 'comment-after-section', ['boto', 'net']],
  ['config', '[profile q]]\n', 'section-broken', ['boto', 'ts', 'go', 'rust', 'java', 'net']],
  ['config', '[profile p]\n[q] x\n', 'section-broken', ['boto', 'ts', 'go', 'rust', 'java', 'net']],
  ['config', '[profile p]\n[q\n', 'section-broken', ['boto', 'ts', 'go', 'rust', 'java', 'net']],
  ['config', '[profile ""]\n', 'section-unnamed', ['boto', 'go', 'net']],
  ['credentials', '[ ]\n', 'section-unnamed', ['boto', 'ts']],
  ['config', '[profilex y]\n', 'section-not-profile', ['boto']],
  ['config', '[__proto__]\n', 'section-not-profile', ['ts']],
  ['config', '[p]\n[p]\n', 'section-other-duplicate', ['boto']],
  ['credentials', '[sso-session s]\n', 'section-config-only', ['boto', 'net']],
  ['credentials', '[DEFAULT]\n', 'name-default', ['boto']],
  ['credentials', '[é]\n', 'name-unusual', ['rust', 'java']],
  ['credentials', '[a#b]\n', 'name-unusual', ['go', 'rust', 'java']],
  ['credentials', '[a=b]\n', 'name-unusual', ['rust', 'java', 'net']],
  ['config', '[profile a\\b]\n', 'name-unusual', ['boto', 'ts', 'rust', 'java']],
  ['config', '[profile "a\'b"]\n', 'name-quoted', ['boto', 'ts', 'go', 'rust', 'java', 'net']],
  ['config', '[profile default]\n[default]\n', 'default-twice', ['boto', 'net']],
  ['config', '[profile p]\ns3 =\n  [profile q]\n', 'section-indented', ['boto', 'rust', 'java']],
  ['config', ':x\n', 'line-broken', ['boto', 'go', 'rust', 'java', 'net']],
  ['config', '=x\n', 'line-broken', ['boto', 'go', 'rust', 'java', 'net']],
  ['credentials', `[p]\n${'A'.repeat(40)}=\n`, 'line-broken', ['boto', 'ts', 'go', 'rust', 'java', 'net']],
  ['credentials', '[p]\naws_session_token a=\n', 'line-broken', ['boto', 'ts', 'go', 'rust', 'java', 'net']],
  ['credentials', 'a: 1\n[p]\n', 'key-outside-section', ['boto', 'rust', 'java', 'net']],
  ['credentials', '[p]\na = 1\na =\n', 'key-duplicate', ['boto', 'ts', 'net']],
  ['credentials', '[p]\ns3 =\n  a = 1\ns3 = x\n', 'key-duplicate', ['boto', 'ts', 'net']],
  ['config', '[profile p]\na = 1\n[profile "p"]\na = 2\n', 'key-duplicate', []],
  ['credentials', '[p]\ns3 =\n  a = 1\n  a = 2\n', 'key-duplicate', ['net']],
  ['credentials', '[p]\n  a =\n  b = 1\n', 'key-indented', ['ts', 'rust', 'java']],
  ['credentials', '[p]\ns3 =\n  A = 1\n', 'key-upper-case', ['boto', 'ts', 'rust', 'java']],
  ['credentials', '[p]\ns3 =\n  a:b = 1\n', 'key-colon', ['go']],
  ['credentials', '[p]\na #b = 1\n', 'key-unusual', ['ts', 'go', 'rust', 'java']],
  ['credentials', '[p]\n__proto__ = 1\n', 'key-proto', ['ts']],
  ['credentials', '[p]\ns3 =\n  a: 1\n', 'separator-colon', ['boto', 'ts', 'rust', 'java', 'net']],
  ['credentials', '[p]\na = 1\n\n  more\n', 'continuation', ['boto', 'ts', 'net']],
  ['credentials', '[p]\na = 1\n# c\n  more\n', 'continuation', ['ts', 'net']],
  ['credentials', 'a = 1\n  [p]\n', 'continuation', ['ts', 'go', 'net']],
  ['credentials', '[p]\na = 1\n  b # c\n', 'comment-after-value', ['boto', 'go', 'rust', 'java', 'net']],
  ['credentials', '[p]\na = C:\\new\n', 'value-escaped', ['go']],
  ['credentials', '[p]\na = \u00a0x\n', 'value-blanks', ['rust', 'java']],
  ['credentials', '[p]\na = \uFEFFx\n', 'value-blanks', ['boto', 'go', 'rust', 'java', 'net']],
  ['credentials', '[p]\n\u00a0\n', 'line-blank-odd', ['rust', 'java']],
  ['credentials', '[p]\ns3 =\n  aws_session_token = a #b\n', 'secret-whole', ['ts']],
])('of %s %j, %s names its readers', (kind, text, code, readers) => {
  const { problems } = readProfiles([{ name: kind, kind, text }]);
  const [problem] = problems.filter((each) => each.code === code).slice(-1);
  expect([problem?.readers, namedIn(problem?.text ?? '')]).toEqual([readers, readers]);
});

test('a section that is left out has no values to warn of', () => {
  const { problems } = readProfiles([{ name: 'config', kind: 'config', text: '[x]\nA: "b" # c\n' }]);
  expect(problems.map(({ code }) => code)).toEqual([
    'section-not-profile',
    'file-without-profiles',
    'separator-colon',
  ]);
});
