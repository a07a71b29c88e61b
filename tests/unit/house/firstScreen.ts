import { importsOf, type Sources } from './sources.ts';

/** Files and packages that an entry cannot start without: what it imports and what that imports, but for types and for what loads later. */
export function comingWith(entry: string, sources: Sources): readonly string[] {
  const found = new Set([entry]);
  // A set that grows while it is walked is walked to its end.
  for (const path of found) {
    for (const { to, how } of importsOf(path, sources.get(path) ?? '')) {
      if (how === 'statically' && !to.endsWith('.css')) found.add(to);
    }
  }
  return [...found].sort();
}
