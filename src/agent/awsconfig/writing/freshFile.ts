import type { FileKind } from '../../../protocol/views/files.ts';
import { partFor } from './fileParts.ts';
import type { Profile, SharedSection } from '../profile.ts';
import { profileHeader, sectionLines } from './sectionLines.ts';
import { sectionKey } from '../sharedSections.ts';
import { checkWritable, refusalOf } from './writable.ts';

/**
 * A whole file of one kind, in the form that all six AWS readers agree on. What of a profile belongs to the other kind is
 * left out, and so is a profile of which nothing stays.
 * @param sections what the profiles refer to; they stand behind them, in a config file only
 * @returns nothing at all where nothing belongs to this kind
 * @throws CofferError "profile-unwritable"
 */
export function printFresh(
  kind: FileKind,
  profiles: readonly Profile[],
  sections: readonly SharedSection[],
): string {
  const written: string[] = [];
  const add = (header: string, section: Profile) =>
    written.push(
      sectionLines(header, section)
        .map((line) => `${line}\n`)
        .join(''),
    );
  for (const profile of profiles) {
    checkWritable(profile.name, refusalOf(profile));
    const part = partFor(kind, profile);
    if (part.properties.size > 0) add(profileHeader(kind, profile.name), part);
  }
  for (const section of kind === 'config' ? sections : []) {
    checkWritable(sectionKey(section), refusalOf(section));
    add(`[${sectionKey(section)}]`, section);
  }
  return written.join('\n');
}
