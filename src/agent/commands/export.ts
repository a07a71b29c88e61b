import { overwrite, utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { ExportedFile, FileKind } from '../../protocol/views/files.ts';
import type { ActiveKeyView } from '../../protocol/views/profiles.ts';
import type { ExportableView } from '../../protocol/views/transfers.ts';
import { partFor } from '../awsconfig/writing/fileParts.ts';
import { printFresh } from '../awsconfig/writing/freshFile.ts';
import type { Profile, SharedSection } from '../awsconfig/profile.ts';
import { referencesOf, sectionKey } from '../awsconfig/sharedSections.ts';
import { onlyTicked } from '../awsconfig/tickedKeys.ts';
import { refusalOf } from '../awsconfig/writing/writable.ts';
import { encryptAge } from '../vault/age.ts';
import type { StoredProfile } from '../vault/profiles.ts';
import type { Handlers } from './handler.ts';
import { activeKeyViews, leaving, withTicks } from '../unlocked/leaving.ts';
import { propertiesOf, sharedSections } from '../unlocked/storedProfile.ts';

type Exports = 'export.survey' | 'export.make';

const kinds = ['credentials', 'config'] as const;

/** Exporting profiles as shared files. */
export const exports: Handlers<Exports> = {
  'export.survey'(context) {
    const { document } = context.unlocked().vault;
    const sections = new Map([...sharedSections(document)].map(([key, section]) => [key, surveyed(section)]));
    return { profiles: document.profiles.map((stored) => exportable(stored, sections)) };
  },

  async 'export.make'(context, { ids, files, form, activeKeys, passphrase }) {
    try {
      const { vault, temporary } = context.unlocked();
      // A temporary vault has none, which confirms nothing and encrypts nothing.
      if (!temporary || form === 'encrypted') await vault.confirmPassphrase(passphrase);
      const { profiles, sections } = withTicks(await leaving(vault, ids), activeKeys);
      const made: ExportedFile[] = [];
      for (const kind of files === 'both' ? kinds : [files]) {
        const text = printFresh(kind, profiles, sections);
        if (text === '') continue;
        made.push(await (form === 'plain' ? plainFile(kind, text) : encryptedFile(kind, text, passphrase)));
      }
      if (made.length === 0) throw new CofferError('export-nothing');
      return made;
    } finally {
      overwrite(passphrase);
    }
  },
};

/** What of a shared section a person has to know before it is exported. */
interface SurveyedSection {
  readonly activeKeys: readonly ActiveKeyView[];
  readonly refusal: string | undefined;
}

function surveyed(section: SharedSection): SurveyedSection {
  return {
    activeKeys: activeKeyViews(sectionKey(section), section),
    refusal: refusalOf(withoutActive(section)),
  };
}

/**
 * What speaks against a profile without its active keys. No secret is opened: one that cannot be written, which hardly a
 * file brings, is found out by the export, and so is an active key once it is ticked.
 */
function exportable(stored: StoredProfile, sections: ReadonlyMap<string, SurveyedSection>): ExportableView {
  const profile: Profile = {
    name: stored.name,
    properties: new Map([
      ...propertiesOf(stored),
      ...stored.secrets.map(([field]) => [field, 'sealed'] as const),
    ]),
    comments: stored.comments,
  };
  const referred = referencesOf(profile).flatMap((reference) => sections.get(sectionKey(reference)) ?? []);
  const rest = withoutActive(profile);
  const refusal = refusalOf(rest) ?? referred.find((section) => section.refusal !== undefined)?.refusal;
  return {
    id: stored.id,
    name: stored.name,
    files: kinds.filter((kind) => partFor(kind, rest).properties.size > 0),
    // A section's are the same objects for each profile that refers to it, and stay so on the way to the page.
    activeKeys: [
      ...activeKeyViews(stored.name, profile),
      ...referred.flatMap((section) => section.activeKeys),
    ],
    ...(refusal !== undefined && { refusal }),
  };
}

function withoutActive<Held extends Profile>(held: Held): Held {
  return onlyTicked(held, () => false);
}

function plainFile(name: FileKind, text: string): ExportedFile {
  const bytes = utf8(text);
  const content = new Blob([bytes], { type });
  overwrite(bytes);
  return { name, content };
}

async function encryptedFile(kind: FileKind, text: string, passphrase: Uint8Array): Promise<ExportedFile> {
  const bytes = utf8(text);
  try {
    return { name: `${kind}.age`, content: new Blob([await encryptAge(bytes, passphrase)], { type }) };
  } finally {
    overwrite(bytes);
  }
}

// As text, browsers would add ".txt" to a name without an ending.
const type = 'application/octet-stream';
