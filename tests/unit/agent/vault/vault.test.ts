import { describe, expect, test } from 'vitest';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { utf8 } from '../../../../src/base/bytes.ts';
import { passphraseBytes } from '../../../../src/protocol/passphrase.ts';
import { memoryStore } from '../../../../src/agent/store/memory.ts';
import type { DocumentRecord, HeaderRecord, VaultStore } from '../../../../src/agent/store/vaultStore.ts';
import { floor } from '../../../../src/agent/vault/kdf.ts';
import type { ProfilesDocument, StoredProfile } from '../../../../src/agent/vault/profiles.ts';
import { readStatus } from '../../../../src/agent/vault/status.ts';
import { createTemporaryVault, createVault, unlockVault } from '../../../../src/agent/vault/vault.ts';

const passphrase = () => passphraseBytes('correct horse battery staple');

const profile = (name: string): StoredProfile => ({
  id: name.padEnd(32, '0'),
  name,
  properties: [
    ['region', 'eu-west-1'],
    ['s3', [['addressing_style', 'path']]],
  ],
  secrets: [],
  heldBack: [],
  comments: [],
});

const withProfile =
  (name: string) =>
  (document: ProfilesDocument): ProfilesDocument => ({
    ...document,
    profiles: [...document.profiles, profile(name)],
  });

/** A store whose records a test may spoil on the way out. */
function spoiled(
  store: VaultStore,
  spoil: { header?: (record: HeaderRecord) => unknown; document?: (record: DocumentRecord) => unknown },
): VaultStore {
  return {
    ...store,
    readHeader: async () => {
      const record = (await store.readHeader()) as HeaderRecord;
      return spoil.header ? spoil.header(record) : record;
    },
    readDocument: async (name, revision) => {
      const record = (await store.readDocument(name, revision)) as DocumentRecord;
      return spoil.document ? spoil.document(record) : record;
    },
  };
}

const flipped = (bytes: Uint8Array<ArrayBuffer>, at: number) => {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

async function failure(promise: Promise<unknown>): Promise<{ code: string; detail: unknown }> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CofferError)) throw new Error(`expected a CofferError, got ${String(error)}`);
  return { code: error.code, detail: error.detail };
}

/** A store with a vault of two profiles at revision 3. The passphrase is stretched once; each test gets a copy. */
async function storedVault(): Promise<VaultStore> {
  made ??= makeVault();
  const original = await made;
  const copy = memoryStore();
  const documents = await Promise.all(
    [1, 2, 3].map((revision) => original.readDocument('profiles', revision)),
  );
  await copy.create((await original.readHeader()) as HeaderRecord, documents as DocumentRecord[]);
  return copy;
}

let made: Promise<VaultStore> | undefined;

async function makeVault(): Promise<VaultStore> {
  const store = memoryStore();
  const vault = await createVault(store, passphrase(), floor);
  await vault.change(withProfile('first'));
  await vault.change(withProfile('second'));
  return store;
}

