import { describe, expect, test } from 'vitest';
import { readImport } from '../../../../../src/agent/awsconfig/import/readImport.ts';

const id = 'ASIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
// As long as the access portal's are.
const token = `${'IQoJb3JpZ2luX2VjEXAMPLE+/'.repeat(40)}TOKEN==`;

/** What was read, as plain lists: names and values, problems as code@line:column. */
function read(...texts: [name: string, text: string][]) {
  const { profiles, shared, problems } = readImport(
    texts.map(([name, text]) => ({ name, text })),
    new Map(),
  );
  return {
    profiles: [...profiles.values()].map(({ name, properties }) => [name, ...properties.entries()]),
    problems: [...shared.problems, ...problems].map(({ code, line, column }) => `${code}@${line}:${column}`),
  };
}

describe('the block of the access portal', () => {
  const rows = (text: string) => text.match(/.{1,80}/g) ?? [];
  const lines = (...tokenLines: string[]) => [
    '[123456789012_AdministratorAccess]',
    `aws_access_key_id=${id}`,
    `aws_secret_access_key=${secret}`,
    ...tokenLines,
  ];
  const whole = lines(`aws_session_token=${token}`);
  const wrapped = lines(...rows(`aws_session_token=${token}`));
  const profile = [
    '123456789012_AdministratorAccess',
    ['aws_access_key_id', id],
    ['aws_secret_access_key', secret],
    ['aws_session_token', token],
  ];

  test.each([
    ['as it is copied', whole.join('\n')],
    ['with CRLF', `${whole.join('\r\n')}\r\n`],
    ['with blank lines around it', `\n\n${whole.join('\n')}\n\n`],
  ])('is read without a problem %s', (_what, text) => {
    expect(read(['pasted text', text])).toEqual({ profiles: [profile], problems: [] });
  });

  test('is read where it is indented throughout', () => {
    expect(read(['pasted text', whole.map((line) => `    ${line}\n`).join('')]).profiles).toEqual([profile]);
  });

  test.each([
    ['is wrapped', wrapped.join('\n')],
    ['is wrapped, with CRLF', wrapped.join('\r\n')],
    ['is wrapped and ends in blanks', wrapped.join('  \n')],
    ['is wrapped and followed by a section', `${wrapped.join('\n')}\n[other]\n`],
  ])('is read whole where its token %s, and says so', (_what, text) => {
    const { profiles, problems } = read(['pasted text', text]);
    expect({ first: profiles[0], problems }).toEqual({ first: profile, problems: ['token-wrapped@5:1'] });
  });

  test('is read whole where the last row of its token has no padding', () => {
    const text = wrapped.join('\n').replace(/=+$/, '');
    expect(read(['pasted text', text]).profiles).toEqual([
      [...profile.slice(0, -1), ['aws_session_token', token.replace(/=+$/, '')]],
    ]);
  });

  test('is read whole where its token is wrapped and indented', () => {
    const text = lines(rows(`aws_session_token=${token}`).join('\n  ')).join('\n');
    expect(read(['pasted text', text])).toEqual({ profiles: [profile], problems: ['token-wrapped@5:1'] });
  });

  test('keeps the lines that follow a wrapped token in their place, and other keys keys', () => {
    expect(read(['pasted text', [...wrapped, 'region=', 'nonsense'].join('\n')])).toEqual({
      profiles: [[...profile, ['region', '']]],
      problems: [`line-broken@${wrapped.length + 2}:1`, 'token-wrapped@5:1'],
    });
    expect(read(['pasted text', [...lines(rows(token)[0] ?? ''), 'output'].join('\n')]).problems).toEqual([
      'line-broken@4:1',
      'line-broken@5:1',
    ]);
  });
});

test('readImport tells access keys from shared files by what is in them, and reads all as one import', () => {
  expect(
    read(
      ['credentials', `User name,Access key ID,Secret access key\nalice,AKIAIOSFODNN7EXAMPLE,${secret}\n`],
      ['alice.csv', '[profile alice]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/A\n'],
    ),
  ).toEqual({
    profiles: [
      [
        'alice',
        ['region', 'eu-west-1'],
        ['aws_access_key_id', 'AKIAIOSFODNN7EXAMPLE'],
        ['aws_secret_access_key', secret],
      ],
    ],
    problems: [],
  });
});
