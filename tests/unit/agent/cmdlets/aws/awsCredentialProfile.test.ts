import { expect, test } from 'vitest';
import { alice, billing, consoleOf, contextWith, keyLines, names } from './console.ts';

const two = `[steve]\n${keyLines(alice)}[billing]\n${keyLines(billing)}`;

test('a profile is removed once the question is answered with yes', async () => {
  const context = await contextWith(two);
  const { run } = consoleOf(context);
  const { questions, errors } = await run('Remove-AWSCredentialProfile -ProfileName steve', {
    answers: [{ chosen: 0 }],
  });
  expect(errors).toEqual([]);
  expect(questions.map(({ text }) => text)).toEqual([
    'Performing the operation "Remove-AWSCredentialProfile" on target "steve".',
  ]);
  expect(names(context)).toEqual(['billing']);
});

test('with no, -WhatIf, or both of -Force and -WhatIf, it stays', async () => {
  const context = await contextWith(two);
  const { run } = consoleOf(context);
  await run('Remove-AWSCredentialProfile steve', { answers: [{ chosen: 2 }] });
  const { records } = await run(
    'Remove-AWSCredentialProfile steve -WhatIf; Remove-AWSCredentialProfile steve -WhatIf -Force',
  );
  expect(records).toMatchObject([
    {
      parts: [{ text: 'What if: Performing the operation "Remove-AWSCredentialProfile" on target "steve".' }],
    },
    {
      parts: [{ text: 'What if: Performing the operation "Remove-AWSCredentialProfile" on target "steve".' }],
    },
  ]);
  expect(names(context)).toEqual(['steve', 'billing']);
});

test('-Force asks nothing, and names come from the pipeline by their property', async () => {
  const context = await contextWith(two);
  const { run } = consoleOf(context);
  expect(
    await run('Get-AWSCredential -ListProfileDetail | Remove-AWSCredentialProfile -Force'),
  ).toMatchObject({
    questions: [],
    errors: [],
  });
  expect(names(context)).toEqual([]);
});

test.each(['nobody', 'Steve'])(
  'a name that no profile has is an error, with its capitals: %s',
  async (name) => {
    const context = await contextWith(two);
    const { errors, questions } = await consoleOf(context).run(`Remove-AWSCredentialProfile ${name}`);
    expect({ errors, questions }).toEqual({
      errors: [
        `credential-profile-unknown: The CredentialProfile '${name}' does not exist. Capitals count; Get-AWSCredential -ListProfileDetail lists those there are.`,
      ],
      questions: [],
    });
  },
);

test('a session that uses it ends its searches with that, instead of using another', async () => {
  const context = await contextWith(`${two}[default]\n${keyLines(alice)}`);
  const { run } = consoleOf(context);
  await run('Set-AWSCredential steve; Remove-AWSCredentialProfile steve -Force');
  expect(await run('"$StoredAWSCredentials"')).toMatchObject({ texts: ['steve'] });
  expect(context.view().session).not.toHaveProperty('name');
});

test('Clear-AWSCredential -ProfileName, its older form, removes a profile too', async () => {
  const context = await contextWith(two);
  const { records, errors } = await consoleOf(context).run('Clear-AWSCredentials -StoredCredentials steve');
  expect(errors).toEqual([]);
  expect(records).toMatchObject([{ style: 'warning' }]);
  expect(names(context)).toEqual(['billing']);
});
