import { describe, expect, test, vi } from 'vitest';
import { CofferError } from '../../../src/base/cofferError.ts';
import { errorText } from '../../../src/base/errors.ts';
import { utf8 } from '../../../src/base/bytes.ts';
import { Notices } from '../../../src/page/state/notices.svelte.ts';
import { intactRevision, Vault } from '../../../src/page/state/vault.svelte.ts';
import { Witness } from '../../../src/page/state/witness.ts';
import { connect, emptyVault } from './fakeAgent.ts';

function start() {
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  };
  const connected = connect();
  const notices = new Notices();
  const witness = new Witness(() => storage);
  const keep = vi.fn();
  const vault = new Vault(connected.agent, notices, witness, keep);
  return { ...connected, keep, notices, vault, witness };
}

/** A vault that was unlocked at revision 1. */
async function unlocked() {
  const started = start();
  const unlock = started.vault.unlock('correct horse');
  started.current().send({ kind: 'answer', id: 1, output: emptyVault });
  await unlock;
  return started;
}

const { vaultId } = emptyVault;

describe('look', () => {
  test('finds no vault', async () => {
    const { vault, current } = start();
    const looked = vault.look();
    current().send({ kind: 'answer', id: 1, output: { at: 'none' } });
    await looked;
    expect(vault.phase).toEqual({ at: 'none', lost: undefined });
  });

  test.each([
    ['older than its witness', 4, 5, 5],
    ['as new as its witness', 5, 5, undefined],
    ['newer than its witness', 6, 5, undefined],
  ])('tells of a stored vault that is %s', async (_, revision, seen, newerSeen) => {
    const { vault, witness, current } = start();
    witness.saw(vaultId, seen);
    const looked = vault.look();
    current().send({ kind: 'answer', id: 1, output: { at: 'locked', vaultId, revision } });
    await looked;
    expect(vault.phase).toEqual({ at: 'locked', revision, newerSeen, lost: undefined });
  });

  test('says that the agent does not start, and does not start it over and over', async () => {
    const { vault, workers, current } = start();
    const looked = vault.look();
    current().crash();
    await looked;
    expect(vault.phase).toEqual({ at: 'failed', text: errorText(new CofferError('agent-stopped')) });
    expect(workers.length).toBe(1);
  });

  test('shows why the storage does not answer', async () => {
    const { vault, current } = start();
    const looked = vault.look();
    const error = { code: 'store-unavailable', detail: { name: 'SecurityError' } } as const;
    current().send({ kind: 'failure', id: 1, error });
    await looked;
    expect(vault.phase).toEqual({ at: 'failed', text: errorText(CofferError.from(error)) });
  });
});

describe('create', () => {
  test.each([
    [
      'eleven characters',
      'eleven char',
      'eleven char',
      new CofferError('passphrase-short', { length: 11, least: 12 }),
    ],
    ['one typed differently', 'twelve chars', 'twelve Chars', new CofferError('passphrase-differs')],
  ])('refuses %s without asking the agent', async (_, passphrase, repeated, error) => {
    const { vault, workers } = start();
    await expect(vault.create(passphrase, repeated)).rejects.toEqual(error);
    expect(workers).toEqual([]);
  });

  test('sends the same bytes whichever way an accent was typed', async () => {
    const { vault, witness, current } = start();
    const created = vault.create('caf\u00e9 twelve chars', 'cafe\u0301 twelve chars');
    current().send({ kind: 'answer', id: 1, output: emptyVault });
    await created;
    expect(current().received).toEqual([
      {
        kind: 'ask',
        id: 1,
        command: 'vault.create',
        input: { passphrase: utf8('caf\u00e9 twelve chars') },
      },
    ]);
    expect(vault.phase).toEqual({ at: 'unlocked', view: emptyVault });
    expect(witness.highest(vaultId)).toBe(1);
  });
});

test('the browser is asked to keep a vault once it is created, and no other', async () => {
  const { vault, keep, current } = start();
  const refused = vault.create('twelve chars', 'twelve chars');
  current().send({ kind: 'failure', id: 1, error: { code: 'disk-full', detail: undefined } });
  await expect(refused).rejects.toEqual(new CofferError('disk-full'));
  const sandbox = vault.trySandbox();
  current().send({ kind: 'answer', id: 2, output: { ...emptyVault, temporary: true } });
  await sandbox;
  expect(keep).not.toHaveBeenCalled();

  const created = vault.create('twelve chars', 'twelve chars');
  current().send({ kind: 'answer', id: 3, output: emptyVault });
  await created;
  const unlock = vault.unlock('twelve chars');
  current().send({ kind: 'answer', id: 4, output: emptyVault });
  await unlock;
  expect(keep).toHaveBeenCalledTimes(1);
});

test('unlock asks for the revision that was chosen', () => {
  const { vault, current } = start();
  void vault.unlock('pass', 7);
  expect(current().received).toEqual([
    { kind: 'ask', id: 1, command: 'vault.unlock', input: { passphrase: utf8('pass'), revision: 7 } },
  ]);
});

test('a temporary vault leaves no witness', async () => {
  const { vault, witness, current } = start();
  const opened = vault.trySandbox();
  current().send({ kind: 'answer', id: 1, output: { ...emptyVault, temporary: true } });
  await opened;
  expect(witness.highest(vaultId)).toBe(undefined);
});

