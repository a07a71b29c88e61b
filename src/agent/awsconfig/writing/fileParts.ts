import type { FileKind } from '../../../protocol/views/files.ts';
import type { Comment, Profile } from '../profile.ts';
import { holdsToken, namesSecret } from '../shownValue.ts';
import { naturalFile } from './writable.ts';

/**
 * What of a profile goes to one of the two files. A comment above a key goes with the key; others stay in the file that
 * they came from, unless nothing of the profile is left for it. One that may hold a secret does not leave credentials for
 * config, which is handed round more freely.
 * @param fileOf which file a key goes to
 */
export function partFor(
  kind: FileKind,
  { name, properties, comments = [] }: Profile,
  fileOf: (key: string) => FileKind = naturalFile,
): Profile {
  const files = new Set([...properties.keys()].map(fileOf));
  const goesTo = ({ file, above, text }: Comment): FileKind => {
    const stays = files.has(file);
    if (stays && file === 'credentials' && (namesSecret(text) || holdsToken(text))) return file;
    if (properties.has(above)) return fileOf(above);
    if (stays) return file;
    return file === 'config' ? 'credentials' : 'config';
  };
  return {
    name,
    properties: new Map([...properties].filter(([key]) => fileOf(key) === kind)),
    comments: comments.filter((comment) => goesTo(comment) === kind),
  };
}
