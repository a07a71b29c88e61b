import type { ActiveKeyView, ImportChangeView } from '../../protocol/views.ts';
import { accountOf, maskKeyId } from './accessKeyId.ts';
import { activeKeys } from './keys.ts';
import { differences, mergeProfile } from './merge.ts';
import { filledKeys, textProperty, type Profile } from './profile.ts';
import { profileType } from './profileType.ts';

/**
 * What an import would do, one change for each imported profile, in their order. A profile whose set of keys no tool
 * knows is planned like any other: it is kept, as type `Invalid`.
 * @param existing the stored profiles of the same names at least, their secrets open so that "same" is true
 */
export function planChanges(
  imported: ReadonlyMap<string, Profile>,
  existing: ReadonlyMap<string, Profile>,
): { readonly changes: readonly ImportChangeView[]; readonly activeKeys: readonly ActiveKeyView[] } {
  const profiles = [...imported.values()];
  return {
    changes: profiles.map((profile) => planChange(profile, existing.get(profile.name))),
    activeKeys: profiles.flatMap(activeKeysOf),
  };
}

function planChange(imported: Profile, existing: Profile | undefined): ImportChangeView {
  const merged = mergeProfile(existing, imported);
  const changed = differences(existing, merged);
  const accessKeyId = textProperty(merged, 'aws_access_key_id');
  const account = accessKeyId && accountOf(accessKeyId);
  const region = textProperty(merged, 'region');
  return {
    name: merged.name,
    kind: existing === undefined ? 'added' : changed.length > 0 ? 'changed' : 'same',
    type: profileType(filledKeys(merged)),
    ...(account && { account }),
    ...(region && { region }),
    ...(accessKeyId && { key: maskKeyId(accessKeyId) }),
    differences: changed,
  };
}

function activeKeysOf(profile: Profile): readonly ActiveKeyView[] {
  return [...activeKeys].flatMap((key) => {
    const value = textProperty(profile, key);
    return value === undefined ? [] : { profile: profile.name, key, value };
  });
}
