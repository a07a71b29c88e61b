import { isMasked } from '../keys.ts';
import { parse, type BodyLine, type HeaderLine, type PropertyLine } from '../reading/lines.ts';
import { mask, shownValue, withoutTokens } from '../shownValue.ts';

/** A line, or a long run of blank ones. */
export type FileLine = HeaderLine | BodyLine;

/** A longer run of blank lines counts as one line: a file of a few megabytes may be nothing but line ends. */
const blankLimit = 1000;

/** Every line of a shared file, one by one. */
export function fileLines(text: string): readonly FileLine[] {
  const { byteOrderMark, head, sections } = parse(text);
  const lines: FileLine[] = [];
  for (const line of head) addLine(line, lines);
  for (const { header, lines: body } of sections) {
    lines.push(header);
    for (const line of body) addLine(line, lines);
  }
  const [first] = lines;
  if (byteOrderMark !== '' && first !== undefined) lines[0] = { ...first, text: byteOrderMark + first.text };
  return lines;
}

function addLine(line: BodyLine, lines: FileLine[]): void {
  if (line.kind !== 'blank' || line.count === 1 || line.count > blankLimit) {
    lines.push(line);
    return;
  }
  const { number, text, end } = line;
  const blanks = (text + end).match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+/g) ?? [];
  for (const [index, blank] of blanks.entries()) {
    const own = blank.replace(/[\r\n]+$/, '');
    lines.push({ ...line, number: number + index, count: 1, text: own, end: blank.slice(own.length) });
  }
}

/**
 * What of a line a person may see: all but the values of keys that are secret or unknown, the first characters of an
 * access key id, what continues a value, what a comment says, and whatever could not be understood, since it may be the
 * rest of a secret.
 * @param above the lower-case key that a sub-property stands below
 */
export function shownLine(line: FileLine, above: string): string {
  // A file's mark cannot be seen, and may be all that a change takes away. Columns count from behind it; one on a later
  // line is a character like any other, and to take it out would move the mask off the secret.
  if (line.number !== 1 || !line.text.startsWith('\uFEFF')) return masked(line, above);
  return `(byte order mark) ${masked({ ...line, text: line.text.slice(1) }, above)}`;
}

function masked(line: FileLine, above: string): string {
  switch (line.kind) {
    case 'blank':
      return line.count > 1 ? '' : line.text;
    case 'header':
      return shownHeader(line);
    case 'comment':
      return shownComment(line.text);
    case 'broken':
      return mask;
    case 'continuation':
      return line.text.slice(0, line.column - 1) + mask;
    case 'property':
    case 'subProperty':
      return shownProperty(line, above);
  }
}

function shownHeader({ title, text, column }: HeaderLine): string {
  if (title === undefined) return mask;
  const close = text.indexOf(']', column) + 1;
  const comment = text.slice(close);
  return withoutTokens(text.slice(0, close)) + (comment.trim() === '' ? '' : ` ${shownComment(comment)}`);
}

function shownComment(text: string): string {
  return `${text.trim().charAt(0)} ${mask}`;
}

function shownProperty(line: PropertyLine, above: string): string {
  const from = line.valueColumn - 1;
  const rest = line.text.slice(from + line.value.length);
  const comment = rest.trim() === '' ? '' : ` ${shownComment(rest)}`;
  return line.text.slice(0, from) + shownText(line, above) + comment;
}

function shownText({ kind, key, value }: PropertyLine, above: string): string {
  const lowerCase = key.toLowerCase();
  if (value === '') return '';
  return kind === 'subProperty' && isMasked(above) ? mask : shownValue(lowerCase, value);
}
