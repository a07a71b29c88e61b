/*
 * Texts measured in characters, for output in columns: one beyond U+FFFF is not two. A wide character counts as one.
 */

export function lengthOf(text: string): number {
  return /[\ud800-\udbff]/.test(text) ? Array.from(text).length : text.length;
}

/** A text of at most so many characters; one that is cut says so by "…". Of what is aligned right, the end says more. */
export function cut(text: string, width: number, align: 'left' | 'right'): string {
  if (lengthOf(text) <= width) return text;
  const characters = Array.from(text);
  return align === 'right'
    ? `…${characters.slice(characters.length - width + 1).join('')}`
    : `${characters.slice(0, width - 1).join('')}…`;
}

/** A line as one or more of at most so many characters. */
export function broken(line: string, width: number): string[] {
  if (lengthOf(line) <= width) return [line];
  const characters = Array.from(line);
  return Array.from({ length: Math.ceil(characters.length / width) }, (_, part) =>
    characters.slice(part * width, (part + 1) * width).join(''),
  );
}
