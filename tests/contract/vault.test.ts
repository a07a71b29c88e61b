import { deleteDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { inputs, type Command } from '../../src/protocol/commands.ts';
import { connected, create, failure, fields, unlock } from './client.ts';

beforeEach(async () => {
  await deleteDB('coffer');
});

describe('opening', () => {
  test('a vault that was created opens again in another agent, and only with its passphrase', async () => {
    const first = connected();
    expect(await first.ask('vault.status', {})).toEqual({ at: 'none' });
    const created = await create(first);
    expect(created).toEqual({
      vaultId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      revision: 1,
      temporary: false,
      profiles: [],
      linked: [],
      preferences: {
        regionRules: 'coffer',
        lockAfterIdleMinutes: 5,
        keyReminderDays: 90,
        metadataEndpoint: '',
      },
      accountNames: [],
      mfaDevices: [],
      profileScript: false,
      session: {},
      rotations: [],
      kept: [],
      left: [],
    });
    await first
      .ask('profile.save', { fields: fields({ name: 'kept', region: 'eu-west-1', roleArn: '' }) })
      .catch(() => undefined);

    const second = connected();
    expect(await second.ask('vault.status', {})).toMatchObject({ at: 'locked', vaultId: created.vaultId });
    expect(await failure(unlock(second, 'wrong'))).toEqual({ code: 'passphrase-wrong', detail: undefined });
    expect((await unlock(second)).vaultId).toBe(created.vaultId);
  });

  test('a second vault is refused, the first one stays', async () => {
    const client = connected();
    const { vaultId } = await create(client);
    expect(await failure(create(connected()))).toEqual({ code: 'vault-exists', detail: undefined });
    expect(await connected().ask('vault.status', {})).toEqual({ at: 'locked', vaultId, revision: 1 });
  });

  test('an empty passphrase is refused', async () => {
    const client = connected();
    const empty = client.ask('vault.create', { passphrase: new Uint8Array() });
    expect(await failure(empty)).toEqual({ code: 'passphrase-empty', detail: undefined });
  });

  test('trying the sandbox stores nothing', async () => {
    const client = connected();
    const view = await client.ask('vault.trySandbox', {});
    expect(view.temporary).toBe(true);
    expect(view.profiles.length).toBeGreaterThan(1);
    expect(view.profiles.every(({ sandbox }) => sandbox)).toBe(true);
    expect(await connected().ask('vault.status', {})).toEqual({ at: 'none' });
  });
});

describe('the channel', () => {
  const opening: readonly Command[] = [
    'vault.status',
    'vault.create',
    'vault.unlock',
    'vault.lock',
    'vault.trySandbox',
    'vault.touch',
    'regions.known',
  ];

  /** One well-formed input for each command that needs an open vault. */
  const wellFormed = {
    'vault.undo': { revision: 1 },
    'vault.addSandboxProfiles': {},
    'preferences.save': { regionRules: 'coffer', lockAfterIdleMinutes: 5 },
    'profile.fields': { id: '0'.repeat(32) },
    'profile.save': { fields: fields({ name: 'x' }) },
    'profile.remove': { id: '0'.repeat(32) },
    'profile.makeDefault': { id: '0'.repeat(32) },
    'profile.useForSession': {},
    'profile.identify': { id: '0'.repeat(32) },
    'import.plan': { files: [], pasted: new Uint8Array() },
    'import.apply': { planId: '0'.repeat(32), names: [], activeKeys: [] },
    'export.survey': {},
    'export.make': { ids: [], files: 'both', form: 'plain', activeKeys: [], passphrase: new Uint8Array() },
    'handOff.survey': { id: '0'.repeat(32) },
    'handOff.temporary': { id: '0'.repeat(32), format: 'bash', durationSeconds: 900 },
    'handOff.longTerm': { id: '0'.repeat(32), format: 'bash', passphrase: new Uint8Array() },
    'handOff.keep': { id: '0'.repeat(32), location: '0'.repeat(32), replace: false },
    'handOff.stopKeeping': { id: '0'.repeat(32), location: '0'.repeat(32) },
    'handOff.identity': { id: '0'.repeat(32), expiresInSeconds: 60 },
    'locations.read': {},
    'locations.link': { location: 'x', handles: {} },
    'locations.open': { location: 'x', files: [] },
    'locations.unlink': { id: '0'.repeat(32) },
    'locations.handles': { id: '0'.repeat(32) },
    'locations.save': { id: '0'.repeat(32) },
    'locations.fix': { id: '0'.repeat(32), file: 'config', version: 'x', code: 'x', line: 1, column: 1 },
    'store.plan': { ids: [], location: '0'.repeat(32), activeKeys: [] },
    'store.apply': { planId: '0'.repeat(32), move: false, passphrase: new Uint8Array() },
    'keys.ages': {},
    'keys.holders': { accessKeyIds: [] },
    'keys.lookUp': { id: '0'.repeat(32) },
    'saml.endpoints': {},
    'saml.read': { response: new Uint8Array() },
    'saml.look': { response: new Uint8Array() },
    'saml.assume': { planId: '0'.repeat(32), role: 0, name: 'x', seconds: 900 },
    'mfaDevices.keep': { serialNumber: 'x', secret: new Uint8Array() },
    'mfaDevices.forget': { serialNumber: 'x' },
    'sessions.read': {},
    'sessions.forget': {},
    'rotation.survey': { id: '0'.repeat(32) },
    'rotation.begin': { id: '0'.repeat(32) },
    'rotation.goOn': { rotation: '0'.repeat(32) },
    'rotation.goBack': { rotation: '0'.repeat(32) },
    'rotation.deleteLost': { rotation: '0'.repeat(32) },
    'rotation.deleteOld': { rotation: '0'.repeat(32) },
    'rotation.end': { rotation: '0'.repeat(32) },
    'resolve.explain': {},
    'regions.enabled': {},
    'instances.list': {},
    'account.name': { account: '123456789012', name: 'x' },
    'journal.read': {},
    'journal.verify': {},
    'journal.export': {},
    'console.start': {},
    'console.run': { line: '1' },
    'console.colour': { text: '' },
    'console.complete': { text: '', cursor: 0 },
    'console.history': {},
    'question.answer': { question: 1 },
    'console.reveal': { secretId: 0, passphrase: new Uint8Array() },
    'profileScript.read': {},
    'profileScript.save': { script: '' },
  } as const;

  test('every command that needs an open vault fails with "locked" before there is one', async () => {
    const client = connected();
    const guarded = Object.keys(inputs).filter((command) => !opening.includes(command as Command));
    expect(guarded.sort()).toEqual(Object.keys(wellFormed).sort());
    for (const [command, input] of Object.entries(wellFormed)) {
      const asked = client.ask(command as Command, input);
      expect(await failure(asked), command).toEqual({ code: 'locked', detail: undefined });
    }
  });

  test('an ill-formed input is refused by the name of its field, never by its value', async () => {
    const client = connected();
    await create(client);
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    const asked = client.ask('profile.save', { fields: { ...fields({}), secretAccessKey: secret } } as never);
    expect(await failure(asked)).toEqual({
      code: 'command-malformed',
      detail: { command: 'profile.save', where: 'fields.secretAccessKey' },
    });
    expect(await failure(client.ask('vault.unlock', { passphrase: secret } as never))).toMatchObject({
      code: 'command-malformed',
    });
    expect(await failure(client.ask('vault.lock', { reason: secret } as never))).toMatchObject({
      code: 'command-malformed',
    });
    expect(JSON.stringify(client.received)).not.toContain(secret);
  });

  test.each(['nonsense', '__proto__', 'constructor', 'toString'])(
    'the command %s is unknown',
    async (name) => {
      const client = connected();
      expect(await failure(client.ask(name as Command, {}))).toEqual({
        code: 'command-unknown',
        detail: { command: name },
      });
    },
  );

  test('what is not a request is dropped, and the next request is answered', async () => {
    const client = connected();
    for (const message of [
      null,
      7,
      'ask',
      [],
      { kind: 'ask' },
      { kind: 'ask', id: 'x', command: 'vault.status' },
    ]) {
      client.post(message);
    }
    expect(await client.ask('vault.status', {})).toEqual({ at: 'none' });
    expect(client.received).toHaveLength(1);
  });
});

describe('locking', () => {
  test('after a lock the agent answers nothing but "locked"', async () => {
    const client = connected();
    await create(client);
    await client.ask('vault.lock', { reason: 'asked' });
    expect(client.events).toEqual([{ at: 'locked', reason: 'asked' }]);
    expect(await failure(client.ask('resolve.explain', {}))).toEqual({ code: 'locked', detail: undefined });
    expect(await failure(unlock(client))).toEqual({ code: 'locked', detail: undefined });
  });

  test('a vault that was idle too long is locked before the next command, however the timers slept', async () => {
    let now = 1_000_000;
    const client = connected(() => now);
    await create(client);
    now += 4 * 60_000;
    await client.ask('vault.touch', {});
    now += 4 * 60_000;
    await client.ask('resolve.explain', {});
    now += 5 * 60_000;
    expect(await failure(client.ask('vault.touch', {}))).toEqual({ code: 'locked', detail: undefined });
    expect(client.events).toEqual([{ at: 'locked', reason: 'idle' }]);
  });

  test('the idle time is the preference', async () => {
    let now = 1_000_000;
    const client = connected(() => now);
    await create(client);
    await client.ask('preferences.save', { regionRules: 'coffer', lockAfterIdleMinutes: 30 });
    now += 29 * 60_000;
    await client.ask('vault.touch', {});
    now += 30 * 60_000;
    expect((await failure(client.ask('vault.touch', {}))).code).toBe('locked');
  });

  test('a vault locks after eight hours, however busy', async () => {
    let now = 1_000_000;
    const client = connected(() => now);
    await create(client);
    for (let minutes = 4; minutes < 8 * 60; minutes += 4) {
      now += 4 * 60_000;
      await client.ask('vault.touch', {});
    }
    now += 4 * 60_000;
    expect((await failure(client.ask('vault.touch', {}))).code).toBe('locked');
    expect(client.events).toEqual([{ at: 'locked', reason: 'absolute' }]);
  });

  test('a user who locks one tab locks them all, a temporary vault excepted', async () => {
    const [one, other, sandbox] = [connected(), connected(), connected()];
    await create(one);
    await unlock(other);
    await sandbox.ask('vault.trySandbox', {});
    await one.ask('vault.lock', { reason: 'asked' });
    await vi.waitFor(() => {
      expect(other.events).toEqual([{ at: 'locked', reason: 'elsewhere' }]);
    });
    await sandbox.ask('resolve.explain', {});
    expect(sandbox.events).toEqual([]);
  });

  test('a page that is put to sleep locks itself and no other tab', async () => {
    const [asleep, awake] = [connected(), connected()];
    await create(asleep);
    await unlock(awake);
    await asleep.ask('vault.lock', { reason: 'frozen' });
    expect(asleep.events).toEqual([{ at: 'locked', reason: 'frozen' }]);
    await awake.ask('resolve.explain', {});
    expect(awake.events).toEqual([]);
  });

  test('a tab whose database another one wants to delete lets go and locks', async () => {
    const client = connected();
    await create(client);
    await deleteDB('coffer');
    expect(client.events).toEqual([{ at: 'locked', reason: 'versionchange' }]);
  });
});

test('an idle time that another tab shortened holds in a tab where nothing happens', async () => {
  const [quiet, busy] = [connected(), connected()];
  await create(quiet);
  await quiet.ask('preferences.save', { lockAfterIdleMinutes: 480 });
  await unlock(busy);
  const armed = vi.spyOn(globalThis, 'setTimeout');
  await busy.ask('preferences.save', { lockAfterIdleMinutes: 1 });
  await vi.waitFor(() => {
    expect(quiet.events).toHaveLength(1);
  });
  // Both agents run in this realm: one timer each, and no longer than the new time.
  const waits = armed.mock.calls.map(([, ms = 0]) => ms).filter((ms) => ms > 30_000);
  armed.mockRestore();
  expect(waits).toHaveLength(2);
  expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
});

test('what one tab stores the other one shows', async () => {
  const [one, other] = [connected(), connected()];
  await create(one);
  await unlock(other);
  const stored = await one.ask('preferences.save', { regionRules: 'powershell', lockAfterIdleMinutes: 7 });
  await vi.waitFor(() => {
    expect(other.events).toEqual([{ at: 'changed', vault: stored }]);
  });
});
