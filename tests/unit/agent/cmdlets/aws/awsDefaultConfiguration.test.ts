import { describe, expect, test } from 'vitest';
import { knownRegions } from '../../../../../src/agent/aws/regions.ts';
import { alice, billing, consoleOf, contextWith, keyLines, names, stored } from './console.ts';

const keys = `-AccessKey ${alice.accessKeyId} -SecretKey ${alice.secretAccessKey}`;
const aliceKeys = { aws_access_key_id: alice.accessKeyId, aws_secret_access_key: alice.secretAccessKey };
const steve = `[steve]\n${keyLines(billing)}region = us-west-2\n`;
const defaultProfile = `[default]\n${keyLines(billing)}region = eu-west-1\n`;

async function opened(credentials = '') {
  const context = await contextWith(credentials);
  return { context, ...consoleOf(context) };
}

describe('Initialize-AWSDefaultConfiguration', () => {
  test('stores keys and a region as "default", and uses both', async () => {
    const { context, run } = await opened();
    const { errors, records, questions } = await run(
      `Initialize-AWSDefaultConfiguration ${keys} -Region us-west-2`,
    );
    expect({ errors, questions }).toEqual({ errors: [], questions: [] });
    expect(await stored(context, 'default')).toEqual({ ...aliceKeys, region: 'us-west-2' });
    expect(context.view().session).toMatchObject({ name: 'default', region: 'us-west-2' });
    expect(context.unlocked().session.region).toBe('us-west-2');
    expect(records).toMatchObject([
      {
        style: 'host',
        parts: [{ text: 'Credentials for this shell were set using the supplied key parameters' }],
      },
    ]);
  });

  test('copies a stored profile, its region where none is given', async () => {
    const { context, run } = await opened(steve);
    const { errors, records } = await run('Initialize-AWSDefaults -ProfileName steve');
    expect(errors).toEqual([]);
    expect(await stored(context, 'default')).toEqual(await stored(context, 'steve'));
    expect(records).toMatchObject([
      { parts: [{ text: "Credentials for this shell were set using stored profile 'steve'" }] },
    ]);
  });

  test('copies a stored profile with the region that is given', async () => {
    const { context, run } = await opened(steve + defaultProfile);
    await run('Initialize-AWSDefaultConfiguration steve -Region eu-north-1');
    expect(await stored(context, 'default')).toEqual({
      ...(await stored(context, 'steve')),
      region: 'eu-north-1',
    });
  });

  test('stores the keys of a credentials object', async () => {
    const { context, run } = await opened();
    const { errors } = await run(
      `New-AWSCredential ${keys} | Initialize-AWSDefaultConfiguration -Region us-west-2`,
    );
    expect(errors).toEqual([]);
    expect(await stored(context, 'default')).toEqual({ ...aliceKeys, region: 'us-west-2' });
  });

  test('without parameters uses the "default" that there is, and asks nothing', async () => {
    const { context, run } = await opened(steve + defaultProfile);
    const before = context.unlocked().vault.revision;
    const { errors, questions } = await run('Initialize-AWSDefaultConfiguration');
    expect({ errors, questions }).toEqual({ errors: [], questions: [] });
    expect(context.unlocked().vault.revision).toBe(before);
    expect(context.unlocked().session).toMatchObject({
      credentials: { from: 'profile', profile: { name: 'default' } },
      region: 'eu-west-1',
    });
  });

  test('gives the "default" that there is the region that is given, or that of the session', async () => {
    const { context, run } = await opened(defaultProfile);
    await run('Initialize-AWSDefaultConfiguration -Region us-west-1');
    expect(await stored(context, 'default')).toMatchObject({ region: 'us-west-1' });
    await run('Set-DefaultAWSRegion eu-west-3; Initialize-AWSDefaultConfiguration');
    expect(await stored(context, 'default')).toMatchObject({ region: 'eu-west-3' });
  });

  test('asks which stored credentials to use, after saying why the instance profile was left out', async () => {
    const { context, run } = await opened(steve);
    const { errors, questions, records } = await run('Initialize-AWSDefaultConfiguration', {
      answers: [{ chosen: 1 }],
    });
    expect(errors).toEqual([]);
    expect(questions).toEqual([
      {
        heading: 'Saved credentials found',
        text: 'Please choose one of the following stored credentials to use',
        choices: [{ label: '<Create new credentials set>' }, { label: 'steve', meaning: 'EncryptedVault' }],
      },
    ]);
    expect(records[0]).toMatchObject({ style: 'warning' });
    expect(await stored(context, 'default')).toEqual(await stored(context, 'steve'));
  });

  test('asks for keys and a region, and stores what is typed', async () => {
    const { context, run } = await opened(steve);
    const { errors, questions } = await run('Initialize-AWSDefaultConfiguration', {
      answers: [
        { chosen: 0 },
        { typed: [alice.accessKeyId, alice.secretAccessKey] },
        { chosen: 0, typed: ['mars-north-1'] },
      ],
    });
    expect(errors).toEqual([]);
    expect(questions.slice(1)).toMatchObject([
      {
        heading: 'Please enter your AWS Access and Secret Keys',
        fields: [
          { label: 'AWS Access Key', secret: false },
          { label: 'AWS Secret Key', secret: true },
        ],
      },
      {
        heading: 'Specify region',
        text: 'Please choose one of the following regions to use or specify one by system name',
        fields: [{ label: 'Region System Name', secret: false }],
      },
    ]);
    expect(questions[2]?.choices?.map(({ label }) => label)).toEqual([
      '<Specify a different region>',
      ...knownRegions.map(({ name }) => name),
    ]);
    expect(await stored(context, 'default')).toEqual({ ...aliceKeys, region: 'mars-north-1' });
  });

  test('with nothing stored asks for keys at once, and takes a region from the list', async () => {
    const { context, run } = await opened();
    const { errors } = await run('Initialize-AWSDefaultConfiguration', {
      answers: [{ typed: [alice.accessKeyId, alice.secretAccessKey] }, { chosen: 1, typed: [''] }],
    });
    expect(errors).toEqual([]);
    expect(await stored(context, 'default')).toEqual({ ...aliceKeys, region: knownRegions[0]?.name });
  });

  test.each([
    [[{ typed: ['', 'x'] }], 'field-not-set: AWS Access Key is not set'],
    [[{ typed: [alice.accessKeyId, ' '] }], 'field-not-set: AWS Secret Key is not set'],
    [
      [{ typed: [alice.accessKeyId, alice.secretAccessKey] }, { typed: [''] }],
      'field-not-set: Region System Name is not set',
    ],
  ])('what is left empty is an error, and nothing is stored', async (answers, error) => {
    const { context, run } = await opened();
    const { errors } = await run('Initialize-AWSDefaultConfiguration', { answers });
    expect(errors.map((text) => text.split('.')[0])).toEqual([error]);
    expect(names(context)).toEqual([]);
    expect(context.unlocked().session).toEqual({ credentials: undefined, region: undefined });
  });

  test('sets the variables of the scope that is named', async () => {
    const { context, run } = await opened(defaultProfile);
    await run('function f { Initialize-AWSDefaultConfiguration }; f');
    expect(context.unlocked().session.credentials).toBeUndefined();
    await run('function f { Initialize-AWSDefaultConfiguration -Scope Global }; f');
    expect(context.unlocked().session.region).toBe('eu-west-1');
  });
});

