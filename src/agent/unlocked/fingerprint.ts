import { overwrite, toHex, utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { FileKind } from '../../protocol/views/files.ts';
import { readProfiles } from '../awsconfig/reading/readProfiles.ts';
import { linesOf } from '../awsconfig/writing/taking.ts';
import type { FilePlace, LocatedFile } from '../files/location.ts';
import { storedSection } from './storedProfile.ts';

/** The lines that each file of a location held for each of some names. Secrets count, and are not kept. */
export interface Fingerprints extends Readonly<Record<FileKind, ReadonlyMap<string, string>>> {
  /** What its config said of each of some shared sections, by sectionKey. */
  readonly sections: ReadonlyMap<string, string>;
}

/**
 * @param names of profiles, there or not
 * @param sections by sectionKey, there or not
 */
export async function fingerprints(
  files: readonly LocatedFile[],
  names: readonly string[],
  sections: readonly string[] = [],
): Promise<Fingerprints> {
  const of = (kind: FileKind) => fingerprintsIn(kind, textIn(files, kind), names);
  return {
    credentials: await of('credentials'),
    config: await of('config'),
    sections: await sectionFingerprints(textIn(files, 'config'), sections),
  };
}

/**
 * Refuses to go on where a file no longer holds what was looked at under one of the names, or in a section.
 * @throws CofferError "file-changed"
 */
export async function checkUnchanged(
  place: FilePlace,
  kind: FileKind,
  text: string,
  names: readonly string[],
  before: Fingerprints,
): Promise<void> {
  const now = await fingerprintsIn(kind, text, names);
  const titles = kind === 'config' ? [...before.sections.keys()] : [];
  const sections = await sectionFingerprints(text, titles);
  if (
    names.some((name) => now.get(name) !== before[kind].get(name)) ||
    titles.some((title) => sections.get(title) !== before.sections.get(title))
  ) {
    throw new CofferError('file-changed', place);
  }
}

/** The text of one of a location's files; nothing where it is not there. */
export function textIn(files: readonly LocatedFile[], kind: FileKind): string {
  return files.find((file) => file.kind === kind)?.text ?? '';
}

/** Only in this agent: from a plain digest a short secret could be guessed. */
const key = crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

/** The same for the same text, while this agent lives; nobody else can tell what it was made of. */
export async function fingerprint(text: string): Promise<string> {
  const bytes = utf8(text);
  try {
    return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', await key, bytes)));
  } finally {
    overwrite(bytes);
  }
}

async function fingerprintsIn(
  kind: FileKind,
  text: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const lines = linesOf(text, kind, new Set(names));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await fingerprint(lines.get(name) ?? '')] as const)),
  );
}

async function sectionFingerprints(
  config: string,
  titles: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  // To read a file may take long, and most profiles refer to nothing.
  if (titles.length === 0) return new Map();
  const { sections } = readProfiles([{ name: 'config', kind: 'config', text: config }]);
  return new Map(
    await Promise.all(
      titles.map(async (title) => {
        const section = sections.get(title)?.section;
        return [title, await fingerprint(section ? JSON.stringify(storedSection(section)) : '')] as const;
      }),
    ),
  );
}
