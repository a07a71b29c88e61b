import { Decrypter } from 'age-encryption';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import type { Input } from '../../src/protocol/commands.ts';
import { passphraseBytes } from '../../src/protocol/passphrase.ts';
import { connect, create, failure, passphrase, type Client } from './client.ts';

const credentials = `# of the billing team
[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
# rotated in May
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`;
const config = `[default]
region = us-west-2
color = green

[profile sso]
sso_session = corp
services = local
s3 =
  addressing_style = path
  endpoint_url = http://127.0.0.1:9000
credential_process = /bin/helper

[profile helper]
credential_process = /bin/helper

[sso-session corp]
# asked for at sign-in
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1

[services local]
dynamodb =
  endpoint_url = http://127.0.0.1:8000
`;

const nothing = new Uint8Array();

let client: Client;

afterEach(() => {
  client.close();
});

async function importAll(...files: readonly File[]): Promise<void> {
  const plan = await client.ask('import.plan', { files: [...files], pasted: new Uint8Array() });
  const names = plan.changes.map(({ name }) => name);
  await client.ask('import.apply', { planId: plan.planId, names, activeKeys: [] });
}

const shared = () => [new File([credentials], 'credentials'), new File([config], 'config')];

async function make(given: Partial<Input<'export.make'>> & { names?: readonly string[] } = {}) {
  const { names, ...input } = given;
  const { profiles } = await client.ask('export.survey', {});
  const picked = profiles.filter(({ name }) => names?.includes(name) ?? true);
  return client.ask('export.make', {
    ids: picked.map(({ id }) => id),
    files: 'both',
    form: 'plain',
    activeKeys: [],
    passphrase: nothing,
    ...input,
  });
}

async function texts(...given: Parameters<typeof make>): Promise<Record<string, string>> {
  const files = await make(...given);
  return Object.fromEntries(
    await Promise.all(files.map(async ({ name, content }) => [name, await content.text()] as const)),
  );
}

