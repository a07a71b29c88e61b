/*
 * A vault of format 1 as it lay on disk on the day the format was fixed, and a later revision of it with the fields that
 * came with linked files, and one in which every list that is empty is absent. All must open for ever: by Coffer, and by a reader written from FORMAT.md alone, on Node's own
 * cryptography and another Argon2.
 */
import { createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { argon2id } from '@noble/hashes/argon2.js';
import { expect, test } from 'vitest';
import { fromBase64, utf8 } from '../../../../src/base/bytes.ts';
import { passphraseBytes } from '../../../../src/protocol/passphrase.ts';
import { memoryStore } from '../../../../src/agent/store/memory.ts';
import { unlockVault } from '../../../../src/agent/vault/vault.ts';

interface Documents {
  documents: { name: string; revision: number; iv: string; ciphertext: string }[];
}

interface Golden extends Documents {
  header: { bytes: string; checksum: string; mac: string };
}

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/vault/${name}`, import.meta.url), 'utf8'));

const golden = fixture('format-1.json') as Golden;
const { documents: laterDocuments } = fixture('format-1-linked.json') as Documents;
const { documents: sparseDocuments } = fixture('format-1-sparse.json') as Documents;

// As a keyboard types it that composes nothing: without NFC it would not open.
const passphrase = 'Gru\u0308\u00dfe, correct horse battery staple';

const profileId = '00112233445566778899aabbccddeeff';

const profile = {
  id: profileId,
  name: 'golden',
  properties: [
    ['aws_access_key_id', 'AKIAIOSFODNN7EXAMPLE'],
    ['region', 'eu-west-1'],
    ['s3', [['addressing_style', 'path']]],
    ['endpoint_url', 'http://127.0.0.1:5555'],
  ],
  secrets: [
    [
      'aws_secret_access_key',
      { iv: expect.any(String) as unknown, ciphertext: expect.any(String) as unknown },
    ],
    ['aws_session_token', { iv: expect.any(String) as unknown, ciphertext: expect.any(String) as unknown }],
  ],
  heldBack: ['endpoint_url'],
};

const preferences = { regionRules: 'coffer', lockAfterIdleMinutes: 5 };

/** As they lie sealed. */
const written = [
  { profiles: [profile], preferences },
  {
    profiles: [
      {
        ...profile,
        properties: [...profile.properties, ['sso_session', 'corp']],
        comments: [
          { file: 'credentials', above: '[', text: '# of the build server' },
          { file: 'config', above: 'region', text: '; home' },
          { file: 'config', above: '', text: '#' },
        ],
      },
    ],
    sections: [
      {
        word: 'sso-session',
        name: 'corp',
        properties: [
          ['sso_region', 'eu-west-1'],
          ['sso_start_url', 'https://corp.awsapps.com/start'],
        ],
        comments: [],
      },
      {
        word: 'services',
        name: 'corp',
        properties: [['dynamodb', [['endpoint_url', 'http://localhost:8000']]]],
        comments: [{ file: 'config', above: '[', text: '# local' }],
      },
    ],
    locations: [{ id: 'ffeeddccbbaa99887766554433221100', location: '~/.aws/credentials' }],
    preferences,
  },
  {
    profiles: [{ id: profileId, name: 'golden' }],
    sections: [{ word: 'services', name: 'corp' }],
    preferences,
  },
];

/** What the versions of the database before the newest do not have. */
const later = {
  samlEndpoints: [],
  mfaDevices: [],
  profileScript: '',
  preferences: { ...preferences, keyReminderDays: 90, metadataEndpoint: '' },
  rotations: [],
  accountNames: [],
  kept: [],
};

/** As Coffer reads them: what is absent is empty. */
const read = [
  { ...later, profiles: [{ ...profile, comments: [] }], sections: [], locations: [] },
  { ...written[1], ...later },
  {
    ...later,
    profiles: [{ id: profileId, name: 'golden', properties: [], secrets: [], heldBack: [], comments: [] }],
    sections: [{ word: 'services', name: 'corp', properties: [], comments: [] }],
    locations: [],
  },
];

const secrets = ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'an example session token'];

test.each([
  ['the golden vault', 2, golden.documents, read[0], secrets],
  ['its later revision', 3, laterDocuments, read[1], secrets],
  ['the revision with few lists', 4, sparseDocuments, read[2], []],
])('Coffer opens %s, its secrets included', async (_what, revision, documents, expected, kept) => {
  const store = memoryStore();
  const { bytes, checksum, mac } = golden.header;
  await store.create(
    { bytes: fromBase64(bytes), checksum: fromBase64(checksum), mac: fromBase64(mac) },
    documents.map(({ name, revision, iv, ciphertext }) => ({
      name,
      revision,
      iv: fromBase64(iv),
      ciphertext: fromBase64(ciphertext),
    })),
  );
  const vault = await unlockVault(store, passphraseBytes(passphrase));
  expect({ revision: vault.revision, document: vault.document }).toEqual({ revision, document: expected });
  const opened = await Promise.all(
    vault.document.profiles.flatMap(({ id, secrets }) =>
      secrets.map(([field, sealed]) => vault.openSecret(id, field, sealed)),
    ),
  );
  expect(opened).toEqual(kept.map(utf8));
});

test('a reader written from FORMAT.md opens them all, their secrets included', () => {
  const header = Buffer.from(golden.header.bytes, 'base64');
  const checksum = createHash('sha256').update(header).digest();
  expect(checksum.toString('base64')).toBe(golden.header.checksum);

  const { vaultId, keyEpoch, slots } = JSON.parse(header.toString('utf8')) as {
    vaultId: string;
    keyEpoch: number;
    slots: {
      cost: { memoryKiB: number; iterations: number; parallelism: number };
      salt: string;
      commitment: string;
      iv: string;
      wrappedRoot: string;
    }[];
  };
  const slot = slots[0];
  if (!slot) throw new Error('the golden vault has no slot');
  const id = Buffer.from(vaultId, 'hex');
  const derived = (from: Uint8Array, label: string) =>
    Buffer.from(hkdfSync('sha256', from, id, `coffer 1 ${label}`, 32));

  const { memoryKiB: m, iterations: t, parallelism: p } = slot.cost;
  const stretched = argon2id(passphrase.normalize('NFC'), Buffer.from(slot.salt, 'base64'), {
    m,
    t,
    p,
    dkLen: 32,
  });
  const commitment = derived(stretched, 'passphrase slot commitment');
  expect(timingSafeEqual(commitment, Buffer.from(slot.commitment, 'base64'))).toBe(true);
  const root = opened(
    derived(stretched, 'passphrase slot key'),
    slot.iv,
    slot.wrappedRoot,
    prefixed(Buffer.from('coffer 1 passphrase slot'), id, uint32(keyEpoch)),
  );

  const mac = createHmac('sha256', derived(root, 'header key')).update(header).digest();
  expect(mac.toString('base64')).toBe(golden.header.mac);

  const documents = [...golden.documents, ...laterDocuments, ...sparseDocuments]
    .filter(({ revision }) => revision > 1)
    .map(({ revision, iv, ciphertext }) => {
      const place = prefixed(
        Buffer.from('coffer document'),
        uint32(1),
        id,
        Buffer.from('profiles'),
        uint32(revision),
        uint32(keyEpoch),
      );
      const document = opened(derived(root, 'document key'), iv, ciphertext, place);
      return JSON.parse(document.subarray(4, 4 + document.readUInt32BE(0)).toString('utf8')) as {
        profiles: { id: string; secrets?: [string, { iv: string; ciphertext: string }][] }[];
      };
    });
  expect(documents).toEqual(written);

  const found = documents.map((document) =>
    document.profiles.flatMap((profile) =>
      (profile.secrets ?? []).map(([field, sealed]) =>
        opened(
          derived(root, 'secret key'),
          sealed.iv,
          sealed.ciphertext,
          prefixed(Buffer.from('coffer 1 secret'), id, Buffer.from(profile.id), Buffer.from(field)),
        ).toString('utf8'),
      ),
    ),
  );
  const both = ['AWS4wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'an example session token'];
  expect(found).toEqual([both, both, []]);
});

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function prefixed(...parts: readonly Buffer[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => [uint32(part.length), part]));
}

function opened(key: Buffer, iv: string, ciphertext: string, additionalData: Buffer): Buffer {
  const sealed = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'));
  decipher.setAAD(additionalData);
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}
