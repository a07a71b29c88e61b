import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineDiff } from '../../../../../src/agent/awsconfig/writing/lineDiff.ts';

/** A diff as it is read: sign, line, text. */
const diff = (before: string, after: string) =>
  lineDiff(before, after).map(({ sign, line, text }) => `${sign}${line} ${text}`);

test('lineDiff shows the lines that change and no others, what goes first', () => {
  const before = '[a]\nregion = eu-west-1\noutput = json\n\n[b]\nregion = us-east-1\n';
  const after = '[a]\nregion = eu-west-2\n\n[b]\nregion = us-east-1\nrole_arn = arn\n';
  expect(diff(before, after)).toEqual([
    '-2 region = eu-west-1',
    '-3 output = json',
    '+2 region = eu-west-2',
    '+6 role_arn = arn',
  ]);
});

test.each([
  ['equal texts', '[a]\nx = 1\n', '[a]\nx = 1\n'],
  ['no text at all', '', ''],
  ['a last line that only gets an end', '[a]\nregion = x', '[a]\nregion = x\n'],
  ['a last line that only gets the end of the others', '[a]\r\nregion = x', '[a]\r\nregion = x\r\n'],
])('lineDiff finds nothing in %s', (_, before, after) => {
  expect(lineDiff(before, after)).toEqual([]);
});

test.each<[string, string, string, string[]]>([
  ['a last line that gets another end than the others', '[a]\r\n[b]', '[a]\r\n[b]\n', ['-2 [b]', '+2 [b]']],
  ['other line ends', '[a]\r', '[a]\n', ['-1 [a]', '+1 [a]']],
  ['a byte order mark that goes', '\uFEFF[a]\n', '[a]\n', ['-1 (byte order mark) [a]', '+1 [a]']],
  ['one of several blank lines', '[a]\n\n \n\n[b]\n', '[a]\n\n\n[b]\n', ['-3  ']],
  ['a file that was empty', '', '[a]\noutput = json', ['+1 [a]', '+2 output = json']],
  ['a file that becomes empty', '[a]', '', ['-1 [a]']],
])('lineDiff shows %s', (_, before, after, expected) => {
  expect(diff(before, after)).toEqual(expected);
});

describe('lineDiff masks', () => {
  const shown = (...lines: string[]) => diff('', lines.join('\n'));

  test.each([
    ['a secret', 'aws_secret_access_key = wJalr #x', 'aws_secret_access_key = ********'],
    ['a key that is not known', 'Password: hunter2 # old', 'Password: ******** # ********'],
    [
      'an access key id but for its end',
      'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE',
      'AWS_ACCESS_KEY_ID=****MPLE',
    ],
    ['an inline comment', 'region = eu-west-1 ; wJalr', 'region = eu-west-1 ; ********'],
    ['a comment', '  # wJalr', '# ********'],
    ['a line that is not understood', 'wJalrXUtnFEMI/K7MDENG', '********'],
    ['the comment behind a header', '[a] # wJalr', '[a] # ********'],
    ['a header that is not understood', '[a] wJalr', '********'],
  ])('%s', (_, line, expected) => {
    expect(shown(line)).toEqual([`+1 ${expected}`]);
  });

  test('a secret behind byte order marks that are not the file’s', () => {
    const marks = '\uFEFF'.repeat(5);
    expect(shown('[a]', `${marks}aws_secret_access_key = wJalr`)).toEqual([
      '+1 [a]',
      `+2 ${marks}aws_secret_access_key = ********`,
    ]);
  });

  test('what continues a value, whatever its key', () => {
    expect(shown('region = x', '  aws_session_token = IQoJ')).toEqual(['+1 region = x', '+2   ********']);
  });

  test('sub-properties of a key or below a key that is not known', () => {
    expect(shown('s3 =', '  addressing_style = path', '  x = y', 'vault =', '  region = z')).toEqual([
      '+1 s3 =',
      '+2   addressing_style = path',
      '+3   x = ********',
      '+4 vault =',
      '+5   region = ********',
    ]);
  });

  test('nothing of a key without a value', () => {
    expect(shown('aws_access_key_id =', 'aws_session_token =')).toEqual([
      '+1 aws_access_key_id =',
      '+2 aws_session_token =',
    ]);
  });
});

// Headers are shown as they stand, so the diff tells all of them.
const headers = fc.array(fc.constantFrom('[a]', '[b]', '[c]', '[d]'), { maxLength: 30 });

test('lineDiff tells how to make one text of the other, with as few lines as can be', () => {
  fc.assert(
    fc.property(headers, headers, (before, after) => {
      const lines = lineDiff(
        before.map((line) => `${line}\n`).join(''),
        after.map((line) => `${line}\n`).join(''),
      );
      expect(applied(before, lines)).toEqual(after);
      expect(lines.length).toBe(before.length + after.length - 2 * commonLength(before, after));
    }),
  );
});

test('lineDiff still tells it of long texts that differ all over', () => {
  const text = (seed: number) =>
    Array.from({ length: 5000 }, (_, index) => `[${(index * index * seed) % 7}]`);
  expect(applied(text(1), lineDiff(text(1).join('\n'), text(2).join('\n')))).toEqual(text(2));
});

function applied(before: readonly string[], lines: ReturnType<typeof lineDiff>): readonly string[] {
  const gone = new Set(lines.filter(({ sign }) => sign === '-').map(({ line }) => line));
  const result = before.filter((_, index) => !gone.has(index + 1));
  for (const { sign, line, text } of lines) if (sign === '+') result.splice(line - 1, 0, text);
  return result;
}

/** Length of the longest common subsequence, by the book. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let last = Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const row = [0];
    for (const [j, y] of b.entries()) {
      row.push(x === y ? (last[j] ?? 0) + 1 : Math.max(last[j + 1] ?? 0, row[j] ?? 0));
    }
    last = row;
  }
  return last.at(-1) ?? 0;
}
