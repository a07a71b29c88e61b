/*
 * The properties of a section with all that stands below each, and what becomes of one that changes or goes.
 */
import { isSecretKey } from '../keys.ts';
import { parse, type BodyLine, type PropertyLine } from '../reading/lines.ts';
import type { PropertyValue } from '../profile.ts';
import { assignment, propertyLines } from './sectionLines.ts';

export interface Block {
  readonly property: PropertyLine;
  /** All lines up to the next property. */
  readonly below: readonly BodyLine[];
}

interface Blocks {
  /** What stands between the header and the first property. */
  readonly before: readonly BodyLine[];
  readonly blocks: readonly Block[];
}

export function blocksOf(lines: readonly BodyLine[]): Blocks {
  const starts = lines.flatMap(({ kind }, index) => (kind === 'property' ? index : []));
  const blocks = starts.flatMap((start, index) => {
    const property = lines[start];
    return property?.kind === 'property'
      ? { property, below: lines.slice(start + 1, starts[index + 1]) }
      : [];
  });
  return { before: lines.slice(0, starts[0]), blocks };
}

/** What the block says, as readSection reads it. */
export function valueOf({ property, below }: Block): PropertyValue {
  const parts = [property.value];
  const subProperties = new Map<string, string>();
  for (const line of below) {
    if (line.kind === 'continuation') parts.push(line.value);
    if (line.kind === 'subProperty') subProperties.set(line.key.toLowerCase(), line.value);
  }
  return subProperties.size > 0 ? subProperties : parts.join('\n');
}

/** What stays where a property goes: comments and what could not be understood, as far as they are none of its own. */
export function without(block: Block): readonly BodyLine[] {
  return others(block, ownLines(block));
}

/** The block with another value. Of its lines those stay that need not change. */
export function withValue(block: Block, value: PropertyValue, lineEnd: string): readonly BodyLine[] {
  const { property } = block;
  const old = valueOf(block);
  if (typeof value !== 'string') {
    return typeof old === 'string' ? nested(block, value, lineEnd) : renested(block, value, lineEnd);
  }
  const own = ownLines(block);
  // A comment below a value that stays a value says as much of the new one.
  if (typeof old === 'string') for (const line of own) if (line.kind === 'comment') own.delete(line);
  return [withText(property, value), ...others(block, own)];
}

/**
 * The lines that belong to the value: what continues it, sub-properties, and what stands deeper without being understood.
 * Comments too: some readers take them for more of the value. And behind a secret all that could not be understood, for it
 * is the rest of that secret (lines.ts, isWrappedToken).
 */
function ownLines({ property, below }: Block): Set<BodyLine> {
  const own = new Set<BodyLine>();
  const isSecret = isSecretKey(property.key);
  let isClosed = false;
  for (const line of below) {
    const isDeeper = !isClosed && line.column > property.column;
    if (line.kind === 'broken' && !isDeeper) isClosed = true;
    const isRest = line.kind === 'broken' && isSecret;
    if (line.kind !== 'blank' && (isDeeper || isRest)) own.add(line);
  }
  return own;
}

/** The lines below that are not own, and no blank ones between those. */
function others({ below }: Block, own: ReadonlySet<BodyLine>): readonly BodyLine[] {
  const last = below.findLastIndex((line) => own.has(line));
  return below.filter((line, index) => !own.has(line) && !(line.kind === 'blank' && index < last));
}

/** Sub-properties in place of a text. No comment can stand behind such a key: it gets a line above. */
function nested(block: Block, value: ReadonlyMap<string, string>, lineEnd: string): readonly BodyLine[] {
  const { text, column, end, key, commentColumn } = block.property;
  const comment = commentColumn === undefined || isSecretKey(key) ? [] : [text.slice(commentColumn - 1)];
  const lines = [...comment, ...propertyLines(key, value)].map((line) => text.slice(0, column - 1) + line);
  return [...readLines(lines, end || lineEnd), ...without(block)];
}

/** Sub-properties one by one: those that are the same stay, new ones go behind the last. */
function renested(
  { property, below }: Block,
  value: ReadonlyMap<string, string>,
  lineEnd: string,
): readonly BodyLine[] {
  const effective = new Map<string, PropertyLine>();
  for (const line of below) if (line.kind === 'subProperty') effective.set(line.key.toLowerCase(), line);
  const last = below.findLast(({ kind }) => kind === 'subProperty') ?? property;
  const indent = last.text.slice(0, last.column - 1);
  const added = [...value].filter(([key]) => !effective.has(key));
  const lines = added.map(([key, text]) => indent + assignment(key, text));
  return [property, ...below].flatMap((line) => [
    ...(line.kind === 'subProperty' ? renestedLine(line, effective, value) : [line]),
    ...(line === last ? subPropertyLines(lines, line.end || lineEnd) : []),
  ]);
}

function renestedLine(
  line: PropertyLine,
  effective: ReadonlyMap<string, PropertyLine>,
  values: ReadonlyMap<string, string>,
): readonly PropertyLine[] {
  const key = line.key.toLowerCase();
  const value = values.get(key);
  if (value === effective.get(key)?.value) return [line];
  return value !== undefined && line === effective.get(key) ? [withText(line, value)] : [];
}

function subPropertyLines(lines: readonly string[], lineEnd: string): readonly BodyLine[] {
  return readLines(['s3 =', ...lines], lineEnd).slice(1);
}

/** The line with another value. Indentation, separator and comment stay as they are, where it is then read as it should be. */
function withText(line: PropertyLine, value: string): PropertyLine {
  const from = line.valueColumn - 1;
  const before = line.text.slice(0, from);
  const behind = line.text.slice(from + line.value.length);
  const isBare = line.value === '' || value === '';
  const text = isBare
    ? `${before.trimEnd()}${value && ` ${value}`}${behind.trim() && ` ${behind.trim()}`}`
    : before + value + behind;
  // `key:a=b`, for one, would be read as the key `key:a`.
  const plain = `${line.text.slice(0, line.column - 1)}${assignment(line.key, value)}${behind}`;
  return asRead(line, text, value) ?? asRead(line, plain, value) ?? line;
}

function asRead(line: PropertyLine, text: string, value: string): PropertyLine | undefined {
  const [read] = readLines([text], line.end);
  const isRight = read?.kind === 'property' && read.key === line.key && read.value === value;
  return isRight ? { ...read, kind: line.kind } : undefined;
}

/** Lines of a section, as they are read where nothing stands above them. */
export function readLines(lines: readonly string[], lineEnd: string): readonly BodyLine[] {
  return parse(`[]\n${lines.map((line) => line + lineEnd).join('')}`).sections[0]?.lines ?? [];
}
