/** As wide as help is set, its indentation included. */
const width = 100;

/** A heading with paragraphs below it; nothing where there are none. */
export function section(heading: string, paragraphs: readonly string[]): readonly string[] {
  if (paragraphs.length === 0) return [];
  return [heading, ...paragraphs.flatMap((paragraph) => indented(paragraph, 1)), ''];
}

/** A paragraph as lines, four blanks in for each level. */
export function indented(paragraph: string, levels: number): readonly string[] {
  const indent = ' '.repeat(4 * levels);
  const lines: string[] = [];
  let line = '';
  // Blanks within a line stay: columns hang on them.
  for (const [word] of paragraph.matchAll(/\s*\S+/g)) {
    if (line !== '' && indent.length + line.length + word.length > width) {
      lines.push(indent + line);
      line = word.trimStart();
    } else {
      line += word;
    }
  }
  return [...lines, (indent + line).trimEnd()];
}
