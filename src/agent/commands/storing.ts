import { overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { fixedText } from '../awsconfig/doctor/fixes.ts';
import { lineDiff } from '../awsconfig/writing/lineDiff.ts';
import type { Profile } from '../awsconfig/profile.ts';
import { sectionKey } from '../awsconfig/sharedSections.ts';
import { checkWritable, refusalOf } from '../awsconfig/writing/writable.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './context.ts';
import { fingerprints } from './fingerprint.ts';
import { activeKeyViews, leaving, withTicks, type Leaving } from './leaving.ts';
import { readLinked, readLocation } from './linked.ts';
import { putIn, withProfiles } from './putIn.ts';
import { withoutProfiles } from './storedProfile.ts';

type Storing = 'locations.fix' | 'store.plan' | 'store.apply';

/** Commands that change linked files. */
export const storing: Handlers<Storing> = {
  async 'locations.fix'(context, { id, file: kind, ...which }) {
    const { location, open, files } = await readLocation(context, id);
    const name = files.find((file) => file.kind === kind)?.name ?? kind;
    await open.edit(kind, (text) => {
      const now = files.map((file) => (file.kind === kind ? { ...file, text } : file));
      const fixed = fixedText(now, { ...which, file: name });
      if (fixed === undefined) throw new CofferError('file-changed', { location, file: name });
      return fixed;
    });
    await readLinked(context);
    return context.view();
  },

  async 'store.plan'(context, { ids, location: locationId }) {
    const unlocked = context.unlocked();
    const read = await readLocation(context, locationId);
    const { vault } = unlocked;
    const { revision } = vault;
    const all = await leaving(vault, ids);
    const plain = withTicks(all, []);
    for (const { name, held } of titled(plain)) checkWritable(name, refusalOf(held));
    const names = all.profiles.map(({ name }) => name);
    const planId = newId();
    unlocked.pendingStore = {
      planId,
      locationId,
      ids,
      revision,
      before: await fingerprints(read.files, names),
    };
    return {
      planId,
      changes: read.open.kinds.flatMap((kind) => {
        const text = read.files.find((file) => file.kind === kind)?.text ?? '';
        const diff = lineDiff(text, withProfiles(kind, text, read, plain));
        return diff.length > 0 ? { file: kind, diff } : [];
      }),
      activeKeys: titled(all).flatMap(({ name, held }) => activeKeyViews(name, held)),
    };
  },

  async 'store.apply'(context, { planId, activeKeys: ticked, move, passphrase }) {
    try {
      const unlocked = context.unlocked();
      const { vault, temporary, pendingStore: plan } = unlocked;
      if (plan?.planId !== planId || plan.revision !== vault.revision)
        throw new CofferError('store-plan-stale');
      if (!temporary) await vault.confirmPassphrase(passphrase);
      const leavingVault = withTicks(await leaving(vault, plan.ids), ticked);
      for (const { name, held } of titled(leavingVault)) checkWritable(name, refusalOf(held));
      const read = await readLocation(context, plan.locationId);
      if (move && read.open.holds === 'snapshot') throw new CofferError('snapshot-only-copy');
      await putIn(read, leavingVault, plan.before);
      if (move) await leaveVault(vault, read.location, plan.ids);
      unlocked.pendingStore = undefined;
      await readLinked(context);
      return context.changed();
    } finally {
      overwrite(passphrase);
    }
  },
};

/** Profiles and sections under the names that a person knows them by. */
function titled({ profiles, sections }: Leaving): readonly { name: string; held: Profile }[] {
  return [
    ...profiles.map((profile) => ({ name: profile.name, held: profile })),
    ...sections.map((section) => ({ name: sectionKey(section), held: section })),
  ];
}

/** The other half of a move; by now the file has them. */
async function leaveVault(vault: Vault, location: string, ids: readonly string[]): Promise<void> {
  const left = new Set(ids);
  try {
    await vault.change((document) => withoutProfiles(document, left));
  } catch (error) {
    if (error instanceof CofferError) throw new CofferError('copied-half', { location, why: error.message });
    throw error;
  }
}
