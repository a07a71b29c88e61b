import { doubleQuotes, endOf, isDoubleQuote, isSingleQuote, matchAt, singleQuotes } from './characters.ts';
import type { Token } from '../tokens.ts';
import { isExpansion } from './variables.ts';

/** A text, its escapes resolved, and the offset behind it. */
export interface Text {
  readonly value: string;
  readonly end: number;
}

const notSingleQuotes = new RegExp(`[^${singleQuotes}]+`, 'y');

/** 'text', in which '' stands for one quote. */
export function verbatimAt(source: string, at: number): Token {
  let value = '';
  let from = at + 1;
  for (;;) {
    const end = endOf(notSingleQuotes, source, from);
    value += source.slice(from, end);
    if (end >= source.length) {
      return { kind: 'string', value, terminator: "'", closed: false, start: at, end };
    }
    if (!isSingleQuote(source[end + 1])) {
      return { kind: 'string', value, terminator: "'", closed: true, start: at, end: end + 1 };
    }
    value += source.charAt(end);
    from = end + 2;
  }
}

const headerEnd = /[^\S\r\n]*(?:\r\n|[\r\n]|$)/y;

/** Where the line of a here-string's opening ends; undefined where something stands behind the opening. */
export function hereTextStart(source: string, at: number): number | undefined {
  return matchAt(headerEnd, source, at + 2) && endOf(headerEnd, source, at + 2);
}

const verbatimHereEnd = new RegExp(`(?:\\r\\n|[\\r\\n])[${singleQuotes}]@`, 'g');

/** A here-string in single quotes, whose text stands from an offset to the line that begins with '@. */
export function verbatimHereAt(source: string, at: number, from: number): Token {
  // Its first line end may be its last as well.
  verbatimHereEnd.lastIndex = from - 1;
  const found = verbatimHereEnd.exec(source);
  const textEnd = found?.index ?? source.length;
  return {
    kind: 'string',
    value: source.slice(from, Math.max(from, textEnd)),
    terminator: "'@",
    closed: found !== null,
    start: at,
    end: textEnd + (found?.[0].length ?? 0),
  };
}

const expandableHereEnd = new RegExp(`(?:\\r\\n|[\\r\\n])[${doubleQuotes}]@`, 'y');

/** Where an expandable here-string ends whose last line end stands at an offset. */
export function hereClose(source: string, at: number): number | undefined {
  const end = endOf(expandableHereEnd, source, at);
  return end > at ? end : undefined;
}

const plainText = new RegExp(`[^\`$${doubleQuotes}]+`, 'y');
const plainHereText = /[^`$\r\n]+/y;

/** Text of an expandable string up to its end or the next thing that is put in; may be empty. */
export function textAt(source: string, at: number, here: boolean): Text {
  let value = '';
  let end = at;
  for (;;) {
    const plainEnd = endOf(here ? plainHereText : plainText, source, end);
    value += source.slice(end, plainEnd);
    end = plainEnd;
    const character = source[end];
    if (character === undefined) return { value, end };
    if (character === '`') {
      const escape = escapeAt(source, end);
      value += escape.value;
      end = escape.end;
      continue;
    }
    if (character === '$') {
      if (isExpansion(source, end)) return { value, end };
    } else if (here) {
      if (hereClose(source, end) !== undefined) return { value, end };
    } else {
      if (!isDoubleQuote(source[end + 1])) return { value, end };
      end++;
    }
    value += character;
    end++;
  }
}

const escapes = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1B'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

const codePoint = /`u\{([\da-f]{1,6})\}/iy;

/** What a backtick and the character behind it stand for. */
export function escapeAt(source: string, at: number): Text {
  const found = matchAt(codePoint, source, at);
  const code = Number.parseInt(found?.[1] ?? '', 16);
  if (found && code <= 0x10ffff) return { value: String.fromCodePoint(code), end: at + found[0].length };
  const character = source.charAt(at + 1);
  return { value: escapes.get(character) ?? character, end: Math.min(at + 2, source.length) };
}
