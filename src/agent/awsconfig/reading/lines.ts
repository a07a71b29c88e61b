/*
 * The lossless form of a shared file: every line as it stands, and what is written on it.
 * `print(parse(text)) === text` for every text, so that an edit can leave alone what it does not concern.
 */
import { isSecretKey, knownKeys, secretKeys } from '../keys.ts';
import { holdsToken } from '../shownValue.ts';
import { CommentFinder, Finder, isLineEnd, isSpace, lineEndAt, spaceEnd, spaceStart } from './scan.ts';

const equalsSign = 0x3d;
const colonSign = 0x3a;

/** A key is repeated with all that stands below it or above: one of megabytes would fill the memory. */
export const longestKey = 256;

const shortestSecretKey = Math.min(...[...secretKeys].map(({ length }) => length));

export interface IniFile {
  readonly byteOrderMark: '' | '\uFEFF';
  /** What stands before the first section. */
  readonly head: readonly BodyLine[];
  readonly sections: readonly Section[];
}

interface Section {
  readonly header: HeaderLine;
  readonly lines: readonly BodyLine[];
}

interface Raw {
  /** Counts from 1. */
  readonly number: number;
  /** The line without its end. */
  readonly text: string;
  /** "\n", "\r\n", "\r", or nothing at the end of the file. */
  readonly end: string;
  /** Column of the first character that is not white space. Columns count UTF-16 code units from 1. */
  readonly column: number;
}

export interface HeaderLine extends Raw {
  readonly kind: 'header';
  /** What stands between the brackets, trimmed; absent where they do not close or something but a comment follows. */
  readonly title: string | undefined;
}

/** A value as it counts: trimmed and without its comment. */
interface Valued {
  readonly value: string;
  readonly valueColumn: number;
  /** Column of the "#" or ";" after white space that begins a comment; in a secret value, of one that does not. */
  readonly commentColumn: number | undefined;
}

export interface PropertyLine extends Raw, Valued {
  /** A sub-property stands indented below a key without a value. */
  readonly kind: 'property' | 'subProperty';
  /** As written. */
  readonly key: string;
  readonly separator: '=' | ':';
}

/** Indented below a key with a value: more of that value. */
export interface ContinuationLine extends Raw, Valued {
  readonly kind: 'continuation';
}

/** A comment, or nothing that can be understood. */
interface OtherLine extends Raw {
  readonly kind: 'comment' | 'broken';
}

/**
 * Blank lines that follow one another, as one entry: a file of a few megabytes may be nothing but line ends.
 * `text` holds them all, up to the end of the last one; `number` and `column` are the first one's.
 */
interface BlankLines extends Raw {
  readonly kind: 'blank';
  readonly count: number;
}

export type BodyLine = PropertyLine | ContinuationLine | OtherLine | BlankLines;

export function parse(text: string): IniFile {
  const byteOrderMark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const head: BodyLine[] = [];
  const sections: Section[] = [];
  let lines = head;
  let open: PropertyLine | undefined;
  let number = 1;
  const lineFeed = new Finder(text, '\n');
  const carriageReturn = new Finder(text, '\r');
  const comments = new CommentFinder(text);
  for (let from = byteOrderMark.length, next; from < text.length; from = next) {
    const first = spaceEnd(text, from, text.length);
    if (isLineEnd(text, first)) {
      const blank = readBlanks(text, from, number);
      lines.push(blank);
      number += blank.count;
      next = from + blank.text.length + blank.end.length;
      continue;
    }
    const to = Math.min(lineFeed.from(first), carriageReturn.from(first));
    const end = lineEndAt(text, to);
    next = to + end.length;
    const line = readLine({ text, from, first, to, comments }, number, end, open);
    number += 1;
    if (line.kind === 'header') {
      lines = [];
      sections.push({ header: line, lines });
      open = undefined;
      continue;
    }
    lines.push(line);
    if (line.kind === 'property') open = line;
    else if (line.kind === 'broken' && !isBelow(line.column, open)) open = undefined;
  }
  return { byteOrderMark, head, sections };
}

export function print(file: IniFile): string {
  let text: string = file.byteOrderMark;
  for (const line of file.head) text += line.text + line.end;
  for (const { header, lines } of file.sections) {
    text += header.text + header.end;
    for (const line of lines) text += line.text + line.end;
  }
  return text;
}

function readBlanks(text: string, from: number, number: number): BlankLines {
  const column = spaceEnd(text, from, text.length) - from + 1;
  let count = 0;
  let to = from;
  let end = '';
  for (let next = from; next < text.length; next = to + end.length) {
    const index = spaceEnd(text, next, text.length);
    if (!isLineEnd(text, index)) break;
    to = index;
    end = lineEndAt(text, to);
    count += 1;
  }
  return { kind: 'blank', number, count, text: text.slice(from, to), end, column };
}

/** Where a line lies in the text of the file: reading by offsets cuts out nothing but what is kept. */
interface Place {
  readonly text: string;
  readonly from: number;
  /** Its first character that is not white space; there is one. */
  readonly first: number;
  readonly to: number;
  readonly comments: CommentFinder;
}