describe('Clear-AWSDefaultConfiguration', () => {
  const all = `${steve}${defaultProfile}[AWS PS Default]\n${keyLines(alice)}`;
  const use = 'Set-AWSCredential steve; Set-DefaultAWSRegion eu-west-2; ';

  test.each([
    ['Clear-AWSDefaultConfiguration', ['steve'], undefined],
    ['Clear-AWSDefaults -SkipShell', ['steve'], 'eu-west-2'],
    ['Clear-AWSDefaults -SkipProfileStore', ['steve', 'default', 'AWS PS Default'], undefined],
  ])('%s leaves the profiles %j', async (line, left, region) => {
    const { context, run } = await opened(all);
    expect((await run(use + line)).errors).toEqual([]);
    expect(names(context)).toEqual(left);
    expect(context.unlocked().session.region).toBe(region);
    expect(context.unlocked().session.credentials === undefined).toBe(region === undefined);
  });

  test('-SkipShell and -Scope contradict each other', async () => {
    const { context, run } = await opened(all);
    expect((await run('Clear-AWSDefaultConfiguration -SkipShell -Scope Global')).errors).toEqual([
      'parameters-exclusive: Parameters Scope and SkipShell cannot be used together. Leave out one of them.',
    ]);
    expect(names(context)).toHaveLength(3);
  });
});
