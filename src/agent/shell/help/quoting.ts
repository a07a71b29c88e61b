import { doubleQuotes, singleQuotes } from '../syntax/lexing/characters.ts';

/** What an argument was begun with. */
export type Quote = '' | "'" | '"';

const bare = /^[\p{L}\p{N}_][\p{L}\p{N}_./\\:@+-]*$/u;
const name = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const special = new RegExp(`[\`$${doubleQuotes}]`, 'g');
const anySingle = new RegExp(`[${singleQuotes}]`, 'g');

/** A text as an argument: as a bare word where it can be one, else in the quotes that it was begun with. */
export function quotedArgument(text: string, begun: Quote): string {
  if (begun === '"') return `"${text.replace(special, '`$&')}"`;
  return begun === '' && bare.test(text) ? text : inSingleQuotes(text);
}

/** A name as it stands behind a dot. */
export function quotedMember(text: string): string {
  return name.test(text) ? text : inSingleQuotes(text);
}

/** A variable with what it was begun with: `$` and a scope, or `@`. */
export function quotedVariable(text: string, before: string): string {
  if (name.test(text) && !before.startsWith('${')) return `${before}${text}`;
  return `\${${before.replace(/^(?:\$\{?|@)/, '')}${text.replace(/[`}{]/g, '`$&')}}`;
}

function inSingleQuotes(text: string): string {
  return `'${text.replace(anySingle, '$&$&')}'`;
}
