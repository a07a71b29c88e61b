import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StorePlanView, VaultView } from '../../src/protocol/views.ts';
import { connect, create, failure, importText, unlock, type Client } from './client.ts';
import { beforeNextWrite, busy, makeFolder, type Folder } from './folder.ts';

const location = '~/.aws/credentials';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const credentials = [
  '# kept by hand',
  '[default]',
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
  `aws_secret_access_key = ${secret}`,
  '',
  '[team]   ; of us all',
  'aws_access_key_id=AKIAI44QH8DHBEXAMPLE',
  `aws_secret_access_key=${secret}`,
  'unknown = stays',
  '',
].join('\r\n');
const config = '[default]\nregion = eu-west-1\n\n[profile team]\nregion = eu-west-2\noutput = json\n';

const referring = 'sso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\n';
const corp = (host: string) => `sso_region = us-east-1\nsso_start_url = https://${host}.awsapps.com/start\n`;

let client: Client;
let folder: Folder;
let id: string;

beforeEach(async () => {
  client = connect();
  await client.ask('vault.trySandbox', {});
  folder = await makeFolder({ credentials, config });
  const { linked } = await client.ask('locations.link', { location, handles: { folder: folder.handle } });
  id = linked[0]?.id ?? '';
});

afterEach(() => {
  vi.restoreAllMocks();
  client.close();
});

const profileId = (view: VaultView, name: string): string =>
  view.profiles.find((profile) => profile.name === name)?.id ?? '';

describe('to the vault', () => {
  async function importFrom(
    names: readonly string[],
    then: 'leave' | 'remove' | 'removeLongTermKeys',
  ): Promise<VaultView> {
    const plan = await client.ask('import.plan', {
      files: [],
      pasted: new Uint8Array(),
      from: { location: id, names: [...names], then },
    });
    expect(plan.changes.map(({ name }) => name)).toEqual(names);
    return client.ask('import.apply', { planId: plan.planId, names: [...names], activeKeys: [] });
  }

  test('a copy leaves the files as they are', async () => {
    const view = await importFrom(['team'], 'leave');
    expect(view.profiles.find(({ name }) => name === 'team')).toMatchObject({
      type: 'Basic',
      region: 'eu-west-2',
    });
    expect([await folder.read('credentials'), await folder.read('config')]).toEqual([credentials, config]);
  });

  test('a move takes the profile out of both files, and nothing else', async () => {
    const view = await importFrom(['team'], 'remove');
    expect(profileId(view, 'team')).not.toBe('');
    expect(await folder.read('credentials')).toBe(
      `# kept by hand\r\n[default]\r\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\r\naws_secret_access_key = ${secret}\r\n`,
    );
    expect(await folder.read('config')).toBe('[default]\nregion = eu-west-1\n');
    expect(view.linked[0]?.profiles.map(({ name }) => name)).toEqual(['default']);
  });

  test('of long-term keys the file keeps all but the keys', async () => {
    await importFrom(['default', 'team'], 'removeLongTermKeys');
    expect(await folder.read('credentials')).not.toContain(secret);
    expect(await folder.read('credentials')).not.toContain('AKIA');
    expect(await folder.read('credentials')).toContain('[team]   ; of us all\r\nunknown = stays\r\n');
    expect(await folder.read('config')).toBe(config);
  });

  test('a key that changed since the preview stays in the file', async () => {
    const plan = await client.ask('import.plan', {
      files: [],
      pasted: new Uint8Array(),
      from: { location: id, names: ['team'], then: 'remove' },
    });
    const newer = credentials.replace('AKIAI44QH8DHBEXAMPLE', 'AKIAIOSFODNN7EXAMPLE');
    await folder.write('credentials', newer);
    const applied = client.ask('import.apply', { planId: plan.planId, names: ['team'], activeKeys: [] });
    expect(await failure(applied)).toMatchObject({ code: 'file-changed' });
    expect(await folder.read('credentials')).toBe(newer);
    const { vault } = await client.ask('locations.read', {});
    expect(profileId(vault, 'team')).toBe('');
  });

  test.each([
    [
      'two key pairs in sections of one name',
      `${credentials}[team]\r\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\r\n`,
      config,
    ],
    [
      'a key pair in config, below the one of credentials',
      credentials,
      `${config}aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n`,
    ],
    [
      'the rest of a wrapped secret',
      credentials.replace(
        `aws_secret_access_key=${secret}`,
        `aws_secret_access_key=${secret.slice(0, 20)}\r\n${secret.slice(20)}`,
      ),
      config,
    ],
  ])('%s would not all be in the vault, so nothing is moved', async (_, credentialsText, configText) => {
    await folder.write('credentials', credentialsText);
    await folder.write('config', configText);
    for (const then of ['remove', 'removeLongTermKeys'] as const) {
      const planned = client.ask('import.plan', {
        files: [],
        pasted: new Uint8Array(),
        from: { location: id, names: ['team'], then },
      });
      expect(await failure(planned), then).toMatchObject({ code: 'take-lossy', detail: { name: 'team' } });
    }
    await importFrom(['team'], 'leave');
    expect(await folder.read('credentials')).toBe(credentialsText);
  });

  test('a comment that was added since the preview is not removed unseen', async () => {
    const plan = await client.ask('import.plan', {
      files: [],
      pasted: new Uint8Array(),
      from: { location: id, names: ['team'], then: 'remove' },
    });
    await folder.write('credentials', `${credentials}# new\r\n`);
    const applied = client.ask('import.apply', { planId: plan.planId, names: ['team'], activeKeys: [] });
    expect(await failure(applied)).toMatchObject({ code: 'file-changed' });
    expect(await folder.read('credentials')).toBe(`${credentials}# new\r\n`);
  });

  test('a profile that has temporary credentials by now keeps them', async () => {
    await folder.write('credentials', `${credentials}aws_session_token = token\r\n`);
    const plan = await client.ask('import.plan', {
      files: [],
      pasted: new Uint8Array(),
      from: { location: id, names: ['default', 'team'], then: 'removeLongTermKeys' },
    });
    expect(plan.changes.map(({ name }) => name)).toEqual(['default']);
  });

  test('what else changed in the file since the preview stays there too', async () => {
    const plan = await client.ask('import.plan', {
      files: [],
      pasted: new Uint8Array(),
      from: { location: id, names: ['team'], then: 'remove' },
    });
    await folder.write('credentials', `${credentials}[added]\r\nregion = x\r\n`);
    await client.ask('import.apply', { planId: plan.planId, names: ['team'], activeKeys: [] });
    const left = await folder.read('credentials');
    expect(left).toContain('[added]\r\nregion = x\r\n');
    expect(left).not.toContain('[team]');
  });
});

