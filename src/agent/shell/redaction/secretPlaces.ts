import { tokenPlaces } from '../../awsconfig/shownValue.ts';
import { SecretNames, type IsSecretParameter } from './secretNames.ts';
import { SecretSearch } from './secretSearch.ts';
import { namedInBrokenCode } from './secretTexts.ts';
import { tokenize } from '../syntax/lexing/tokenize.ts';
import { parse } from '../syntax/parse.ts';
import type { Token } from '../syntax/tokens.ts';
import type { Span } from '../syntax/tree.ts';

/**
 * The parts of any text, parsable or not, that are or may be secrets: by the parameter or name that they are given to, by
 * their form, and codes of six digits where one may stand without its parameter's name. They may overlap.
 */
export function secretPlaces(source: string, isSecretParameter: IsSecretParameter): readonly Span[] {
  const names = new SecretNames(isSecretParameter);
  const tokens = tokenize(source);
  const isCode = parses(source);
  const known = names.learned;
  let search = searched(source, tokens, names, isCode);
  // What a variable is used for, and a function is given, may stand behind its first use.
  if (names.learned > known) search = searched(source, tokens, names, isCode);
  // What is wrong may be meant otherwise than its tokens say: where a quote is missing, text is code and code is text.
  const named = isCode ? [] : namedInBrokenCode(source, names);
  const formed = tokenPlaces(source).filter(({ start, end }) => search.plainNames.get(start) !== end);
  return [...search.places, ...named, ...formed];
}

function searched(
  source: string,
  tokens: readonly Token[],
  names: SecretNames,
  isCode: boolean,
): SecretSearch {
  const search = new SecretSearch(source, names, isCode);
  tokens.forEach((token, at) => {
    search.take(token, tokens[at + 1]);
  });
  return search;
}

function parses(source: string): boolean {
  try {
    parse(source);
    return true;
  } catch {
    return false;
  }
}
