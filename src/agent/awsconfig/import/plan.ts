import type { DifferenceView } from '../../../protocol/views/files.ts';
import type { ActiveKeyView } from '../../../protocol/views/profiles.ts';
import type { ImportChangeView } from '../../../protocol/views/transfers.ts';
import { quoted } from '../doctor/problemRule.ts';
import { activeKeys } from '../keys.ts';
import { listed } from '../listed.ts';
import { differences, mergeProfile } from '../merge.ts';
import { filledKeys, textProperty, type Profile, type SharedSection } from '../profile.ts';
import { listedType } from '../profileType.ts';
import { referencesOf, sectionKey } from '../sharedSections.ts';
import { shownName, shownValue } from '../shownValue.ts';

/** A profile as it is stored, its secrets open so that "same" is true. */
export interface KeptProfile {
  readonly profile: Profile;
  /** Its active keys that nobody ticked. */
  readonly heldBack: readonly string[];
}

/** What is imported, and what is compared with it. Sections by sectionKey. */
interface Holding<Held> {
  readonly profiles: ReadonlyMap<string, Held>;
  readonly sections: ReadonlyMap<string, SharedSection>;
}

/** What storing one imported profile makes, and what a person sees of it before. */
interface PlannedProfile extends KeptProfile {
  /** Keys of the planned sections that it refers to. */
  readonly sections: readonly string[];
  readonly change: ImportChangeView;
  /** The imported active keys that are held back unless ticked. */
  readonly activeKeys: readonly ActiveKeyView[];
}

export interface PlannedImport {
  readonly profiles: readonly PlannedProfile[];
  /** What storing the imported sections makes. */
  readonly sections: ReadonlyMap<string, SharedSection>;
}

/**
 * What an import would do, one plan for each imported profile, in their order. A profile whose set of keys no tool knows
 * is planned like any other: it is kept, as type `Invalid`. An active key is held back where it is new or has another
 * value than the one that was ticked. What changes in a section is shown with the first profile that refers to it, and
 * with the others whose it is: thousands may share one.
 * @param existing the stored profiles of the same names at least
 */
export function planImport(imported: Holding<Profile>, existing: Holding<KeptProfile>): PlannedImport {
  const sections = new Map(
    [...imported.sections].map(([key, section]) => [
      key,
      { word: section.word, ...mergeProfile(existing.sections.get(key), section) },
    ]),
  );
  const changedIn = new Map(
    [...sections].map(([key, section]) => [key, differences(existing.sections.get(key), section)]),
  );
  const shownWith = new Map<string, string>();
  const shownIn = (key: string, profile: string): readonly DifferenceView[] => {
    const changed = changedIn.get(key) ?? [];
    const first = shownWith.get(key);
    const name = shownName(key);
    if (first !== undefined && changed.length > 0) return [{ key: name, after: `as with ${quoted(first)}` }];
    shownWith.set(key, profile);
    return changed.map((difference) => ({ ...difference, key: `${name}: ${difference.key}` }));
  };
  return {
    sections,
    profiles: [...imported.profiles.values()].map((profile) => {
      const keys = referencesOf(profile).map(sectionKey);
      const inSections = keys.flatMap((key) => shownIn(key, profile.name));
      const planned = plan(profile, existing.profiles.get(profile.name), inSections);
      return { ...planned, sections: keys.filter((key) => sections.has(key)) };
    }),
  };
}

function plan(
  imported: Profile,
  kept: KeptProfile | undefined,
  inSections: readonly DifferenceView[],
): Omit<PlannedProfile, 'sections'> {
  const profile = mergeProfile(kept?.profile, imported);
  const isTicked = (key: string) =>
    kept?.profile.properties.get(key) === profile.properties.get(key) && !kept?.heldBack.includes(key);
  const heldBack = [...profile.properties.keys()].filter((key) => activeKeys.has(key) && !isTicked(key));
  return {
    profile,
    heldBack,
    change: changeView(profile, heldBack, kept?.profile, inSections),
    activeKeys: activeKeysOf(imported).filter(({ key }) => heldBack.includes(key)),
  };
}

/** A profile's active keys, as they are shown. */
export function activeKeysOf(profile: Profile): readonly ActiveKeyView[] {
  return [...activeKeys].flatMap((key) => {
    const value = textProperty(profile, key);
    return value === undefined ? [] : { profile: profile.name, key, value: shownValue(key, value) };
  });
}

function changeView(
  profile: Profile,
  heldBack: readonly string[],
  before: Profile | undefined,
  inSections: readonly DifferenceView[],
): ImportChangeView {
  const changed = [...differences(before, profile), ...inSections];
  return {
    name: profile.name,
    kind: before === undefined ? 'added' : changed.length > 0 ? 'changed' : 'same',
    type: listedType(filledKeys(profile), heldBack),
    ...listed(textProperty(profile, 'aws_access_key_id'), textProperty(profile, 'region')),
    differences: changed,
  };
}
