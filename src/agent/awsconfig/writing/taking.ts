/*
 * What taking profiles out of a file takes along: more than reading them gives, where a key stands twice or a line could
 * not be understood.
 */
import type { FileKind } from '../../../protocol/views.ts';
import { blocksOf, valueOf } from './blocks.ts';
import { nameOf, unitsOf, type Unit } from './units.ts';

/** The lines of each of these profiles as they stand, with the comments that go with them, read or not. */
export function linesOf(
  text: string,
  kind: FileKind,
  names: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const lines = new Map<string, string[]>();
  for (const unit of unitsOf(text, kind).units) {
    const name = nameOf(unit);
    if (name === undefined || !names.has(name)) continue;
    const own = lines.get(name) ?? [];
    for (const line of [...unit.above, unit.header, ...unit.body]) own.push(line.text, line.end);
    lines.set(name, own);
  }
  return new Map([...lines].map(([name, own]) => [name, own.join('')]));
}

/**
 * The first profile that could not be taken out without a loss, and what would be lost, as the end of a sentence.
 * @param texts of the files that are read as one
 * @param keys lower-case, where only these are taken out
 */
export function lossOf(
  texts: Readonly<Record<FileKind, string>>,
  names: ReadonlySet<string>,
  keys?: ReadonlySet<string>,
): { readonly name: string; readonly what: string } | undefined {
  const seen = new Map<string, string>();
  for (const kind of ['credentials', 'config'] as const) {
    for (const unit of unitsOf(texts[kind], kind).units) {
      const name = nameOf(unit);
      if (name === undefined || !names.has(name)) continue;
      const what = lossIn(unit, name, seen, keys);
      if (what !== undefined) return { name, what };
    }
  }
  return undefined;
}

function lossIn(
  { above, body }: Unit,
  name: string,
  seen: Map<string, string>,
  keys: ReadonlySet<string> | undefined,
): string | undefined {
  const { before, blocks } = blocksOf(body);
  const isBroken = keys === undefined && [...above, ...before].some(({ kind }) => kind === 'broken');
  if (isBroken) return 'a line that could not be understood';
  for (const block of blocks) {
    const key = block.property.key.toLowerCase();
    if (keys && !keys.has(key)) continue;
    if (block.below.some(({ kind }) => kind === 'broken')) return 'a line that could not be understood';
    const value = valueOf(block);
    const written = JSON.stringify(typeof value === 'string' ? value : [...value]);
    const place = JSON.stringify([name, key]);
    const earlier = seen.get(place);
    if (earlier !== undefined && earlier !== written) return `another value of ${key.slice(0, 64)}`;
    seen.set(place, written);
  }
  return undefined;
}
