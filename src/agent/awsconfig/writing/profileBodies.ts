import { blocksOf, readLines, valueOf, withValue, without, type Block } from './blocks.ts';
import type { BodyLine } from '../reading/lines.ts';
import { isSame } from '../merge.ts';
import type { Profile, PropertyValue } from '../profile.ts';
import { commentLine, propertyLines } from './sectionLines.ts';
import { openAfter, settled } from './settledLines.ts';
import type { Unit } from './units.ts';
import { checkWritable, refusalOfProperty } from './writable.ts';

/**
 * What stands below the headers of a profile once it has these properties and no others. Of a key that stands twice the
 * last one counts. It stays as it is where its value does; where it changes the others go, since what was replaced must
 * not stay behind.
 * @param units those of the profile that are read, one at least
 * @throws CofferError "profile-unwritable"
 */
export function bodiesWith(
  units: readonly Unit[],
  { name, properties, comments = [] }: Profile,
  lineEnd: string,
): ReadonlyMap<Unit, readonly BodyLine[]> {
  const sections = units.map((unit) => ({ unit, ...blocksOf(unit.body) }));
  const effective = new Map<string, Block>();
  for (const { blocks } of sections) for (const block of blocks) effective.set(keyOf(block), block);

  const changed = new Map<string, PropertyValue>();
  const added = new Map<string, PropertyValue>();
  for (const [key, given] of properties) {
    const value = typeof given !== 'string' && given.size === 0 ? '' : given;
    const block = effective.get(key);
    const old = block && valueOf(block);
    if (isSame(old, value)) continue;
    checkWritable(name, refusalOfProperty(key, newPart(old, value)));
    (block === undefined ? added : changed).set(key, value);
  }

  const edited = (block: Block): readonly BodyLine[] => {
    const key = keyOf(block);
    const value = changed.get(key);
    if (properties.has(key) && value === undefined) return [block.property, ...block.below];
    return value !== undefined && block === effective.get(key)
      ? withValue(block, value, lineEnd)
      : without(block);
  };
  const there = new Set(units.flatMap((unit) => unit.comments));
  const lines = [
    ...comments.filter(({ text }) => !there.has(text)).map(commentLine),
    ...[...added].flatMap(([key, value]) => propertyLines(key, value)),
  ];
  return new Map(
    sections.map(({ unit, before, blocks }, index) => {
      const body = [...before, ...blocks.flatMap(edited)];
      return [unit, settled(index === 0 ? withAdded(unit, body, lines, lineEnd) : body)];
    }),
  );
}

function keyOf({ property }: Block): string {
  return property.key.toLowerCase();
}

/** Sub-properties that stay as they stand need not be writable. */
function newPart(old: PropertyValue | undefined, value: PropertyValue): PropertyValue {
  if (typeof value === 'string' || old === undefined || typeof old === 'string') return value;
  return new Map([...value].filter(([key, text]) => old.get(key) !== text));
}

/** New keys behind the last one: what stands below that in comments is the end of the section, or speaks of the next. */
function withAdded(
  { header }: Unit,
  body: readonly BodyLine[],
  lines: readonly string[],
  lineEnd: string,
): readonly BodyLine[] {
  const at = lengthWithoutEnd(body);
  const end = (body[at - 1] ?? header).end;
  return [...body.slice(0, at), ...readLines(lines, end === '' ? lineEnd : end), ...body.slice(at)];
}

function lengthWithoutEnd(body: readonly BodyLine[]): number {
  const last = body.findLastIndex(({ kind }) => kind !== 'blank' && kind !== 'comment');
  const open = openAfter(body);
  // Some readers take a deeper comment for more of the value above it.
  const more = body.findLastIndex((line) => line.kind === 'comment' && open && line.column > open.column);
  return Math.max(last, more) + 1;
}
