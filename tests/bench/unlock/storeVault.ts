import { toBase64, toHex, utf8 } from '../../../src/base/bytes.ts';
import { newId } from '../../../src/base/ids.ts';
import { indexedDbStore } from '../../../src/agent/store/indexedDb.ts';
import { sealDocument } from '../../../src/agent/vault/documents.ts';
import { sealHeader } from '../../../src/agent/vault/header.ts';
import { deriveVaultKeys } from '../../../src/agent/vault/keys.ts';
import { emptyProfiles, type StoredProfile } from '../../../src/agent/vault/profiles.ts';
import { openWithKeys, type Vault } from '../../../src/agent/vault/vault.ts';
import type { InHand } from './agent.ts';

/** A vault stored in this browser, which had none, and its keys. */
export async function storeVault(): Promise<{ vault: Vault; inHand: InHand }> {
  const place = { vaultId: randomBytes(16), keyEpoch: 1 };
  const keys = await deriveVaultKeys(randomBytes(32), place.vaultId);
  const store = await indexedDbStore(() => undefined);
  await store.create(await sealHeader({ ...place, slots: [] }, keys.header), [
    await sealDocument(emptyProfiles, keys.document, { ...place, name: 'profiles', revision: 1 }),
  ]);
  return { vault: await openWithKeys(store, keys, place), inHand: { keys, place } };
}

/** Makes so many profiles all that the vault holds. */
export async function storeProfiles(vault: Vault, count: number): Promise<void> {
  const profiles = await Promise.all(Array.from({ length: count }, (_, number) => profile(vault, number)));
  await vault.change((document) => ({ ...document, profiles }));
}

/** A profile of temporary credentials with what usually stands beside them, its secrets as long as AWS's. */
async function profile(vault: Vault, number: number): Promise<StoredProfile> {
  const id = newId();
  return {
    id,
    name: `team-${String(number % 40)}-account-${String(number)}`,
    properties: [
      ['aws_access_key_id', `ASIA${toHex(randomBytes(8)).toUpperCase()}`],
      ['region', 'eu-west-1'],
      ['output', 'json'],
      ['s3', [['addressing_style', 'virtual']]],
    ],
    secrets: [
      ['aws_secret_access_key', await vault.sealSecret(id, 'aws_secret_access_key', secret(30))],
      ['aws_session_token', await vault.sealSecret(id, 'aws_session_token', secret(480))],
    ],
    heldBack: [],
    comments: [],
  };
}

/** UTF-8 of random base64, four characters for three bytes. */
function secret(bytes: number): Uint8Array<ArrayBuffer> {
  return utf8(toBase64(randomBytes(bytes)));
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
