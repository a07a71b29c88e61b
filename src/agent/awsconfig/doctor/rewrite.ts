import type { BodyLine, HeaderLine, IniFile } from '../reading/lines.ts';

/** What becomes of lines, by their number: the lines that stand there instead, none where it goes. */
export type Rewriting = ReadonlyMap<number, readonly string[]>;

/** The text of a file with some of its lines rewritten. Ends of lines stay; a line more ends as the one that it came from. */
export function rewritten(file: IniFile, lines: Rewriting): string {
  let text: string = file.byteOrderMark;
  const add = (line: BodyLine | HeaderLine) => {
    const fresh = lines.get(line.number) ?? [line.text];
    if (fresh.length > 0) text += fresh.join(line.end === '' ? '\n' : line.end) + line.end;
  };
  file.head.forEach(add);
  for (const section of file.sections) {
    add(section.header);
    section.lines.forEach(add);
  }
  return text;
}
