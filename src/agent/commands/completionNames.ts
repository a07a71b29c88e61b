import { knownRegions } from '../aws/regions.ts';
import type { Names } from '../shell/help/argumentItems.ts';
import type { Reading, Unlocked } from '../unlocked/context.ts';
import { locationsOf } from '../unlocked/standing.ts';

/** Names of this vault's profiles and locations, as completion offers them. Sorted anew only after a change. */
export function completionNames(unlocked: Unlocked): Names {
  const { vault, readings } = unlocked;
  const known = kept.get(unlocked);
  const read = [...readings.values()];
  if (known?.revision === vault.revision && isSame(known.read, read)) return known.names;
  const names = namesOf(unlocked);
  kept.set(unlocked, { revision: vault.revision, read, names });
  return names;
}

interface Kept {
  readonly revision: number;
  readonly read: readonly Reading[];
  readonly names: Names;
}

const kept = new WeakMap<Unlocked, Kept>();

function isSame(known: readonly Reading[], read: readonly Reading[]): boolean {
  return known.length === read.length && known.every((reading, at) => reading === read[at]);
}

function namesOf(unlocked: Unlocked): Names {
  const { vault, readings } = unlocked;
  const stored = vault.document.profiles.map(({ name }) => name);
  const linked = [...readings.values()].flatMap(({ profiles }) => [...profiles.keys()]);
  return {
    profiles: [...new Set([...stored, ...linked])].sort(),
    locations: [...new Set(locationsOf(unlocked).map(({ location }) => location))].sort(),
    regions: knownRegions,
  };
}
