import { overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { errorText } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { fixedText } from '../awsconfig/doctor/fixes.ts';
import { lineDiff } from '../awsconfig/writing/lineDiff.ts';
import type { Profile } from '../awsconfig/profile.ts';
import { sectionKey } from '../awsconfig/sharedSections.ts';
import { checkWritable, refusalOf } from '../awsconfig/writing/writable.ts';
import { alone } from '../files/alone.ts';
import { checkRotated } from '../vault/rotated.ts';
import type { Vault } from '../vault/vault.ts';
import type { Context } from '../unlocked/context.ts';
import type { Handlers } from './handler.ts';
import { fingerprint, fingerprints, textIn } from '../unlocked/fingerprint.ts';
import { activeKeyViews, leaving, withTicks, type Leaving } from '../unlocked/leaving.ts';
import { readLinked, readLocation } from '../unlocked/linked.ts';
import type { PendingStore } from '../unlocked/pendingStore.ts';
import { checkMove, putIn, withProfiles } from '../unlocked/putIn.ts';
import { checkSections } from '../unlocked/sectionsThere.ts';
import { withoutProfiles } from '../unlocked/storedProfile.ts';

type Storing = 'locations.fix' | 'store.plan' | 'store.apply';

/** Commands that change linked files. */
export const storing: Handlers<Storing> = {
  async 'locations.fix'(context, { id, file: kind, version, ...which }) {
    const { location, open, files } = await readLocation(context, id);
    const file = files.find((each) => each.kind === kind)?.name ?? kind;
    await alone(() =>
      open.edit(kind, async (text) => {
        const now = files.map((each) => (each.kind === kind ? { ...each, text } : each));
        // Another text could have another problem in this place, and what was shown would not be what is done.
        const fixed = (await fingerprint(text)) === version && fixedText(now, { ...which, file });
        if (fixed === false || fixed === undefined) throw new CofferError('file-changed', { location, file });
        return fixed;
      }),
    );
    await readLinked(context);
    return context.view();
  },

  async 'store.plan'(context, { ids, location: locationId, activeKeys: ticked }) {
    const unlocked = context.unlocked();
    const read = await readLocation(context, locationId);
    const { vault } = unlocked;
    const { revision } = vault;
    const all = await leaving(vault, ids);
    const what = withTicks(all, ticked);
    for (const { name, held } of titled(what)) checkWritable(name, refusalOf(held));
    checkSections(read, all, what);
    const names = all.profiles.map(({ name }) => name);
    const planId = newId();
    const before = await fingerprints(read.files, names, all.sections.map(sectionKey));
    unlocked.pendingStore = { planId, locationId, ids, ticked, revision, before };
    return {
      planId,
      changes: read.open.kinds.flatMap((kind) => {
        const text = textIn(read.files, kind);
        const diff = lineDiff(text, withProfiles(kind, text, read, what));
        return diff.length > 0 ? { file: kind, diff } : [];
      }),
      activeKeys: titled(all).flatMap(({ name, held }) => activeKeyViews(name, held)),
    };
  },

  async 'store.apply'(context, { planId, move, passphrase }) {
    try {
      const unlocked = context.unlocked();
      const { vault, temporary, pendingStore: plan } = unlocked;
      if (plan?.planId !== planId) throw new CofferError('store-plan-stale');
      if (!temporary) await vault.confirmPassphrase(passphrase);
      const settle = async () => {
        unlocked.pendingStore = undefined;
        await readLinked(context);
      };
      try {
        await alone(() => store(context, plan, move));
      } catch (error) {
        if (wentHalf(error)) await settle();
        throw error;
      }
      await settle();
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

async function store(context: Context, plan: PendingStore, move: boolean): Promise<void> {
  const { vault } = context.unlocked();
  const read = await readLocation(context, plan.locationId);
  if (plan.revision !== vault.revision) throw new CofferError('store-plan-stale');
  const all = await leaving(vault, plan.ids);
  const what = withTicks(all, plan.ticked);
  if (move) {
    checkMove(read, all, what);
    // The vault refuses it too, but only after the files were written.
    checkRotated(vault.document, withoutProfiles(vault.document, new Set(plan.ids)));
  }
  await putIn(read, what, plan.before);
  if (move) await leaveVault(vault, read.location, plan);
}

/** Whether files were written before it failed: Coffer itself made them others than the plan was made of. */
function wentHalf(error: unknown): boolean {
  return error instanceof CofferError && (error.code === 'stored-half' || error.code === 'copied-half');
}

/** The other half of a move; by now the file has them. What changed in the vault meanwhile, the file has not: it stays. */
async function leaveVault(vault: Vault, location: string, { ids, revision }: PendingStore): Promise<void> {
  const left = new Set(ids);
  try {
    await vault.change((document) => {
      if (vault.revision !== revision) throw new CofferError('store-plan-stale');
      return withoutProfiles(document, left);
    });
  } catch (error) {
    if (error instanceof CofferError)
      throw new CofferError('copied-half', { location, why: errorText(error) });
    throw error;
  }
}
