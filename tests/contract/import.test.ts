import { utf8 } from '../../src/base/bytes.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, failure, fields, importText, type Client } from './client.ts';
import { makeFolder } from './folder.ts';

const credentials = `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`;
const config = `[default]
region = us-west-2

[profile other]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/reader
source_profile = default
credential_process = /bin/helper
`;

let client: Client;

beforeEach(async () => {
  client = connect();
  const { profiles } = await client.ask('vault.trySandbox', {});
  for (const { id } of profiles) await client.ask('profile.remove', { id });
});

afterEach(() => {
  client.close();
});

const plan = (files: readonly File[], text = '') =>
  client.ask('import.plan', { files: [...files], pasted: utf8(text) });
const twoFiles = () => [new File([credentials], 'credentials'), new File([config], 'config')];

describe('a plan', () => {
  test('shows two files as one, active keys apart, secrets masked', async () => {
    const planned = await plan(twoFiles());
    expect(
      planned.changes.map(({ name, kind, type, region, key }) => ({ name, kind, type, region, key })),
    ).toEqual([
      { name: 'default', kind: 'added', type: 'Basic', region: 'us-west-2', key: '****MPLE' },
      { name: 'other', kind: 'added', type: 'AssumeRole', region: 'eu-west-1', key: undefined },
    ]);
    expect(planned.activeKeys).toEqual([
      { profile: 'other', key: 'credential_process', value: '/bin/helper' },
    ]);
    expect(JSON.stringify(client.received)).not.toContain('wJalr');
  });

  test('says of what the browser cannot open that it was not read', async () => {
    const folder = await makeFolder({ credentials });
    const file = await (await folder.handle.getFileHandle('credentials')).getFile();
    await folder.remove('credentials');
    expect(await failure(plan([file]))).toEqual({ code: 'file-unreadable', detail: { name: 'credentials' } });
  });

  test('changes nothing until it is applied, and then only what was picked', async () => {
    const planned = await plan(twoFiles());
    const untouched = await client.ask('profile.useForSession', {});
    expect(untouched.profiles).toEqual([]);
    const applied = await client.ask('import.apply', {
      planId: planned.planId,
      names: ['default'],
      activeKeys: [],
    });
    expect(applied.profiles.map(({ name }) => name)).toEqual(['default']);
    expect(applied.revision).toBe(untouched.revision + 1);
  });

  test('tells added, changed and same apart', async () => {
    await importText(client, credentials);
    const again = credentials.replace('/bPxRf', '/changed') + '\n[new]\nregion = eu-west-1\n';
    const changed = await plan([new File([again], 'credentials')]);
    expect(changed.changes).toMatchObject([
      {
        name: 'default',
        kind: 'changed',
        differences: [{ key: 'aws_secret_access_key', before: '********', after: '********' }],
      },
      { name: 'new', kind: 'added' },
    ]);
    expect((await plan([new File([credentials], 'credentials')])).changes).toMatchObject([
      { name: 'default', kind: 'same', differences: [] },
    ]);
  });

  test('is stale once the profiles changed', async () => {
    const planned = await plan(twoFiles());
    await client.ask('preferences.save', { regionRules: 'coffer', lockAfterIdleMinutes: 6 });
    const apply = client.ask('import.apply', { planId: planned.planId, names: ['default'], activeKeys: [] });
    expect(await failure(apply)).toEqual({ code: 'import-plan-stale', detail: undefined });
  });

  test('of an older preview is stale, and so is a name that was not planned', async () => {
    const first = await plan(twoFiles());
    const second = await plan(twoFiles());
    const apply = (planId: string, names: string[]) =>
      client.ask('import.apply', { planId, names, activeKeys: [] });
    expect((await failure(apply(first.planId, ['default']))).code).toBe('import-plan-stale');
    expect((await failure(apply(second.planId, ['nobody']))).code).toBe('import-plan-stale');
  });

  test('of a config file behind its credentials file keeps the key pair, as importing both at once does', async () => {
    await importText(client, '[p]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n');
    const view = await importText(
      client,
      '[profile p]\nregion = eu-west-1\nmfa_serial = arn:aws:iam::123456789012:mfa/p\n',
      'config',
    );
    const id = view.profiles[0]?.id ?? '';
    expect(await client.ask('profile.fields', { id })).toMatchObject({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      hasSecretAccessKey: true,
      mfaSerial: 'arn:aws:iam::123456789012:mfa/p',
    });
  });

  test('holds for the revision it was compared with, however long it took to make', async () => {
    await importText(client, credentials);
    const many = Array.from(
      { length: 2000 },
      (_, index) => `[p${index}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n`,
    );
    const planning = plan([], credentials + many.join(''));
    await client.ask('preferences.save', { lockAfterIdleMinutes: 7 });
    const planned = await planning;
    const apply = client.ask('import.apply', { planId: planned.planId, names: ['default'], activeKeys: [] });
    expect(await failure(apply)).toEqual({ code: 'import-plan-stale', detail: undefined });
  });

  test('keeps the tick of an active key that has not changed, and asks anew for one that has', async () => {
    const text = '[p]\nregion = us-east-1\nendpoint_url = http://127.0.0.1:5555\n';
    const first = await plan([], text);
    await client.ask('import.apply', {
      planId: first.planId,
      names: ['p'],
      activeKeys: [{ profile: 'p', key: 'endpoint_url' }],
    });
    expect((await plan([], text)).activeKeys).toEqual([]);
    expect((await plan([], text.replace('5555', '6666'))).activeKeys).toHaveLength(1);
  });
});

