import { expect, test } from 'vitest';
import { sectionComments } from '../../../../../src/agent/awsconfig/reading/comments.ts';
import { parse } from '../../../../../src/agent/awsconfig/reading/lines.ts';
import { readProfiles } from '../../../../../src/agent/awsconfig/reading/readProfiles.ts';

/** Section by section, as "key: comment". */
const comments = (text: string) =>
  sectionComments(parse(text), 'config').map((section) =>
    section.map(({ above, text }) => `${above}: ${text}`),
  );

test('sectionComments puts a comment above what follows it, and the last ones at the end', () => {
  expect(
    comments(`[profile p]
# the key of CI
aws_access_key_id = AKIAIOSFODNN7EXAMPLE

   ; indented, and apart
region = eu-west-1
# last
`),
  ).toEqual([['aws_access_key_id: # the key of CI', 'region: ; indented, and apart', ': # last']]);
});

test('sectionComments takes comments directly above a header for its own, and leaves those above a blank line', () => {
  expect(
    comments(`[profile a]
region = eu-west-1
# after a

# the other one
# in two lines
[profile b] # beside b
region = eu-west-2
`),
  ).toEqual([[': # after a'], ['[: # the other one', '[: # in two lines', '[: # beside b']]);
});

test('sectionComments gives what stands before the first header to the first section', () => {
  expect(comments('# Copyright\n\nbroken\n# more\n\n[a]\n[b]\n')).toEqual([
    ['[: # Copyright', '[: # more'],
    [],
  ]);
  expect(comments('# a file of comments\n')).toEqual([]);
});

test('sectionComments lifts a comment beside a value above its key, the line above it first', () => {
  expect(comments('[profile p]\n# where\nRegion = eu-west-1 # home\noutput = a;b\n')).toEqual([
    ['region: # where', 'region: # home'],
  ]);
});

test('sectionComments keeps comments among sub-properties and in a continued value above the key', () => {
  expect(
    comments(`[profile p]
s3 = # of S3
  # path or virtual
  addressing_style = path # sic
# next
region = eu-west-1
  continued ; on
`),
  ).toEqual([['s3: # of S3', 's3: # path or virtual', 's3: # sic', 'region: # next', 'region: ; on']]);
});

test.each(['aws_secret_access_key', 'AWS_SESSION_TOKEN'])('sectionComments never cuts %s', (key) => {
  expect(comments(`[p]\n${key} = ab #cd/ef\n  more #of it\n# real\n`)).toEqual([[': # real']]);
});

test('sectionComments keeps signs without words, and the last comments of a file without a line end', () => {
  expect(comments('[p]\r\n#\r\nregion = x\r\n  \r\n#')).toEqual([['region: #', ': #']]);
});

test('readProfiles keeps the comments of a profile from both files, and takes each into account', () => {
  const { profiles } = readProfiles([
    { name: 'config', kind: 'config', text: '# of config\n[profile p]\nregion = x ; home\n' },
    { name: 'credentials', kind: 'credentials', text: '[p]\n# last\n' },
  ]);
  expect(profiles.get('p')?.comments).toEqual([
    { file: 'credentials', above: '', text: '# last' },
    { file: 'config', above: '[', text: '# of config' },
    { file: 'config', above: 'region', text: '; home' },
  ]);
});

test('readProfiles keeps 100,000 comment lines, and says where there are more', () => {
  const { profiles, problems } = readProfiles([
    { name: 'credentials', kind: 'credentials', text: `[p]\n${'#\n'.repeat(100_000)}\n[q]\n# more\n[r]\n` },
  ]);
  expect([...profiles.values()].map(({ comments }) => comments?.length)).toEqual([
    100_000,
    undefined,
    undefined,
  ]);
  expect(problems.map(({ code, line }) => `${code}@${line}`)).toEqual(['comments-more@100005']);
});
