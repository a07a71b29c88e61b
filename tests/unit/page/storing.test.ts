import { expect, test } from 'vitest';
import { utf8 } from '../../../src/base/bytes.ts';
import { CofferError } from '../../../src/base/cofferError.ts';
import { Storing } from '../../../src/page/state/storing.svelte.ts';
import type { StorePlanView } from '../../../src/protocol/views/locations.ts';
import { emptyVault } from './fakeAgent.ts';
import { asking, id, location, open, planId, start } from './startFiles.ts';

const plan: StorePlanView = {
  planId,
  changes: [{ file: 'credentials', diff: [{ sign: '+', line: 1, text: '[dev]' }] }],
  activeKeys: [
    { profile: 'dev', key: 'credential_process', value: '/bin/x' },
    { profile: 'dev', key: 'ca_bundle', value: '/ca.pem' },
  ],
};

const [process, bundle] = plan.activeKeys.map(({ profile, key }) => ({ profile, key }));

/** A storing whose first plan is there, and how the next is asked for and answered. */
async function planned(move: boolean) {
  const started = await start();
  const { agent, answer, vault } = started;
  const storing = new Storing(agent, vault, { id, name: 'dev', location, move });
  const preview = async (...answers: readonly StorePlanView[]) => {
    const previewed = storing.preview();
    for (const each of answers) await answer('store.plan', each);
    await previewed;
  };
  await preview(plan);
  const tick = (key: string) => {
    for (const activeKey of storing.activeKeys) if (activeKey.key === key) storing.ticked.add(activeKey);
  };
  return { ...started, preview, storing, tick };
}

test.each([
  [true, 'Moved "dev" to ~/.aws/credentials.'],
  [false, 'Copied "dev" to ~/.aws/credentials.'],
])(
  'a storing with move %s sends what was planned and the passphrase, which the page no longer has',
  async (move, report) => {
    const { answer, asked, current, files, notices, storing } = await planned(move);
    const applied = files.store(storing, 'velvet canyon', open());
    await answer('locations.handles', { credentials: asking('granted') });
    await answer('store.apply', { ...emptyVault, revision: 2 });
    await applied;
    expect(asked()).toEqual([
      ['store.plan', { ids: [id], location: id, activeKeys: [] }],
      ['locations.handles', { id }],
      ['store.apply', { planId, move, passphrase: utf8('velvet canyon') }],
    ]);
    expect(current().transferred.map((sent) => sent instanceof ArrayBuffer && sent.byteLength)).toEqual([
      0, 0,
    ]);
    expect([notices.status, notices.offer]).toEqual([report, undefined]);
  },
);

test.each([
  ['moved', true, id, 'Moved "dev" to ~/.aws/credentials. This session used "dev". Choose another profile.'],
  ['moved beside', true, planId, 'Moved "dev" to ~/.aws/credentials.'],
  ['copied', false, id, 'Copied "dev" to ~/.aws/credentials.'],
])('a profile that is %s is told to the session where it was in use', async (_, move, profileId, report) => {
  const { answer, files, notices, storing, vault } = await planned(move);
  vault.show({ ...emptyVault, session: { profileId } });
  const applied = files.store(storing, 'velvet canyon', open());
  await answer('locations.handles', { credentials: asking('granted') });
  await answer('store.apply', { ...emptyVault, revision: 2 });
  await applied;
  expect(notices.status).toBe(report);
});

test('a storing is planned anew with what is ticked, and the ticks stay', async () => {
  const { asked, preview, storing, tick } = await planned(false);
  tick('ca_bundle');
  expect(storing.isPlanned).toBe(false);
  const changed = { ...structuredClone(plan), changes: [] };
  await preview(changed);
  expect(asked().at(-1)).toEqual(['store.plan', { ids: [id], location: id, activeKeys: [bundle] }]);
  expect(storing.plan).toEqual(changed);
  expect([storing.isPlanned, [...storing.ticked]]).toEqual([true, plan.activeKeys.slice(1)]);
});

test('a storing is planned once more where a tick came meanwhile', async () => {
  const { answer, asked, storing, tick } = await planned(false);
  tick('ca_bundle');
  const preview = storing.preview();
  tick('credential_process');
  await answer('store.plan', plan);
  await expect.poll(() => asked().length).toBe(3);
  await answer('store.plan', plan);
  await preview;
  expect(asked().at(-1)).toEqual(['store.plan', { ids: [id], location: id, activeKeys: [bundle, process] }]);
  expect(storing.isPlanned).toBe(true);
});

test('a storing carries no tick over to a value that was not seen', async () => {
  const { answer, asked, storing, tick } = await planned(false);
  tick('credential_process');
  const other = { ...plan, activeKeys: [{ profile: 'dev', key: 'credential_process', value: '/bin/y' }] };
  const preview = storing.preview();
  await answer('store.plan', other);
  await expect.poll(() => asked().length).toBe(3);
  await answer('store.plan', other);
  await preview;
  expect(asked().at(-1)).toEqual(['store.plan', { ids: [id], location: id, activeKeys: [] }]);
  expect([storing.activeKeys, [...storing.ticked], storing.isPlanned]).toEqual([other.activeKeys, [], true]);
});

test('a storing writes nothing once its dialog was closed, though the browser permits it then', async () => {
  const { answer, asked, files, notices, storing } = await planned(true);
  const closing = new AbortController();
  const seen: unknown[] = [];
  const close = () => {
    closing.abort();
    seen.push([files.isAsking, notices.status]);
  };
  const applied = files.store(storing, 'velvet canyon', closing.signal);
  await answer('locations.handles', { credentials: asking('granted', close) });
  await expect(applied).rejects.toEqual(new CofferError('cancelled'));
  expect(asked().at(-1)?.[0]).toBe('locations.handles');
  expect([...seen, notices.status, notices.alert]).toEqual([[false, undefined], undefined, undefined]);
});

test('a storing writes nothing that was ticked after the plan', async () => {
  const { answer, asked, files, storing, tick } = await planned(false);
  const applied = files.store(storing, 'velvet canyon', open());
  tick('ca_bundle');
  await answer('locations.handles', { credentials: asking('granted') });
  await expect(applied).rejects.toEqual(new CofferError('store-plan-stale'));
  expect(asked().map(([command]) => command)).not.toContain('store.apply');
});

test.each([
  [true, [true, true, false]],
  [false, [false, false, false]],
])('a storing with move %s would lose active keys until all are ticked: %j', async (move, expected) => {
  const { storing, tick } = await planned(move);
  const lost = [storing.wouldLose];
  for (const { key } of plan.activeKeys) {
    tick(key);
    lost.push(storing.wouldLose);
  }
  expect(lost).toEqual(expected);
});
