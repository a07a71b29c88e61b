import type { FileKind } from '../../../protocol/views/files.ts';
import { isSecretKey } from '../keys.ts';
import type { BodyLine, HeaderLine, IniFile } from './lines.ts';
import type { Comment } from '../profile.ts';

/**
 * The comments of each section of a file, in its order. Those directly above a header are the section's below, others
 * stand above the key that follows them or at the end of their section. Whatever stands before the first header goes
 * with it, blank lines between or not: a file's first words belong to nobody, and would be lost.
 */
export function sectionComments(
  { head, sections }: IniFile,
  file: FileKind,
): readonly (readonly Comment[])[] {
  let overHeader = head.filter(isComment).map(({ text }) => text.trim());
  return sections.map(({ header, lines }, index) => {
    const comments = [...overHeader, ...headerComment(header)].map((text) => ({ file, above: '[', text }));
    const from = index === sections.length - 1 ? lines.length : overNextHeader(lines);
    overHeader = lines.slice(from).map(({ text }) => text.trim());
    return comments.concat(bodyComments(lines.slice(0, from), file));
  });
}

/** Where the comment lines begin that run up to the end of the lines, and so to the next header. */
export function overNextHeader(lines: readonly BodyLine[]): number {
  return lines.findLastIndex((line) => !isComment(line)) + 1;
}

function headerComment({ text, title, column }: HeaderLine): readonly string[] {
  const comment = title === undefined ? '' : text.slice(text.indexOf(']', column) + 1).trim();
  return comment === '' ? [] : [comment];
}

function bodyComments(lines: readonly BodyLine[], file: FileKind): readonly Comment[] {
  const comments: Comment[] = [];
  let waiting: string[] = [];
  let key = '';
  const put = (above: string) => {
    if (waiting.length === 0) return;
    for (const text of waiting) comments.push({ file, above, text });
    waiting = [];
  };
  for (const line of lines) {
    if (line.kind === 'comment') waiting.push(line.text.trim());
    if (line.kind !== 'property' && line.kind !== 'subProperty' && line.kind !== 'continuation') continue;
    // Among sub-properties and continued values no place of a comment's own is kept: all stand above their key.
    if (line.kind === 'property') key = line.key.toLowerCase();
    // In a secret the sign is part of it.
    if (line.commentColumn !== undefined && !isSecretKey(line.kind === 'continuation' ? key : line.key)) {
      waiting.push(line.text.slice(line.commentColumn - 1).trim());
    }
    put(key);
  }
  put('');
  return comments;
}

function isComment({ kind }: BodyLine): boolean {
  return kind === 'comment';
}
