/*
 * Changing a shared file in place: only the lines change that must. Profiles are found as readProfiles finds them, and the
 * result is read by it as asked.
 */
import type { FileKind } from '../../../protocol/views/files.ts';
import { blocksOf, without } from './blocks.ts';
import type { BodyLine, HeaderLine } from '../reading/lines.ts';
import type { Profile, SharedSection } from '../profile.ts';
import { bodiesWith } from './profileBodies.ts';
import { profileHeader, sectionLines } from './sectionLines.ts';
import { settled } from './settledLines.ts';
import { sectionKey } from '../sharedSections.ts';
import { inEffect, nameOf, printUnits, unitsByName, unitsOf, type Unit, type Units } from './units.ts';
import { checkWritable, refusalOf, refusalOfName } from './writable.ts';

/**
 * The file with these profiles in it, each with the properties given and no others. A new key goes to the end of its
 * section, with the comments that are not there yet; a new profile to the end of the file, where it has a property at all.
 * Comments of the file stay.
 * @param profiles of different names, each with the properties for this file
 * @throws CofferError "profile-unwritable" where what would be written anew cannot be; what stands already may be anything
 */
export function putProfiles(text: string, kind: FileKind, profiles: readonly Profile[]): string {
  const file = unitsOf(text, kind);
  const held = unitsByName(file);
  const bodies = new Map<Unit, readonly BodyLine[]>();
  const added: Unit[] = [];
  for (const profile of profiles) {
    const units = inEffect(held.get(profile.name) ?? [], kind);
    if (units.length === 0) added.push(...newProfile(profile, kind, file.lineEnd));
    else for (const [unit, body] of bodiesWith(units, profile, file.lineEnd)) bodies.set(unit, body);
  }
  return printUnits(withAdded(changed(file, bodies), added));
}

/** The file without these profiles: all their sections, and the comments directly above their headers. */
export function removeProfiles(text: string, kind: FileKind, names: ReadonlySet<string>): string {
  const file = unitsOf(text, kind);
  const gone = file.units.filter((unit) => names.has(nameOf(unit) ?? ''));
  return gone.length === 0 ? text : printUnits(changed(file, new Map(), new Set(gone)));
}

/**
 * The file without these keys of these profiles, wherever they stand. A section of which nothing but blank lines is left
 * goes too.
 * @param keys lower-case
 */
export function removeKeys(
  text: string,
  kind: FileKind,
  names: ReadonlySet<string>,
  keys: ReadonlySet<string>,
): string {
  const file = unitsOf(text, kind);
  const bodies = new Map<Unit, readonly BodyLine[]>();
  const gone = new Set<Unit>();
  for (const [name, units] of unitsByName(file)) {
    if (!names.has(name)) continue;
    for (const unit of units) {
      const body = bodyWithout(unit, keys);
      if (body !== undefined) bodies.set(unit, body);
    }
    const effective = new Set(inEffect(units, kind));
    const isEmpty = (unit: Unit) => bodies.get(unit)?.every((line) => line.kind === 'blank') ?? false;
    // An empty [profile default] stays as long as it keeps a [default] from being read.
    const shadows = units.some((unit) => !effective.has(unit) && !isEmpty(unit));
    for (const unit of units) if (isEmpty(unit) && !(shadows && effective.has(unit))) gone.add(unit);
  }
  return printUnits(changed(file, bodies, gone));
}

/**
 * A config file with those of the sections that it does not have yet, at its end. One that it has may be what other
 * profiles of the file go by, and stays as it is.
 * @throws CofferError "profile-unwritable"
 */
export function addSections(text: string, sections: readonly SharedSection[]): string {
  const file = unitsOf(text, 'config');
  const there = new Set(
    file.units.flatMap(({ meaning }) => (meaning.at === 'shared' ? [sectionKey(meaning)] : [])),
  );
  const missing = sections.filter((section) => !there.has(sectionKey(section)));
  if (missing.length === 0) return text;
  const added = missing.flatMap((section) => {
    const key = sectionKey(section);
    checkWritable(key, refusalOf(section));
    return newUnits(`[${key}]`, section, 'config', file.lineEnd);
  });
  return printUnits(withAdded(file, added));
}

function bodyWithout({ body }: Unit, keys: ReadonlySet<string>): readonly BodyLine[] | undefined {
  const { before, blocks } = blocksOf(body);
  const goes = (key: string) => keys.has(key.toLowerCase());
  if (!blocks.some(({ property }) => goes(property.key))) return undefined;
  const kept = blocks.flatMap((block) =>
    goes(block.property.key) ? without(block) : [block.property, ...block.below],
  );
  return settled([...before, ...kept]);
}

function newProfile(profile: Profile, kind: FileKind, lineEnd: string): readonly Unit[] {
  if (profile.properties.size === 0) return [];
  checkWritable(profile.name, refusalOfName(profile.name, kind) ?? refusalOf(profile));
  return newUnits(profileHeader(kind, profile.name), profile, kind, lineEnd);
}

function newUnits(header: string, section: Profile, kind: FileKind, lineEnd: string): readonly Unit[] {
  const lines = sectionLines(header, section);
  return unitsOf(lines.map((line) => line + lineEnd).join(''), kind).units;
}

function changed(
  file: Units,
  bodies: ReadonlyMap<Unit, readonly BodyLine[]>,
  gone: ReadonlySet<Unit> = new Set(),
): Units {
  const kept = file.units.filter((unit) => !gone.has(unit));
  const units = kept.map((unit, index) => {
    const body = bodies.get(unit) ?? unit.body;
    // Directly above a header it would be the next section's.
    const last = body.at(-1);
    const isParted = index === kept.length - 1 || last?.kind !== 'comment';
    return { ...unit, body: isParted ? body : [...body, blankLine(last, file)] };
  });
  const lastUnit = file.units.at(-1);
  if (lastUnit === undefined || !gone.has(lastUnit)) return { ...file, units };
  // The blank lines that parted it from the others go with it.
  const last = units.at(-1);
  if (last === undefined) return { ...file, units, head: withoutBlankEnd(file.head) };
  return { ...file, units: [...units.slice(0, -1), { ...last, body: withoutBlankEnd(last.body) }] };
}

function withoutBlankEnd(lines: readonly BodyLine[]): readonly BodyLine[] {
  return lines.slice(0, lines.findLastIndex(({ kind }) => kind !== 'blank') + 1);
}

/** The units behind those of the file, a blank line before each. */
function withAdded(file: Units, added: readonly Unit[]): Units {
  const last = file.units.at(-1);
  const lastLine = last ? (last.body.at(-1) ?? last.header) : file.head.at(-1);
  const parted = added.map((unit, index) => {
    const isParted = index === 0 && (lastLine === undefined || lastLine.kind === 'blank');
    return isParted ? unit : { ...unit, above: [blankLine(lastLine, file), ...unit.above] };
  });
  return { ...file, units: [...file.units, ...parted] };
}

/** Ends as the line before it: a line feed behind a carriage return would be one end of the two. */
function blankLine(before: BodyLine | HeaderLine | undefined, file: Units): BodyLine {
  const end = before === undefined || before.end === '' ? file.lineEnd : before.end;
  return { kind: 'blank', number: 0, count: 1, text: '', end, column: 1 };
}
