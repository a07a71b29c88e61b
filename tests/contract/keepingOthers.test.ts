import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sandboxProfiles } from '../../src/sandbox/profiles.ts';
import { importText } from './client.ts';
import { beforeReads, makeFolder } from './folder.ts';
import { keptFolder, keptUntil, soon, type KeptFolder } from './keptFolder.ts';
import { profileId } from './linkedFolder.ts';

const end = '2026-11-22T07:00:00Z';

let at: KeptFolder;

beforeEach(async () => {
  at = await keptFolder();
});

/** Codes of what the page was told of what is kept, one after the other. */
const codes = () =>
  at.client.events.flatMap((event) =>
    event.at === 'changed' ? event.vault.kept.map(({ failure }) => failure?.code) : [],
  );

/** Why what is kept no more was left, as the page was told last. */
const left = () => {
  const views = at.client.events.flatMap((event) => (event.at === 'changed' ? [event.vault.left] : []));
  return views.at(-1)?.map(({ name, failure }) => [name, failure.code]);
};

/** Another Coffer, with a vault of its own, writes in place of what is kept. @returns the file */
async function replaced(): Promise<string> {
  const others = (await at.folder.read('credentials')).replace(/ASIA\w+/, 'ASIAIOSFODNN7EXAMPLE');
  await at.folder.write('credentials', others);
  return others;
}

const stop = () => at.client.ask('handOff.stopKeeping', { id: at.id, location: at.location });

describe('a failure that passes takes out nothing that is good still', () => {
  test('where the file could not be read once', async () => {
    await at.keep();
    const before = await at.folder.read('credentials');
    const reading = vi.spyOn(FileSystemFileHandle.prototype, 'getFile');
    await soon(async () => {
      // A look that is under way may get it where it does not matter.
      reading.mockRejectedValueOnce(new DOMException('busy', 'NotReadableError'));
      await at.client.ask('preferences.save', { lockAfterIdleMinutes: 480 });
      expect(codes()).toContain('file-failed');
    });
    reading.mockRestore();
    await at.client.ask('locations.read', {});
    await at.told({ expiresAt: at.now + 3_600_000 });
    expect(await at.folder.read('credentials')).toBe(before);
  });

  test('where the source profile is in a location that the browser does not open yet, or closed again', async () => {
    const lines = (sandboxProfiles[0]?.properties ?? []).map(([key, value]) => `${key} = ${value}\n`);
    await at.folder.write('credentials', `[base]\n${lines.join('')}`);
    const view = await importText(
      at.client,
      '[role]\nrole_arn = arn:aws:iam::123456789012:role/partner\nexternal_id = coffer-example\nsource_profile = base\n',
    );
    const other = await makeFolder({});
    const { linked } = await at.client.ask('locations.link', {
      location: 'other',
      handles: { folder: other.handle },
    });
    const location = linked.find((one) => one.location === 'other')?.id ?? '';
    await at.client.ask('handOff.keep', { id: profileId(view, 'role'), location, replace: false });
    const before = await other.read('credentials');
    expect(before).toContain('[role]');
    let state: PermissionState = 'prompt';
    const asking = vi.spyOn(FileSystemHandle.prototype, 'queryPermission');
    asking.mockImplementation(function (this: FileSystemHandle) {
      return Promise.resolve(this.name === at.folder.handle.name ? state : 'granted');
    });
    // Another command finds it open for a moment, each time before the look has read the rest.
    const kept = await other.handle.getFileHandle('credentials');
    const reading = beforeReads(kept, async () => {
      state = 'granted';
      await at.client.ask('profile.useForSession', { id: at.id });
      state = 'prompt';
    });
    await at.client.ask('preferences.save', { lockAfterIdleMinutes: 480 });
    await soon(() => {
      expect(codes()).toContain('file-permission');
    });
    expect(await other.read('credentials')).toBe(before);
    reading.mockRestore();
    asking.mockRestore();
    await at.client.ask('locations.read', {});
    await soon(() => {
      expect(codes().at(-1)).toBe(undefined);
    });
    expect(await other.read('credentials')).toBe(before);
  });
});

describe('what another Coffer wrote in place of what is kept', () => {
  test('is not told as credentials of the profile, and gives way when the user says so', async () => {
    await at.keep();
    const others = await replaced();
    await at.client.ask('locations.read', {});
    await at.told({
      failure: { code: 'keep-anothers', detail: { name: 'default', location: '~/.aws/credentials' } },
    });
    expect(await at.folder.read('credentials')).toBe(others);
    await at.keep();
    expect([await at.section('default'), await at.folder.read('credentials')]).toEqual([
      keptUntil(end),
      expect.not.stringContaining('ASIAIOSFODNN7EXAMPLE'),
    ]);
  });

  test('stays when they are kept no more, whatever became of the settings, which is said', async () => {
    await at.keep();
    const others = await replaced();
    await importText(at.client, '[default]\nregion = eu-west-1\n');
    await at.client.ask('locations.read', {});
    expect((await stop()).left).toEqual([
      {
        locationId: at.location,
        name: 'default',
        failure: { code: 'keep-left', detail: { name: 'default', location: '~/.aws/credentials' } },
      },
    ]);
    expect(await at.folder.read('credentials')).toBe(others);
  });

  test('is said to be left once, and no longer than it is so', async () => {
    await at.keep();
    await replaced();
    const { revision } = await at.client.ask('profile.remove', { id: at.id });
    await soon(() => {
      expect(left()).toEqual([['default', 'keep-left']]);
    });
    await at.client.ask('vault.undo', { revision: revision - 1 });
    await at.keep(true);
    await soon(() => {
      expect(left()).toEqual([]);
    });

    await replaced();
    expect((await stop()).left).toHaveLength(1);
    await at.keep(true);
    await replaced();
    expect((await stop()).left).toHaveLength(1);
    await at.folder.write('credentials', '');
    await at.client.ask('locations.read', {});
    await soon(() => {
      expect(left()).toEqual([]);
    });
  });
});
