/*
 * -match, -replace and -split. A secret is matched by its mask.
 */
import { toInteger } from './convert.ts';
import { checkCount, checkLength, joined } from './limits.ts';
import { type Match, Regex } from './regex/regex.ts';
import { textOf } from './text.ts';
import type { Value } from './value.ts';

export function matcher(right: Value, matchCase: boolean): (left: Value) => boolean {
  const regex = new Regex(textOf(right), matchCase);
  return (left) => regex.find(textOf(left)) !== undefined;
}

/** -replace 'pattern', 'replacement'; without the second, what is found goes. */
export function replacer(right: Value, matchCase: boolean): (left: Value) => Value {
  const [pattern = null, replacement = null] = Array.isArray(right) ? right : [right];
  const regex = new Regex(textOf(pattern), matchCase);
  const parts = replacementParts(textOf(replacement));
  return (left) => {
    const text = textOf(left);
    const pieces: string[] = [];
    let from = 0;
    let length = 0;
    for (const match of regex.all(text)) {
      const put = joined(
        parts.map((part) => part(match, text)),
        '',
      );
      length += match.start - from + put.length;
      checkLength(length);
      pieces.push(text.slice(from, match.start), put);
      from = match.end;
    }
    pieces.push(text.slice(from));
    return joined(pieces, '');
  };
}

/** -split 'pattern', most; groups of the pattern are parts of their own. */
export function splitter(right: Value, matchCase: boolean): (left: Value) => Value[] {
  const [pattern = null, limit = 0] = Array.isArray(right) ? right : [right];
  const regex = new Regex(textOf(pattern), matchCase);
  const most = toInteger(limit);
  return (left) => split(textOf(left), regex, most);
}

/** Unary -split: what stands between blanks. */
export function words(value: Value): Value[] {
  const text = textOf(value);
  const found: string[] = [];
  for (const [word] of text.matchAll(/\S+/g)) {
    found.push(word);
    checkCount(found.length);
  }
  return found;
}

function split(text: string, regex: Regex, most: number): Value[] {
  const parts: string[] = [];
  let from = 0;
  let cuts = 0;
  for (const match of regex.all(text)) {
    if (most > 0 && cuts + 1 >= most) break;
    const [, ...groups] = match.groups.values();
    parts.push(text.slice(from, match.start), ...groups);
    checkCount(parts.length);
    from = match.end;
    cuts++;
  }
  return [...parts, text.slice(from)];
}

type ReplacementPart = (match: Match, text: string) => string;

/** $1, ${name}, $&, $`, $', $$ and the text between them. */
function replacementParts(replacement: string): readonly ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  let from = 0;
  for (const found of replacement.matchAll(/\$(?:(\d+)|\{(\w+)\}|([$&`']))/g)) {
    const { index } = found;
    const [whole, number, name = number, sign = ''] = found;
    const before = replacement.slice(from, index);
    parts.push(() => before);
    parts.push(name === undefined ? signPart(sign) : (match) => match.groups.get(name) ?? '');
    from = index + whole.length;
  }
  const rest = replacement.slice(from);
  return [...parts, () => rest];
}

function signPart(sign: string): ReplacementPart {
  switch (sign) {
    case '&':
      return (match) => match.groups.get('0') ?? '';
    case '`':
      return (match, text) => text.slice(0, match.start);
    case "'":
      return (match, text) => text.slice(match.end);
    default:
      return () => '$';
  }
}
