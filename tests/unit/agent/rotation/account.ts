/*
 * A vault whose profile `work` has the key of the sandbox's user alice, and the agent at work on it, which may be killed at
 * any request and any write: before it takes effect, or after and before the agent hears of it.
 */
import '../aws/fakeAws.ts';
import { createAws } from '../../../../src/agent/aws/aws.ts';
import type { Rotating } from '../../../../src/agent/rotation/step.ts';
import { survey } from '../../../../src/agent/rotation/survey.ts';
import { begin } from '../../../../src/agent/rotation/begin.ts';
import { vaultCredentials } from '../../../../src/agent/providers/vault.ts';
import { memoryStore } from '../../../../src/agent/store/memory.ts';
import type { VaultStore } from '../../../../src/agent/store/vaultStore.ts';
import { sealDocument } from '../../../../src/agent/vault/documents.ts';
import { sealHeader } from '../../../../src/agent/vault/header.ts';
import { deriveVaultKeys } from '../../../../src/agent/vault/keys.ts';
import { emptyProfiles, profileById, textOf } from '../../../../src/agent/vault/profiles.ts';
import type { Rotation } from '../../../../src/agent/vault/rotations.ts';
import { openWithKeys, type Vault } from '../../../../src/agent/vault/vault.ts';
import { utf8 } from '../../../../src/base/bytes.ts';
import { users } from '../../../../src/sandbox/account.ts';
import { createSandbox } from '../../../../src/sandbox/sandbox.ts';
import { stsError, xml } from '../aws/fakeAws.ts';

export const { alice } = users;

/** Of the profile `work`. */
export const profileId = '0'.repeat(31) + '1';

const now = Date.UTC(2026, 10, 22, 6, 0, 0);

/** An agent that something happens to at one of its moments: requests and writes, before they take effect and after. */
export interface Life {
  /** Passes a moment, or never comes back, or throws. */
  readonly pass: () => Promise<void>;
  /** Resolved by the death. */
  readonly death: Promise<'dead'>;
  /** Whether that moment came. */
  readonly isMarked: () => boolean;
}

/** "dies": nothing of it is heard or takes effect any more. "fails": from then on, and "stumbles": once, as when offline. */
export type Mishap = 'dies' | 'fails' | 'stumbles';

/** @param last the moment at which it happens */
export function life(last = Infinity, mishap: Mishap = 'dies'): Life {
  let die: (how: 'dead') => void;
  const death = new Promise<'dead'>((resolve) => {
    die = resolve;
  });
  let moments = 0;
  return {
    death,
    isMarked: () => moments >= last,
    pass() {
      moments += 1;
      if (moments < last || (moments > last && mishap === 'stumbles')) return Promise.resolve();
      if (mishap !== 'dies') return Promise.reject(new TypeError('Failed to fetch'));
      die('dead');
      return new Promise(() => undefined);
    },
  };
}

export interface Account {
  /** Opens the vault as it lies in the store. */
  open(life?: Life): Promise<Rotating>;
  /** Begins a rotation as the command does, after a look at the keys. */
  begin(rotating: Rotating): Promise<Rotation>;
  /** The key id of `work`, once it has signed a call. */
  workingKey(): Promise<string>;
  /** Alice's keys: id and status. */
  keys(): Promise<ReadonlyMap<string, string>>;
  /** Deletes a key as somebody else may, with the key of `work`. */
  deleteInIam(accessKeyId: string): Promise<void>;
  /** Makes a key active or inactive as somebody else may, with another key of the user's. */
  setStatusInIam(accessKeyId: string, status: 'Active' | 'Inactive'): Promise<void>;
  /** Actions that the user may not. */
  readonly denied: Set<string>;
  /** Actions of which the answer says nothing, though they were done. */
  readonly hollow: Set<string>;
  /** Ids of the keys that were made. */
  readonly made: readonly string[];
  /** Has the key of a profile sign a call. */
  signs(profileId: string): Promise<void>;
  /** Every request that could change a key, such as "DeleteAccessKey AKIA…". */
  readonly changes: readonly string[];
}

interface Lags {
  /** How often a new key is unknown before it works; once without. */
  readonly refusals?: number;
  /** How often IAM lists keys without a new one, or cannot delete it; never without. */
  readonly unlisted?: number;
}

