import type { ActiveKeyView, ImportChangeView } from '../../protocol/views.ts';
import { accountOf, maskKeyId } from './accessKeyId.ts';
import { activeKeys } from './keys.ts';
import { differences, mergeProfile } from './merge.ts';
import { filledKeys, textProperty, type Profile } from './profile.ts';
import { listedType } from './profileType.ts';

/** A profile as it is stored, its secrets open so that "same" is true. */
export interface KeptProfile {
  readonly profile: Profile;
  /** Its active keys that nobody ticked. */
  readonly heldBack: readonly string[];
}

/** What storing one imported profile makes, and what a person sees of it before. */
interface PlannedProfile extends KeptProfile {
  readonly change: ImportChangeView;
  /** The imported active keys that are held back unless ticked. */
  readonly activeKeys: readonly ActiveKeyView[];
}

/**
 * What an import would do, one plan for each imported profile, in their order. A profile whose set of keys no tool knows
 * is planned like any other: it is kept, as type `Invalid`. An active key is held back where it is new or has another
 * value than the one that was ticked.
 * @param existing the stored profiles of the same names at least
 */
export function planImport(
  imported: ReadonlyMap<string, Profile>,
  existing: ReadonlyMap<string, KeptProfile>,
): readonly PlannedProfile[] {
  return [...imported.values()].map((profile) => plan(profile, existing.get(profile.name)));
}

function plan(imported: Profile, kept: KeptProfile | undefined): PlannedProfile {
  const profile = mergeProfile(kept?.profile, imported);
  const isTicked = (key: string) =>
    kept?.profile.properties.get(key) === profile.properties.get(key) && !kept?.heldBack.includes(key);
  const heldBack = [...profile.properties.keys()].filter((key) => activeKeys.has(key) && !isTicked(key));
  return {
    profile,
    heldBack,
    change: changeView(profile, heldBack, kept?.profile),
    activeKeys: activeKeysOf(imported).filter(({ key }) => heldBack.includes(key)),
  };
}

/** A profile's active keys, as they are shown. */
export function activeKeysOf(profile: Profile): readonly ActiveKeyView[] {
  return [...activeKeys].flatMap((key) => {
    const value = textProperty(profile, key);
    return value === undefined ? [] : { profile: profile.name, key, value };
  });
}

function changeView(
  profile: Profile,
  heldBack: readonly string[],
  before: Profile | undefined,
): ImportChangeView {
  const changed = differences(before, profile);
  const accessKeyId = textProperty(profile, 'aws_access_key_id');
  const account = accessKeyId && accountOf(accessKeyId);
  const region = textProperty(profile, 'region');
  return {
    name: profile.name,
    kind: before === undefined ? 'added' : changed.length > 0 ? 'changed' : 'same',
    type: listedType(filledKeys(profile), heldBack),
    ...(account && { account }),
    ...(region && { region }),
    ...(accessKeyId && { key: maskKeyId(accessKeyId) }),
    differences: changed,
  };
}
