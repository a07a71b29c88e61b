/*
 * What may mend a problem: code -> the texts to try, the smallest change first. Whether one mends it, and nothing but
 * it, is for the one to say who asks; so a remedy need not foresee every file.
 */
import { isMasked } from '../keys.ts';
import { partsOf } from './headerProblems.ts';
import type { BodyLine, HeaderLine, PropertyLine } from '../reading/lines.ts';
import type { ParsedFile } from '../reading/readProfiles.ts';
import { rewritten, type Rewriting } from './rewrite.ts';
import { sectionMeaning } from '../reading/sections.ts';

/** Where a problem is in its file. */
interface Spot {
  readonly file: ParsedFile;
  /** -1 before the first section. */
  readonly section: number;
  readonly line: BodyLine | HeaderLine;
}

type Section = ParsedFile['ini']['sections'][number];

type Remedy = (spot: Spot) => Iterable<Rewriting | undefined>;

const remedies: ReadonlyMap<string, Remedy> = new Map<string, Remedy>([
  ['line-blank-odd', ({ line }) => [instead(line, line.text.replace(/[^\r\n]+/g, ''))]],
  ['line-broken', ({ line }) => [instead(line, `# ${line.text}`)]],
  ['key-outside-section', ({ line }) => [instead(line, `# ${line.text}`)]],
  ['section-indented', (spot) => [instead(spot.line, spot.line.text.trimStart()), ...dedented(spot)]],
  ['key-indented', dedented],
  ['comment-indented', ({ line }) => [instead(line, line.text.trimStart())]],
  ['section-prefixed', retitled((title) => title.replace(/^profile\s+/, ''))],
  ['name-quoted', retitled((title) => title.replace(/(["'])(.*)\1$/, '$2'))],
  ['title-blanks', retitled((title) => title.replace(/^(profile|sso-session|services)\s+/, '$1 '))],
  ['section-duplicate', merged],
  ['section-respelled', (spot) => (repeatsKey(spot) ? [] : merged(spot))],
  ['comment-after-section', headerCommentAbove],
  ['comment-after-value', ({ line }) => [commentAbove(line)]],
  ['key-upper-case', ({ line }) => [ofProperty(line, lowerCased)]],
  ['key-duplicate', (spot) => [withoutEarlier(spot)]],
  ['separator-colon', ({ line }) => [ofProperty(line, withEqualsSign)]],
  ['value-blanks', ({ line }) => [ofProperty(line, withPlainBlanks)]],
]);

const wholeFile: ReadonlyMap<string, (text: string) => string> = new Map([
  ['byte-order-mark', (text: string) => text.slice(1)],
  ['line-end-cr', (text: string) => text.replace(/\r(?!\n)/g, '\n')],
]);

/** A remedy that touches more lines is none: nobody would read what it does. */
const lineLimit = 100;

export function hasRemedy(code: string): boolean {
  return remedies.has(code) || wholeFile.has(code);
}

/** Texts of the file that may do without the problem of this code on this line. */
export function* remediesFor(file: ParsedFile, code: string, number: number): Generator<string> {
  const whole = wholeFile.get(code);
  if (whole !== undefined) yield whole(file.text);
  const { head, sections } = file.ini;
  const section = sections.findLastIndex(({ header }) => header.number <= number);
  const { header, lines } = sections[section] ?? { header: undefined, lines: head };
  const line = header?.number === number ? header : lines.find((each) => each.number === number);
  if (line === undefined) return;
  for (const rewriting of remedies.get(code)?.({ file, section, line }) ?? []) {
    const size = rewriting?.size ?? 0;
    if (rewriting !== undefined && size > 0 && size <= lineLimit) yield rewritten(file.ini, rewriting);
  }
}

function instead(line: BodyLine | HeaderLine, ...texts: readonly string[]): Rewriting {
  return new Map([[line.number, texts]]);
}

function ofProperty(
  line: BodyLine | HeaderLine,
  change: (line: PropertyLine) => string,
): Rewriting | undefined {
  return line.kind === 'property' || line.kind === 'subProperty' ? instead(line, change(line)) : undefined;
}

function lowerCased({ text, column, key }: PropertyLine): string {
  const from = column - 1;
  return text.slice(0, from) + key.toLowerCase() + text.slice(from + key.length);
}

function withEqualsSign({ text, column, key }: PropertyLine): string {
  const keyEnd = column - 1 + key.length;
  const at = text.indexOf(':', keyEnd);
  const value = text.slice(at + 1);
  return `${text.slice(0, keyEnd)} =${value === '' || /^\s/.test(value) ? '' : ' '}${value}`;
}

function withPlainBlanks({ text, column, key, separator, value, valueColumn }: PropertyLine): string {
  const at = text.indexOf(separator, column - 1 + key.length);
  const after = text.slice(valueColumn - 1 + value.length).trim();
  return `${text.slice(0, at + 1)} ${value}${after === '' ? '' : ` ${after}`}`.trimEnd();
}

function commentAbove(line: BodyLine | HeaderLine): Rewriting | undefined {
  if (!('commentColumn' in line) || line.commentColumn === undefined) return undefined;
  const from = line.commentColumn - 1;
  return instead(line, line.text.slice(from).trim(), line.text.slice(0, from).trimEnd());
}

function headerCommentAbove({ line }: Spot): readonly Rewriting[] {
  if (line.kind !== 'header') return [];
  const comment = partsOf(line).after ?? '';
  return [instead(line, comment.trim(), line.text.slice(0, line.text.length - comment.length))];
}

function retitled(change: (title: string) => string): Remedy {
  return ({ line }) => {
    if (line.kind !== 'header') return [];
    const { written, after = '' } = partsOf(line);
    return [instead(line, `${line.text.slice(0, line.column)}${change(written.trim())}]${after}`)];
  };
}

/** The section to the left margin, or with it all below that are indented: one of them alone would continue a key. */
function* dedented({ file, section }: Spot): Generator<Rewriting> {
  const { sections } = file.ini;
  const flush = sections.findIndex(({ header }, index) => index > section && header.column === 1);
  const end = flush === -1 ? sections.length : flush;
  for (const to of [section + 1, end]) yield flushed(sections.slice(section, to));
}

/** No more lines than are needed to see that they are too many. */
function flushed(sections: readonly Section[]): Rewriting {
  const changed = new Map<number, readonly string[]>();
  for (const { header, lines } of sections) {
    for (const [number, texts] of flushLines(header, lines)) {
      changed.set(number, texts);
      if (changed.size > lineLimit) return changed;
    }
  }
  return changed;
}

function* flushLines(
  header: HeaderLine,
  lines: readonly BodyLine[],
): Generator<readonly [number, readonly string[]]> {
  if (header.column > 1) yield [header.number, [header.text.trimStart()]];
  let shift = 0;
  for (const { kind, number, text, column } of lines) {
    if (kind === 'blank') continue;
    if (kind === 'property') shift = column - 1;
    // What belongs to a key stays indented below it.
    const isBelow = kind === 'subProperty' || kind === 'continuation';
    const cut = kind === 'comment' ? column - 1 : Math.min(shift, isBelow ? column - 2 : column - 1);
    if (cut > 0) yield [number, [text.slice(cut)]];
  }
}

/** Without the lines of the key that this one replaces; nothing where one of them has a secret that is lost with it. */
function withoutEarlier({ file, section, line }: Spot): Rewriting | undefined {
  if (line.kind !== 'property' && line.kind !== 'subProperty') return undefined;
  const { above, entries } = entriesOf(line, file.ini.sections[section]?.lines ?? []);
  const earlier = entries.filter(([first]) => first !== undefined && first.number < line.number);
  const later = saidBy(entries.find(([first]) => first === line) ?? []);
  const isSecret = (each: ValuedLine) =>
    each.kind === 'continuation' || isHidden(each.key) || (each.kind === 'subProperty' && isHidden(above));
  const isLoss = earlier.some((lines) => saidBy(lines) !== later && lines.some(isSecret));
  return isLoss ? undefined : new Map(earlier.flat().map(({ number }) => [number, []]));
}

type ValuedLine = Extract<BodyLine, { readonly value: string }>;

/** Each time that a section says the key, the lines that do; of a sub-property, below the same key, which is `above`. */
function entriesOf(
  line: PropertyLine,
  lines: readonly BodyLine[],
): { readonly above: string; readonly entries: readonly (readonly ValuedLine[])[] } {
  const key = line.key.toLowerCase();
  let above = '';
  let entries: ValuedLine[][] = [];
  let entry: ValuedLine[] | undefined;
  for (const each of lines) {
    if (each.kind === 'property' && line.kind === 'subProperty') {
      if (each.number > line.number) break;
      [above, entries] = [each.key, []];
    }
    if (each.kind === 'property' || each.kind === line.kind) {
      entry = each.kind === line.kind && each.key.toLowerCase() === key ? [] : undefined;
      if (entry) entries.push(entry);
    }
    if ('value' in each) entry?.push(each);
  }
  return { above, entries };
}

function saidBy(lines: readonly ValuedLine[]): string {
  return lines
    .map((line) => ('key' in line ? `${line.key.toLowerCase()}=${line.value}` : line.value))
    .join('\n');
}

function isHidden(key: string): boolean {
  const lowerCase = key.toLowerCase();
  return isMasked(lowerCase) || lowerCase === 'aws_access_key_id';
}

/** The section's lines at the end of the first one of its name. */
function merged(spot: Spot): readonly Rewriting[] {
  const { sections } = spot.file.ini;
  const second = sections[spot.section];
  const above = sections[spot.section - 1];
  const first = firstOfName(spot);
  if (second === undefined || above === undefined || first === undefined || first === second) return [];
  const firstLines = ownLines(first.lines);
  const anchor = firstLines.at(-1) ?? first.header;
  const moved = [...commentsOver(above.lines), ...ownLines(second.lines)];
  return [
    new Map([
      ...moved.map(({ number }): [number, readonly string[]] => [number, []]),
      [second.header.number, []],
      [anchor.number, [anchor.text, ...moved.map(({ text }) => text)]],
    ]),
  ];
}

function firstOfName({ file: { ini, kind }, section }: Spot): Section | undefined {
  const header = ini.sections[section]?.header;
  return header && ini.sections.find((each) => isSame(each.header, header, kind));
}

/** Whether the AWS CLI, which reads two sections, would refuse one for a key that stands twice in it. */
function repeatsKey(spot: Spot): boolean {
  const keys = new Set(keysOf(firstOfName(spot)));
  return keysOf(spot.file.ini.sections[spot.section]).some((key) => keys.has(key));
}

function keysOf(section: Section | undefined): readonly string[] {
  return (section?.lines ?? []).flatMap((line) => (line.kind === 'property' ? line.key.toLowerCase() : []));
}

function isSame(a: HeaderLine, b: HeaderLine, kind: ParsedFile['kind']): boolean {
  const [x, y] = [sectionMeaning(a.title ?? '', kind), sectionMeaning(b.title ?? '', kind)];
  if (x.at === 'profile') return y.at === 'profile' && x.name === y.name;
  return x.at === 'shared' && y.at === 'shared' && x.word === y.word && x.name === y.name;
}

/** Without the blank lines at the end, and the comments there, which belong to the section below. */
function ownLines(lines: readonly BodyLine[]): readonly BodyLine[] {
  const last = lines.findLastIndex(({ kind }) => kind !== 'blank' && kind !== 'comment');
  return lines.slice(0, last + 1);
}

function commentsOver(lines: readonly BodyLine[]): readonly BodyLine[] {
  return lines.slice(lines.findLastIndex(({ kind }) => kind !== 'comment') + 1);
}