describe('of a temporary vault', () => {
  beforeEach(async () => {
    client = connect();
    const { profiles } = await client.ask('vault.trySandbox', {});
    for (const { id } of profiles) await client.ask('profile.remove', { id });
  });

  test('a survey says where each profile has something, which keys need a tick, and shows no secret', async () => {
    await importAll(...shared());
    const { profiles } = await client.ask('export.survey', {});
    const id = expect.stringMatching(/^[0-9a-f]{32}$/) as string;
    const dynamodb = {
      profile: 'services local',
      key: 'dynamodb.endpoint_url',
      value: 'http://127.0.0.1:8000',
    };
    expect(profiles).toEqual([
      { id, name: 'default', files: ['credentials', 'config'], activeKeys: [] },
      {
        id,
        name: 'sso',
        files: ['config'],
        activeKeys: [
          { profile: 'sso', key: 's3.endpoint_url', value: 'http://127.0.0.1:9000' },
          { profile: 'sso', key: 'credential_process', value: '/bin/helper' },
          dynamodb,
        ],
      },
      {
        id,
        name: 'helper',
        files: [],
        activeKeys: [{ profile: 'helper', key: 'credential_process', value: '/bin/helper' }],
      },
    ]);
    expect(JSON.stringify(client.received)).not.toContain('wJalr');
  });

  test('plain text is what was imported, in the form that every reader reads, without active keys', async () => {
    await importAll(...shared());
    expect(await texts()).toEqual({
      credentials,
      config: `[default]
region = us-west-2
color = green

[profile sso]
sso_session = corp
services = local
s3 =
  addressing_style = path

[sso-session corp]
# asked for at sign-in
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1

[services local]
`,
    });
  });

  test('an active key is in the file where it was ticked, wherever it stands', async () => {
    await importAll(...shared());
    const activeKeys = [
      { profile: 'sso', key: 's3.endpoint_url' },
      { profile: 'services local', key: 'dynamodb.endpoint_url' },
      { profile: 'helper', key: 'credential_process' },
    ];
    const { config } = await texts({ names: ['sso', 'helper'], files: 'config', activeKeys });
    expect(config).toBe(`[profile sso]
sso_session = corp
services = local
s3 =
  addressing_style = path
  endpoint_url = http://127.0.0.1:9000

[profile helper]
credential_process = /bin/helper

[sso-session corp]
# asked for at sign-in
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1

[services local]
dynamodb =
  endpoint_url = http://127.0.0.1:8000
`);
  });

  test('a shared section is one object for the page, however many profiles refer to it', async () => {
    await importAll(new File([`${config}[profile also]\nservices = local\n`], 'config'));
    const { profiles } = await client.ask('export.survey', {});
    const [ofSso, ofAlso] = ['sso', 'also'].map((name) =>
      profiles.find((profile) => profile.name === name)?.activeKeys.at(-1),
    );
    expect(ofSso?.profile).toBe('services local');
    expect(ofAlso).toBe(ofSso);
  });

  test('one file is made where one was asked for, and both where both have something', async () => {
    await importAll(...shared());
    const names = async (...given: Parameters<typeof make>) => (await make(...given)).map(({ name }) => name);
    expect(await names()).toEqual(['credentials', 'config']);
    expect(await names({ files: 'credentials' })).toEqual(['credentials']);
    expect(await names({ names: ['sso'] })).toEqual(['config']);
  });

  test('nothing to write is an error of its own', async () => {
    await importAll(...shared());
    for (const given of [
      { names: [] },
      { names: ['sso'], files: 'credentials' },
      { names: ['helper'] },
    ] as const) {
      expect(await failure(make(given))).toEqual({ code: 'export-nothing', detail: undefined });
    }
  });

  test('a profile that not every reader reads back is refused with the reason', async () => {
    await importAll(new File(['[my team]\nregion = eu-west-1\n[fine]\nregion = eu-west-1\n'], 'credentials'));
    const { profiles } = await client.ask('export.survey', {});
    const reason = 'Its name has characters other than A-Z a-z 0-9 _ - / . % @ : +.';
    expect(profiles.map(({ name, refusal }) => ({ name, refusal }))).toEqual([
      { name: 'my team', refusal: reason },
      { name: 'fine', refusal: undefined },
    ]);
    expect(await failure(make())).toEqual({
      code: 'profile-unwritable',
      detail: { name: 'my team', reason },
    });
    expect(await texts({ names: ['fine'] })).toEqual({ config: '[profile fine]\nregion = eu-west-1\n' });
  });

  test('an active key that cannot be written stands in the way only where it is ticked', async () => {
    await importAll(new File(['[profile p]\nregion = eu-west-1\ncredential_process = "/bin/x"\n'], 'config'));
    expect(await texts()).toEqual({ config: '[profile p]\nregion = eu-west-1\n' });
    const ticked = make({ activeKeys: [{ profile: 'p', key: 'credential_process' }] });
    expect((await failure(ticked)).code).toBe('profile-unwritable');
  });

  test('a profile that is gone is none of the export', async () => {
    await importAll(...shared());
    const ids = ['00000000000000000000000000000000'];
    expect(await failure(make({ ids }))).toEqual({ code: 'profile-gone', detail: undefined });
  });

  test('nothing is encrypted, under whatever passphrase', async () => {
    await importAll(...shared());
    for (const text of ['', 'any']) {
      const making = make({ form: 'encrypted', passphrase: utf8(text) });
      expect(await failure(making)).toEqual({ code: 'passphrase-not-confirmed', detail: undefined });
    }
  });
});

test('nothing of a stored vault leaves without its passphrase, which also opens the age files', async () => {
  await deleteDB('coffer');
  client = connect();
  await create(client);
  await importAll(...shared());
  for (const [form, text] of [
    ['plain', `${passphrase} `],
    ['encrypted', ''],
  ] as const) {
    const making = make({ form, passphrase: passphraseBytes(text) });
    expect(await failure(making)).toEqual({ code: 'passphrase-not-confirmed', detail: undefined });
  }

  expect((await texts({ passphrase: passphraseBytes(passphrase) })).credentials).toBe(credentials);
  const [file, ...others] = await make({
    files: 'credentials',
    form: 'encrypted',
    passphrase: passphraseBytes(passphrase),
  });
  expect([file?.name, others]).toEqual(['credentials.age', []]);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const bytes = new Uint8Array((await file?.content.arrayBuffer()) ?? []);
  expect(await decrypter.decrypt(bytes, 'text')).toBe(credentials);
  await client.ask('vault.lock', { reason: 'asked' });
  // Four derivations and two of age's scrypt.
}, 30_000);