test('of a move to the vault whose second file fails, all tabs see the first half', async () => {
  await deleteDB('coffer');
  const [one, other] = [connect(), connect()];
  await create(one);
  await unlock(other);
  const { linked } = await one.ask('locations.link', { location, handles: { folder: folder.handle } });
  const from = { location: linked[0]?.id ?? '', names: ['team'], then: 'remove' as const };
  const { planId } = await one.ask('import.plan', { files: [], pasted: new Uint8Array(), from });
  const apply = () => one.ask('import.apply', { planId, names: ['team'], activeKeys: [] });
  beforeNextWrite('config', busy);
  expect(await failure(apply())).toMatchObject({ code: 'moved-half', detail: { location } });
  expect(await folder.read('credentials')).not.toContain('[team]');
  expect(await folder.read('config')).toBe(config);
  await vi.waitFor(() => {
    expect(other.events.at(-1)).toMatchObject({ at: 'changed', vault: { profiles: [{ name: 'team' }] } });
  });
  expect(await failure(apply())).toMatchObject({ code: 'import-plan-stale' });
  // Of a command that reads no file.
  const after = await one.ask('preferences.save', {});
  expect(after.linked[0]?.profiles).toMatchObject([
    { name: 'default' },
    { name: 'team', region: 'eu-west-2' },
  ]);
  expect(after.linked[0]?.profiles[1]).not.toHaveProperty('key');
  await one.ask('vault.lock', { reason: 'asked' });
  for (const each of [one, other]) each.close();
});

