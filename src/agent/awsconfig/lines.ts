/*
 * The lossless form of a shared file: every line as it stands, and what is written on it.
 * `print(parse(text)) === text` for every text, so that an edit can leave alone what it does not concern.
 */
import { knownKeys, secretKeys } from './keys.ts';

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
  // Each is looked for again only once it is passed: to look from every line on would be quadratic in a file without it.
  let lineFeed = -1;
  let carriageReturn = -1;
  for (let from = byteOrderMark.length, next; from < text.length; from = next) {
    const first = skipSpace(text, from);
    if (isLineEnd(text, first)) {
      const blank = readBlanks(text, from, number);
      lines.push(blank);
      number += blank.count;
      next = from + blank.text.length + blank.end.length;
      continue;
    }
    if (lineFeed < first) lineFeed = indexOrLength(text, '\n', first);
    if (carriageReturn < first) carriageReturn = indexOrLength(text, '\r', first);
    const to = Math.min(lineFeed, carriageReturn);
    const end = lineEndAt(text, to);
    next = to + end.length;
    const line = readLine(number, text.slice(from, to), end, first - from + 1, open);
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
  const parts: string[] = [file.byteOrderMark];
  for (const { text, end } of file.head) parts.push(text, end);
  for (const { header, lines } of file.sections) {
    parts.push(header.text, header.end);
    for (const { text, end } of lines) parts.push(text, end);
  }
  return parts.join('');
}

function readBlanks(text: string, from: number, number: number): BlankLines {
  const column = skipSpace(text, from) - from + 1;
  let count = 0;
  let to = from;
  let end = '';
  for (let next = from; next < text.length; next = to + end.length) {
    const index = skipSpace(text, next);
    if (!isLineEnd(text, index)) break;
    to = index;
    end = lineEndAt(text, to);
    count += 1;
  }
  return { kind: 'blank', number, count, text: text.slice(from, to), end, column };
}

// Spelled out: copying a raw line by spread costs more than all the rest of reading.
function readLine(
  number: number,
  text: string,
  end: string,
  column: number,
  open: PropertyLine | undefined,
): HeaderLine | PropertyLine | ContinuationLine | OtherLine {
  const first = text.charAt(column - 1);
  if (first === '#' || first === ';') return { kind: 'comment', number, text, end, column };
  const below = isBelow(column, open);
  if (below && open !== undefined && open.value !== '') {
    const { value, valueColumn, commentColumn } = readValue(text, column - 1, open.key);
    return { kind: 'continuation', number, text, end, column, value, valueColumn, commentColumn };
  }
  if (first === '[') return { kind: 'header', number, text, end, column, title: readTitle(text, column) };
  const at = separatorIndex(text);
  const key = text.slice(0, Math.max(at, 0)).trim();
  if (key === '' || isWrappedToken(text, open)) return { kind: 'broken', number, text, end, column };
  const kind = below ? 'subProperty' : 'property';
  const separator = text[at] === '=' ? '=' : ':';
  const { value, valueColumn, commentColumn } = readValue(text, at + 1, key);
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
  const after = text.slice(close + 1).trimStart();
  return after === '' || after.startsWith('#') || after.startsWith(';')
    ? text.slice(from, close).trim()
    : undefined;
}

/**
 * Where the key ends, or -1. A colon separates where no "=" does. It also wins over a later "=" before white space
 * and after a key that is known or secret: a session token ends in "=", and must not end up as the name of a key.
 */
function separatorIndex(text: string): number {
  const equals = text.indexOf('=');
  const colon = text.indexOf(':');
  if (colon === -1 || (equals !== -1 && equals < colon)) return equals;
  if (equals === -1 || isSpace(text.charAt(colon + 1))) return colon;
  const key = text.slice(0, colon).trim().toLowerCase();
  return knownKeys.has(key) || secretKeys.has(key) || /secret|token|passw|private/.test(key) ? colon : equals;
}

/**
 * Whether the line is the end of a session token that a terminal wrapped: a run of base64 and its padding, with no value
 * after it, that is long or stands behind a secret. Read as a key it would be shown as one.
 */
function isWrappedToken(text: string, open: PropertyLine | undefined): boolean {
  const run = text.trim();
  const padding = run.indexOf('=');
  const isPadded = run.length - padding <= 2 && run.endsWith('=') && /^[A-Za-z0-9+/]+=/.test(run);
  if (!isPadded || knownKeys.has(run.slice(0, padding))) return false;
  return padding >= 32 || (open !== undefined && secretKeys.has(open.key.toLowerCase()));
}

function readValue(text: string, from: number, key: string): Valued {
  const comment = commentIndex(text, from);
  const end = comment === -1 || secretKeys.has(key.toLowerCase()) ? text.length : comment;
  const part = text.slice(from, end);
  const value = part.trim();
  return {
    value,
    valueColumn: from + (value === '' ? 0 : part.length - part.trimStart().length) + 1,
    commentColumn: comment === -1 ? undefined : comment + 1,
  };
}

function commentIndex(text: string, from: number): number {
  for (let index = from + 1; index < text.length; index += 1) {
    const character = text[index];
    if ((character === '#' || character === ';') && isSpace(text.charAt(index - 1))) return index;
  }
  return -1;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t';
}

/** Where the white space that `trim` takes ends, line ends apart. */
function skipSpace(text: string, from: number): number {
  let index = from;
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x20 || code === 0x09) continue;
    if (code === 0x0a || code === 0x0d || (code > 0x20 && code < 0x80)) break;
    if (text.charAt(index).trim() !== '') break;
  }
  return index;
}

function isLineEnd(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return index === text.length || code === 0x0a || code === 0x0d;
}

function lineEndAt(text: string, index: number): string {
  if (index === text.length) return '';
  if (text.charCodeAt(index) === 0x0a) return '\n';
  return text.charCodeAt(index + 1) === 0x0a ? '\r\n' : '\r';
}

function indexOrLength(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}
