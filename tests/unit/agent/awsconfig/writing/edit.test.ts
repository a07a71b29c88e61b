import { describe, expect, test } from 'vitest';
import { putProfiles, removeKeys, removeProfiles } from '../../../../../src/agent/awsconfig/writing/edit.ts';
import type { Comment, Profile, PropertyValue } from '../../../../../src/agent/awsconfig/profile.ts';

const profile = (
  name: string,
  properties: Record<string, PropertyValue>,
  comments: readonly Comment[] = [],
) => ({ name, properties: new Map(Object.entries(properties)), comments }) satisfies Profile;
const put = (text: string, properties: Record<string, PropertyValue>, name = 'p') =>
  putProfiles(text, 'credentials', [profile(name, properties)]);
const nested = (properties: Record<string, string>) => new Map(Object.entries(properties));

describe('putProfiles changes a value in its place', () => {
  test.each<[string, string, string]>([
    ['', 'region = a', 'region = b'],
    [', keeping indentation, blanks and line end', '  REGION\t=a  \r\n', '  REGION\t=b  \r\n'],
    [', keeping the separator', 'region:a', 'region:b'],
    [', keeping the comment behind it', 'region = a ; c', 'region = b ; c'],
    [' that was empty', 'region =', 'region = b'],
    [' that was empty, before a comment', 'region =   # c', 'region = b # c'],
    [' of several lines', 'region = a\n  a\n\n  a\n\n# c', 'region = b\n\n# c'],
    [' that was made of sub-properties', 'region =\n  a = b\n  # c\n# d', 'region = b\n# d'],
    [' of the last of equal keys, and drops the others', 'region = x\n# c\nRegion = a', '# c\nRegion = b'],
  ])('%s', (_, before, after) => {
    expect(put(`[p]\n${before}`, { region: 'b' })).toBe(`[p]\n${after}`);
  });

  test('unless it would be read otherwise there', () => {
    expect(put('[p]\nkey:a', { key: 'b=c' })).toBe('[p]\nkey = b=c');
  });

  test.each([
    ['', 'region = a', 'region ='],
    [', keeping the comment behind it', 'region = a # c', 'region = # c'],
  ])('to nothing%s', (_, before, after) => {
    expect(put(`[p]\n${before}`, { region: '' })).toBe(`[p]\n${after}`);
  });

  test('and drops the rest of a secret that a terminal wrapped', () => {
    const before = '[p]\naws_session_token = AAAA\nBBBB\nCC==\nregion = x\n';
    expect(put(before, { aws_session_token: 'DDDD', region: 'x' })).toBe(
      '[p]\naws_session_token = DDDD\nregion = x\n',
    );
    expect(put(before, { region: 'x' })).toBe('[p]\nregion = x\n');
  });
});

describe('putProfiles changes sub-properties', () => {
  test('one by one', () => {
    const before = '[p]\ns3 = # c\n\ta = 1 ; c\n\tb = 2\n  # d\n\tc = 3\n\noutput = json\n';
    expect(put(before, { s3: nested({ a: '4', c: '3', d: '5' }), output: 'json' })).toBe(
      '[p]\ns3 = # c\n\ta = 4 ; c\n  # d\n\tc = 3\n\td = 5\n\noutput = json\n',
    );
  });

  test('in place of a text', () => {
    expect(put('[p]\n  s3 = a # c\n    d\n# e\n', { s3: nested({ a: '4' }) })).toBe(
      '[p]\n  # c\n  s3 =\n    a = 4\n# e\n',
    );
  });
});

describe('putProfiles adds a key', () => {
  test.each([
    ['to an empty section', '# c\n', 'region = b\n# c\n'],
    ['before blank lines and the next header', '\n\n# q\n[q]\n', 'region = b\n\n\n# q\n[q]\n'],
    ['to the first of several sections', '[q]\n[p]\n', 'region = b\n[q]\n[p]\n'],
    // Below a key with a value an indented header would be more of it.
    ['before an indented header, which it takes to the margin', '  [q]\na = 1\n', 'region = b\n[q]\na = 1\n'],
  ])('%s', (_, before, after) => {
    expect(put(`[p]\n${before}`, { region: 'b' })).toBe(`[p]\n${after}`);
  });

  test.each([
    ['the last one', 'a = 1\n', 'a = 1\nregion = b\n'],
    ['the last one, before comments at the end', 'a = 1\n# c\n', 'a = 1\nregion = b\n# c\n'],
    ['what belongs to the last one', 'a = 1\n  # c\n', 'a = 1\n  # c\nregion = b\n'],
    ['a last line that was not understood', 'a = 1\nb\n', 'a = 1\nb\nregion = b\n'],
    ['a last line without end', 'a = 1', 'a = 1\nregion = b\n'],
  ])('behind %s', (_, before, after) => {
    expect(put(`[p]\n${before}`, { a: '1', region: 'b' })).toBe(`[p]\n${after}`);
  });

  test('with the line end of the line above, and sub-properties', () => {
    expect(put('[p]\r\n', { s3: nested({ a: '1', b: '2' }) })).toBe('[p]\r\ns3 =\r\n  a = 1\r\n  b = 2\r\n');
  });
});

