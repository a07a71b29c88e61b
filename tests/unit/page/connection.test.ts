import { expect, test } from 'vitest';
import { CofferError } from '../../../src/base/cofferError.ts';
import type { InstanceListingView, InstancePageView } from '../../../src/protocol/views/calls.ts';
import { connect } from './fakeAgent.ts';

const call = { profile: 'dev', region: 'eu-west-1', sandbox: false };

test('a question is answered by its id, in whatever order the answers come', async () => {
  const { agent, current } = connect();
  const status = agent.ask('vault.status', {});
  const regions = agent.ask('regions.known', {});
  current().send({ kind: 'answer', id: 2, output: [{ name: 'eu-west-1', description: 'Europe (Ireland)' }] });
  current().send({ kind: 'answer', id: 1, output: { at: 'none' } });
  expect(await Promise.all([status, regions])).toEqual([
    { at: 'none' },
    [{ name: 'eu-west-1', description: 'Europe (Ireland)' }],
  ]);
  expect(current().received).toEqual([
    { kind: 'ask', id: 1, command: 'vault.status', input: {} },
    { kind: 'ask', id: 2, command: 'regions.known', input: {} },
  ]);
});

test('a failure becomes the error of its code and detail', async () => {
  const { agent, current } = connect();
  const restored = agent.ask('vault.undo', { revision: 3 });
  current().send({ kind: 'failure', id: 1, error: { code: 'revision-gone', detail: { revision: 3 } } });
  await expect(restored).rejects.toEqual(new CofferError('revision-gone', { revision: 3 }));
});

test('progress reaches its question until the answer', async () => {
  const { agent, current } = connect();
  const pages: InstancePageView[] = [];
  const listing: InstanceListingView = { instances: [], call };
  const listed = agent.ask('instances.list', {}, { onProgress: (page) => pages.push(page) });
  current().send({ kind: 'progress', id: 1, progress: { page: 1, instances: [] } });
  current().send({ kind: 'answer', id: 1, output: listing });
  current().send({ kind: 'progress', id: 1, progress: { page: 2, instances: [] } });
  expect(await listed).toEqual(listing);
  expect(pages).toEqual([{ page: 1, instances: [] }]);
});

test('a transferred buffer is gone from the page', () => {
  const { agent, current } = connect();
  const passphrase = Uint8Array.of(1, 2, 3);
  void agent.ask('vault.unlock', { passphrase }, { transfer: [passphrase.buffer] });
  expect(passphrase.length).toBe(0);
  expect(current().received).toEqual([
    { kind: 'ask', id: 1, command: 'vault.unlock', input: { passphrase: Uint8Array.of(1, 2, 3) } },
  ]);
});

test('an aborted question fails at once, tells the agent, and ignores a late answer', async () => {
  const { agent, current } = connect();
  const abort = new AbortController();
  const listed = agent.ask('instances.list', {}, { signal: abort.signal });
  abort.abort();
  await expect(listed).rejects.toEqual(new CofferError('cancelled'));
  expect(current().received.at(-1)).toEqual({ kind: 'cancel', id: 1 });
  current().send({ kind: 'answer', id: 1, output: { instances: [], call } });
});

test('a signal aborted beforehand asks nothing', async () => {
  const { agent, workers } = connect();
  await expect(agent.ask('vault.status', {}, { signal: AbortSignal.abort() })).rejects.toEqual(
    new CofferError('cancelled'),
  );
  expect(workers).toEqual([]);
});

test.each([
  ['says it is locked', 'idle'],
  ['crashes', 'stopped'],
] as const)('when the agent %s, questions fail with "locked" and the worker ends', async (how, reason) => {
  const { agent, workers, current } = connect();
  const losses: string[] = [];
  agent.listen({ lost: (lost) => losses.push(lost), changed: () => undefined, journalled: () => undefined });
  const known = agent.ask('regions.known', {});
  if (how === 'crashes') current().crash();
  else current().send({ kind: 'event', event: { at: 'locked', reason: 'idle' } });
  await expect(known).rejects.toEqual(new CofferError('locked'));
  expect(losses).toEqual([reason]);
  expect(workers.map(({ terminated }) => terminated)).toEqual([true]);

  void agent.ask('vault.status', {});
  expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
});
