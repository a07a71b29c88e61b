import { isSecretKey } from './keys.ts';
import type { BodyLine, ContinuationLine, PropertyLine } from './lines.ts';
import type { ProblemList, ProblemPlace } from './problems.ts';
import type { PropertyValue } from './profile.ts';

/** A value while it is read. */
export interface PlacedValue {
  /** Where its key stands, for the warning when a later one replaces it. */
  readonly place: ProblemPlace;
  /** The key's own line and those that continue it. */
  readonly parts: string[];
  readonly subProperties: Map<string, PlacedValue>;
}

/**
 * Reads the lines of a section into `properties`, keys lower-case, the later of two equal keys winning. What cannot
 * be understood or is doubtful goes to `problems`.
 */
export function readSection(
  file: string,
  lines: readonly BodyLine[],
  properties: Map<string, PlacedValue>,
  problems: ProblemList,
): void {
  let open: { readonly key: string; readonly placed: PlacedValue } | undefined;
  for (const line of lines) {
    const place = { file, line: line.number, column: line.column };
    switch (line.kind) {
      case 'property':
        if (line.column > 1) problems.add(place, 'key-indented', { key: line.key });
        open = { key: line.key, placed: put(line, place, properties, problems) };
        break;
      case 'subProperty':
        if (open !== undefined) put(line, place, open.placed.subProperties, problems);
        break;
      case 'continuation':
        if (open === undefined) break;
        problems.add(place, 'continuation', { key: open.key });
        reportCut(line, open.key, place, problems);
        open.placed.parts.push(line.value);
        break;
      case 'broken':
        problems.add(place, 'line-broken');
        break;
      case 'blank':
      case 'comment':
        break;
    }
  }
}

export function propertyValue({ parts, subProperties }: PlacedValue): PropertyValue {
  if (subProperties.size === 0) return parts.join('\n');
  return new Map([...subProperties].map(([key, value]) => [key, value.parts.join('\n')]));
}

function put(
  line: PropertyLine,
  place: ProblemPlace,
  properties: Map<string, PlacedValue>,
  problems: ProblemList,
): PlacedValue {
  const key = line.key.toLowerCase();
  const earlier = properties.get(key);
  if (earlier !== undefined) problems.add(place, 'key-duplicate', { key: line.key, earlier: earlier.place });
  if (line.separator === ':') problems.add(place, 'separator-colon', { key: line.key });
  reportCut(line, line.key, place, problems);
  const placed = { place, parts: [line.value], subProperties: new Map<string, PlacedValue>() };
  properties.set(key, placed);
  return placed;
}

/** A secret value is never cut, since a real one may hold any character; other readers do cut it. */
function reportCut(
  line: PropertyLine | ContinuationLine,
  key: string,
  place: ProblemPlace,
  problems: ProblemList,
): void {
  if (line.commentColumn === undefined || !isSecretKey(key)) return;
  problems.add({ ...place, column: line.commentColumn }, 'secret-whole', { key });
}
