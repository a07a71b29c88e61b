import type { SecretNames } from './secretNames.ts';
import { doubleQuotes, matchAt, singleQuotes } from '../syntax/lexing/characters.ts';
import type { Span } from '../syntax/tree.ts';

// A name between two colons is a part of an arn.
const assigned = /(?<![\w-])(?<!:(?=[\w-]{1,64}:))([\w-]{1,64})["'`\\\]]*\s*[=:]\s*["'`\\@({[]*/g;
const given = /(?<![\w-])[-–—―]{1,2}(\w[\w-]{0,63})(?:[:=]\s*|\s+)["'`\\@({[]*/g;
const assignedValue = /[^\s"',;}]+/y;
const givenValue = /[^\s"',;)}]+/y;

/** Where a text that is no code, such as a comment or a string, gives secrets to names or parameters. */
export function namedInText(text: string, names: SecretNames): readonly Span[] {
  return [
    ...valuesBehind(text, assigned, assignedValue, (name) => names.say(name)),
    ...valuesBehind(text, given, givenValue, (name) => names.sayOfParameter(undefined, name)),
  ];
}

/** The same in code that is wrong: also all that stands in a line behind a name, but for names. */
export function namedInBrokenCode(text: string, names: SecretNames): readonly Span[] {
  return [
    ...namedInText(text, names),
    ...valuesBehind(text, assigned, assignedValue, (name) => name.length > 1 && names.sayOfMember(name)),
    ...Array.from(text.matchAll(line)).flatMap(({ index, 0: code }) => behindName(code, index, names)),
  ];
}

const line = /[^\r\n]+/g;
const piece = new RegExp(`[^\\s=|\`,;(){}\\][${singleQuotes}${doubleQuotes}]+`, 'g');
/** A parameter or operator, a cmdlet, a variable with its members, and what no secret is as short as. */
const plainPiece = /^(?:[-–—―]\p{L}+|[a-z]+-[a-z]+|\$[\w:.?]*|\W)$/iu;

function behindName(code: string, start: number, names: SecretNames): readonly Span[] {
  const places: Span[] = [];
  let isBehind = false;
  for (const { index, 0: text } of code.matchAll(piece)) {
    if (isBehind && !plainPiece.test(text)) {
      places.push({ start: start + index, end: start + index + text.length });
    }
    isBehind ||= names.say(text) || names.commands.has(text.toLowerCase());
  }
  return places;
}

function valuesBehind(
  text: string,
  naming: RegExp,
  value: RegExp,
  isSecret: (name: string) => boolean,
): readonly Span[] {
  const places: Span[] = [];
  let from = 0;
  for (const { index, 0: whole, 1: name = '' } of text.matchAll(naming)) {
    const start = index + whole.length;
    if (index < from || !isSecret(name)) continue;
    const found = matchAt(value, text, start)?.[0];
    // A variable is no secret, what it holds is.
    if (found === undefined || found.startsWith('$')) continue;
    from = start + found.length;
    places.push({ start, end: from });
  }
  return places;
}