test('a change is reported with an undo that restores the revision before it', async () => {
  const { vault, notices, current } = await unlocked();
  const changed = vault.changeUndoably('Removed "dev".', 'profile.remove', { id: vaultId });
  current().send({ kind: 'answer', id: 2, output: { ...emptyVault, revision: 2 } });
  await changed;
  expect(notices.status).toBe('Removed "dev".');

  const undone = notices.offer?.undo();
  expect(current().received.at(-1)).toEqual({
    kind: 'ask',
    id: 3,
    command: 'vault.undo',
    input: { revision: 1 },
  });
  current().send({ kind: 'answer', id: 3, output: { ...emptyVault, revision: 3 } });
  await undone;
  expect([notices.status, notices.offer]).toEqual(['Undone.', undefined]);
});

test('of two changes at once the second is undone alone', async () => {
  const { vault, notices, current } = await unlocked();
  const first = vault.changeUndoably('Removed "dev".', 'profile.remove', { id: vaultId });
  const second = vault.changeUndoably('Removed "test".', 'profile.remove', { id: vaultId });
  current().send({ kind: 'answer', id: 2, output: { ...emptyVault, revision: 2 } });
  current().send({ kind: 'answer', id: 3, output: { ...emptyVault, revision: 3 } });
  await Promise.all([first, second]);
  void notices.offer?.undo();
  expect([notices.offer?.report, current().received.at(-1)]).toMatchObject([
    'Removed "test".',
    { command: 'vault.undo', input: { revision: 2 } },
  ]);
});

test('a change that the agent tells of before it answers has its undo', async () => {
  const { vault, notices, current } = await unlocked();
  const changed = vault.changeUndoably('Removed "dev".', 'profile.remove', { id: vaultId });
  const view = { ...emptyVault, revision: 2 };
  current().send({ kind: 'event', event: { at: 'changed', vault: view } });
  current().send({ kind: 'answer', id: 2, output: view });
  await changed;
  void notices.offer?.undo();
  expect(current().received.at(-1)).toMatchObject({ input: { revision: 1 } });
});

test('a change that another tab’s came before is undone alone', async () => {
  const { vault, notices, current } = await unlocked();
  const changed = vault.changeUndoably('Removed "dev".', 'profile.remove', { id: vaultId });
  current().send({ kind: 'event', event: { at: 'changed', vault: { ...emptyVault, revision: 2 } } });
  current().send({ kind: 'answer', id: 2, output: { ...emptyVault, revision: 3 } });
  await changed;
  void notices.offer?.undo();
  expect(current().received.at(-1)).toMatchObject({ command: 'vault.undo', input: { revision: 2 } });
});

test('a change that changed nothing is reported without an undo', async () => {
  const { vault, notices, current } = await unlocked();
  const changed = vault.changeUndoably('Added the sandbox’s profiles.', 'vault.addSandboxProfiles', {});
  current().send({ kind: 'answer', id: 2, output: emptyVault });
  await changed;
  expect([notices.status, notices.offer]).toEqual(['Added the sandbox’s profiles.', undefined]);
});

test('a change made by another tab is shown and takes the offered undo away', async () => {
  const { vault, notices, current } = await unlocked();
  notices.sayUndoable('Removed "dev".', () => Promise.resolve());
  const view = { ...emptyVault, revision: 9 };
  current().send({ kind: 'event', event: { at: 'changed', vault: view } });
  expect(vault.phase).toEqual({ at: 'unlocked', view });
  expect([notices.status, notices.offer]).toEqual([undefined, undefined]);
});

describe('lock', () => {
  test('ends the worker on the answer and says that it was asked for', async () => {
    const { vault, workers, current } = await unlocked();
    const locked = vault.lock();
    current().send({ kind: 'answer', id: 2, output: null });
    await locked;
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    current().send({ kind: 'answer', id: 3, output: { at: 'locked', vaultId, revision: 1 } });
    await expect
      .poll(() => vault.phase)
      .toEqual({
        at: 'locked',
        revision: 1,
        newerSeen: undefined,
        lost: 'asked',
      });
  });

  test('is done when the agent says so before it answers', async () => {
    const { vault, workers, current } = await unlocked();
    const locked = vault.lock();
    current().send({ kind: 'event', event: { at: 'locked', reason: 'asked' } });
    await locked;
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  test('by the agent drops what was shown at once', async () => {
    const { vault, notices, current } = await unlocked();
    notices.sayUndoable('Removed "dev".', () => Promise.resolve());
    current().send({ kind: 'event', event: { at: 'locked', reason: 'idle' } });
    expect(vault.phase).toEqual({ at: 'starting' });
    expect([notices.status, notices.offer]).toEqual([undefined, undefined]);
  });
});

describe('intactRevision', () => {
  test.each([
    [
      'damage with an intact copy',
      new CofferError('document-damaged', { document: 'profiles', revision: 5, intact: 3 }),
      3,
    ],
    [
      'damage without one',
      new CofferError('document-damaged', { document: 'profiles', revision: 5 }),
      undefined,
    ],
    ['another error', new CofferError('passphrase-wrong'), undefined],
    ['no error of Coffer', new TypeError('intact'), undefined],
  ])('of %s', (_, caught, expected) => {
    expect(intactRevision(caught)).toBe(expected);
  });
});
