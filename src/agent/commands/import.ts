import { utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { kindOf } from '../awsconfig/kindOf.ts';
import { planImport } from '../awsconfig/plan.ts';
import { readProfiles } from '../awsconfig/readProfiles.ts';
import { checkSize, textOfFile } from '../awsconfig/textOf.ts';
import type { StoredProfile } from '../vault/profiles.ts';
import type { Handlers } from './context.ts';
import { put } from './profiles.ts';
import { opened, sealed } from './storedProfile.ts';

type Imports = 'import.plan' | 'import.apply';

/** Importing shared files: a plan first, then one write of what was picked. */
export const imports: Handlers<Imports> = {
  async 'import.plan'(context, { files, text }) {
    const unlocked = context.unlocked();
    const { vault } = unlocked;
    const sources = await readSources(files, text);
    const { profiles: imported, problems } = readProfiles(sources);

    const stored = new Map(
      vault.document.profiles
        .filter(({ name }) => imported.has(name))
        .map((profile) => [profile.name, profile]),
    );
    const kept = new Map(
      await Promise.all(
        [...stored.values()].map(
          async (profile) =>
            [profile.name, { profile: await opened(vault, profile), heldBack: profile.heldBack }] as const,
        ),
      ),
    );
    const planned = planImport(imported, kept);
    const profiles = new Map<string, StoredProfile>();
    for (const { profile, heldBack } of planned) {
      profiles.set(profile.name, await sealed(vault, profile, heldBack, stored.get(profile.name)?.id));
    }
    const planId = newId();
    unlocked.pendingImport = { planId, revision: vault.revision, profiles };
    return {
      planId,
      changes: planned.map(({ change }) => change),
      problems,
      activeKeys: planned.flatMap(({ activeKeys }) => activeKeys),
    };
  },

  async 'import.apply'(context, { planId, names, activeKeys: ticked }) {
    const unlocked = context.unlocked();
    const { vault, pendingImport: plan } = unlocked;
    if (plan?.planId !== planId || plan.revision !== vault.revision)
      throw new CofferError('import-plan-stale');
    const picked = names.map((name) => {
      const profile = plan.profiles.get(name);
      if (!profile) throw new CofferError('import-plan-stale');
      const isTicked = (key: string) => ticked.some((tick) => tick.profile === name && tick.key === key);
      return { ...profile, heldBack: profile.heldBack.filter((key) => !isTicked(key)) };
    });
    await vault.change((document) => {
      // Another tab may have written between the check above and this write.
      if (plan.revision !== vault.revision) throw new CofferError('import-plan-stale');
      return picked.reduce(put, document);
    });
    unlocked.pendingImport = undefined;
    return context.changed();
  },
};

async function readSources(files: readonly File[], pasted: string) {
  const sources = [];
  for (const file of files) {
    checkSize(file.name, file.size);
    const text = textOfFile(file.name, new Uint8Array(await file.arrayBuffer()));
    sources.push({ name: file.name, kind: kindOf(file.name, text), text });
  }
  if (pasted.trim() !== '') {
    const name = 'pasted text';
    const text = textOfFile(name, utf8(pasted));
    sources.push({ name, kind: kindOf(name, text), text });
  }
  if (sources.length === 0) throw new CofferError('import-nothing');
  return sources;
}
