import { describe, expect, test } from 'vitest';
import { writingCmdlets } from '../../../../../src/agent/cmdlets/powershell/writing.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import { linesOf } from '../../shell/lines.ts';

describe('Write-Output', () => {
  test.each([
    ['Write-Output one', ['one']],
    ['echo one two', ['one', 'two']],
    ['write (1, 2)', ['1', '2']],
    ['(Write-Output 1, 2 3).Count', ['2']],
    ["'a', 'b' | Write-Output", ['a', 'b']],
    ['(Write-Output 1, 2 -NoEnumerate).Count', ['2']],
    ['(Write-Output 2) + 1', ['3']],
  ])('%s gives %j', async (line, texts) => {
    expect((await linesOf(writingCmdlets).run(line)).texts).toEqual(texts);
  });
});

describe('Write-Host', () => {
  const host = (text: string) => ({
    kind: 'text',
    style: 'host',
    stream: 0,
    parts: [{ text }],
    newline: true,
  });
  const recordsOf = async (line: string) => (await linesOf(writingCmdlets).run(line)).records;

  test('writes a line past the pipeline', async () => {
    expect(await recordsOf("$kept = Write-Host 'one'")).toEqual([host('one')]);
  });

  test('joins what it is given, by a blank or by -Separator', async () => {
    expect(await recordsOf('Write-Host one (2, $null)')).toEqual([
      { ...host(''), parts: ['one', ' ', '2', ' ', ''].map((text) => ({ text })) },
    ]);
    expect(await recordsOf("Write-Host 1, 2 -Separator '; '")).toEqual([
      { ...host(''), parts: ['1', '; ', '2'].map((text) => ({ text })) },
    ]);
  });

  test('leaves the line open with -NoNewline, and names its colour', async () => {
    expect(await recordsOf('Write-Host one -NoNewline -ForegroundColor DarkGreen')).toEqual([
      { ...host('one'), newline: false, colour: 'darkgreen' },
    ]);
  });

  test('writes a line for each object of the pipeline, and an empty one without any', async () => {
    expect(await recordsOf("'a', 'b' | Write-Host")).toEqual([host('a'), host('b')]);
    expect(await recordsOf('Write-Host')).toEqual([{ ...host(''), parts: [] }]);
  });

  test('masks a secret as one that can be revealed', async () => {
    const { shell, run } = linesOf(writingCmdlets);
    shell.global.set('secret', new Secret('wJalrXUtnFEMI', { shown: '****' }));
    expect((await run('Write-Host key: $secret')).records).toEqual([
      { ...host(''), parts: [{ text: 'key:' }, { text: ' ' }, { text: '****', secretId: 1 }] },
    ]);
  });

  test('knows no other colours', async () => {
    const { errors } = await linesOf(writingCmdlets).run('Write-Host one -ForegroundColor Pink');
    expect(errors).toEqual([expect.stringMatching(/^ArgumentNotInSet: .*"Pink"/)]);
  });
});

test('Write-Warning shows a warning', async () => {
  expect((await linesOf(writingCmdlets).run('Write-Warning old')).records).toEqual([
    { kind: 'text', style: 'warning', stream: 0, parts: [{ text: 'old' }], newline: true },
  ]);
});

test('Write-Verbose shows its text only where that is asked for', async () => {
  const { run } = linesOf(writingCmdlets);
  expect((await run('Write-Verbose looking')).records).toEqual([]);
  expect((await run('Write-Verbose looking -Verbose')).records).toEqual([
    { kind: 'text', style: 'verbose', stream: 0, parts: [{ text: 'looking' }], newline: true },
  ]);
});

test('Write-Error reports an error, under its own id where it has one, and the script goes on', async () => {
  const { run } = linesOf(writingCmdlets);
  const { failed, errors, texts } = await run(
    "Write-Error 'No profile.'; Write-Error none -ErrorId NoProfile; 'on'",
  );
  expect({ failed, errors, texts }).toEqual({
    failed: true,
    errors: ['WriteErrorException: No profile.', 'NoProfile: none'],
    texts: ['on'],
  });
});

test('Clear-Host takes the output away', async () => {
  expect((await linesOf(writingCmdlets).run('cls')).records).toEqual([{ kind: 'clear' }]);
});
