import type { FileKind } from '../../../protocol/views.ts';
import type { Comment, Profile } from '../profile.ts';
import { naturalFile } from './writable.ts';

/**
 * What of a profile goes to one of the two files. A comment above a key goes with the key; others stay in the file that
 * they came from, unless nothing of the profile is left for it.
 * @param fileOf which file a key goes to
 */
export function partFor(
  kind: FileKind,
  { name, properties, comments = [] }: Profile,
  fileOf: (key: string) => FileKind = naturalFile,
): Profile {
  const files = new Set([...properties.keys()].map(fileOf));
  const goesTo = ({ file, above }: Comment): FileKind => {
    if (properties.has(above)) return fileOf(above);
    if (files.has(file)) return file;
    return file === 'config' ? 'credentials' : 'config';
  };
  return {
    name,
    properties: new Map([...properties].filter(([key]) => fileOf(key) === kind)),
    comments: comments.filter((comment) => goesTo(comment) === kind),
  };
}
