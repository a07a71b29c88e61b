import type { BodyLine, PropertyLine } from './lines.ts';
import { reportContinuation, reportOther, reportProperty } from '../doctor/lineProblems.ts';
import type { ProblemList, ProblemPlace } from '../doctor/problems.ts';
import { isSecretKey } from '../keys.ts';
import type { PropertyValue } from '../profile.ts';

/** A value while it is read. */
export interface PlacedValue {
  /** Where its key stands, for what is said of it. */
  readonly place: ProblemPlace;
  /** The key's own line and those that continue it. */
  readonly parts: string[];
  /** Absent until there is one: in a file of a million keys, a million empty maps are most of what it takes. */
  subProperties?: Map<string, PlacedValue>;
}

/** What becomes of a section's values: they are a profile's, or those of something that profiles refer to, or left out. */
type SectionUse = 'profile' | 'shared' | 'none';

/**
 * Reads the lines of a section into `properties`, keys lower-case, the later of two equal keys winning. What cannot
 * be understood or is doubtful goes to `problems`.
 */
export function readSection(
  file: string,
  lines: readonly BodyLine[],
  use: SectionUse,
  properties: Map<string, PlacedValue>,
  problems: ProblemList,
): void {
  let open: { readonly key: string; readonly placed: PlacedValue } | undefined;
  let isAfterBlank = false;
  const section = { use, first: lines[0]?.number ?? 1 };
  for (const line of lines) {
    const place = { file, line: line.number, column: line.column };
    switch (line.kind) {
      case 'property':
        if (line.column > 1) {
          const isAfterEmpty = open?.placed.parts[0] === '';
          problems.add(place, 'key-indented', { key: line.key, isAfterEmpty });
        }
        open = { key: line.key, placed: put(line, place, section, properties, problems) };
        break;
      case 'subProperty':
        if (open === undefined) break;
        if (open.placed.subProperties === undefined && use === 'profile') {
          const code = isSecretKey(open.key) ? 'secret-nested' : 'sub-properties';
          problems.add(open.placed.place, code, { key: open.key });
        }
        open.placed.subProperties ??= new Map();
        put(line, place, section, open.placed.subProperties, problems);
        break;
      case 'continuation':
        if (open === undefined) break;
        reportContinuation(line, open.key, isAfterBlank, place, problems);
        open.placed.parts.push(line.value);
        break;
      case 'blank':
      case 'comment':
      case 'broken':
        reportOther(line, place, problems);
        break;
    }
    if (line.kind !== 'comment') isAfterBlank = line.kind === 'blank';
  }
}

export function propertyValue({ parts, subProperties }: PlacedValue): PropertyValue {
  if (subProperties === undefined) return parts.join('\n');
  return new Map([...subProperties].map(([key, value]) => [key, value.parts.join('\n')]));
}

function put(
  line: PropertyLine,
  place: ProblemPlace,
  { use, first }: { readonly use: SectionUse; readonly first: number },
  properties: Map<string, PlacedValue>,
  problems: ProblemList,
): PlacedValue {
  const key = line.key.toLowerCase();
  const sub = line.kind === 'subProperty';
  const earlier = properties.get(key);
  if (earlier !== undefined) {
    // The SDK for JavaScript writes over a value only where the later one is not empty.
    const lingers = line.value === '' || earlier.subProperties !== undefined;
    const isOther = earlier.place.file !== place.file || earlier.place.line < first;
    problems.add(place, 'key-duplicate', { key: line.key, earlier: earlier.place, sub, isOther, lingers });
  }
  if (line.separator === ':') problems.add(place, 'separator-colon', { key: line.key, sub });
  if (use !== 'none') reportProperty(line, place, problems);
  const placed = { place, parts: [line.value] };
  properties.set(key, placed);
  return placed;
}
