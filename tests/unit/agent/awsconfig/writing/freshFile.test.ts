import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printFresh } from '../../../../../src/agent/awsconfig/writing/freshFile.ts';
import type {
  Comment,
  Profile,
  PropertyValue,
  SharedSection,
} from '../../../../../src/agent/awsconfig/profile.ts';
import { readProfiles } from '../../../../../src/agent/awsconfig/reading/readProfiles.ts';
import { refusalOf } from '../../../../../src/agent/awsconfig/writing/writable.ts';
import type { FileKind } from '../../../../../src/protocol/views/files.ts';

const profile = (
  name: string,
  properties: Record<string, PropertyValue>,
  comments: readonly Comment[] = [],
): Profile => ({ name, properties: new Map(Object.entries(properties)), comments });
const comment = (file: FileKind, above: string, text: string): Comment => ({ file, above, text });

const keys = {
  aws_access_key_id: 'AKIAIOSFODNN7EXAMPLE',
  aws_secret_access_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const profiles = [
  profile('default', { region: 'eu-west-1', ...keys, output: '' }),
  profile('sso', { sso_session: 'corp', x_flag: '0042' }),
  profile('temporary', { ...keys, aws_session_token: 'IQoJ/+==' }),
  profile('none', {}),
  profile('bucket', { s3: new Map([['addressing_style', 'path']]), region: 'us-east-1' }),
];
const sections: readonly SharedSection[] = [
  { word: 'sso-session', ...profile('corp', { sso_region: 'eu-west-1' }) },
  { word: 'services', ...profile('local', { ec2: new Map([['endpoint_url', 'http://localhost:5555']]) }) },
];

test('printFresh writes key pairs and tokens to credentials', () => {
  expect(printFresh('credentials', profiles, sections)).toBe(
    `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY

[temporary]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
aws_session_token = IQoJ/+==
`,
  );
});

test('printFresh writes all the rest to config', () => {
  expect(printFresh('config', profiles, sections)).toBe(
    `[default]
region = eu-west-1
output =

[profile sso]
sso_session = corp
x_flag = 0042

[profile bucket]
s3 =
  addressing_style = path
region = us-east-1

[sso-session corp]
sso_region = eu-west-1

[services local]
ec2 =
  endpoint_url = http://localhost:5555
`,
  );
});

test('printFresh writes nothing where nothing belongs to the file', () => {
  expect(printFresh('credentials', [profile('a', { region: 'x' })], sections)).toBe('');
  expect(printFresh('config', [profile('a', keys)], [])).toBe('');
});

test('printFresh keeps comments in their places', () => {
  const commented = profile('p', { ...keys, region: 'eu-west-1', s3: new Map([['a', 'b']]) }, [
    comment('config', '[', '# Of the config file'),
    comment('credentials', '[', '; Of the credentials file'),
    comment('credentials', 'region', '# Goes with the region'),
    comment('credentials', 'aws_secret_access_key', '# Made in 2026'),
    comment('config', 's3', '# One'),
    comment('config', 's3', '# Two'),
    comment('config', 'output', '# Its key is gone'),
    comment('credentials', '', '# The end'),
  ]);
  expect(printFresh('credentials', [commented], [])).toBe(
    `; Of the credentials file
[p]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
# Made in 2026
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
# The end
`,
  );
  expect(printFresh('config', [commented], [])).toBe(
    `# Of the config file
[profile p]
# Goes with the region
region = eu-west-1
# One
# Two
s3 =
  a = b
# Its key is gone
`,
  );
});

test('printFresh writes comments where readProfiles finds them again', () => {
  const commented = [
    profile('p', { region: 'x', s3: new Map([['a', 'b']]) }, [
      comment('config', '[', '# One'),
      comment('config', 's3', '# Two'),
      comment('config', '', '# Three'),
    ]),
    profile('q', { region: 'x' }, [comment('config', '[', '# Four'), comment('config', '', '# Five')]),
  ];
  const text = printFresh('config', commented, []);
  const { profiles } = readProfiles([{ name: 'config', kind: 'config', text }]);
  expect([...profiles.values()].map(({ comments }) => comments)).toEqual(
    commented.map(({ comments }) => comments),
  );
});

test('printFresh moves comments to the other file where theirs has nothing of the profile', () => {
  const commented = profile('p', { region: 'x' }, [
    comment('credentials', '[', '# One'),
    comment('credentials', '', '; Two'),
  ]);
  expect(printFresh('config', [commented], [])).toBe('# One\n[profile p]\nregion = x\n; Two\n');
});

test.each(['# aws_secret_access_key = old', `; ${keys.aws_secret_access_key}`])(
  'printFresh moves no comment to config that may hold a secret: %j',
  (text) => {
    const commented = profile('p', { ...keys, region: 'x' }, [comment('credentials', 'region', text)]);
    expect(printFresh('config', [commented], [])).toBe('[profile p]\nregion = x\n');
    expect(printFresh('credentials', [commented], [])).toContain(`\n${text}\n`);
  },
);

test('printFresh keeps each comment on one line', () => {
  const hostile = profile('p', { region: 'x' }, [
    comment('config', '', '# a\r\n[profile evil]\ncredential_process = b'),
    comment('config', 'region', 'role_arn = c'),
  ]);
  expect(printFresh('config', [hostile], [])).toBe(
    '[profile p]\n# role_arn = c\nregion = x\n# a [profile evil] credential_process = b\n',
  );
});

describe('printFresh refuses', () => {
  test.each([
    [
      'a name',
      profile('p]\n[evil', { region: 'x' }),
      'Its name has characters other than A-Z a-z 0-9 _ - / . % @ : +.',
    ],
    ['a value', profile('p', { region: 'x\n[evil]' }), 'The value of "region" has several lines.'],
    // Whatever file is asked for: the profile would be half a one.
    [
      'a value of the other file',
      profile('p', { aws_session_token: '"IQoJ"', region: 'x' }),
      'The value of "aws_session_token" stands in quotes, which the SDK for Go takes off.',
    ],
  ])('%s', (_, unwritable, reason) => {
    expect(() => printFresh('config', [unwritable], [])).toThrow(
      expect.objectContaining({ code: 'profile-unwritable', detail: { name: unwritable.name, reason } }),
    );
  });

  test('a section', () => {
    const section = { word: 'services' as const, ...profile('local', { 'a b': 'c' }) };
    expect(() => printFresh('config', [], [section])).toThrow(
      expect.objectContaining({
        code: 'profile-unwritable',
        detail: {
          name: 'services local',
          reason: 'The key "a b" has characters other than a-z 0-9 _ - / . % @ +.',
        },
      }),
    );
  });
});

const name = fc.stringMatching(/^[A-Za-z0-9_\-/.%@:+]{1,8}$/);
const key = fc.oneof(
  fc.constantFrom(
    'aws_access_key_id',
    'aws_secret_access_key',
    'aws_session_token',
    'region',
    'role_arn',
    's3',
  ),
  fc.stringMatching(/^[a-z0-9_\-/.%@+]{1,8}$/),
);
const value = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[\x20-\x7e]*$/),
    fc.constantFrom('', '[x]', 'a=b', 'AAAA=='),
  )
  .map((text) => text.trim());
