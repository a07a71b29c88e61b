import { CofferError } from '../../base/cofferError.ts';
import { isSame } from '../awsconfig/merge.ts';
import type { SharedSection } from '../awsconfig/profile.ts';
import { readProfiles } from '../awsconfig/reading/readProfiles.ts';
import { sectionKey } from '../awsconfig/sharedSections.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import type { Leaving } from './leaving.ts';
import type { ReadLocation } from './linked.ts';

/**
 * Refuses to store profiles where they would sign in or call elsewhere than from the vault: a section that the file has
 * already stays as it is, and a file that has no room for sections leaves the reference to another program's config.
 * @param all what leaves the vault, active keys without a tick too
 * @param what of it what is written
 * @throws CofferError "section-differs", "section-without-config"
 */
export function checkSections({ location, open, files }: ReadLocation, all: Leaving, what: Leaving): void {
  const there = readProfiles(files.filter(({ kind }) => kind === 'config')).sections;
  const written = new Map(what.sections.map((section) => [sectionKey(section), section]));
  for (const section of all.sections) {
    const title = sectionKey(section);
    const shown = { location, section: shownName(title) };
    if (!open.kinds.includes('config')) throw new CofferError('section-without-config', shown);
    const key = differing(there.get(title)?.section, section, written.get(title));
    if (key !== undefined) throw new CofferError('section-differs', { ...shown, key: shownName(key) });
  }
}

/** A key that the file has otherwise than the vault, with its active keys or with those that are ticked. */
function differing(
  there: SharedSection | undefined,
  stored: SharedSection,
  written: SharedSection | undefined,
): string | undefined {
  if (!there) return undefined;
  const keys = new Set([...stored.properties.keys(), ...there.properties.keys()]);
  return [...keys].find((key) => {
    const value = there.properties.get(key);
    return ![stored, written].some((held) => isSame(held?.properties.get(key), value));
  });
}
