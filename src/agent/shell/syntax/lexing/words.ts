import {
  dashes,
  doubleQuotes,
  endOf,
  isDoubleQuote,
  isSingleQuote,
  matchAt,
  singleQuotes,
  wordEnds,
} from './characters.ts';
import { escapeAt } from './strings.ts';
import type { Text } from './strings.ts';
import type { Token } from '../tokens.ts';
import { isExpansion } from './variables.ts';

const plain = new RegExp(`[^${wordEnds}\`$${singleQuotes}${doubleQuotes}]+`, 'y');
const lineContinuation = /`(?:$|[\r\n])/y;

/**
 * A bare word, or a part of one up to what is put in: a variable, a subexpression or a string in double quotes. Empty
 * where the word ends.
 */
export function wordAt(source: string, at: number): Text {
  let value = '';
  let end = at;
  for (;;) {
    const plainEnd = endOf(plain, source, end);
    value += source.slice(end, plainEnd);
    end = plainEnd;
    const character = source[end];
    if (character === '`' && !matchAt(lineContinuation, source, end)) {
      const escape = escapeAt(source, end);
      value += escape.value;
      end = escape.end;
    } else if (character === '$' && !isExpansion(source, end)) {
      value += character;
      end++;
    } else {
      return { value, end };
    }
  }
}

const parameter = new RegExp(
  `[${dashes}]([\\p{L}_?][^${wordEnds}:.[\`$${singleQuotes}${doubleQuotes}]*)(:?)`,
  'uy',
);

/** `-Name` or `-Name:`. */
export function parameterAt(source: string, at: number): Token | undefined {
  const found = matchAt(parameter, source, at);
  const end = at + (found?.[0].length ?? 0);
  if (!found) return undefined;
  const [, name = '', colon] = found;
  // -a"b" is a word; behind a colon a quote begins the argument.
  if (colon !== ':' && (isSingleQuote(source[end]) || isDoubleQuote(source[end]))) return undefined;
  return { kind: 'parameter', name, colon: colon === ':', start: at, end };
}