const property = fc.oneof(
  value,
  fc
    .dictionary(key, value, { minKeys: 1, maxKeys: 3, noNullPrototype: true })
    .map((o) => new Map(Object.entries(o))),
);
const section = fc.uniqueArray(fc.tuple(key, property), {
  selector: ([each]) => each,
  maxLength: 6,
  minLength: 1,
});
const all = fc.uniqueArray(fc.tuple(name, section), { selector: ([each]) => each, maxLength: 5 });

test('readProfiles reads a fresh pair of files back, or the profile was refused', () => {
  let written = 0;
  fc.assert(
    fc.property(all, (entries) => {
      const given = entries.map(([each, properties]) => ({ name: each, properties: new Map(properties) }));
      const writable = given.filter((each) => refusalOf(each) === undefined);
      written += writable.length;
      const read = readProfiles([
        { name: 'credentials', kind: 'credentials', text: printFresh('credentials', writable, []) },
        { name: 'config', kind: 'config', text: printFresh('config', writable, []) },
      ]);
      expect(plain([...read.profiles.values()])).toEqual(plain(writable));
    }),
    { numRuns: 300 },
  );
  expect(written).toBeGreaterThan(100);
});

/** Names and properties, the order of keys aside: it is that of two files. */
function plain(list: readonly Profile[]) {
  return new Map(list.map((each) => [each.name, new Map(each.properties)]));
}
