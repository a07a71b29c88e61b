import { describe, expect, test } from 'vitest';
import {
  isAccessKeysCsv,
  readAccessKeysCsv,
} from '../../../../../src/agent/awsconfig/import/accessKeysCsv.ts';

const id = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const otherId = 'AKIAI44QH8DHBEXAMPLE';
const otherSecret = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const header = 'Access key ID,Secret access key';

/** What was read, as plain lists: names and values, problems as code@line:column. */
function read(text: string, name = 'accessKeys.csv') {
  const { profiles, problems } = readAccessKeysCsv([{ name, text }]);
  return {
    profiles: [...profiles.values()].map((profile) => [profile.name, ...profile.properties.values()]),
    problems: problems.map(({ code, line, column }) => `${code}@${line}:${column}`),
  };
}

const only = (name: string) => ({ profiles: [[name, id, secret]], problems: [] });

test.each([
  ['as the console writes it', `\uFEFF${header}\r\n${id},${secret}`],
  ['with quotes and blanks', `"Access key ID" , "Secret access key"\n "${id}","${secret}" \n\n`],
  [
    'in other letters and order, with more columns',
    `secret ACCESS key,Status,access key id\n${secret},,${id}`,
  ],
  ['with empty cells behind', `${header},\n${id},${secret},,`],
])('a file %s is one profile', (_what, text) => {
  expect(isAccessKeysCsv(text)).toBe(true);
  expect(read(text)).toEqual(only('accessKeys'));
});

test.each([
  ['alice_accessKeys.csv', 'alice'],
  ['alice_accessKeys (1).csv', 'alice'],
  ['accessKeys.csv', 'accessKeys'],
  ['rows.csv', 'accessKeys'],
  ['[x]_accessKeys.csv', 'accessKeys'],
  ['pasted text', 'accessKeys'],
])('a key without a user name, from %s, becomes the profile %s', (file, name) => {
  expect(read(`${header}\n${id},${secret}`, file)).toEqual(only(name));
});

test('each row of the forms with user names is a profile, and a console password is left out', () => {
  const text = `User name,Password,Access key ID,Secret access key,Console login link
alice,,${id},${secret},https://123456789012.signin.aws.amazon.com/console
bob@example.com,"hunter, 2",${otherId},${otherSecret},https://123456789012.signin.aws.amazon.com/console
`;
  expect(read(text)).toEqual({
    profiles: [
      ['alice', id, secret],
      ['bob@example.com', otherId, otherSecret],
    ],
    problems: ['csv-password@3:17'],
  });
  expect(read(`User Name,Access Key Id,Secret Access Key\n"alice",${id},${secret}`)).toEqual(only('alice'));
});

test('a second key of one name gets a number, and the same key again does not', () => {
  const { profiles, problems } = readAccessKeysCsv([
    { name: 'a_accessKeys.csv', text: `${header}\n${id},${secret}\n${otherId},${otherSecret}\n` },
    { name: 'a_accessKeys (1).csv', text: `${header}\n${id},${secret}\n` },
  ]);
  expect([...profiles.keys()]).toEqual(['a', 'a-2']);
  expect(problems).toEqual([
    {
      code: 'csv-name-taken',
      severity: 'warning',
      file: 'a_accessKeys.csv',
      line: 3,
      column: 1,
      text: 'An access key named "a" was already read; this one becomes the profile "a-2".',
      readers: [],
    },
  ]);
});

test.each([
  ['a quote that does not close', `"${id},${secret}`, 'csv-row-broken@2:1'],
  ['something behind a quote', `"${id}"x,${secret}`, 'csv-row-broken@2:1'],
  ['a quote inside', `${id},wJalr"XUtn`, 'csv-row-broken@2:1'],
  ['more columns than the first line', `${id},${secret},more`, 'csv-row-broken@2:63'],
  ['no secret', `${id},`, 'csv-key-missing@2:22'],
  ['one column', id, 'csv-key-missing@2:1'],
  ['no access key ID', `,${secret}`, 'csv-key-missing@2:1'],
])('a row with %s is left out and the rest is read', (_what, row, problem) => {
  expect(read(`${header}\n${row}\n${otherId},${otherSecret}`)).toEqual({
    profiles: [['accessKeys', otherId, otherSecret]],
    problems: [problem],
  });
});

test('a key that does not look like one of AWS is read, and said to be doubtful', () => {
  expect(read(`${header}\nAKIA IOSFODNN7EXAMPLE,short`)).toEqual({
    profiles: [['accessKeys', 'AKIA IOSFODNN7EXAMPLE', 'short']],
    problems: ['key-id-malformed@2:1', 'secret-malformed@2:23'],
  });
});

test('a user that is called as the second key of another would be has a name of its own', () => {
  const rows = [`a-2,${id},${secret}`, `a,${id},${secret}`, `a,${otherId},${otherSecret}`];
  expect(read(`User name,${header}\n${rows.join('\n')}`)).toEqual({
    profiles: [
      ['a-2', id, secret],
      ['a', id, secret],
      ['a-3', otherId, otherSecret],
    ],
    problems: ['csv-name-taken@4:1'],
  });
});

test('a row of more columns than the console has is broken, however many', () => {
  expect(read(`${header}\n${id},${secret}${','.repeat(100_000)}`).problems).toEqual(['csv-row-broken@2:1']);
});

test('a user name that cannot name a profile is left out, and is not repeated', () => {
  const { profiles, problems } = readAccessKeysCsv([
    { name: 'k.csv', text: `User name,${header}\nx]\u0007[y,${id},${secret}` },
  ]);
  expect([...profiles]).toEqual([]);
  expect(problems.map(({ code, text }) => [code, text.includes('x]')])).toEqual([
    ['csv-name-unusable', false],
  ]);
});

test('a first line without rows is a file without profiles', () => {
  expect(read(`\n${header}\n`)).toEqual({ profiles: [], problems: ['file-without-profiles@1:1'] });
});

describe('isAccessKeysCsv', () => {
  test.each([
    ['a credentials file', `[default]\naws_access_key_id = ${id}`],
    ['the columns further down', `# keys\n${header}\n`],
    ['one of the columns', 'Access key ID\n'],
    ['a new user without keys', 'User name,Password,Console sign-in URL\n'],
    ['nothing', ''],
  ])('is not said of %s', (_what, text) => {
    expect(isAccessKeysCsv(text)).toBe(false);
  });
});
