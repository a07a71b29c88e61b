import { overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { newId } from '../../base/ids.ts';
import { planImport, type PlannedImport } from '../awsconfig/import/plan.ts';
import { readImport, type ReadImport } from '../awsconfig/import/readImport.ts';
import { checkSize, textOfFile } from '../awsconfig/reading/textOf.ts';
import { bytesOfFile } from '../files/chosenFile.ts';
import { putAll, type StoredProfile } from '../vault/profiles.ts';
import type { Vault } from '../vault/vault.ts';
import { alone } from '../files/alone.ts';
import type { Handlers } from './handler.ts';
import type { PendingChange, PendingImport } from '../unlocked/pendingImport.ts';
import { problemsOf } from './problems.ts';
import { opened, sealed, sharedSections, storedSection } from '../unlocked/storedProfile.ts';
import { checkTaking, linkedSource, takeOut } from './takeOut.ts';

type Imports = 'import.plan' | 'import.apply';

/** Importing shared files: a plan first, then one write of what was picked. */
export const imports: Handlers<Imports> = {
  async 'import.plan'(context, { files, pasted, from }) {
    const unlocked = context.unlocked();
    const { vault } = unlocked;
    const linked = from && (await linkedSource(context, from));
    const sources = linked?.files ?? (await readSources(files, pasted));
    // Together, before anything else is waited for: the plan holds for this revision and no other.
    const { document, revision } = vault;
    const sections = sharedSections(document);
    const imported = chosen(readImport(sources, sections), linked?.names);

    const stored = new Map(
      document.profiles
        .filter(({ name }) => imported.profiles.has(name))
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
    const planned = planImport(imported, { profiles: kept, sections });
    const pending = await pendingImport(vault, planned, revision, stored);
    unlocked.pendingImport = { ...pending, takingOut: linked?.takingOut };
    return {
      planId: pending.planId,
      changes: planned.profiles.map(({ change }) => change),
      // The screen Files has those of a linked location, all of them.
      problems: linked ? [] : [...problemsOf(context, imported.shared, 'import'), ...imported.problems],
      activeKeys: planned.profiles.flatMap(({ activeKeys }) => activeKeys),
    };
  },

  async 'import.apply'(context, { planId, names, activeKeys: ticked }) {
    const unlocked = context.unlocked();
    const { vault, pendingImport: plan } = unlocked;
    if (plan?.planId !== planId || plan.revision !== vault.revision)
      throw new CofferError('import-plan-stale');
    const picked = names.map((name) => {
      const change = plan.changes.get(name);
      if (!change) throw new CofferError('import-plan-stale');
      const isTicked = (key: string) => ticked.some((tick) => tick.profile === name && tick.key === key);
      const { profile, sections } = change;
      const heldBack = profile.heldBack.filter((key) => !isTicked(key));
      return { profile: { ...profile, heldBack }, sections };
    });
    const referred = new Set(picked.flatMap(({ sections }) => sections));
    const apply = async () => {
      if (plan.takingOut) await checkTaking(context, plan.takingOut, names);
      await vault.change((document) => {
        // Another tab may have written between the check above and this write.
        if (plan.revision !== vault.revision) throw new CofferError('import-plan-stale');
        return putAll(
          document,
          picked.map(({ profile }) => profile),
          [...plan.sections].filter(([key]) => referred.has(key)).map(([, section]) => section),
        );
      });
      unlocked.pendingImport = undefined;
      try {
        // First into the vault, whatever becomes of the file: nothing is lost.
        if (plan.takingOut) await takeOut(context, plan.takingOut, names);
      } finally {
        context.changed();
      }
    };
    await (plan.takingOut ? alone(apply) : apply());
    return context.view();
  },
};

/** Of what was read, the profiles that were asked for by name. */
function chosen(read: ReadImport, names: readonly string[] | undefined): ReadImport {
  if (!names) return read;
  const wanted = new Set(names);
  return { ...read, profiles: new Map([...read.profiles].filter(([name]) => wanted.has(name))) };
}

/** The plan as it waits to be applied. */
async function pendingImport(
  vault: Vault,
  { profiles, sections }: PlannedImport,
  revision: number,
  stored: ReadonlyMap<string, StoredProfile>,
): Promise<Omit<PendingImport, 'takingOut'>> {
  const changes = new Map<string, PendingChange>();
  for (const { profile, heldBack, sections } of profiles) {
    const id = stored.get(profile.name)?.id;
    changes.set(profile.name, { profile: await sealed(vault, profile, heldBack, id), sections });
  }
  return {
    planId: newId(),
    revision,
    changes,
    sections: new Map([...sections].map(([key, section]) => [key, storedSection(section)])),
  };
}

/** Texts of what was chosen and pasted; the bytes are overwritten. */
async function readSources(files: readonly File[], pasted: Uint8Array<ArrayBuffer>) {
  const sources = [];
  for (const file of files) {
    checkSize(file.name, file.size);
    sources.push(source(file.name, await bytesOfFile(file)));
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
    return { name, text };
  } finally {
    overwrite(bytes);
  }
}
