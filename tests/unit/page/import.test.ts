import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/base/bytes.ts';
import { CofferError } from '../../../src/base/cofferError.ts';
import { Import } from '../../../src/page/state/import.svelte.ts';
import { Notices } from '../../../src/page/state/notices.svelte.ts';
import { Vault } from '../../../src/page/state/vault.svelte.ts';
import { Witness } from '../../../src/page/state/witness.ts';
import type { DifferenceView } from '../../../src/protocol/views/files.ts';
import type { ImportPlanView } from '../../../src/protocol/views/transfers.ts';
import { connect, emptyVault } from './fakeAgent.ts';

const planId = '00000000000000000000000000000001';
const change = { type: 'Basic', differences: [] } as const;
const plan: ImportPlanView = {
  planId,
  changes: [
    { ...change, name: '__proto__', kind: 'added' },
    { ...change, name: 'dev', kind: 'changed' },
    { ...change, name: 'old', kind: 'same' },
  ],
  problems: [],
  activeKeys: [
    { profile: 'dev', key: 'credential_process', value: '/bin/x' },
    { profile: 'old', key: 'endpoint_url', value: 'http://127.0.0.1:5555' },
  ],
};

async function planned() {
  const connected = connect();
  const notices = new Notices();
  const witness = new Witness(() => ({ getItem: () => null, setItem: () => undefined }));
  const vault = new Vault(connected.agent, notices, witness, () => undefined);
  const unlock = vault.unlock('pass');
  connected.current().send({ kind: 'answer', id: 1, output: emptyVault });
  await unlock;
  const importing = new Import(connected.agent, vault);
  const preview = importing.preview([], '[default]');
  connected.current().send({ kind: 'answer', id: 2, output: plan });
  await preview;
  return { ...connected, importing, notices };
}

test('a preview picks what is new or changed and ticks no active key', async () => {
  const { importing } = await planned();
  expect(importing.plan).toEqual(plan);
  expect([...importing.picked]).toEqual(['__proto__', 'dev']);
  expect([...importing.ticked]).toEqual([]);
});

test('another preview takes the place of the plan, also where it fails', async () => {
  const { importing, current } = await planned();
  const preview = importing.preview([new File(['?'], 'photo.png')], '');
  expect(importing.plan).toBe(undefined);
  const error = { code: 'file-not-text', detail: { name: 'photo.png', found: 'binary' } } as const;
  current().send({ kind: 'failure', id: 3, error });
  await expect(preview).rejects.toEqual(CofferError.from(error));
  expect(importing.plan).toBe(undefined);
});

test('a pasted text goes to the agent as bytes that the page no longer has', async () => {
  const { current } = await planned();
  expect(current().received.at(-1)).toEqual({
    kind: 'ask',
    id: 2,
    command: 'import.plan',
    input: { files: [], pasted: utf8('[default]') },
  });
  // The passphrase and the text.
  expect(current().transferred.map((sent) => sent instanceof ArrayBuffer && sent.byteLength)).toEqual([0, 0]);
});

test('apply sends what was picked and ticked, and offers an undo', async () => {
  const { importing, notices, current } = await planned();
  importing.picked.delete('__proto__');
  for (const activeKey of plan.activeKeys.slice(0, 1)) importing.ticked.add(activeKey);
  const applied = importing.apply();
  expect(current().received.at(-1)).toEqual({
    kind: 'ask',
    id: 3,
    command: 'import.apply',
    input: { planId, names: ['dev'], activeKeys: [{ profile: 'dev', key: 'credential_process' }] },
  });
  current().send({ kind: 'answer', id: 3, output: { ...emptyVault, revision: 2 } });
  await applied;
  expect(notices.offer?.report).toBe('Imported 1 profile.');
});

test('a profile that stays the same is written for the sake of a key that is ticked now', async () => {
  const { importing, current } = await planned();
  importing.picked.clear();
  for (const activeKey of plan.activeKeys) importing.ticked.add(activeKey);
  void importing.apply();
  expect(current().received.at(-1)).toMatchObject({
    input: {
      // Not "dev": it was changed and not picked.
      names: ['old'],
      activeKeys: [
        { profile: 'dev', key: 'credential_process' },
        { profile: 'old', key: 'endpoint_url' },
      ],
    },
  });
  current().send({ kind: 'answer', id: 3, output: { ...emptyVault, revision: 2 } });
});

describe('of a linked location', () => {
  const location = '00000000000000000000000000000002';

  async function plannedFrom(then: 'leave' | 'remove', answer = plan) {
    const connected = await planned();
    const from = { location, names: ['dev', 'old'], then };
    const preview = connected.importing.previewFrom(from);
    expect(connected.current().received.at(-1)).toEqual({
      kind: 'ask',
      id: 3,
      command: 'import.plan',
      input: { files: [], pasted: new Uint8Array(), from },
    });
    connected.current().send({ kind: 'answer', id: 3, output: answer });
    await preview;
    return connected;
  }

  test('a copy picks what is new or changed, and offers an undo', async () => {
    const { current, importing, notices } = await plannedFrom('leave');
    expect([...importing.picked]).toEqual(['__proto__', 'dev']);
    const applied = importing.apply();
    current().send({ kind: 'answer', id: 4, output: { ...emptyVault, revision: 2 } });
    await applied;
    expect(notices.offer?.report).toBe('Imported 2 profiles.');
  });

  test('a move picks what stays the same too, and offers no undo that would lose the keys', async () => {
    const { current, importing, notices } = await plannedFrom('remove');
    expect([...importing.picked]).toEqual(['__proto__', 'dev', 'old']);
    const applied = importing.apply();
    expect(current().received.at(-1)).toEqual({
      kind: 'ask',
      id: 4,
      command: 'import.apply',
      input: { planId, names: ['__proto__', 'dev', 'old'], activeKeys: [] },
    });
    current().send({ kind: 'answer', id: 4, output: { ...emptyVault, revision: 2 } });
    await applied;
    expect(notices.offer).toBe(undefined);
  });

  describe('whose key pair the vault has another of', () => {
    const secret = 'aws_secret_access_key';
    const changed = (name: string, ...differences: readonly DifferenceView[]) =>
      ({ ...change, name, kind: 'changed', differences }) as const;
    const replacing: ImportPlanView = {
      ...plan,
      changes: [
        changed('other', { key: secret, before: '*', after: '*' }),
        changed('role', { key: secret, before: '*' }, { key: 'role_arn', after: 'arn' }),
        changed('keyless', { key: secret, after: '*' }),
        changed('region', { key: 'region', before: 'eu-west-1', after: 'eu-west-2' }),
      ],
    };

    test.each([
      ['a move picks none that would replace or remove it for good', 'remove', ['keyless', 'region']],
      ['a copy picks all, which an undo takes back', 'leave', ['other', 'role', 'keyless', 'region']],
    ] as const)('%s', async (_, then, expected) => {
      const { importing } = await plannedFrom(then, replacing);
      expect([...importing.picked]).toEqual(expected);
    });
  });
});
