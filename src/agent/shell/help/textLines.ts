/** As wide as help is set, its indentation included. */
const width = 100;

/** Blanks within a line stay: columns hang on them. */
const words = /\s*\S+/g;
/** A parameter stays with its argument: what is no bracket or dash belongs to the word before it. */
const parameters = /\s*\S+(?:\s+(?![[\s-])\S+)*/g;

/** A heading with paragraphs below it; nothing where there are none. */
export function section(heading: string, paragraphs: readonly string[]): readonly string[] {
  if (paragraphs.length === 0) return [];
  return [heading, ...paragraphs.flatMap((paragraph) => indented(paragraph, 1)), ''];
}

/** The same of lines of syntax, apart from each other. */
export function syntaxSection(syntax: readonly string[]): readonly string[] {
  return ['SYNTAX', ...syntax.flatMap((line) => [...indented(line, 1, parameters), ''])];
}

/** A paragraph as lines, four blanks in for each level. */
export function indented(paragraph: string, levels: number, parts = words): readonly string[] {
  const indent = ' '.repeat(4 * levels);
  const lines: string[] = [];
  let line = '';
  for (const [part] of paragraph.matchAll(parts)) {
    if (line !== '' && indent.length + line.length + part.length > width) {
      lines.push(indent + line);
      line = part.trimStart();
    } else {
      line += part;
    }
  }
  return [...lines, indent + line];
}