describe('putProfiles drops a key', () => {
  test.each([
    ['with what continues it', 'x = 1\n  2\na = b\n', 'a = b\n'],
    ['with sub-properties and comments among them', 'x =\n  a = 1\n\n  # c\n  b = 2\n\na = b\n', '\na = b\n'],
    ['but not the comment above or below it', '# c\nx = 1\n# d\na = b\n', '# c\n# d\na = b\n'],
    ['wherever it stands', 'x = 1\na = b\nX = 2\n', 'a = b\n'],
    ['but not what was not understood', 'x = 1\nwhat\na = b\n', 'what\na = b\n'],
  ])('%s', (_, before, after) => {
    expect(put(`[p]\n${before}`, { a: 'b' })).toBe(`[p]\n${after}`);
  });

  test('and outdents what would become more of another value', () => {
    expect(put('[p]\na = b\naws_session_token = A\nB=\n  c = 1\n', { a: 'b', c: '1' })).toBe(
      '[p]\na = b\nc = 1\n',
    );
  });

  test('and parts from its sign what would become the end of a secret', () => {
    expect(put('[p]\naws_session_token = A\nx = 1\nc=\n', { aws_session_token: 'A', c: '' })).toBe(
      '[p]\naws_session_token = A\nc =\n',
    );
  });
});

describe('putProfiles adds a profile', () => {
  const added = '[q]\nregion = b\n';

  test.each([
    ['to an empty file', '', added],
    ['to a file that is a byte order mark', '\uFEFF', `\uFEFF${added}`],
    ['behind a blank line', '[p]\na = 1\n', `[p]\na = 1\n\n${added}`],
    ['behind a blank line that is there', '[p]\na = 1\n\n', `[p]\na = 1\n\n${added}`],
    ['behind comments', '# c\n', `# c\n\n${added}`],
    ['behind a last line without end', '[p]', `[p]\n\n${added}`],
    ['behind a blank line without end', '[p]\n  ', `[p]\n  \n${added}`],
    [
      'with the line ends of the file',
      '[p]\r\na = 1',
      `[p]\r\na = 1\r\n\r\n${added.replaceAll('\n', '\r\n')}`,
    ],
  ])('%s', (_, before, after) => {
    expect(put(before, { region: 'b' }, 'q')).toBe(after);
  });

  test('to config, with its comments and sub-properties', () => {
    const comments: Comment[] = [
      { file: 'config', above: '[', text: '# Above' },
      { file: 'config', above: 's3', text: '; Of s3' },
    ];
    const given = [profile('q', { s3: nested({ a: '1' }) }, comments), profile('default', { region: 'b' })];
    expect(putProfiles('[profile p]\n', 'config', given)).toBe(
      '[profile p]\n\n# Above\n[profile q]\n; Of s3\ns3 =\n  a = 1\n\n[default]\nregion = b\n',
    );
  });

  test('only where it has a property', () => {
    expect(put('[p]\n', {}, 'q')).toBe('[p]\n');
  });
});

test.each([
  ['credentials', '[profile p]\na = 1\n', '[profile p]\na = 2\n'],
  ['credentials', '["p"] # c\na = 1\n', '["p"] # c\na = 2\n'],
  ['config', "[profile 'p']\na = 1\n", "[profile 'p']\na = 2\n"],
  ['config', '[p]\na = 1\n', '[p]\na = 1\n\n[profile p]\na = 2\n'],
  ['config', '[services p]\na = 1\n', '[services p]\na = 1\n\n[profile p]\na = 2\n'],
] as const)('putProfiles finds a profile as readProfiles does: %s, %j', (kind, before, after) => {
  expect(putProfiles(before, kind, [profile('p', { a: '2' })])).toBe(after);
});

test('putProfiles leaves a [default] alone that counts for nothing', () => {
  const before = '[default]\na = 1\n[profile default]\na = 2\n';
  expect(putProfiles(before, 'config', [profile('default', { a: '3' })])).toBe(
    '[default]\na = 1\n[profile default]\na = 3\n',
  );
});

test('putProfiles gives the text back where nothing changes', () => {
  const before = '\uFEFF[ p ]\r\n A = 1\n\n s3 =\r\n   b:2\n[p]\na : 1';
  expect(put(before, { a: '1', s3: nested({ b: '2' }) })).toBe(before);
});

