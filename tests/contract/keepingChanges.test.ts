import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { LeftView } from '../../src/protocol/views/locations.ts';
import type { VaultView } from '../../src/protocol/views/vault.ts';
import { users } from '../../src/sandbox/account.ts';
import { deviceCode } from '../../src/sandbox/mfa.ts';
import { utf8 } from '../../src/base/bytes.ts';
import { answering } from './answering.ts';
import { failure, fields, importText } from './client.ts';
import { beforeNextWrite, busy, makeFolder } from './folder.ts';
import { keptFolder, keptUntil, soon, team, type KeptFolder } from './keptFolder.ts';
import { profileId } from './linkedFolder.ts';

const { mfa = { serialNumber: '', totpSecret: '' } } = users.alice;
const end = '2026-11-22T07:00:00Z';

let at: KeptFolder;

beforeEach(async () => {
  at = await keptFolder();
});

/** Saves the profile with other fields. */
async function saved(other: Partial<Parameters<typeof fields>[0]>): Promise<VaultView> {
  const { name, accessKeyId, region } = await at.client.ask('profile.fields', { id: at.id });
  return at.client.ask('profile.save', {
    id: at.id,
    fields: fields({ name, accessKeyId, region, tickedActiveKeys: ['endpoint_url'], ...other }),
  });
}

const holds = (text: string) =>
  soon(async () => {
    expect(await at.folder.read('credentials')).toBe(text);
  });

/** Why what is kept no more was left, as the page was told last. */
const left = () => {
  const views = at.client.events.flatMap((event) => (event.at === 'changed' ? [event.vault.left] : []));
  return views.at(-1)?.map(({ name, failure }) => [name, failure.code]);
};

describe('what is kept follows its profile', () => {
  test('to another name, as it is', async () => {
    await at.keep();
    const before = await at.folder.read('credentials');
    await saved({ name: 'renamed' });
    await holds(before.replace('[default]', '[renamed]'));
  });

  test('to other settings, at once, and those of the old ones go even where the new ones get none', async () => {
    const text = `[role]\nrole_arn = arn:aws:iam::123456789012:role/partner\nsource_profile = default\n`;
    const view = await importText(at.client, `${text}external_id = coffer-example\n`);
    const id = profileId(view, 'role');
    await at.client.ask('handOff.keep', { id, location: at.location, replace: false });
    const first = await at.keyId();
    await importText(at.client, '[role]\nrole_session_name = other\n');
    await soon(async () => {
      expect(await at.section('role')).toEqual(keptUntil(end));
      expect(await at.keyId()).not.toBe(first);
    });
    await importText(at.client, '[role]\nexternal_id = wrong\n');
    await holds(team);
  });

  test('out of the file, where its settings give no temporary credentials any more', async () => {
    await at.keep();
    await saved({ sessionToken: utf8('held') });
    await holds(team);
    await at.told({ failure: { code: 'hand-off-holds-session', detail: { name: 'default' } } });
  });

  test('out of the file, and where that cannot be done yet, the page knows why not', async () => {
    await at.keep();
    const writing = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockImplementation(busy);
    await saved({ sessionToken: utf8('held') });
    await at.told({
      failure: { code: 'file-busy', detail: { location: '~/.aws/credentials', file: 'credentials' } },
    });
    writing.mockRestore();
    await at.client.ask('locations.read', {});
    await holds(team);
    await at.told({ failure: { code: 'hand-off-holds-session', detail: { name: 'default' } } });
  });

  test('out of the file when it is removed, and back when that is undone', async () => {
    await at.keep();
    const { revision } = await at.client.ask('profile.remove', { id: at.id });
    await holds(team);
    await at.client.ask('vault.undo', { revision: revision - 1 });
    await soon(async () => {
      expect(await at.section('default')).toEqual(keptUntil(end));
    });
  });

  test('out of the file when the location is unlinked', async () => {
    await at.keep();
    await at.client.ask('locations.unlink', { id: at.location });
    await holds(team);
  });

  test('but not where somebody else has written there since, which is said', async () => {
    await at.keep();
    const kept = await at.folder.read('credentials');
    const others = kept.replace(/ASIA\w+/, 'ASIAIOSFODNN7EXAMPLE');
    await at.folder.write('credentials', others);
    await at.client.ask('profile.remove', { id: at.id });
    await soon(() => {
      expect(left()).toEqual([['default', 'keep-left']]);
    });
    expect(await at.folder.read('credentials')).toBe(others);
  });

  test('as soon as the browser lets Coffer write, and until then the page knows why not', async () => {
    await at.keep();
    let state: PermissionState = 'prompt';
    const asked = vi.fn(() => Promise.resolve(state));
    vi.spyOn(FileSystemHandle.prototype, 'queryPermission').mockImplementation(asked);
    try {
      await at.client.ask('profile.remove', { id: at.id });
      await soon(() => {
        expect(left()).toEqual([['default', 'file-permission']]);
      });
      state = 'granted';
      await at.client.ask('locations.read', {});
      await holds(team);
      await soon(() => {
        expect(left()).toEqual([]);
      });
    } finally {
      vi.restoreAllMocks();
    }
  });
});

