import { maskKeyId } from './accessKeyId.ts';
import { isMasked } from './keys.ts';
import { parse, type BodyLine, type HeaderLine, type PropertyLine } from './lines.ts';

export interface ShownLine {
  /** Counts from 1. */
  readonly number: number;
  readonly raw: string;
  readonly end: string;
  /** The line as a person may see it. */
  readonly shown: () => string;
}

const mask = '********';

/** A longer run of blank lines counts as one line: a file of a few megabytes may be nothing but line ends. */
const blankLimit = 1000;

/**
 * Every line of a shared file, one by one, and what of it may be shown: all but the values of keys that are secret or
 * unknown, the first characters of an access key id, what continues a value, what a comment says, and whatever could not
 * be understood, since it may be the rest of a secret.
 */
export function shownLines(text: string): readonly ShownLine[] {
  const { byteOrderMark, head, sections } = parse(text);
  const lines = [...linesOf(head)];
  for (const { header, lines: body } of sections) {
    const { number, text: raw, end } = header;
    lines.push({ number, raw, end, shown: () => shownHeader(header) });
    for (const line of linesOf(body)) lines.push(line);
  }
  const [first] = lines;
  if (byteOrderMark === '' || first === undefined) return lines;
  // It cannot be seen, and may be all that a change takes away.
  const marked = {
    ...first,
    raw: byteOrderMark + first.raw,
    shown: () => `(byte order mark) ${first.shown()}`,
  };
  return [marked, ...lines.slice(1)];
}

function* linesOf(lines: readonly BodyLine[]): Generator<ShownLine> {
  let key = '';
  for (const line of lines) {
    if (line.kind === 'property') key = line.key.toLowerCase();
    const above = key;
    const { number, text: raw, end } = line;
    if (line.kind !== 'blank') yield { number, raw, end, shown: () => shownLine(line, above) };
    else if (line.count > blankLimit) yield { number, raw, end, shown: () => '' };
    else yield* blankLines(line);
  }
}

function* blankLines({ number, text, end }: BodyLine): Generator<ShownLine> {
  const blanks = (text + end).match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+/g) ?? [];
  for (const [index, blank] of blanks.entries()) {
    const raw = blank.replace(/[\r\n]+$/, '');
    yield { number: number + index, raw, end: blank.slice(raw.length), shown: () => raw };
  }
}

function shownHeader({ title, text, column }: HeaderLine): string {
  if (title === undefined) return mask;
  const close = text.indexOf(']', column) + 1;
  const comment = text.slice(close);
  return text.slice(0, close) + (comment.trim() === '' ? '' : ` ${shownComment(comment)}`);
}

function shownLine(line: Exclude<BodyLine, { kind: 'blank' }>, above: string): string {
  switch (line.kind) {
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

function shownComment(text: string): string {
  return `${text.trim().charAt(0)} ${mask}`;
}

function shownProperty(line: PropertyLine, above: string): string {
  const from = line.valueColumn - 1;
  const rest = line.text.slice(from + line.value.length);
  const comment = rest.trim() === '' ? '' : ` ${shownComment(rest)}`;
  return line.text.slice(0, from) + shownValue(line, above) + comment;
}

function shownValue({ key, value }: PropertyLine, above: string): string {
  const lowerCase = key.toLowerCase();
  if (value === '') return '';
  if (isMasked(lowerCase) || isMasked(above)) return mask;
  return lowerCase === 'aws_access_key_id' ? maskKeyId(value) : value;
}