describe('putProfiles refuses', () => {
  test.each<[string, Profile]>([
    ['a name', profile('q]\n[evil', { region: 'b' })],
    ['a value', profile('p', { region: 'b\n[evil]' })],
    ['a key', profile('p', { 'a\n[evil]\nb': 'c' })],
    ['a sub-property', profile('p', { s3: nested({ a: 'b\n[evil]' }) })],
    ['a value of a new profile', profile('q', { region: ' b' })],
  ])('%s that could not be read back', (_, given) => {
    expect(() => putProfiles('[p]\nregion = a\n', 'credentials', [given])).toThrow(
      expect.objectContaining({ code: 'profile-unwritable' }),
    );
  });

  test('a name that the AWS CLI takes for all profiles', () => {
    const given = [profile('DEFAULT', { region: 'b' })];
    expect(() => putProfiles('', 'credentials', given)).toThrow(
      expect.objectContaining({ code: 'profile-unwritable' }),
    );
    expect(putProfiles('', 'config', given)).toBe('[profile DEFAULT]\nregion = b\n');
  });

  test('nothing of what stands already', () => {
    const before = '[my p]\naws_secret_access_key = a #b\nmy key = "x"\ns3 =\n  a =\nregion = a\n';
    const given = {
      aws_secret_access_key: 'a #b',
      'my key': '"x"',
      s3: nested({ a: '', b: '1' }),
      region: 'b',
    };
    expect(put(before, given, 'my p')).toBe(
      before.replace('  a =\n', '  a =\n  b = 1\n').replace('region = a', 'region = b'),
    );
  });
});

describe('removeProfiles removes', () => {
  const remove = (text: string, ...names: string[]) => removeProfiles(text, 'credentials', new Set(names));

  test.each([
    ['the first', '# f\n\n# p\n[p]\na = 1\n# p\n\n# q\n[q]\n', '# f\n\n# q\n[q]\n'],
    ['one in the middle', '[o]\n\n[p]\na = 1\n\n\n[q]\n', '[o]\n\n[q]\n'],
    ['the last, with the blank line before it', '[o]\na = 1\n\n# p\n[p]\na = 1\n# p\n', '[o]\na = 1\n'],
    ['the only one', '# c\n\n[p]\na = 1', '# c\n'],
    ['all its sections', '[p]\na = 1\n[q]\n[profile p]\n', '[q]\n'],
    ['none where none is there', '[q]\na = 1', '[q]\na = 1'],
    ['no header with it', 'x = 1\n[p]\n  [q]\nb = 1\n', 'x = 1\n[q]\nb = 1\n'],
  ])('%s', (_, before, after) => {
    expect(remove(before, 'p')).toBe(after);
  });

  test('several at once, and what was added', () => {
    const before = '[o]\r\na = 1\r\n';
    const given = [profile('p', { a: '1' }), profile('q', { a: '2' })];
    expect(remove(putProfiles(before, 'credentials', given), 'q', 'p')).toBe(before);
  });
});

describe('removeKeys removes', () => {
  const remove = (text: string, kind: 'credentials' | 'config' = 'credentials') =>
    removeKeys(text, kind, new Set(['p', 'default']), new Set(['a', 'b']));

  test.each([
    [
      'keys wherever they stand',
      '[p]\nA = 1\nc = 2\nb =\n  d = 1\n[q]\na = 1\n[p]\na = 1\nc = 1\n',
      '[p]\nc = 2\n[q]\na = 1\n[p]\nc = 1\n',
    ],
    ['a section that is left with nothing', '[o]\n\n# p\n[p]\na = 1\n\n[q]\n', '[o]\n\n[q]\n'],
    ['no section with a comment', '[p]\na = 1\n# c\n', '[p]\n# c\n'],
    ['no section that was empty', '[p]\n\n[q]\n', '[p]\n\n[q]\n'],
  ])('%s', (_, before, after) => {
    expect(remove(before)).toBe(after);
  });

  test('keys of a [default] that counts for nothing, and does not let it count', () => {
    expect(remove('[profile default]\na = 1\n[default]\na = 2\nc = 3\n', 'config')).toBe(
      '[profile default]\n[default]\nc = 3\n',
    );
    expect(remove('[profile default]\na = 1\n[default]\na = 2\n', 'config')).toBe('');
  });
});

describe('a comment that would stand directly above the next header is parted from it', () => {
  test('where a profile brings it', () => {
    const team = profile('p', { a: '1' }, [{ file: 'credentials', above: '', text: '# of p' }]);
    const after = '[p]\na = 1\n# of p\n\n[q]\nb = 2\n';
    expect(putProfiles('[p]\na = 1\n[q]\nb = 2\n', 'credentials', [team])).toBe(after);
    expect(putProfiles(after, 'credentials', [team])).toBe(after);
  });

  test('by an end like its own', () => {
    expect(removeKeys('\n[p]\r# of p\ra = 1\r[q]\r', 'credentials', new Set('p'), new Set('a'))).toBe(
      '\n[p]\r# of p\r\r[q]\r',
    );
  });

  test('where the key below it goes', () => {
    expect(removeKeys('[p]\r\n# of p\r\na = 1\r\n[q]\r\n', 'credentials', new Set('p'), new Set('a'))).toBe(
      '[p]\r\n# of p\r\n\r\n[q]\r\n',
    );
  });
});
