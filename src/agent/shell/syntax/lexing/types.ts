import { endOf } from './characters.ts';
import type { Token } from '../tokens.ts';

const nameCharacters = /[\p{L}\p{N}_.,+` \t]+/uy;

/** `[int]`, `[string[]]`, `[Collections.Generic.List[string]]`. */
export function typeAt(source: string, at: number): Token {
  let open = 0;
  for (let end = at; ; end = endOf(nameCharacters, source, end)) {
    const character = source[end];
    if (character !== '[' && character !== ']') {
      const error = character === '(' ? 'AttributeNotSupported' : 'EndSquareBracketExpectedAtEndOfType';
      return { kind: 'error', error, start: at, end };
    }
    open += character === '[' ? 1 : -1;
    end++;
    if (open > 0) continue;
    const name = source.slice(at + 1, end - 1).trim();
    return name === ''
      ? { kind: 'error', error: 'UnexpectedToken', start: at, end }
      : { kind: 'type', name, start: at, end };
  }
}