describe('what cannot be taken out when its location is unlinked is told until it ends', () => {
  const failing = (name: string) => () => Promise.reject(new DOMException('no', name));
  const told = (): readonly LeftView[] => [
    {
      locationId: at.location,
      name: 'default',
      until: Date.parse(end),
      failure: { code: 'keep-unlinked', detail: { name: 'default', location: '~/.aws/credentials' } },
    },
  ];
  const tells = (views: readonly LeftView[]) =>
    soon(async () => {
      expect((await at.client.ask('locations.read', {})).vault.left).toEqual(views);
    });

  beforeEach(async () => {
    await at.keep();
    await at.client.ask('preferences.save', { lockAfterIdleMinutes: 480 });
  });

  test.each([
    [
      'the browser wants to be asked first',
      () => vi.spyOn(FileSystemHandle.prototype, 'queryPermission').mockResolvedValue('prompt'),
    ],
    [
      'the file cannot be read',
      () =>
        vi.spyOn(FileSystemFileHandle.prototype, 'getFile').mockImplementation(failing('NotReadableError')),
    ],
    [
      'another program writes to it',
      () =>
        vi
          .spyOn(FileSystemFileHandle.prototype, 'createWritable')
          .mockImplementation(failing('NoModificationAllowedError')),
    ],
  ])('where %s, and taken out once it is linked again', async (_, fail) => {
    const before = await at.folder.read('credentials');
    const failed = fail();
    const { linked, left: views } = await at.client.ask('locations.unlink', { id: at.location });
    failed.mockRestore();
    expect([linked, views]).toEqual([[], told()]);
    await at.client.ask('locations.read', {});
    await tells(told());
    expect(await at.folder.read('credentials')).toBe(before);

    const again = { location: '~/.aws/credentials', handles: { folder: at.folder.handle } };
    await at.client.ask('locations.link', again);
    await tells([]);
    expect(await at.folder.read('credentials')).toBe(team);
  });

  test('though another file is linked by its name, and taken out once it is linked itself, by any', async () => {
    const before = await at.folder.read('credentials');
    const writing = vi
      .spyOn(FileSystemFileHandle.prototype, 'createWritable')
      .mockImplementation(failing('NoModificationAllowedError'));
    await at.client.ask('locations.unlink', { id: at.location });
    writing.mockRestore();
    const other = await makeFolder({ credentials: team });
    await at.client.ask('locations.link', {
      location: '~/.aws/credentials',
      handles: { folder: other.handle },
    });
    await tells(told());
    expect(await at.folder.read('credentials')).toBe(before);

    await at.client.ask('locations.link', { location: '~/old', handles: { folder: at.folder.handle } });
    await tells([]);
    expect(await at.folder.read('credentials')).toBe(team);
  });

  test('and no longer', async () => {
    const writing = vi
      .spyOn(FileSystemFileHandle.prototype, 'createWritable')
      .mockImplementation(failing('NoModificationAllowedError'));
    expect((await at.client.ask('locations.unlink', { id: at.location })).left).toEqual(told());
    writing.mockRestore();
    at.now += 3_600_001;
    await tells([]);
  });
});