describe('unlockVault', () => {
  test('opens what was stored', async () => {
    const vault = await unlockVault(await storedVault(), passphrase());
    expect(vault.document.profiles).toEqual([profile('first'), profile('second')]);
    expect(vault.revision).toBe(3);
  });

  test('takes a passphrase in either Unicode form', async () => {
    const store = memoryStore();
    await createVault(store, passphraseBytes('caf\u00e9 caf\u00e9 caf\u00e9'), floor);
    const vault = await unlockVault(store, passphraseBytes('cafe\u0301 cafe\u0301 cafe\u0301'));
    expect(vault.document.profiles).toEqual([]);
  });

  test('refuses a wrong passphrase, and a right one with a blank behind it', async () => {
    const store = await storedVault();
    expect((await failure(unlockVault(store, passphraseBytes('wrong')))).code).toBe('passphrase-wrong');
    const trailing = passphraseBytes('correct horse battery staple ');
    expect((await failure(unlockVault(store, trailing))).code).toBe('passphrase-wrong');
  });

  test('says where there is no vault', async () => {
    expect((await failure(unlockVault(memoryStore(), passphrase()))).code).toBe('vault-none');
  });

  test('tells a damaged header from a wrong passphrase, whichever bit of it flipped', async () => {
    const store = await storedVault();
    const { bytes } = (await store.readHeader()) as HeaderRecord;
    // Every byte by its checksum alone, so before any key is derived.
    for (let at = 0; at < bytes.length; at++) {
      const damaged = spoiled(store, {
        header: (record) => ({ ...record, bytes: flipped(record.bytes, at) }),
      });
      expect(await failure(readStatus(damaged))).toEqual({ code: 'header-damaged', detail: undefined });
    }
  });

  test('refuses a header that was changed together with its checksum', async () => {
    const store = await storedVault();
    const forged = spoiled(store, { header: (record) => rewritten(record, { keyEpoch: 1, extra: true }) });
    // The sums are made below; what the MAC covers is not what was written.
    expect((await failure(unlockVault(await summed(forged), passphrase()))).code).toBe('header-damaged');
  });

  test('refuses a newer format before deriving anything', async () => {
    const store = await storedVault();
    const newer = await summed(
      spoiled(store, { header: (record) => rewritten(record, { format: 2, minFormat: 2 }) }),
    );
    expect(await failure(unlockVault(newer, passphraseBytes('any')))).toEqual({
      code: 'format-newer',
      detail: undefined,
    });
  });

  test('refuses a cost outside the bounds before deriving anything', async () => {
    const store = await storedVault();
    const cost = { memoryKiB: 8 * 1024 * 1024, iterations: 3, parallelism: 1 };
    const forged = await summed(spoiled(store, { header: (record) => rewrittenSlot(record, { cost }) }));
    expect(await failure(unlockVault(forged, passphrase()))).toEqual({
      code: 'kdf-out-of-bounds',
      detail: cost,
    });
    const weak = { memoryKiB: 8, iterations: 1, parallelism: 1 };
    const weakened = await summed(
      spoiled(store, { header: (record) => rewrittenSlot(record, { cost: weak }) }),
    );
    expect(await failure(unlockVault(weakened, passphrase()))).toEqual({
      code: 'kdf-out-of-bounds',
      detail: weak,
    });
  });

  test.each([
    [
      'a flipped bit',
      (record: DocumentRecord) => ({ ...record, ciphertext: flipped(record.ciphertext, 5000) }),
    ],
    ['a flipped bit in the iv', (record: DocumentRecord) => ({ ...record, iv: flipped(record.iv, 0) })],
    ['a cut end', (record: DocumentRecord) => ({ ...record, ciphertext: record.ciphertext.slice(0, 99) })],
    ['no bytes at all', () => ({})],
    ['nothing', () => undefined],
  ])('names the newest intact revision when the profiles have %s', async (_what, spoil) => {
    const store = await storedVault();
    const damaged = spoiled(store, {
      document: (record) => (record.revision === 3 ? spoil(record) : record),
    });
    expect(await failure(unlockVault(damaged, passphrase()))).toEqual({
      code: 'document-damaged',
      detail: { document: 'profiles', revision: 3, intact: 2 },
    });
  });

  test('does not take one revision for another', async () => {
    const store = await storedVault();
    const older = await store.readDocument('profiles', 2);
    const swapped = spoiled(store, { document: (record) => (record.revision === 3 ? older : record) });
    expect((await failure(unlockVault(swapped, passphrase()))).code).toBe('document-damaged');
  });

  test('opens an earlier revision when asked, and writes above the damaged one', async () => {
    const store = await storedVault();
    const damaged = spoiled(store, { document: (record) => (record.revision === 3 ? undefined : record) });
    const vault = await unlockVault(damaged, passphrase(), 2);
    expect(vault.document.profiles).toEqual([profile('first')]);
    await vault.change(withProfile('third'));
    expect(await store.revisions('profiles')).toEqual([4, 3, 2, 1]);
    expect((await unlockVault(damaged, passphrase())).document.profiles).toEqual([
      profile('first'),
      profile('third'),
    ]);
  });
});

