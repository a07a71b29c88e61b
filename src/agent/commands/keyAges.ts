import type { EpochMs } from '../../base/clock.ts';
import type { KeyAgeView } from '../../protocol/views/rotation.ts';
import { listKeys } from '../rotation/userKeys.ts';
import { textOf } from '../vault/profiles.ts';
import type { Vault } from '../vault/vault.ts';
import { callOf } from './calls.ts';
import type { Handlers } from './handler.ts';
import { longTermKeyOf } from './longTermKey.ts';

type Ages = 'keys.ages' | 'keys.lookUp';

/** How old access keys are. */
export const ages: Handlers<Ages> = {
  'keys.ages': (context) => keyAges(context.unlocked().vault),

  async 'keys.lookUp'(context, { id }, { signal }) {
    const { vault } = context.unlocked();
    const { profile } = longTermKeyOf(vault.document, id);
    const call = await callOf(context, { service: 'sts', profileName: profile.name }, signal);
    await rememberKeys(vault, await listKeys(await context.aws(), call));
    return keyAges(vault);
  },
};

/** Keeps when keys were created, of those that profiles have. */
export async function rememberKeys(
  vault: Vault,
  keys: readonly { readonly accessKeyId: string; readonly createdAt?: EpochMs }[],
): Promise<void> {
  const held = new Set(vault.document.profiles.map((profile) => textOf(profile, 'aws_access_key_id')));
  await vault.sessions.change((document) => {
    const ages = new Map(document.keyAges.map(({ accessKeyId, createdAt }) => [accessKeyId, createdAt]));
    let isNew = false;
    for (const { accessKeyId, createdAt } of keys) {
      if (createdAt === undefined || !held.has(accessKeyId) || ages.get(accessKeyId) === createdAt) continue;
      ages.set(accessKeyId, createdAt);
      isNew = true;
    }
    if (!isNew) return document;
    const kept = [...ages].filter(([accessKeyId]) => held.has(accessKeyId));
    return { ...document, keyAges: kept.map(([accessKeyId, createdAt]) => ({ accessKeyId, createdAt })) };
  });
}

/** By id of the profile. */
async function keyAges(vault: Vault): Promise<ReadonlyMap<string, KeyAgeView>> {
  const { keyAges } = await vault.sessions.read();
  const ages = new Map(keyAges.map((age) => [age.accessKeyId, age]));
  return new Map(
    vault.document.profiles.flatMap((profile) => {
      const age = ages.get(textOf(profile, 'aws_access_key_id') ?? '');
      return age === undefined ? [] : [[profile.id, age] as const];
    }),
  );
}
