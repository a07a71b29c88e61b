import * as v from 'valibot';
import { expect, test } from 'vitest';
import { memoryStore } from '../../../../src/agent/store/memory.ts';
import type { VaultStore } from '../../../../src/agent/store/vaultStore.ts';
import { createTemporaryVault } from '../../../../src/agent/vault/vault.ts';

const words = { name: 'words', schema: v.array(v.string()), empty: ['nothing yet'], damaged: ['damaged'] };

/** A document, and what happens in another tab before its next readings, once each, or once behind the next. */
async function racing() {
  const store = memoryStore();
  const before: (() => Promise<unknown>)[] = [];
  let behind: (() => Promise<unknown>) | undefined;
  const shelf: VaultStore = {
    ...store,
    async readDocument(name, revision) {
      const [first, last] = [before.shift(), behind];
      behind = undefined;
      await first?.();
      const record = await store.readDocument(name, revision);
      await last?.();
      return record;
    },
  };
  const vault = await createTemporaryVault(shelf);
  const other = vault.latest(words);
  const add = (word: string) => () => other.change((content) => [...content, word]);
  return {
    read: () => vault.latest(words).read(),
    add: (word: string) => add(word)(),
    addBefore: (word: string) => before.push(add(word)),
    addBehind: (word: string) => (behind = add(word)),
  };
}

test('what another tab puts in its place while it is read is read instead, and never taken for damaged', async () => {
  const { read, add, addBefore, addBehind } = await racing();
  expect(await read()).toEqual(['nothing yet']);
  await add('one');
  // Of this document one revision stays: the one that was to be read is gone by then.
  addBefore('two');
  expect(await read()).toEqual(['nothing yet', 'one', 'two']);
  addBehind('three');
  expect(await read()).toEqual(['nothing yet', 'one', 'two', 'three']);
});

test('one that another tab replaces again and again while it is read is not taken for damaged', async () => {
  const { read, add, addBefore } = await racing();
  await add('one');
  for (const word of ['two', 'three', 'four']) addBefore(word);
  expect(await read()).toEqual(['nothing yet', 'one', 'two', 'three', 'four']);
});

test('what another tab writes first while there is none is read, too', async () => {
  const { read, addBehind } = await racing();
  addBehind('one');
  expect(await read()).toEqual(['nothing yet', 'one']);
});
