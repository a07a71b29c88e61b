import { expect, test } from 'vitest';
import { callsAnswered } from './calls.ts';

const malformed =
  'mfa-code-malformed: The command was not run, because an MFA code is six digits. Type the ones that the MFA device shows now, without blanks.';
const device = '-SerialNumber arn:aws:iam::123456789012:mfa/alice';

test.each([
  ['given', "Get-STSSessionToken -TokenCode 'not a code'", []],
  ['given with its device', `Get-STSSessionToken ${device} -TokenCode 12345`, []],
  ['given empty', `Get-STSSessionToken ${device} -TokenCode ''`, []],
  ['typed', `Get-STSSessionToken ${device}`, [{ typed: ['123 456'] }]],
])('an MFA code that is not six digits is not sent, %s', async (_, line, answers) => {
  const { run, asked } = await callsAnswered();
  const { errors } = await run(line, { answers });
  expect({ errors, asked: asked() }).toEqual({ errors: [malformed], asked: [] });
});