describe('to a file', () => {
  let view: VaultView;
  const none = () => new Uint8Array();

  beforeEach(async () => {
    view = await importText(
      client,
      `[team]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\nregion = us-east-1\n[new]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\nregion = us-east-2\nendpoint_url = http://localhost:5555\n`,
    );
  });

  const plan = (
    name: string,
    activeKeys: readonly { profile: string; key: string }[] = [],
  ): Promise<StorePlanView> =>
    client.ask('store.plan', { ids: [profileId(view, name)], location: id, activeKeys: [...activeKeys] });

  test('the preview shows the lines that change, secrets masked', async () => {
    const planned = await plan('team');
    expect(planned.activeKeys).toEqual([]);
    expect(planned.changes.map(({ file }) => file)).toEqual(['credentials', 'config']);
    expect(planned.changes[1]?.diff).toEqual([
      { sign: '-', line: 5, text: 'region = eu-west-2' },
      { sign: '+', line: 5, text: 'region = us-east-1' },
    ]);
    expect(JSON.stringify(client.received)).not.toContain(secret);
  });

  test('a copy replaces the keys in place; order, comments, line ends and other keys stay', async () => {
    const { planId } = await plan('team');
    const after = await client.ask('store.apply', {
      planId,
      move: false,
      passphrase: none(),
    });
    expect(await folder.read('credentials')).toBe(
      credentials.replace('AKIAI44QH8DHBEXAMPLE', 'AKIAIOSFODNN7EXAMPLE'),
    );
    expect(await folder.read('config')).toBe(config.replace('eu-west-2', 'us-east-1'));
    expect(profileId(after, 'team')).not.toBe('');
  });

  test('a new profile goes to the end of both files, secrets to credentials; an active key only where ticked', async () => {
    const planned = await plan('new');
    expect(planned.activeKeys).toEqual([
      { profile: 'new', key: 'endpoint_url', value: 'http://localhost:5555' },
    ]);
    await client.ask('store.apply', {
      planId: planned.planId,
      move: false,
      passphrase: none(),
    });
    expect(await folder.read('config')).toBe(`${config}\n[profile new]\nregion = us-east-2\n`);
    expect(await folder.read('credentials')).toBe(
      `${credentials}\r\n[new]\r\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\r\naws_secret_access_key = ${secret}\r\n`,
    );
    const ticked = await plan('new', [{ profile: 'new', key: 'endpoint_url' }]);
    expect(ticked.changes.flatMap(({ diff }) => diff)).toEqual([
      { sign: '+', line: 10, text: 'endpoint_url = http://localhost:5555' },
    ]);
    await client.ask('store.apply', {
      planId: ticked.planId,
      move: false,
      passphrase: none(),
    });
    expect(await folder.read('config')).toContain('endpoint_url = http://localhost:5555\n');
  });

  test('the session and services that a profile refers to go with it, once', async () => {
    view = await importText(
      client,
      '[profile sso]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\nservices = local\n[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp.awsapps.com/start\n[services local]\nec2 =\n  endpoint_url = http://localhost:5555\n  max = 1\n',
      'config',
    );
    const planned = await plan('sso');
    expect(planned.activeKeys).toEqual([
      { profile: 'services local', key: 'ec2.endpoint_url', value: 'http://localhost:5555' },
    ]);
    const apply = ({ planId }: StorePlanView) =>
      client.ask('store.apply', { planId, move: false, passphrase: none() });
    await apply(planned);
    const stored = `${config}\n[profile sso]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\nservices = local\n\n[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp.awsapps.com/start\n\n[services local]\nec2 =\n  max = 1\n`;
    expect(await folder.read('config')).toBe(stored);
    await apply(await plan('sso'));
    expect(await folder.read('config')).toBe(stored);
  });

  test('a move leaves the vault without it', async () => {
    const { planId } = await plan('new', [{ profile: 'new', key: 'endpoint_url' }]);
    const after = await client.ask('store.apply', {
      planId,
      move: true,
      passphrase: none(),
    });
    expect(profileId(after, 'new')).toBe('');
    expect(after.linked[0]?.profiles.map(({ name }) => name)).toContain('new');
  });

  test("a move that would lose something is refused: an active key without a tick, its own or its section's, a comment", async () => {
    view = await importText(
      client,
      `[profile only]\ncredential_process = /usr/bin/x\n[profile sso]\n${referring}[profile local]\nservices = local\n[services local]\nec2 =\n  endpoint_url = http://localhost:5555\n[sso-session corp]\n# ask ops\n${corp('a')}`,
      'config',
    );
    const before = `${config}\n[sso-session corp]\n${corp('a')}`;
    await folder.write('config', before);
    for (const [name, missing] of [
      ['only', 'credential_process'],
      ['local', 'ec2'],
      ['sso', 'a comment'],
    ] as const) {
      const { planId } = await plan(name);
      const moved = client.ask('store.apply', { planId, move: true, passphrase: none() });
      expect(await failure(moved), name).toMatchObject({ code: 'move-incomplete', detail: { missing } });
    }
    expect(await folder.read('config')).toBe(before);
    const { planId } = await plan('only', [{ profile: 'only', key: 'credential_process' }]);
    const after = await client.ask('store.apply', { planId, move: true, passphrase: none() });
    expect(profileId(after, 'only')).toBe('');
    expect(await folder.read('config')).toContain('[profile only]\ncredential_process = /usr/bin/x\n');
  });

  describe('with a section', () => {
    const endpoint = (port: number) => `ec2 =\n  endpoint_url = http://localhost:${String(port)}\n`;
    const tick = { profile: 'services local', key: 'ec2.endpoint_url' };

    beforeEach(async () => {
      view = await importText(
        client,
        `[profile sso]\n${referring}[sso-session corp]\n${corp('a')}[profile local]\nservices = local\n[services local]\n${endpoint(5555)}`,
        'config',
      );
    });

    test('that would be another one in the file, a profile is not stored there', async () => {
      for (const [theirs, key] of [
        [corp('b'), 'sso_start_url'],
        [corp('a').replace(/^.*\n/, ''), 'sso_region'],
        [`${corp('a')}sso_registration_scopes = all\n`, 'sso_registration_scopes'],
      ] as const) {
        await folder.write('config', `[sso-session corp]\n${theirs}`);
        expect(await failure(plan('sso')), key).toEqual({
          code: 'section-differs',
          detail: { location, section: 'sso-session corp', key },
        });
      }
    });

    test('that the file has too, with its active keys or without, a profile is stored beside it', async () => {
      for (const [theirs, ticked] of [
        [endpoint(5555), []],
        [endpoint(5555), [tick]],
        ['# nothing\n', []],
      ] as const) {
        await folder.write('config', `[services local]\n${theirs}`);
        const { planId } = await plan('local', ticked);
        await client.ask('store.apply', { planId, move: false, passphrase: none() });
        expect(await folder.read('config')).toBe(
          `[services local]\n${theirs}\n[profile local]\nservices = local\n`,
        );
      }
    });

    test('whose active keys are others in the file, a profile is not stored there', async () => {
      for (const [theirs, ticked] of [
        [endpoint(6666), []],
        ['', [tick]],
      ] as const) {
        await folder.write('config', `[services local]\n${theirs}`);
        expect(await failure(plan('local', ticked)), theirs).toEqual({
          code: 'section-differs',
          detail: { location, section: 'services local', key: 'ec2' },
        });
      }
    });

    test('a profile is not stored where no config is linked for it', async () => {
      await client.ask('locations.unlink', { id });
      const alone = await client.ask('locations.link', {
        location: 'alone',
        handles: { credentials: await folder.handle.getFileHandle('credentials') },
      });
      id = alone.linked.find((linked) => linked.location === 'alone')?.id ?? '';
      expect(await failure(plan('sso'))).toEqual({
        code: 'section-without-config',
        detail: { location: 'alone', section: 'sso-session corp' },
      });
    });

    test.each([false, true])(
      'that another program wrote since the preview, or at the same time, nothing is stored (move: %s)',
      async (move) => {
        const theirs = `${config}[sso-session corp]\n${corp('b')}`;
        const write = () => folder.write('config', theirs);
        const applying = ({ planId }: StorePlanView) =>
          client.ask('store.apply', { planId, move, passphrase: none() });
        const planned = await plan('sso');
        beforeNextWrite('config', write);
        expect(await failure(applying(planned))).toMatchObject({ code: 'file-changed' });
        expect(await folder.read('config')).toBe(theirs);
        const { vault } = await client.ask('locations.read', {});
        expect(profileId(vault, 'sso')).not.toBe('');

        await folder.write('config', config);
        const again = await plan('sso');
        await write();
        const code = move ? 'move-incomplete' : 'file-changed';
        expect(await failure(applying(again))).toMatchObject({ code });
        expect(await folder.read('config')).toBe(theirs);
      },
    );
  });

  test('comments go along, once, to a profile that the file has already', async () => {
    view = await importText(client, `[team]\n# owner: ops\nregion = us-east-1\n# rotated in May\n`);
    const { planId } = await plan('team');
    await client.ask('store.apply', { planId, move: false, passphrase: none() });
    const once = [await folder.read('credentials'), await folder.read('config')];
    expect(once.join('').match(/# owner: ops|# rotated in May/g)).toEqual([
      '# rotated in May',
      '# owner: ops',
    ]);
    const again = await plan('team');
    expect(again.changes).toEqual([]);
    const after = await client.ask('store.apply', { planId: again.planId, move: true, passphrase: none() });
    expect(profileId(after, 'team')).toBe('');
    expect([await folder.read('credentials'), await folder.read('config')]).toEqual(once);
  });

  test('two tabs that write one file at once lose nothing', async () => {
    const names = ['new', 'team'];
    const other = connect();
    await other.ask('vault.trySandbox', {});
    const theirs = await importText(other, `[theirs]\nregion = eu-west-3\n`);
    const linked = await other.ask('locations.link', { location, handles: { folder: folder.handle } });
    const [ours, other1] = await Promise.all([
      plan('new'),
      other.ask('store.plan', {
        ids: [profileId(theirs, 'theirs')],
        location: linked.linked[0]?.id ?? '',
        activeKeys: [],
      }),
    ]);
    await Promise.all([
      client.ask('store.apply', { planId: ours.planId, move: false, passphrase: none() }),
      other.ask('store.apply', { planId: other1.planId, move: true, passphrase: none() }),
    ]);
    other.close();
    const { vault } = await client.ask('locations.read', {});
    expect(vault.linked[0]?.profiles.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...names, 'theirs', 'default']),
    );
  });

  test('a profile that another program changed since the preview is not written over', async () => {
    const { planId } = await plan('team');
    const theirs = config.replace('eu-west-2', 'eu-central-1');
    await folder.write('config', theirs);
    const applied = client.ask('store.apply', { planId, move: true, passphrase: none() });
    expect(await failure(applied)).toMatchObject({ code: 'file-changed' });
    expect([await folder.read('credentials'), await folder.read('config')]).toEqual([credentials, theirs]);
    expect((await client.ask('locations.read', {})).vault.profiles.map(({ name }) => name)).toContain('team');
  });

  test('what was stored by half shows, and its plan is used up', async () => {
    const ticked = [{ profile: 'new', key: 'endpoint_url' }];
    const applying = async ({ planId }: StorePlanView) =>
      client.ask('store.apply', { planId, move: true, passphrase: none() });
    const planned = await plan('new', ticked);
    beforeNextWrite('config', busy);
    expect(await failure(applying(planned))).toMatchObject({ code: 'stored-half', detail: { location } });
    expect(await folder.read('credentials')).toContain('[new]');
    expect(await folder.read('config')).toBe(config);
    expect(await failure(applying(planned))).toMatchObject({ code: 'store-plan-stale' });
    // Of a command that reads no file.
    const { linked } = await client.ask('preferences.save', {});
    expect(linked[0]?.profiles.map(({ name }) => name)).toContain('new');
    expect(profileId(await applying(await plan('new', ticked)), 'new')).toBe('');
    expect(await folder.read('config')).toContain('[profile new]\nregion = us-east-2\n');
  });

  test('of a profile that could not leave the vault the file keeps what was stored', async () => {
    const { planId } = await plan('team');
    const apply = () => client.ask('store.apply', { planId, move: true, passphrase: none() });
    beforeNextWrite('config', async () => {
      await client.ask('preferences.save', {});
    });
    expect(await failure(apply())).toMatchObject({ code: 'copied-half', detail: { location } });
    expect(await failure(apply())).toMatchObject({ code: 'store-plan-stale' });
    const { vault } = await client.ask('locations.read', {});
    expect(profileId(vault, 'team')).not.toBe('');
    expect(await folder.read('config')).toContain('region = us-east-1');
  });

  test.each([
    ['credentials', 'new'],
    // With nothing for credentials, which comes first.
    ['config', 'plain'],
  ])('a plan of which nothing could be stored, for %s is busy, can be applied again', async (file, name) => {
    view = await importText(client, '[plain]\noutput = json\n');
    const { planId } = await plan(name);
    const apply = () => client.ask('store.apply', { planId, move: false, passphrase: none() });
    beforeNextWrite(file, busy);
    expect(await failure(apply())).toMatchObject({ code: 'file-busy' });
    await apply();
    expect(await folder.read(file)).toContain(name);
  });

  test('a plan holds for the vault it was made of', async () => {
    const { planId } = await plan('team');
    await importText(client, '[other]\nregion = eu-west-1\n');
    const applied = client.ask('store.apply', { planId, move: false, passphrase: none() });
    expect(await failure(applied)).toMatchObject({ code: 'store-plan-stale' });
    expect(await folder.read('credentials')).toBe(credentials);
  });

  test('a name that not all AWS tools read is refused, with the reason', async () => {
    view = await importText(client, '[my team]\nregion = eu-west-1\n');
    expect(await failure(plan('my team'))).toMatchObject({
      code: 'profile-unwritable',
      detail: { name: 'my team' },
    });
  });

  test('an opened file changes in the copy to be downloaded, which is as old as the file', async () => {
    const opened = await client.ask('locations.open', {
      location: 'opened',
      files: [new File([credentials], 'credentials', { lastModified: 1000 })],
    });
    const opening = opened.linked.find((linked) => linked.location === 'opened')?.id ?? '';
    const { planId } = await client.ask('store.plan', {
      ids: [profileId(view, 'team')],
      location: opening,
      activeKeys: [],
    });
    await client.ask('store.apply', { planId, move: false, passphrase: none() });
    const { locations } = await client.ask('locations.read', {});
    expect(locations.find((each) => each.id === opening)?.files).toMatchObject([
      { kind: 'credentials', changed: true, unsaved: true, modifiedAt: 1000 },
      { kind: 'config', changed: true, unsaved: true },
    ]);
    const saved = await client.ask('locations.save', { id: opening });
    expect(await saved[0]?.content.text()).toBe(
      credentials.replace('AKIAI44QH8DHBEXAMPLE', 'AKIAIOSFODNN7EXAMPLE'),
    );
    const { locations: downloaded } = await client.ask('locations.read', {});
    expect(downloaded.find((each) => each.id === opening)?.files).toMatchObject([
      { kind: 'credentials', changed: true, unsaved: false },
      { kind: 'config', changed: true, unsaved: false },
    ]);
    // The browser may have saved nothing.
    expect(await client.ask('locations.save', { id: opening })).toHaveLength(2);
    // A lock forgets it: the vault must not lose what is only there.
    const again = await client.ask('store.plan', {
      ids: [profileId(view, 'new')],
      location: opening,
      activeKeys: [],
    });
    const moved = client.ask('store.apply', {
      planId: again.planId,
      move: true,
      passphrase: none(),
    });
    expect(await failure(moved)).toMatchObject({ code: 'snapshot-only-copy' });
  });
});

