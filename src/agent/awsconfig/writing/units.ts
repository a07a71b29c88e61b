/*
 * A shared file cut up for editing: sections, each with the comments directly above its header, which go where it goes.
 */
import type { FileKind } from '../../../protocol/views/files.ts';
import { overNextHeader, sectionComments } from '../reading/comments.ts';
import { parse, type BodyLine, type HeaderLine, type IniFile } from '../reading/lines.ts';
import { sectionMeaning, type SectionMeaning } from '../reading/sections.ts';
import { openAfter } from './settledLines.ts';

export interface Unit {
  readonly above: readonly BodyLine[];
  readonly header: HeaderLine;
  readonly meaning: SectionMeaning;
  readonly body: readonly BodyLine[];
  /** Those that are read as the section's. */
  readonly comments: readonly string[];
}

export interface Units {
  readonly byteOrderMark: IniFile['byteOrderMark'];
  /** What stands before the first unit. */
  readonly head: readonly BodyLine[];
  readonly units: readonly Unit[];
  /** The file's own, or "\n". */
  readonly lineEnd: string;
}

export function unitsOf(text: string, kind: FileKind): Units {
  const file = parse(text);
  const { byteOrderMark, head, sections } = file;
  const comments = sectionComments(file, kind);
  const cut = sections.length === 0 ? head.length : overNextHeader(head);
  let above = head.slice(cut);
  const units = sections.map(({ header, lines }, index): Unit => {
    const from = index === sections.length - 1 ? lines.length : overNextHeader(lines);
    const meaning = sectionMeaning(header.title ?? '', kind);
    const own = (comments[index] ?? []).map((comment) => comment.text);
    const unit = { above, header, meaning, body: lines.slice(0, from), comments: own };
    above = lines.slice(from);
    return unit;
  });
  return { byteOrderMark, head: head.slice(0, cut), units, lineEnd: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n' };
}

/** The profile that a unit is a section of. */
export function nameOf({ meaning }: Unit): string | undefined {
  return meaning.at === 'profile' ? meaning.name : undefined;
}

/** The units of each profile, in the order of the file. */
export function unitsByName({ units }: Units): ReadonlyMap<string, readonly Unit[]> {
  const byName = new Map<string, Unit[]>();
  for (const unit of units) {
    const name = nameOf(unit);
    if (name === undefined) continue;
    const same = byName.get(name) ?? [];
    same.push(unit);
    byName.set(name, same);
  }
  return byName;
}

/** Of one profile's units those that are read: in config, [profile default] takes precedence over [default]. */
export function inEffect(units: readonly Unit[], kind: FileKind): readonly Unit[] {
  if (kind === 'credentials') return units;
  const prefixed = units.filter(({ meaning }) => meaning.at === 'profile' && meaning.prefixed);
  return prefixed.length > 0 ? prefixed : units;
}

/** The text of the units. A line that was the last and no longer is gets an end. */
export function printUnits({ byteOrderMark, head, units, lineEnd }: Units): string {
  const parts: string[] = [byteOrderMark];
  const add = (text: string, end: string) => {
    if (parts.length > 1 && parts.at(-1) === '') parts.push(lineEnd);
    parts.push(text, end);
  };
  for (const { text, end } of head) add(text, end);
  let last = head;
  for (const { above, header, body } of units) {
    for (const { text, end } of above) add(text, end);
    add(isSwallowed(header, last) ? header.text.trimStart() : header.text, header.end);
    for (const { text, end } of body) add(text, end);
    last = body;
  }
  return parts.join('');
}

/** Below a key with a value, an indented header would be read as more of it. */
function isSwallowed({ column }: HeaderLine, last: readonly BodyLine[]): boolean {
  if (column === 1) return false;
  const open = openAfter(last);
  return open !== undefined && open.value !== '' && column > open.column;
}