// Spelled out: copying a raw line by spread costs more than all the rest of reading.
function readLine(
  place: Place,
  number: number,
  end: string,
  open: PropertyLine | undefined,
): HeaderLine | PropertyLine | ContinuationLine | OtherLine {
  const text = place.text.slice(place.from, place.to);
  const column = place.first - place.from + 1;
  const sign = place.text.charAt(place.first);
  if (sign === '#' || sign === ';') return { kind: 'comment', number, text, end, column };
  const below = isBelow(column, open);
  if (below && open !== undefined && open.value !== '') {
    const { value, valueColumn, commentColumn } = readValue(place, place.first, open.key);
    return { kind: 'continuation', number, text, end, column, value, valueColumn, commentColumn };
  }
  if (sign === '[') return { kind: 'header', number, text, end, column, title: readTitle(text, column) };
  const at = separatorIndex(place);
  const keyEnd = spaceStart(place.text, place.first, Math.max(at, place.first));
  const key = place.text.slice(place.first, Math.min(keyEnd, place.first + longestKey + 1));
  if (!isKey(key) || isWrappedToken(place, open)) return { kind: 'broken', number, text, end, column };
  const kind = below ? 'subProperty' : 'property';
  const separator = place.text.charAt(at) === '=' ? '=' : ':';
  const { value, valueColumn, commentColumn } = readValue(place, at + 1, key);
  return { kind, number, text, end, column, key, separator, value, valueColumn, commentColumn };
}

/**
 * Whether a line belongs to the key above it. Deeper than the key, not merely indented: text pasted from a document is
 * often indented throughout, and configparser (the AWS CLI) measures in the same way.
 */
function isBelow(column: number, open: PropertyLine | undefined): boolean {
  return open !== undefined && column > open.column;
}

function readTitle(text: string, from: number): string | undefined {
  const close = text.indexOf(']', from);
  if (close === -1) return undefined;
  const after = text.charAt(spaceEnd(text, close + 1, text.length));
  return after === '' || after === '#' || after === ';' ? text.slice(from, close).trim() : undefined;
}

/**
 * Where the key ends, or -1. A colon separates where no "=" does. It also wins over a later "=" before white space,
 * after a key that is known or secret, and where that "=" ends the line: a session token ends so, and must not end up as
 * the name of a key.
 */
function separatorIndex({ text, first, to }: Place): number {
  let colon = -1;
  for (let index = first; index < to; index += 1) {
    const code = text.charCodeAt(index);
    if (code === equalsSign) return colon !== -1 && isPadding(text, index, to) ? colon : index;
    if (code !== colonSign || colon !== -1) continue;
    colon = index;
    if (isSpace(text.charCodeAt(colon + 1))) return colon;
    const key = text.slice(first, colon).trim().toLowerCase();
    if (knownKeys.has(key) || /secret|token|passw|private/.test(key)) return colon;
  }
  return colon;
}

/** Whether nothing but one more "=" follows this one, which ends a word. */
function isPadding(text: string, index: number, to: number): boolean {
  const end = spaceStart(text, index, to);
  return end - index <= 2 && text.charCodeAt(end - 1) === equalsSign && !isSpace(text.charCodeAt(index - 1));
}

/**
 * Whether a text before a separator is one that a person may be shown. Where a secret stands there, with its padding for
 * the separator or another one somewhere in it, it would be shown as a key.
 */
function isKey(text: string): boolean {
  // Nearly all keys are too short for either; to look closer at each would double the time of parsing.
  if (text.length <= shortestSecretKey) return text !== '';
  if (text.length > longestKey || holdsToken(text)) return false;
  for (const { length } of secretKeys) {
    if (text.length > length && isSecretKey(text.slice(0, length)) && /\s/.test(text.charAt(length)))
      return false;
  }
  return true;
}

/**
 * Whether the line is the short end of a session token that a terminal wrapped: base64 and its padding behind a secret,
 * with no value after it.
 */
function isWrappedToken({ text, first, to }: Place, open: PropertyLine | undefined): boolean {
  const end = spaceStart(text, first, to);
  // Asked first: few lines end so, and nearly every line has a key above it.
  if (text.charCodeAt(end - 1) !== equalsSign || open === undefined || !isSecretKey(open.key)) return false;
  const run = text.slice(first, end);
  const padding = run.indexOf('=');
  const isPadded = run.length - padding <= 2 && /^[A-Za-z0-9+/]+=/.test(run);
  return isPadded && !knownKeys.has(run.slice(0, padding));
}

function readValue({ text, from, to, comments }: Place, start: number, key: string): Valued {
  const comment = comments.within(start, to);
  const end = comment === -1 || isSecretKey(key) ? to : comment;
  const first = spaceEnd(text, start, end);
  return {
    value: text.slice(first, spaceStart(text, first, end)),
    valueColumn: (first === end ? start : first) - from + 1,
    commentColumn: comment === -1 ? undefined : comment - from + 1,
  };
}
