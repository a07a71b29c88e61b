import { describe, expect, test } from 'vitest';
import { alice, billing, consoleOf, contextWith, keyLines, names, sandbox, stored } from './console.ts';

const keys = `-AccessKey ${alice.accessKeyId} -SecretKey ${alice.secretAccessKey}`;
const steve = `[steve]\n${keyLines(billing)}region = us-west-2\nunknown = stays\n`;
const invalid = '[half]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n';

async function opened(credentials = steve) {
  const context = await contextWith(credentials);
  return { context, ...consoleOf(context) };
}

describe('Set-AWSCredential', () => {
  test('makes a profile the one of the session, by name and by place', async () => {
    const { context, run } = await opened();
    const { texts, errors } = await run(
      'Set-AWSCredential -ProfileName steve; "$StoredAWSCredentials"; Set-AWSCredentials steve',
    );
    expect({ texts, errors }).toEqual({ texts: ['steve'], errors: [] });
    expect(context.view().session).toMatchObject({
      name: 'steve',
      region: 'us-west-2',
      profileId: context.view().profiles[0]?.id,
    });
    expect(context.announced).toBe(2);
  });

  test('takes keys, which the session calls by what they are', async () => {
    const { context, run } = await opened();
    const { texts, errors } = await run(
      `Set-AWSCredential ${keys}; $StoredAWSCredentials; "[$StoredAWSCredentials]"`,
    );
    expect({ texts, errors }).toEqual({
      texts: ['Supplied Key Parameters', '[Supplied Key Parameters]'],
      errors: [],
    });
    expect(context.view().session).toEqual({ name: 'Supplied Key Parameters', given: true });
    expect(names(context)).toEqual(['steve']);
  });

  test('takes a credentials object from the pipeline', async () => {
    const { context, run } = await opened();
    const { texts, errors } = await run(
      'New-AWSCredential -ProfileName steve | Set-AWSCredential; "$StoredAWSCredentials"',
    );
    expect({ texts, errors }).toEqual({ texts: ['Credentials Object'], errors: [] });
    expect(context.unlocked().session.credentials?.from).toBe('object');
  });

  test('takes keys as an answer of STS holds them', async () => {
    const { context, run } = await opened();
    const { errors } = await run(
      `$answer = [pscustomobject]@{ AccessKeyId = '${alice.accessKeyId}'; Expiration = 'x'; SecretAccessKey = '${alice.secretAccessKey}'; SessionToken = 'FwoGZXIvYXdzEXAMPLE' }\n` +
        'Set-AWSCredential -Credential $answer; $answer | Set-AWSCredential -StoreAs temporary',
    );
    expect(errors).toEqual([]);
    expect(context.view().session.name).toBe('Credentials Object');
    expect(await stored(context, 'temporary')).toEqual({
      aws_access_key_id: alice.accessKeyId,
      aws_secret_access_key: alice.secretAccessKey,
      aws_session_token: 'FwoGZXIvYXdzEXAMPLE',
    });
  });

  test('takes a role, whose source profile must be there', async () => {
    const { context, run } = await opened();
    const role = '-RoleArn arn:aws:iam::123456789012:role/reader -SourceProfile';
    expect((await run(`Set-AWSCredential ${role} steve -ExternalID abc -StoreAs reader`)).errors).toEqual([]);
    expect(await stored(context, 'reader')).toEqual({
      role_arn: 'arn:aws:iam::123456789012:role/reader',
      source_profile: 'steve',
      external_id: 'abc',
    });
    expect((await run(`Set-AWSCredential ${role} steve -StoreAs steve`)).errors).toEqual([
      "source-profile-circle: Error reading profile [steve]: the source profile definition is cyclical. Its source profiles must lead to one that has keys of its own: correct a source_profile on the way, or store the role under another name than its source profile's.",
    ]);
    expect((await run(`Set-AWSCredential ${role} nobody`)).errors).toEqual([
      'source-profile-unknown: Source profile [nobody] was not found. Check the name, or store that profile first.',
    ]);
  });

  test('with -StoreAs stores in the vault, and leaves the session as it is', async () => {
    const { context, run } = await opened();
    expect((await run(`Set-AWSCredential ${keys} -StoreAs alice`)).errors).toEqual([]);
    expect(names(context)).toEqual(['steve', 'alice']);
    expect(await stored(context, 'alice')).toEqual({
      aws_access_key_id: alice.accessKeyId,
      aws_secret_access_key: alice.secretAccessKey,
    });
    expect(context.unlocked().session.credentials).toBeUndefined();
  });

  test('stored over a profile, replaces its keys and keeps its region and unknown keys', async () => {
    const { context, run } = await opened(`${steve}aws_session_token = old\nendpoint_url = ${sandbox}\n`);
    expect((await run(`Set-AWSCredential ${keys} -StoreAs steve`)).errors).toEqual([]);
    expect(await stored(context, 'steve')).toEqual({
      aws_access_key_id: alice.accessKeyId,
      aws_secret_access_key: alice.secretAccessKey,
      region: 'us-west-2',
      unknown: 'stays',
    });
  });

  test('stores the endpoint along that the key is used at, ticked', async () => {
    const { context, run } = await opened(`[default]\n${keyLines(alice)}endpoint_url = ${sandbox}\n`);
    expect((await run(`Set-AWSCredential ${keys} -StoreAs alice`)).errors).toEqual([]);
    expect(await stored(context, 'alice')).toEqual({
      aws_access_key_id: alice.accessKeyId,
      aws_secret_access_key: alice.secretAccessKey,
      endpoint_url: sandbox,
    });
    expect(context.unlocked().vault.document.profiles[1]?.heldBack).toEqual([]);
  });

  test('copies a stored profile with its region, under another name', async () => {
    const { context, run } = await opened();
    expect((await run('Set-AWSCredential -ProfileName steve -StoreAs copy')).errors).toEqual([]);
    expect(await stored(context, 'copy')).toEqual(await stored(context, 'steve'));
  });

  test.each([
    [
      'Set-AWSCredential -ProfileName nobody',
      'credentials-undetermined: Cannot determine credentials from supplied parameters. Cannot find profile "nobody": looked in the vault. Capitals count; check the name, or add the profile.',
    ],
    [
      'Set-AWSCredential -ProfileName half',
      'profile-invalid: Credential profile [half] is not valid.  Please ensure the profile contains a valid combination of properties.',
    ],
    [
      `Set-AWSCredential ${keys} -StoreAs x -Scope Global`,
      'parameters-exclusive: Parameters Scope and StoreAs cannot be used together. Leave out one of them.',
    ],
    [
      `Set-AWSCredential ${keys} -StoreAs x -ProfileLocation C:\\nowhere`,
      'profile-location-unknown: Cannot use "C:\\nowhere" for profiles, because no location of that name is linked. Link its folder or file under that name on the screen "Files", or leave out -ProfileLocation.',
    ],
    [
      `Set-AWSCredential -AccessKey short -SecretKey x -StoreAs x`,
      'field-invalid: The profile was not saved, because Access key ID needs 16 to 128 letters, digits or underscores.',
    ],
  ])('%s is refused and changes nothing', async (line, error) => {
    const { context, run } = await opened(steve + invalid);
    expect((await run(line)).errors).toEqual([error]);
    expect(context.unlocked().session.credentials).toBeUndefined();
    expect(names(context)).toEqual(['steve', 'half']);
  });

  test('two ways of giving credentials at once are refused', async () => {
    const { run } = await opened();
    const { errors } = await run(`Set-AWSCredential ${keys} -ProfileName steve`);
    expect(errors.map((error) => error.split(':')[0])).toEqual(['AmbiguousParameterSet']);
  });

  test('asks for the keys that it needs, the secret one hidden', async () => {
    const { context, run } = await opened();
    const { questions, errors } = await run('Set-AWSCredential -StoreAs alice', {
      answers: [{ typed: [alice.accessKeyId, alice.secretAccessKey] }],
    });
    expect(errors).toEqual([]);
    expect(questions.map(({ fields }) => fields)).toEqual([
      [
        { label: 'AccessKey', secret: false },
        { label: 'SecretKey', secret: true },
      ],
    ]);
    expect(names(context)).toEqual(['steve', 'alice']);
  });

  test.each([
    ['-SecretKey', `Set-AWSCredential -AccessKey ${alice.accessKeyId} -SecretKey '' -StoreAs x`, 'SecretKey'],
    ['-AccessKey', `Set-AWSCredential -AccessKey '' -SecretKey x -StoreAs x`, 'AccessKey'],
    ['an answer', `Set-AWSCredential -AccessKey ${alice.accessKeyId} -StoreAs x`, 'SecretKey'],
  ])('takes no empty key, of %s', async (_, line, parameter) => {
    const { context, run } = await opened();
    expect((await run(line, { answers: [{ typed: [''] }] })).errors).toEqual([
      `ParameterArgumentValidationErrorEmptyStringNotAllowed: Cannot bind argument to parameter '${parameter}' because it is an empty string.`,
    ]);
    expect(names(context)).toEqual(['steve']);
  });

  test('says with -Verbose where the credentials came from', async () => {
    const { run } = await opened();
    const { records } = await run(
      'Set-AWSCredential -ProfileName steve -Verbose; Set-AWSCredential steve -StoreAs copy -Verbose',
    );
    expect(
      records.flatMap((record) => (record.kind === 'text' && record.style === 'verbose' ? record.parts : [])),
    ).toEqual([
      { text: "Credentials loaded from stored profile named 'steve'." },
      { text: "Credentials loaded from stored profile named 'steve'." },
      { text: 'Updated the vault.' },
    ]);
  });
});

describe('-Scope', () => {
  const lines = (scope: string) =>
    `function f { Set-AWSCredential -ProfileName steve ${scope}; function g { "$StoredAWSCredentials" }; g }; f; "[$StoredAWSCredentials]"`;

  test.each([
    ['', ['steve', '[]']],
    ['-Scope Local', ['steve', '[]']],
    ['-Scope Private', ['', '[]']],
    ['-Scope Global', ['steve', '[steve]']],
    ['-Scope Script', ['steve', '[steve]']],
  ])('%s in a function', async (scope, texts) => {
    const { run } = await opened();
    expect(await run(lines(scope))).toMatchObject({ texts, errors: [] });
  });

  test("a function's own credentials can be cleared without those of the session", async () => {
    const { run } = await opened();
    const line =
      'Set-AWSCredential steve; function f { Clear-AWSCredential; "[$StoredAWSCredentials]" }; f; "[$StoredAWSCredentials]"; Clear-AWSCredential; "[$StoredAWSCredentials]"';
    expect(await run(line)).toMatchObject({ texts: ['[]', '[steve]', '[]'], errors: [] });
  });
});