test('a key that is held back does not decide the type of a profile', async () => {
  const view = await importText(client, `${credentials}credential_process = /bin/helper\n`);
  expect(view.profiles).toMatchObject([{ name: 'default', type: 'Basic' }]);
});

describe('what an import keeps', () => {
  const commented = `# keys of the build server
[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE # since May
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
# old secret: je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY
`;
  const shared = `[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://corp.awsapps.com/start
[services nobody]
s3 =
  endpoint_url = http://localhost:9000
[profile a]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Reader
[profile b]
sso_session = corp
services = gone
`;
  const changesOf = async (text: string, kind: string) => (await plan([new File([text], kind)])).changes;

  test('are comments, which no view shows', async () => {
    await importText(client, commented);
    expect(await changesOf(commented, 'credentials')).toMatchObject([{ kind: 'same', differences: [] }]);
    expect(await changesOf(commented.replace('May', 'June'), 'credentials')).toMatchObject([
      { kind: 'changed', differences: [{ key: 'Comments', before: '3 lines', after: '3 other lines' }] },
    ]);
    expect(await changesOf(`${commented}# one more\n`, 'credentials')).toMatchObject([
      { kind: 'changed', differences: [{ key: 'Comments', before: '3 lines', after: '4 lines' }] },
    ]);
    expect(JSON.stringify(client.received)).not.toMatch(/build server|since May|je7MtGb/);
  });

  test('are comments that stay when the profile is edited or imported from a file that has none', async () => {
    const view = await importText(client, commented);
    await importText(client, credentials);
    const id = view.profiles[0]?.id ?? '';
    await client.ask('profile.save', {
      id,
      fields: fields({ name: 'default', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', region: 'eu-west-1' }),
    });
    expect(await changesOf(commented, 'credentials')).toMatchObject([{ kind: 'same', differences: [] }]);
  });

  test('are the sections that a picked profile refers to, in the same write', async () => {
    const planned = await plan([new File([shared], 'config')]);
    expect(
      planned.changes.map(({ differences }) => differences.map(({ key, after }) => `${key} = ${after}`)),
    ).toEqual([
      [
        'sso_session = corp',
        'sso_account_id = 123456789012',
        'sso_role_name = Reader',
        'sso-session corp: sso_region = eu-west-1',
        'sso-session corp: sso_start_url = https://corp.awsapps.com/start',
      ],
      ['sso_session = corp', 'services = gone', 'sso-session corp = as with "a"'],
    ]);
    expect(planned.problems.map(({ code, line }) => `${code}@${line}`)).toEqual(
      expect.arrayContaining(['section-unreferred@4', 'section-missing@13']),
    );
    const { planId } = planned;
    await client.ask('import.apply', { planId, names: ['b'], activeKeys: [] });
    expect(await changesOf(shared, 'config')).toMatchObject([
      { name: 'a', kind: 'added', differences: [{}, {}, {}] },
      { name: 'b', kind: 'same', differences: [] },
    ]);
    expect(await changesOf(shared.replace('eu-west-1', 'us-east-1'), 'config')).toMatchObject([
      { name: 'a', kind: 'added' },
      { name: 'b', kind: 'changed', differences: [{ key: 'sso-session corp', after: 'as with "a"' }] },
    ]);
  });

  test('are sections as long as a profile refers to them', async () => {
    const { profiles } = await importText(client, shared, 'config');
    const missing = async () => {
      const { problems } = await plan([new File(['[profile c]\nsso_session = corp\n'], 'config')]);
      return problems.some(({ code }) => code === 'section-missing');
    };
    const after = [];
    for (const { id } of profiles) {
      await client.ask('profile.remove', { id });
      after.push(await missing());
    }
    expect(after).toEqual([false, true]);
  });

  test('are not the sections of profiles that were not picked', async () => {
    const { planId } = await plan([new File([shared], 'config')]);
    await client.ask('import.apply', { planId, names: [], activeKeys: [] });
    const { problems } = await plan([new File(['[profile c]\nsso_session = corp\n'], 'config')]);
    expect(problems.map(({ code }) => code)).toContain('section-missing');
  });
});

test('access keys of the IAM console become profiles, pasted as well as chosen', async () => {
  const csv =
    '\uFEFFAccess key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\r\n';
  const planned = await plan([new File([csv], 'alice_accessKeys.csv')], csv);
  expect(planned).toMatchObject({
    changes: [
      { name: 'alice', kind: 'added', type: 'Basic', key: '****MPLE' },
      { name: 'accessKeys', kind: 'added', type: 'Basic', key: '****MPLE' },
    ],
    problems: [],
  });
  expect(JSON.stringify(client.received)).not.toContain('wJalr');
});

describe('bad input', () => {
  test.each([
    ['an empty file', [new File([], 'credentials')], 'import-empty'],
    ['blanks', [new File([' \n\n'], 'credentials')], 'import-empty'],
    ['10 MB', [new File(['#'.repeat(10 * 1024 * 1024)], 'credentials')], 'file-too-large'],
    [
      'a binary file',
      [new File([Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3)], 'credentials')],
      'file-not-text',
    ],
    [
      'bytes that are not UTF-8',
      [new File([Uint8Array.of(0x5b, 0xff, 0xfe, 0x5d)], 'credentials')],
      'file-not-text',
    ],
    ['nothing at all', [], 'import-nothing'],
  ])('%s has its own error', async (_what, files, code) => {
    expect((await failure(plan(files))).code).toBe(code);
  });

  test.each([
    ['too long', '#'.repeat(10 * 1024 * 1024), 'file-too-large'],
    ['binary', '[p]\0', 'file-not-text'],
  ])('a pasted text that is %s has its own error', async (_what, text, code) => {
    expect((await failure(plan([], text))).code).toBe(code);
  });

  test('a text that is none of the shared files is a plan of problems and no changes', async () => {
    const planned = await plan([new File(['Dear diary,\n'], 'diary.txt')]);
    expect(planned.changes).toEqual([]);
    expect(planned.problems.map(({ code, line }) => ({ code, line }))).toEqual([
      { code: 'line-broken', line: 1 },
      { code: 'file-without-profiles', line: 1 },
    ]);
  });

  test('names that look like code or like a prototype are imported as they are', async () => {
    const names = ['__proto__', 'constructor', '<script>alert(1)</script>'];
    const text = names.map((name) => `[${name}]\nregion = eu-west-1\n`).join('');
    const view = await importText(client, text);
    expect(view.profiles.map(({ name, region }) => ({ name, region }))).toEqual(
      names.map((name) => ({ name, region: 'eu-west-1' })),
    );
  });

  test('duplicate profiles are merged with a warning that says where', async () => {
    const planned = await plan([], '[p]\nregion = eu-west-1\n[p]\nregion = eu-west-2\n');
    expect(planned.changes).toMatchObject([{ name: 'p', region: 'eu-west-2' }]);
    expect(planned.problems).toMatchObject([
      { line: 3, severity: 'warning' },
      { line: 4, severity: 'warning' },
    ]);
  });
});
