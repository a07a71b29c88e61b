import type { FileKind } from '../../../protocol/views/files.ts';
import type { SectionWord } from '../profile.ts';

/** What a section's title means in a file of one kind. */
export type SectionMeaning =
  | { readonly at: 'profile'; readonly name: string; readonly prefixed: boolean; readonly quoted: boolean }
  /** No profile, but what profiles refer to. */
  | { readonly at: 'shared'; readonly word: SectionWord; readonly name: string }
  /** A bare name in a config file, which no reader takes for a profile. */
  | { readonly at: 'other' }
  | { readonly at: 'unnamed' }
  /** Of a name that is left alone for its length. */
  | { readonly at: 'long' };

/** A name is repeated with all that is said of its profile: one of megabytes would fill the memory. */
export const longestName = 1024;

/** @param title what stands between the brackets, trimmed */
export function sectionMeaning(title: string, kind: FileKind): SectionMeaning {
  const { word, rest } = split(title);
  if (title === '' || (kind === 'config' && title === 'profile')) return { at: 'unnamed' };
  if ((word === 'sso-session' || word === 'services') && rest !== '') {
    const name = unquoted(rest);
    return unusable(name) ?? { at: 'shared', word, name };
  }
  const prefixed = word === 'profile' && rest !== '';
  if (kind === 'config' && !prefixed && title !== 'default') return { at: 'other' };
  const written = prefixed ? rest : title;
  const name = unquoted(written);
  return unusable(name) ?? { at: 'profile', name, prefixed, quoted: name !== written };
}

function unusable(name: string): SectionMeaning | undefined {
  if (name === '') return { at: 'unnamed' };
  return name.length > longestName ? { at: 'long' } : undefined;
}

/** Whether a name is of the characters that every reader of the shared files takes. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z0-9_\-/.%@:+]+$/.test(name);
}

function split(title: string): { word: string; rest: string } {
  const space = title.search(/\s/);
  return space === -1
    ? { word: title, rest: '' }
    : { word: title.slice(0, space), rest: title.slice(space).trim() };
}

function unquoted(name: string): string {
  const quote = name.charAt(0);
  const isQuoted = name.length >= 2 && (quote === '"' || quote === "'") && name.endsWith(quote);
  return isQuoted ? name.slice(1, -1) : name;
}