test('a change of the file between reading and writing stays, and so does what it makes occupied', async () => {
  const more = `${team}\n[more]\nregion = eu-west-1\n`;
  beforeNextWrite('credentials', () => at.folder.write('credentials', more));
  await at.keep();
  expect((await at.folder.read('credentials')).startsWith(`${more}\n[default]\n`)).toBe(true);

  await at.folder.write('credentials', team);
  const mine = '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = mine\n';
  beforeNextWrite('credentials', () => at.folder.write('credentials', mine));
  expect((await failure(at.keep())).code).toBe('keep-occupied');
  expect(await at.folder.read('credentials')).toBe(mine);
});

test('a write that fails leaves the file as it was, and is tried again no sooner than in minutes', async () => {
  await at.keep();
  const before = await at.folder.read('credentials');
  await at.client.ask('preferences.save', { lockAfterIdleMinutes: 480 });
  at.now += 56 * 60_000;
  const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  beforeNextWrite('credentials', full);
  await at.client.ask('locations.read', {});
  await at.told({
    failure: { code: 'file-disk-full', detail: { location: '~/.aws/credentials', file: 'credentials' } },
  });
  await at.client.ask('locations.read', {});
  await at.client.ask('locations.read', {});
  expect(await at.folder.read('credentials')).toBe(before);
  const issued = async () => {
    const { entries } = await at.client.ask('journal.read', {});
    return entries.filter(({ action }) => action === 'GetSessionToken').length;
  };
  expect(await issued()).toBe(2);
  at.now += 4 * 60_000;
  await at.client.ask('locations.read', {});
  await at.told({ expiresAt: at.now + 3_600_000 });
  expect(await issued()).toBe(3);
});

test("with a code of the user's MFA device they are good for twelve hours, so that none is asked for each hour", async () => {
  const { id, client, location } = at;
  const { name, accessKeyId, region } = await client.ask('profile.fields', { id });
  const mfaSerial = mfa.serialNumber;
  const own = fields({ name, accessKeyId, region, mfaSerial, tickedActiveKeys: ['endpoint_url'] });
  await client.ask('profile.save', { id, fields: own });
  const typed = [await deviceCode(mfa.totpSecret, at.now)];
  const keeping = () => client.ask('handOff.keep', { id, location, replace: false });
  const { output, questions } = await answering(client, [{ typed }], keeping);
  expect([questions.length, output.kept.map(({ expiresAt }) => expiresAt)]).toEqual([
    1,
    [at.now + 12 * 3_600_000],
  ]);
});

test('nobody is asked for a code that the renewal takes, however often it is looked at', async () => {
  const view = await importText(
    at.client,
    `[operator]
role_arn = arn:aws:iam::123456789012:role/operator
source_profile = default
mfa_serial = ${mfa.serialNumber}
`,
  );
  const id = profileId(view, 'operator');
  const typed = [await deviceCode(mfa.totpSecret, at.now)];
  const keeping = () => at.client.ask('handOff.keep', { id, location: at.location, replace: false });
  expect((await answering(at.client, [{ typed }], keeping)).questions).toHaveLength(1);
  await at.client.ask('preferences.save', { lockAfterIdleMinutes: 480 });
  // The session that the code began would serve for hours.
  await at.client.ask('sessions.forget', {});
  const { questions } = await answering(at.client, [], async () => {
    for (const minutes of [56, 1, 1, 5]) {
      at.now += minutes * 60_000;
      await at.client.ask('locations.read', {});
    }
    await soon(() => {
      const views = at.client.events.flatMap((event) => (event.at === 'changed' ? event.vault.kept : []));
      expect(views.at(-1)?.failure?.code).toBe('keep-asks');
    });
  });
  expect(questions).toEqual([]);
});