export async function account({ refusals = 1, unlisted = 0 }: Lags = {}): Promise<Account> {
  const sandbox = createSandbox({ clock: () => now });
  const changes: string[] = [];
  const made: string[] = [];
  const denied = new Set<string>();
  const hollow = new Set<string>();
  const unsettled = new Map<string, number>();
  const hidden = new Map<string, number>();
  let isLate = true;

  const answer = async (request: Request): Promise<Response> => {
    const params = new URLSearchParams(await request.clone().text());
    const signer = /Credential=(\w+)/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    const left = unsettled.get(signer) ?? 0;
    if (left > 0) {
      unsettled.set(signer, left - 1);
      return stsError('InvalidClientTokenId', 'The security token included in the request is invalid.');
    }
    const action = params.get('Action') ?? '';
    const changed = params.get('AccessKeyId') ?? '';
    if (action === 'DeleteAccessKey' && (hidden.get(changed) ?? 0) > 0) {
      hidden.set(changed, (hidden.get(changed) ?? 0) - 1);
      return stsError('NoSuchEntity', `The Access Key with id ${changed} cannot be found.`, { status: 404 });
    }
    if (denied.has(action)) return stsError('AccessDenied', `Not authorized to perform: iam:${action}`);
    const response = await sandbox.fetch(request);
    if (/^(Create|Update|Delete)/.test(action) && response.ok) {
      changes.push([action, params.get('AccessKeyId')].filter(Boolean).join(' '));
    }
    const created = /<AccessKeyId>(\w+)/.exec(await response.clone().text())?.[1];
    if (action === 'CreateAccessKey' && created !== undefined) {
      made.push(created);
      unsettled.set(created, refusals);
      hidden.set(created, unlisted);
    }
    if (action === 'ListAccessKeys' && response.ok && isLate)
      return new Response(listedSoFar(await response.text()));
    return hollow.has(action) ? xml(`<${action}Response><${action}Result/></${action}Response>`) : response;
  };

  const listedSoFar = (listed: string): string => {
    for (const [accessKeyId, left] of hidden) {
      if (left === 0) continue;
      hidden.set(accessKeyId, left - 1);
      listed = listed.replace(new RegExp(`<member>((?!</member>).)*${accessKeyId}.*?</member>`), '');
    }
    return listed;
  };

  const place = { vaultId: crypto.getRandomValues(new Uint8Array(16)), keyEpoch: 1 };
  const vaultKeys = await deriveVaultKeys(crypto.getRandomValues(new Uint8Array(32)), place.vaultId);
  const store = memoryStore();
  await store.create(await sealHeader({ ...place, slots: [] }, vaultKeys.header), [
    await sealDocument(emptyProfiles, vaultKeys.document, { ...place, name: 'profiles', revision: 1 }),
  ]);
  await storeWork(await openWithKeys(store, vaultKeys, place));

  const open = async ({ pass }: Life = life()): Promise<Rotating> => ({
    vault: await openWithKeys(mortal(store, pass), vaultKeys, place),
    aws: createAws({
      clock: () => now,
      signed: () => undefined,
      async fetch(request) {
        await pass();
        const response = await answer(request);
        await pass();
        return response;
      },
    }),
    where: {
      region: 'us-east-1',
      endpointUrl: 'http://localhost:1',
      profile: 'work',
      signal: new AbortController().signal,
    },
    pause: () => Promise.resolve(),
    sealed: () => undefined,
  });
  const signed = async (id = profileId) => {
    const { vault, aws, where } = await open();
    const profile = profileById(vault.document, id);
    return { aws, call: { ...where, credentials: await vaultCredentials(vault, profile) }, profile };
  };

  return {
    changes,
    made,
    denied,
    hollow,
    open,
    async begin(rotating) {
      const { vault, aws, where } = rotating;
      const credentials = await vaultCredentials(vault, profileById(vault.document, profileId));
      return begin(rotating, profileId, await survey(aws, { ...where, credentials }, 'work'));
    },
    async workingKey() {
      unsettled.clear();
      const { aws, call, profile } = await signed();
      await aws.getCallerIdentity(call);
      return textOf(profile, 'aws_access_key_id') ?? '';
    },
    async signs(id) {
      const { aws, call } = await signed(id);
      await aws.getCallerIdentity(call);
    },
    async deleteInIam(accessKeyId) {
      const { aws, call } = await signed();
      await aws.ask('iam:DeleteAccessKey', { AccessKeyId: accessKeyId }, call);
    },
    async setStatusInIam(AccessKeyId, Status) {
      const { aws, call } = await signed();
      await aws.ask('iam:UpdateAccessKey', { AccessKeyId, Status }, call);
    },
    async keys() {
      const { aws, call } = await signed();
      isLate = false;
      const { answer: listed } = await aws.ask('iam:ListAccessKeys', {}, call);
      isLate = true;
      return new Map(
        (listed.AccessKeyMetadata ?? []).map(({ AccessKeyId = '', Status = '' }) => [AccessKeyId, Status]),
      );
    },
  };
}

/** The rotation that the vault holds; there is one at the most. */
export function rotationIn({ vault }: Pick<Rotating, 'vault'>): Rotation | undefined {
  return vault.document.rotations[0];
}

async function storeWork(vault: Vault): Promise<void> {
  const field = 'aws_secret_access_key';
  const secret = await vault.sealSecret(profileId, field, utf8(alice.secretAccessKey));
  await vault.change((document) => ({
    ...document,
    profiles: [
      {
        id: profileId,
        name: 'work',
        properties: [
          ['aws_access_key_id', alice.accessKeyId],
          ['region', 'us-east-1'],
        ],
        secrets: [[field, secret]],
        heldBack: [],
        comments: [],
      },
    ],
  }));
}

/** A store of which the agent may not live to hear. */
function mortal(store: VaultStore, pass: Life['pass']): VaultStore {
  return {
    ...store,
    async append(...given) {
      await pass();
      const stored = await store.append(...given);
      await pass();
      return stored;
    },
  };
}