describe('a fix', () => {
  test('changes its line, and is not offered again', async () => {
    await folder.write('config', config.replace('region = eu-west-1', 'region: eu-west-1'));
    const { locations } = await client.ask('locations.read', {});
    const problem = locations[0]?.problems.find(({ code }) => code === 'separator-colon');
    if (!problem) throw new Error('no problem');
    expect(problem.fix).toEqual([
      { sign: '-', line: 2, text: 'region: eu-west-1' },
      { sign: '+', line: 2, text: 'region = eu-west-1' },
    ]);
    const { code, line, column } = problem;
    const version = locations[0]?.files.find(({ kind }) => kind === 'config')?.version ?? '';
    const fix = () => client.ask('locations.fix', { id, file: 'config', version, code, line, column });
    // The same problem in the same place, and yet not the fix that was shown.
    const other = config.replace('region = eu-west-1', 'region: eu-west-9');
    await folder.write('config', other);
    expect(await failure(fix())).toMatchObject({ code: 'file-changed' });
    expect(await folder.read('config')).toBe(other);
    await folder.write('config', config.replace('region = eu-west-1', 'region: eu-west-1'));
    await fix();
    expect(await folder.read('config')).toBe(config);
    expect(await failure(fix())).toMatchObject({ code: 'file-changed' });
  });
});
