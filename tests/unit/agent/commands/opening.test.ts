import { expect, test } from 'vitest';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { passphraseBytes } from '../../../../src/protocol/passphrase.ts';
import type { Context } from '../../../../src/agent/unlocked/context.ts';
import { opening } from '../../../../src/agent/commands/opening.ts';
import { memoryStore } from '../../../../src/agent/store/memory.ts';
import type { VaultStore } from '../../../../src/agent/store/vaultStore.ts';
import { floor } from '../../../../src/agent/vault/kdf.ts';
import { createVault } from '../../../../src/agent/vault/vault.ts';

const call = { signal: new AbortController().signal, report: () => undefined };

/** A context with a store and nothing else: what opening a vault uses first. */
const withStore = (store: () => Promise<VaultStore>) => ({ store, open: () => ({}) }) as unknown as Context;

const taken = async () => {
  const store = memoryStore();
  await createVault(store, passphraseBytes('correct horse'), floor);
  return store;
};

const noStore = () => Promise.reject(new CofferError('store-unavailable', { name: 'SecurityError' }));

test.each([
  ['vault.unlock', 'right', taken],
  ['vault.unlock', 'wrong', taken],
  ['vault.unlock', 'given to no vault', () => Promise.resolve(memoryStore())],
  ['vault.unlock', 'given to no store', noStore],
  ['vault.create', 'new', () => Promise.resolve(memoryStore())],
  ['vault.create', 'given to a store that has a vault', taken],
  ['vault.create', 'given to no store', noStore],
] as const)('%s overwrites a passphrase that is %s', async (command, kind, store) => {
  const passphrase = passphraseBytes(kind === 'right' ? 'correct horse' : 'wrong horse');
  const opened = Promise.resolve(opening[command](withStore(store), { passphrase }, call));
  await opened.catch(() => undefined);
  expect(passphrase).toEqual(new Uint8Array(passphrase.length));
});

test.each([
  ['vault.unlock', 'passphrase-wrong'],
  ['vault.create', 'passphrase-empty'],
] as const)('%s refuses an empty passphrase', async (command, code) => {
  const opened = Promise.resolve(opening[command](withStore(taken), { passphrase: new Uint8Array() }, call));
  await expect(opened).rejects.toMatchObject({ code });
});
