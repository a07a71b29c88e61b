/*
 * What taking profiles out of a file takes along: more than reading them gives, where a key stands twice or a line could
 * not be understood.
 */
import type { FileKind } from '../../../protocol/views/files.ts';
import { isSecretKey } from '../keys.ts';
import type { PropertyValue } from '../profile.ts';
import { blocksOf, valueOf, type Block } from './blocks.ts';
import { inEffect, nameOf, unitsByName, unitsOf, type Unit } from './units.ts';

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
    for (const [name, units] of unitsByName(unitsOf(texts[kind], kind))) {
      if (!names.has(name)) continue;
      const effective = new Set(inEffect(units, kind));
      for (const unit of units) {
        const what = effective.has(unit) ? lossIn(unit, name, seen, keys) : lossOfHidden(unit, keys);
        if (what !== undefined) return { name, what };
      }
    }
  }
  return undefined;
}

function lossOfHidden({ body, comments }: Unit, keys: ReadonlySet<string> | undefined): string | undefined {
  const isLost = keys
    ? body.some((line) => line.kind === 'property' && keys.has(line.key.toLowerCase()))
    : comments.length > 0 || body.some(({ kind }) => kind !== 'blank');
  return isLost ? 'a [default] that [profile default] keeps from being read' : undefined;
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
    const below = lossBelow(block, value);
    if (below !== undefined) return below;
    const written = JSON.stringify(typeof value === 'string' ? value : [...value]);
    const place = JSON.stringify([name, key]);
    const earlier = seen.get(place);
    if (earlier !== undefined && earlier !== written) return `another value of ${key.slice(0, 64)}`;
    seen.set(place, written);
  }
  return undefined;
}

function lossBelow({ property, below }: Block, value: PropertyValue): string | undefined {
  if (typeof value === 'string') return undefined;
  const key = property.key.slice(0, 64);
  // The vault has no place for them.
  if (isSecretKey(property.key)) return `keys below ${key}`;
  const other = below.find(
    (line) => line.kind === 'subProperty' && value.get(line.key.toLowerCase()) !== line.value,
  );
  return other && 'key' in other
    ? `another value of ${other.key.slice(0, 64).toLowerCase()} below ${key}`
    : undefined;
}
