import { overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { kindOf } from '../awsconfig/kindOf.ts';
import { planImport } from '../awsconfig/plan.ts';
import { readProfiles } from '../awsconfig/readProfiles.ts';
import { checkSize, textOfFile } from '../awsconfig/textOf.ts';
import { put, type StoredProfile } from '../vault/profiles.ts';
import type { Handlers } from './context.ts';
import { opened, sealed } from './storedProfile.ts';

type Imports = 'import.plan' | 'import.apply';

/** Importing shared files: a plan first, then one write of what was picked. */
export const imports: Handlers<Imports> = {
  async 'import.plan'(context, { files, pasted }) {
    const unlocked = context.unlocked();
    const { vault } = unlocked;
    const sources = await readSources(files, pasted);
    const { profiles: imported, problems } = readProfiles(sources);
    // Together, before anything else is waited for: the plan holds for this revision and no other.
    const { document, revision } = vault;

    const stored = new Map(
      document.profiles.filter(({ name }) => imported.has(name)).map((profile) => [profile.name, profile]),
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
    unlocked.pendingImport = { planId, revision, profiles };
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

/** Texts of what was chosen and pasted; the bytes are overwritten. */
async function readSources(files: readonly File[], pasted: Uint8Array<ArrayBuffer>) {
  const sources = [];
  for (const file of files) {
    checkSize(file.name, file.size);
    sources.push(source(file.name, new Uint8Array(await file.arrayBuffer())));
  }
  if (pasted.length > 0) sources.push(source('pasted text', pasted));
  if (sources.length === 0) throw new CofferError('import-nothing');
  return sources;
}

function source(name: string, bytes: Uint8Array<ArrayBuffer>) {
  try {
    const text = textOfFile(name, bytes);
    // Trimming takes a lone byte order mark too.
    if (text.trim() === '') throw new CofferError('import-empty', { name });
    return { name, kind: kindOf(name, text), text };
  } finally {
    overwrite(bytes);
  }
}
