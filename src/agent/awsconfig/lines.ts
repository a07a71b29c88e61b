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

/** Blank, a comment, or nothing that can be understood. */
interface OtherLine extends Raw {
  readonly kind: 'blank' | 'comment' | 'broken';
}

export type BodyLine = PropertyLine | ContinuationLine | OtherLine;

export function parse(text: string): IniFile {
  const byteOrderMark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const head: BodyLine[] = [];
  const sections: Section[] = [];
  let lines = head;
  let open: PropertyLine | undefined;
  for (const raw of rawLines(text.slice(byteOrderMark.length))) {
    const line = readLine(raw, open);
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
  const lines: readonly Raw[] = [
    ...file.head,
    ...file.sections.flatMap((section) => [section.header, ...section.lines]),
  ];
  return file.byteOrderMark + lines.map((line) => line.text + line.end).join('');
}

function* rawLines(text: string): Generator<Raw> {
  const ends = /\r\n|\n|\r/g;
  let from = 0;
  for (let number = 1; from < text.length; number += 1) {
    const end = ends.exec(text);
    const line = text.slice(from, end?.index);
    const column = line.length - line.trimStart().length + 1;
    yield { number, text: line, end: end?.[0] ?? '', column };
    from = end === null ? text.length : ends.lastIndex;
  }
}

// Spelled out: copying a raw line by spread costs more than all the rest of reading.
function readLine({ number, text, end, column }: Raw, open: PropertyLine | undefined): HeaderLine | BodyLine {
  const first = text.charAt(column - 1);
  if (first === '') return { kind: 'blank', number, text, end, column };
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
