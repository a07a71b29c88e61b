import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StorePlanView, VaultView } from '../../src/protocol/views.ts';
import { connect, failure, importText, type Client } from './client.ts';
import { makeFolder, type Folder } from './folder.ts';

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
    expect(await failure(applied)).toMatchObject({ code: 'moved-half', detail: { location } });
    expect(await folder.read('credentials')).toBe(newer);
    const { vault } = await client.ask('locations.read', {});
    expect(profileId(vault, 'team')).not.toBe('');
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

describe('to a file', () => {
  let view: VaultView;
  const none = () => new Uint8Array();

  beforeEach(async () => {
    view = await importText(
      client,
      `[team]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\nregion = us-east-1\n[new]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\nregion = us-east-2\nendpoint_url = http://localhost:5555\n`,
    );
  });

  const plan = (...names: string[]): Promise<StorePlanView> =>
    client.ask('store.plan', { ids: names.map((name) => profileId(view, name)), location: id });

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
      activeKeys: [],
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
      activeKeys: [],
      move: false,
      passphrase: none(),
    });
    expect(await folder.read('config')).toBe(`${config}\n[profile new]\nregion = us-east-2\n`);
    expect(await folder.read('credentials')).toBe(
      `${credentials}\r\n[new]\r\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\r\naws_secret_access_key = ${secret}\r\n`,
    );
    const ticked = await plan('new');
    await client.ask('store.apply', {
      planId: ticked.planId,
      activeKeys: [{ profile: 'new', key: 'endpoint_url' }],
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
      client.ask('store.apply', { planId, activeKeys: [], move: false, passphrase: none() });
    await apply(planned);
    const stored = `${config}\n[profile sso]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\nservices = local\n\n[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp.awsapps.com/start\n\n[services local]\nec2 =\n  max = 1\n`;
    expect(await folder.read('config')).toBe(stored);
    await apply(await plan('sso'));
    expect(await folder.read('config')).toBe(stored);
  });

  test('a move leaves the vault without it', async () => {
    const { planId } = await plan('new');
    const after = await client.ask('store.apply', {
      planId,
      activeKeys: [],
      move: true,
      passphrase: none(),
    });
    expect(profileId(after, 'new')).toBe('');
    expect(after.linked[0]?.profiles.map(({ name }) => name)).toContain('new');
  });

  test('a profile that another program changed since the preview is not written over', async () => {
    const { planId } = await plan('team');
    const theirs = config.replace('eu-west-2', 'eu-central-1');
    await folder.write('config', theirs);
    const applied = client.ask('store.apply', { planId, activeKeys: [], move: true, passphrase: none() });
    expect(await failure(applied)).toMatchObject({ code: 'file-changed' });
    expect([await folder.read('credentials'), await folder.read('config')]).toEqual([credentials, theirs]);
    expect((await client.ask('locations.read', {})).vault.profiles.map(({ name }) => name)).toContain('team');
  });

  test('a plan holds for the vault it was made of', async () => {
    const { planId } = await plan('team');
    await importText(client, '[other]\nregion = eu-west-1\n');
    const applied = client.ask('store.apply', { planId, activeKeys: [], move: false, passphrase: none() });
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

  test('an opened file changes in the copy to be downloaded', async () => {
    const opened = await client.ask('locations.open', {
      location: 'opened',
      files: [new File([credentials], 'credentials')],
    });
    const opening = opened.linked.find((linked) => linked.location === 'opened')?.id ?? '';
    const { planId } = await client.ask('store.plan', { ids: [profileId(view, 'team')], location: opening });
    await client.ask('store.apply', { planId, activeKeys: [], move: false, passphrase: none() });
    const { locations } = await client.ask('locations.read', {});
    expect(locations.find((each) => each.id === opening)?.files).toMatchObject([
      { kind: 'credentials', unsaved: true },
      { kind: 'config', unsaved: true },
    ]);
    const saved = await client.ask('locations.save', { id: opening });
    expect(await saved[0]?.content.text()).toBe(
      credentials.replace('AKIAI44QH8DHBEXAMPLE', 'AKIAIOSFODNN7EXAMPLE'),
    );
    expect(await client.ask('locations.save', { id: opening })).toEqual([]);
    // A lock forgets it: the vault must not lose what is only there.
    const again = await client.ask('store.plan', { ids: [profileId(view, 'new')], location: opening });
    const moved = client.ask('store.apply', {
      planId: again.planId,
      activeKeys: [],
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
    await client.ask('locations.fix', { id, file: 'config', code, line, column });
    expect(await folder.read('config')).toBe(config);
    const again = client.ask('locations.fix', { id, file: 'config', code, line, column });
    expect(await failure(again)).toMatchObject({ code: 'file-changed' });
  });
});
