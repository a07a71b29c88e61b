import type { FileKind } from '../../../protocol/views/files.ts';
import { parse } from './lines.ts';
import { sectionMeaning } from './sections.ts';

/**
 * Which of the two shared files a text is: by its name, else by its sections, since only a config file has
 * `[profile x]`, `[sso-session x]` or `[services x]`.
 * @param name file name without folders
 */
export function kindOf(name: string, text: string): FileKind {
  const lowerCase = name.toLowerCase();
  if (lowerCase.startsWith('credentials')) return 'credentials';
  if (lowerCase.startsWith('config')) return 'config';
  return parse(text).sections.some(({ header }) => isConfigOnly(header.title ?? ''))
    ? 'config'
    : 'credentials';
}

function isConfigOnly(title: string): boolean {
  const meaning = sectionMeaning(title, 'config');
  return meaning.at === 'shared' || (meaning.at === 'profile' && meaning.prefixed);
}