describe('a vault', () => {
  test('keeps the last 20 revisions and no more', async () => {
    const store = memoryStore();
    const vault = await createTemporaryVault(store);
    for (let change = 0; change < 30; change++) await vault.change((document) => document);
    expect(await store.revisions('profiles')).toEqual(Array.from({ length: 20 }, (_, index) => 31 - index));
  });

  test('applies a change to what another tab stored meanwhile', async () => {
    const store = await storedVault();
    const [one, other] = [await unlockVault(store, passphrase()), await unlockVault(store, passphrase())];
    await one.change(withProfile('from one'));
    await other.change(withProfile('from other'));
    expect(other.document.profiles.map(({ name }) => name)).toEqual([
      'first',
      'second',
      'from one',
      'from other',
    ]);
    await one.refresh();
    expect(one.document).toEqual(other.document);
  });

  test('makes changes one at a time', async () => {
    const vault = await createTemporaryVault(memoryStore());
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => vault.change(withProfile(name))));
    expect(vault.document.profiles.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('is as it was when a change cannot be stored', async () => {
    const store = await storedVault();
    const full: VaultStore = { ...store, append: () => Promise.reject(new CofferError('disk-full')) };
    const vault = await unlockVault(full, passphrase());
    expect((await failure(vault.change(withProfile('third')))).code).toBe('disk-full');
    expect(vault.revision).toBe(3);
    expect(vault.document.profiles).toEqual([profile('first'), profile('second')]);
  });

  test('undo takes back the last change as a new revision', async () => {
    const vault = await unlockVault(await storedVault(), passphrase());
    await vault.undo(2);
    expect(vault.revision).toBe(4);
    expect(vault.document.profiles).toEqual([profile('first')]);
  });

  test('undo of anything but the last change is refused', async () => {
    const vault = await unlockVault(await storedVault(), passphrase());
    for (const revision of [1, 3, 99]) {
      expect(await failure(vault.undo(revision))).toEqual({ code: 'undo-too-late', detail: undefined });
    }
    expect(vault.revision).toBe(3);
  });

  test('undo is refused where another tab changed the vault meanwhile, and that change stays', async () => {
    const store = await storedVault();
    const [one, other] = [await unlockVault(store, passphrase()), await unlockVault(store, passphrase())];
    await other.change(withProfile('from other'));
    expect((await failure(one.undo(2))).code).toBe('undo-too-late');
    expect(one.document.profiles.map(({ name }) => name)).toEqual(['first', 'second', 'from other']);
  });

  test('undo waits its turn behind a change of the same tab', async () => {
    const vault = await unlockVault(await storedVault(), passphrase());
    const [, undone] = await Promise.all([vault.change(withProfile('third')), failure(vault.undo(2))]);
    expect(undone.code).toBe('undo-too-late');
    expect(vault.document.profiles.map(({ name }) => name)).toEqual(['first', 'second', 'third']);
  });

  test('undo says so where the revision before is no longer stored intact', async () => {
    const store = await storedVault();
    const damaged = spoiled(store, { document: (record) => (record.revision === 2 ? undefined : record) });
    const vault = await unlockVault(damaged, passphrase());
    expect(await failure(vault.undo(2))).toEqual({ code: 'revision-gone', detail: { revision: 2 } });
  });

  test('confirms its passphrase and no other, and leaves what it was given', async () => {
    const vault = await unlockVault(await storedVault(), passphrase());
    const typed = passphrase();
    await vault.confirmPassphrase(typed);
    expect(typed).toEqual(passphrase());
    for (const wrong of ['Correct horse battery staple', '']) {
      expect(await failure(vault.confirmPassphrase(passphraseBytes(wrong)))).toEqual({
        code: 'passphrase-not-confirmed',
        detail: undefined,
      });
    }
  });

  test('confirms no passphrase by the header of another vault put in place of its own', async () => {
    const store = await storedVault();
    const planted = memoryStore();
    await createVault(planted, passphraseBytes('planted by a script'), floor);
    let stored = store;
    const vault = await unlockVault({ ...store, readHeader: () => stored.readHeader() }, passphrase());
    stored = planted;
    const confirming = vault.confirmPassphrase(passphraseBytes('planted by a script'));
    expect((await failure(confirming)).code).toBe('header-damaged');
  });

  test('that is temporary confirms nothing', async () => {
    const vault = await createTemporaryVault(memoryStore());
    for (const text of ['', 'any']) {
      expect((await failure(vault.confirmPassphrase(passphraseBytes(text)))).code).toBe(
        'passphrase-not-confirmed',
      );
    }
  });

  test('opens a secret only for the profile and field it was sealed for', async () => {
    const vault = await createTemporaryVault(memoryStore());
    const secret = utf8('a secret of some sort');
    const sealed = await vault.sealSecret('one', 'aws_session_token', secret);
    expect(secret).toEqual(new Uint8Array(21));
    expect(await vault.openSecret('one', 'aws_session_token', sealed)).toEqual(utf8('a secret of some sort'));
    const damaged = { code: 'secret-damaged', detail: { field: 'aws_session_token' } };
    expect(await failure(vault.openSecret('two', 'aws_session_token', sealed))).toEqual(damaged);
    expect((await failure(vault.openSecret('one', 'aws_secret_access_key', sealed))).code).toBe(
      'secret-damaged',
    );
    const elsewhere = await createTemporaryVault(memoryStore());
    expect(await failure(elsewhere.openSecret('one', 'aws_session_token', sealed))).toEqual(damaged);
  });

  test('hands out a secret access key as a key that cannot be exported', async () => {
    const vault = await createTemporaryVault(memoryStore());
    const sealed = await vault.sealSecret(
      'one',
      'aws_secret_access_key',
      utf8('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'),
    );
    const key = await vault.signingSecret('one', sealed);
    expect({ type: key.type, extractable: key.extractable, usages: key.usages }).toEqual({
      type: 'secret',
      extractable: false,
      usages: ['sign'],
    });
    expect(await vault.openSecret('one', 'aws_secret_access_key', sealed)).toEqual(
      utf8('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'),
    );
  });

  test('looks the same on disk with one profile and with twenty', async () => {
    const lengths = await Promise.all(
      [1, 20].map(async (count) => {
        const store = memoryStore();
        const vault = await createTemporaryVault(store);
        const profiles = Array.from({ length: count }, (_, index) => profile(`p${index}`));
        await vault.change((document) => ({ ...document, profiles }));
        return ((await store.readDocument('profiles', 2)) as DocumentRecord).ciphertext.length;
      }),
    );
    expect(lengths).toEqual([16 * 1024 + 16, 16 * 1024 + 16]);
  });
});

function rewritten(record: HeaderRecord, changes: Record<string, unknown>): HeaderRecord {
  const header = JSON.parse(new TextDecoder().decode(record.bytes)) as Record<string, unknown>;
  return { ...record, bytes: utf8(JSON.stringify({ ...header, ...changes })) };
}

function rewrittenSlot(record: HeaderRecord, changes: Record<string, unknown>): HeaderRecord {
  const header = JSON.parse(new TextDecoder().decode(record.bytes)) as { slots: Record<string, unknown>[] };
  return rewritten(record, { slots: header.slots.map((slot) => ({ ...slot, ...changes })) });
}

/** The same store with the header's checksum made anew, as a forger would. */
async function summed(store: VaultStore): Promise<VaultStore> {
  const record = (await store.readHeader()) as HeaderRecord;
  const checksum = new Uint8Array(await crypto.subtle.digest('SHA-256', record.bytes));
  return { ...store, readHeader: () => Promise.resolve({ ...record, checksum }) };
}
