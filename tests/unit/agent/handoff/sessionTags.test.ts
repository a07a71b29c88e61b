import { expect, test } from 'vitest';
import { sessionTags } from '../../../../src/agent/handoff/sessionTags.ts';

test('session tags are a key and a value each line, of which the value may be empty or have an equals sign', () => {
  expect(sessionTags(' team = web \r\n\nempty=\nsum=1+1=2')).toEqual([
    { key: 'team', value: 'web' },
    { key: 'empty', value: '' },
    { key: 'sum', value: '1+1=2' },
  ]);
});

test.each([
  ['team', 1],
  ['a=b\n=web', 2],
])('a line that is no tag is named by its number and not quoted: %j', (typed, line) => {
  expect(() => sessionTags(typed)).toThrow(
    expect.objectContaining({ code: 'session-tag-malformed', detail: { line } }),
  );
});
