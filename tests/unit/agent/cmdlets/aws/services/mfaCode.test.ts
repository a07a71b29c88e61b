import { expect, test } from 'vitest';
import { callsAnswered } from './calls.ts';

const malformed =
  'mfa-code-malformed: The command was not run, because an MFA code is six digits. Type the ones that the MFA device shows now, without blanks.';
const device = '-SerialNumber arn:aws:iam::123456789012:mfa/alice';

test.each([
  ['given', "Get-STSSessionToken -TokenCode 'not a code'"],
  ['given with its device', `Get-STSSessionToken ${device} -TokenCode 12345`],
])('an MFA code that is not six digits is not sent, %s', async (_, line) => {
  const { run, asked } = await callsAnswered();
  const { errors } = await run(line);
  expect({ errors, asked: asked() }).toEqual({ errors: [malformed], asked: [] });
});

test('an MFA code that is typed wrong is asked for again', async () => {
  const { run, asked } = await callsAnswered();
  const { questions } = await run(`Get-STSSessionToken ${device}`, {
    answers: [{ typed: ['12345'] }, { typed: ['123 456'] }, { typed: [' 123456 '] }],
  });
  expect(questions.map(({ text }) => text)).toEqual([
    'arn:aws:iam::123456789012:mfa/alice',
    'An MFA code is six digits.\narn:aws:iam::123456789012:mfa/alice',
    'An MFA code is six digits.\narn:aws:iam::123456789012:mfa/alice',
  ]);
  expect(asked()).toEqual([expect.objectContaining({ TokenCode: '123456' })]);
});
